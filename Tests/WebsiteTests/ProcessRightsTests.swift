import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing

/// What comes of every form of a process, for everybody: the matrix of rights once more, from outside.
@Suite("Forms of a process and who may send them")
struct ProcessRightsTests {
    /// A form as a browser would send it.
    struct Form: Sendable {
        let address: String
        let fields: [(String, String)]

        init(_ line: Substring) throws {
            let parts = line.split(separator: " ", maxSplits: 1)
            address = String(parts[0])
            fields =
                try parts.dropFirst().first.map { text in
                    try text.split(separator: "&").map { pair in
                        let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                        try #require(halves.count == 2)
                        return (String(halves[0]), String(halves[1]))
                    }
                } ?? []
        }
    }

    /// Who may: per line the outcome for director, project lead, partner (city), partner (water board), resident, reader,
    /// somebody who takes no part, and nobody; then the form. In `akkoord` and `vertrek` the rules of the command show too.
    static let table = """
        303 303 303 303 403 403 404 303  /kaart/nieuw id=k9&titel=Nieuw&fase=vertrekpunt&niveau=tactisch&alliantie=mens&stand=open
        303 303 303 303 403 403 404 303  /kaart/los titel=Anders&fase=vertrekpunt&niveau=tactisch&alliantie=mens&stand=open
        303 303 303 303 403 403 404 303  /kaart/los/weg reden=Klaar
        303 303 303 303 403 403 404 303  /kaart/los/verplaats fase=borging&niveau=strategisch
        303 303 303 303 403 403 404 303  /kaart/los/stand stand=klaar
        303 303 303 303 403 403 404 303  /raakvlak/nieuw id=r9&kaart=kaart&ander=los&reden=Samen
        303 303 303 303 403 403 404 303  /bestand/bestand/weg reden=Klaar
        303 303 403 403 403 403 404 303  /partij/nieuw id=p9&naam=Nieuw&soort=bedrijf&betrokken=samenwerking&alliantie=mens
        303 303 403 403 403 403 404 303  /partij/stad naam=Anders&soort=gemeente&betrokken=samenwerking&alliantie=mens
        303 303 403 403 403 403 404 303  /partij/leeg/weg reden=Klaar
        303 303 303 403 403 403 404 303  /belang/nieuw id=b9&partij=stad&titel=Nieuw
        303 303 403 403 303 403 404 303  /belang/nieuw id=b9&partij=buurt&titel=Nieuw
        303 303 303 403 403 403 404 303  /belang/belang partij=stad&titel=Anders
        303 303 303 403 403 403 404 303  /belang/belang/weg reden=Klaar
        303 303 303 403 403 403 404 303  /doel/nieuw id=d9&partij=stad&titel=Nieuw&transitie=energie&schaal=wijk
        303 303 403 403 403 403 404 303  /doel/nieuw id=d9&partij=buurt&titel=Nieuw&transitie=energie&schaal=wijk
        303 303 303 403 403 403 404 303  /doel/stap partij=stad&titel=Anders&transitie=energie&schaal=wijk
        303 303 403 403 403 403 404 303  /doel/stap partij=water&titel=Anders&transitie=energie&schaal=wijk
        303 303 303 303 403 403 404 303  /verband/nieuw id=v9&doel=doel&ander=nat&soort=samen&reden=Water
        303 303 303 403 403 403 404 303  /verband/nieuw id=v9&doel=doel&ander=stap&soort=samen&reden=Water
        303 303 303 303 403 403 404 303  /verband/verband doel=stap&ander=nat&soort=samen&reden=Anders
        303 303 303 403 403 403 404 303  /verband/verband doel=stap&ander=doel&soort=samen&reden=Anders
        303 303 303 303 403 403 404 303  /verband/verband/weg reden=Klaar
        303 303 403 403 403 403 404 303  /activiteit/nieuw id=a9&soort=overleg&titel=Nieuw&dag=2026-03-04
        303 303 403 403 403 403 404 303  /activiteit/overleg soort=overleg&titel=Anders&dag=2026-03-04
        303 303 403 403 403 403 404 303  /activiteit/overleg/weg reden=Klaar
        303 303 403 403 403 403 404 303  /werkgroep/nieuw id=w9&naam=Nieuw
        303 303 403 403 403 403 404 303  /werkgroep/groep naam=Anders
        303 303 403 403 403 403 404 303  /werkgroep/groep/weg reden=Klaar
        303 303 303 303 403 403 404 303  /aanleiding/nieuw id=t9&titel=Nieuw&soort=sociaal
        303 303 303 303 403 403 404 303  /aanleiding/riool titel=Anders&soort=sociaal
        303 303 403 403 403 403 404 303  /besluit/nieuw id=x9&titel=Nieuw&besluit=Ja&reden=Goed
        403 403 303 403 403 403 404 303  /besluit/besluit/afwijkend partij=stad&reden=Anders
        403 403 403 403 303 403 404 303  /besluit/besluit/afwijkend partij=buurt&reden=Anders
        303 303 403 403 403 403 404 303  /besluit/besluit/afwijkend partij=leeg&reden=Anders
        303 303 403 403 403 403 404 303  /opdracht naam=Anders&gebieden=BU90010100&schaal=wijk
        303 303 403 403 403 403 404 303  /stap stap=pakketten&reden=Verder
        303 303 403 403 403 403 404 303  /product document=masterplan&samenvatting=Klaar
        303 303 303 403 403 403 404 303  /dynamiek/score partij=stad&transitie=mobiliteit&schaal=wijk&aandacht=3
        303 303 403 403 303 403 404 303  /dynamiek/score partij=buurt&transitie=mobiliteit&schaal=wijk&aandacht=3
        303 303 403 403 403 403 404 303  /dynamiek/uitgangspunten koploper=mobiliteit&reden=Anders
        403 403 303 403 403 403 404 303  /dynamiek/afwijkend partij=stad&reden=Anders
        403 403 403 403 303 403 404 303  /dynamiek/afwijkend partij=buurt&reden=Anders
        303 303 403 403 403 403 404 303  /dynamiek/afwijkend partij=leeg&reden=Anders
        303 303 303 303 403 403 404 303  /samenwerking/antwoord vraag=doel&antwoord=Anders
        303 303 403 403 403 403 404 303  /samenwerking/partner partij=buurt&inbreng=Tijd&doel=Schaduw
        303 303 303 403 403 403 404 303  /samenwerking/partner partij=stad&inbreng=Tijd&doel=Schaduw
        303 303 303 403 403 403 404 303  /samenwerking/partner partij=stad&weg=ja&reden=Klaar
        303 303 403 403 403 403 404 303  /samenwerking/versie
        403 403 303 403 403 403 404 303  /samenwerking/akkoord versie=1&partij=stad
        403 403 303 403 403 403 404 303  /samenwerking/niet-akkoord versie=1&partij=stad&reden=Vaag
        303 303 403 403 403 403 404 303  /samenwerking/vorm fase=beheer&belang=onmisbaar&verhouding=gelijk&context=zeker&vorm=combine&reden=Zo
        200 403 403 403 403 403 404 303  /deelnemers/uitnodigen rol=lezer
        303 403 403 403 403 403 404 303  /deelnemers/intrekken uitnodiging=x
        303 403 403 403 403 403 404 303  /deelnemers/rol lid=FIEN&rol=bewoner
        303 403 403 403 403 303 404 303  /deelnemers/vertrek lid=FIEN
        409 303 303 303 303 303 404 303  /deelnemers/vertrek lid=ZELF
        303 403 403 403 403 403 404 303  /deelnemers/zichtbaar zichtbaar=iedereen
        200 403 403 403 403 403 404 303  /deelnemers/zichtbaar zichtbaar=link
        """

    private struct Row: Sendable {
        let outcomes: [Int]
        let form: Form
    }

    private static func rows() throws -> [Row] {
        try table.split(separator: "\n").map { line in
            let words = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: true)
            try #require(words.count == 9)
            return Row(
                outcomes: try words[..<8].map { try #require(Int($0)) },
                form: try Form(words[8].drop { $0 == " " }))
        }
    }

    @Test func `every form has the outcome that the table says, and only then something happened`() async throws {
        let town = try await ProcessTown()
        let rows = try Self.rows()
        let fien = try town.id(.fien).rawValue
        try await town.visit { browsers in
            for (who, browser) in browsers {
                let secret = try await browser.formSecret(on: who == .nobody ? "/inloggen" : "/account")
                let column = try #require(Who.allCases.firstIndex(of: who))
                for (number, row) in rows.enumerated() {
                    let stream = try await town.begin("\(who.rawValue)-\(number)")
                    let before = try await town.version(stream)
                    town.town.clock.pass(.seconds(2))
                    let fields = row.form.fields.map { name, value in
                        (name, value == "FIEN" ? fien : value == "ZELF" ? town.persons[who]?.rawValue ?? "x" : value)
                    }
                    let answer = try await browser.post(
                        "/proces/\(stream.rawValue)" + row.form.address,
                        fields + [("gezien", String(before)), ("csrf", secret)])
                    let cell = "\(who) \(row.form.address) \(row.form.fields)"
                    #expect(answer.status == row.outcomes[column], "\(cell)")
                    // Nobody is sent to sign in; an invitation is no event of the process.
                    let isEvent = row.form.address != "/deelnemers/intrekken"
                    let isDone =
                        (answer.status == 303 && who != .nobody && isEvent)
                        || (answer.status == 200 && row.form.address == "/deelnemers/zichtbaar")
                    #expect((try await town.version(stream)) == before + (isDone ? 1 : 0), "\(cell)")
                    if who == .nobody { #expect(answer.headers[.location]?.hasPrefix("/inloggen") == true, "\(cell)") }
                }
            }
        }
    }

    @Test func `files are sent by who works on the board, and taken home by who may read`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            for (who, browser) in browsers {
                let secret = try await browser.formSecret(on: who == .nobody ? "/inloggen" : "/account")
                let answer = try await browser.upload(
                    home + "/kaart/los/bestand", [("csrf", secret)], file: Array("tekst van \(who)".utf8),
                    name: "a.txt")
                let expected =
                    switch who {
                    case .anna, .bert, .carla, .dirk, .nobody: 303
                    case .eva, .fien: 403
                    case .gijs: 404
                    }
                #expect(answer.status == expected, "\(who)")
                let file = try await browser.get(home + "/bestand/bestand")
                #expect(file.status == (who == .gijs || who == .nobody ? 404 : 200), "\(who)")
                #expect(file.status == 404 || file.text == "abc")
            }
            let process = try #require(try await town.service.process(stream))
            #expect(process.attachments.count == 5)
        }
    }
}
