import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// A form that comes back says what its writer saw when they began, not what has happened since: else mending a field would
/// overwrite unseen what another did in the meantime.
@Suite("What forms that come back say their writer saw")
struct ProcessSeenTests {
    /// Forms that come back, with something wrong in each; those with 200 were only looked at.
    static let cases: [(address: String, fields: [(String, String)], status: Int)] = [
        ("/kaart/los", ProcessFormTests.card.filter { $0.0 != "titel" } + [("titel", "")], 422),
        ("/kaart/los", ProcessFormTests.card.filter { $0.0 != "gereed" } + [("gereed", "morgen")], 422),
        (
            "/partij/stad",
            [("naam", ""), ("soort", "gemeente"), ("betrokken", "samenwerking"), ("alliantie", "mens")], 422
        ),
        ("/belang/belang", [("partij", "stad"), ("titel", "")], 422),
        (
            "/doel/doel",
            [
                ("partij", "stad"), ("titel", "Huizen"), ("transitie", "energie"), ("schaal", "wijk"),
                ("hoeveelheid", "veel"), ("eenheid", "woningen"),
            ], 422
        ),
        ("/verband/verband", [("doel", "stap"), ("ander", "nat"), ("soort", "samen"), ("reden", "")], 422),
        ("/activiteit/overleg", [("soort", "overleg"), ("titel", "Overleg"), ("dag", "morgen")], 422),
        ("/werkgroep/groep", [("naam", ""), ("opdracht", "Zoeken")], 422),
        ("/aanleiding/riool", [("titel", "Riool"), ("soort", "ondergrond"), ("jaar", "ooit")], 422),
        ("/opdracht", [("naam", ""), ("gebieden", "BU90010100"), ("schaal", "wijk")], 422),
        ("/opdracht", [("naam", "Meerburg"), ("gebieden", "BU90010100"), ("schaal", "wijk"), ("doe", "lees")], 200),
        ("/product", [("document", "startnotitie"), ("samenvatting", "")], 422),
        ("/besluit/nieuw", [("id", "b9"), ("titel", "Toch niet"), ("besluit", "Nee"), ("reden", "")], 422),
        ("/samenwerking/antwoord", [("vraag", "doel"), ("antwoord", String(repeating: "x", count: 10_001))], 422),
        ("/samenwerking/partner", [("partij", "stad"), ("inbreng", ""), ("doel", "Groen")], 422),
        ("/stap", [("stap", "pakketten"), ("reden", String(repeating: "x", count: 10_001))], 422),
        ("/kaart/los/weg", [("reden", String(repeating: "x", count: 10_001))], 422),
        (
            "/besluit/besluit/afwijkend", [("partij", "leeg"), ("reden", String(repeating: "x", count: 10_001))], 422
        ),
        (
            "/dynamiek/score",
            [
                ("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), ("aandacht", "3"),
                ("reden", String(repeating: "x", count: 10_001)),
            ], 422
        ),
        (
            "/dynamiek/uitgangspunten",
            [("koploper", "energie"), ("visie", "Koel"), ("reden", String(repeating: "x", count: 10_001))], 422
        ),
        (
            "/samenwerking/vorm",
            [
                ("fase", "beheer"), ("belang", "onmisbaar"), ("verhouding", "gelijk"), ("context", "zeker"),
                ("reden", String(repeating: "x", count: 10_001)),
            ], 422
        ),
    ]

    @Test(arguments: cases.indices) func `a form that comes back keeps the version its writer saw`(
        _ number: Int
    ) async throws {
        let form = Self.cases[number]
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let seen = String(try await town.version(stream))
            // Somebody else is at work meanwhile, at something else.
            try await town.given(AddItem(WorkingGroup(name: "Van Bert"), id: "ander"), in: stream, by: .bert)
            let answer = try await anna.send(
                "/account", form.fields + [("gezien", seen)], to: "/proces/\(stream.rawValue)" + form.address)
            #expect(answer.status == form.status, "\(form.address)")
            // The form that was sent, and what takes the same thing away.
            let sent = try #require(answer.text.firstMatch(of: /<form class="entry" method="post"[\s\S]*?<\/form>/))
                .output
            let kept = try #require(sent.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            #expect(kept == seen, "\(form.address)")
            if let removal = answer.text.firstMatch(of: /action="[^"]*\/weg"[\s\S]*?name="gezien" value="(\d+)"/),
                form.address.split(separator: "/").count == 2, form.address.split(separator: "/")[0] != "kaart"
            {
                #expect(removal.output.1 == seen, "\(form.address)")
            }
        }
    }
}
