import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// What a form says when it is not in order: which field, what is allowed, what to do next.
@Suite("Messages that say what to do")
struct PlainMessageTests {
    @Test func `every field that is not in order says what is allowed`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        let goal = [("partij", "stad"), ("titel", "Huizen"), ("transitie", "energie"), ("schaal", "wijk")]
        let cases: [(path: String, fields: [(String, String)], words: String)] = [
            ("/kaart/nieuw", ProcessFormTests.card.filter { $0.0 != "gereed" } + [("gereed", "morgen")], "31-12-2026"),
            ("/kaart/nieuw", ProcessFormTests.card.filter { $0.0 != "vraag" } + [("vraag", "a")], "andere fase"),
            ("/doel/nieuw", goal + [("hoeveelheid", "veel"), ("eenheid", "woningen")], "geen getal"),
            ("/doel/nieuw", goal + [("hoeveelheid", "2.9"), ("eenheid", "woningen")], "op twee manieren"),
            ("/doel/nieuw", goal + [("hoeveelheid", "-5"), ("eenheid", "woningen")], "tussen 0 en"),
            (
                "/aanleiding/nieuw", [("titel", "Riool"), ("soort", "sociaal"), ("jaar", "ooit")],
                "geen heel getal"
            ),
            (
                "/opdracht", [("naam", "Meerburg"), ("gebieden", "BU90010100, BU99999999"), ("schaal", "wijk")],
                "Het gebied „BU99999999” kennen we niet"
            ),
            ("/opdracht", [("naam", "Meerburg"), ("gebieden", ""), ("schaal", "wijk")], "teken een grens"),
            (
                "/partij/nieuw",
                [("naam", "stad"), ("soort", "gemeente"), ("betrokken", "samenwerking"), ("alliantie", "mens")],
                "al een partij met deze naam"
            ),
        ]
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let before = try await town.version(stream)
            for (path, fields, words) in cases {
                town.town.clock.pass(.seconds(2))
                let answer = try await anna.send(
                    home + path, fields + [("id", "n1"), ("gezien", String(before))])
                #expect(answer.status == 422, "\(path) \(fields)")
                #expect(answer.text.contains(words), "\(path) does not say '\(words)'")
                #expect(SoundPage.problems(answer.text, language: "nl") == [])
            }
            #expect(try await town.version(stream) == before)
        }
    }

    @Test func `a number with a point for thousands is kept and shown as that`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let sent = try await anna.send(
                home + "/doel/nieuw",
                [
                    ("id", "huizen"), ("partij", "stad"), ("titel", "Huizen"), ("transitie", "energie"),
                    ("schaal", "wijk"), ("hoeveelheid", "2.900"), ("eenheid", "woningen"), ("termijn", "31-12-2030"),
                ])
            #expect(sent.status == 303)
            let goal = try #require(try await town.service.process(stream)?.goals["huizen"]?.item)
            #expect(goal.quantity?.amount == 2_900)
            #expect(goal.deadline == CalendarDay("2030-12-31"))
            #expect(try await anna.get(home + "/doelen").text.contains("2.900 woningen"))
            #expect(try await anna.get(home + "/doel/huizen").text.contains("value=\"2900\""))
        }
    }

    @Test func `a day that is none still shows in its field`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let answer = try await #require(browsers[.anna]).send(
                "/proces/\(stream.rawValue)/kaart/nieuw",
                ProcessFormTests.card.filter { $0.0 != "gereed" } + [("gereed", "eind maart"), ("id", "n1")])
            #expect(answer.text.firstMatch(of: /type="text"[^>]*value="eind maart"/) != nil)
        }
    }

    @Test func `what cannot be taken away names what refers to it`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let seen = ("gezien", String(try await town.version(stream)))
            let goal = try await anna.send(home + "/doel/doel", [("reden", "Weg"), seen], to: home + "/doel/doel/weg")
            #expect(goal.status == 409)
            #expect(goal.text.contains("<li>doel: Warmtenet</li>"))
            let party = try await anna.send(
                home + "/partij/buurt", [("reden", "Weg"), seen], to: home + "/partij/buurt/weg")
            #expect(party.text.contains("<li>een deelnemer spreekt voor deze partij</li>"))
            #expect(party.text.contains("<li>belang: Schaduw</li>"))
            #expect(SoundPage.problems(party.text, language: "nl") == [])
        }
    }

    @Test func `a file with nothing in it, and one that is too large, are told to be so`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let secret = try await anna.formSecret()
            let path = "/proces/\(stream.rawValue)/kaart/los/bestand"
            let empty = try await anna.upload(path, [("csrf", secret)], file: [], name: "leeg.txt")
            #expect(empty.status == 422)
            #expect(empty.text.contains("Er staat niets in dit bestand"))
            let letters = [UInt8](repeating: 0x61, count: Attachment.mostBytes + 1)
            let large = try await anna.upload(path, [("csrf", secret)], file: letters, name: "groot.txt")
            #expect(large.status == 422)
            #expect(large.text.contains("hoogstens 20 MB"))
            let larger = try await anna.upload(
                path, [("csrf", secret)], file: letters + letters, name: "nog-groter.txt")
            #expect(larger.status == 413)
            #expect(larger.text.contains("Dit bestand is te groot"))
            #expect(larger.text.contains("hoogstens 20 MB"))
        }
    }

    @Test func `a text that is much too long comes back to be shortened`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let long = String(repeating: "lang ", count: 80_000) + "tot hier"
            let answer = try await #require(browsers[.anna]).send(
                home + "/kaart/nieuw",
                ProcessFormTests.card.filter { $0.0 != "tekst" } + [("tekst", long), ("id", "n1")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Er passen 10.000 in"))
            #expect(answer.text.contains("lang tot hier</textarea>"))
        }
    }

    @Test func `where there are no parties yet, pages lead to adding one`() async throws {
        let town = try await ProcessTown()
        let stream = try #require(StreamID(rawValue: "leeg"))
        try await town.given(
            StartProcess(Charter(name: "Leeg", areas: ["BU90010100"].compactMap { AreaCode($0) })), in: stream)
        let home = "/proces/leeg"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            for path in ["/belang/nieuw", "/doel/nieuw", "/verband/nieuw"] {
                let page = try await anna.get(home + path)
                #expect(page.status == 200)
                #expect(page.text.contains("Voeg eerst een partij toe"), "\(path)")
                #expect(page.text.contains("href=\"\(home)/partij/nieuw\""))
                #expect(!page.text.contains("<select"), "\(path)")
                #expect(SoundPage.problems(page.text, language: "nl") == [])
            }
            try await town.given(
                AddItem(
                    Party(name: "Stad", sort: .municipality, involvement: .cooperates, alliance: .built), id: "stad"),
                in: stream)
            let relation = try await anna.get(home + "/verband/nieuw")
            #expect(relation.text.contains("Leg eerst de doelen vast"))
            #expect(relation.text.contains("href=\"\(home)/doel/nieuw\""))
            #expect(try await anna.get(home + "/doel/nieuw").text.contains("<select"))
        }
    }

    @Test func `a partner without a goal is not offered a relation that would be refused`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(AdmitMember(town.id(.gijs), as: .partner, for: "leeg"), in: stream)
        try await town.visit { browsers in
            let gijs = try #require(browsers[.gijs])
            let page = try await gijs.get("/proces/\(stream.rawValue)/verband/nieuw")
            #expect(page.text.contains("Leg eerst een doel van uw partij vast"))
            #expect(!page.text.contains("name=\"ander\""))
            let dirk = try await #require(browsers[.dirk]).get("/proces/\(stream.rawValue)/verband/nieuw")
            #expect(dirk.text.contains("name=\"ander\""))
        }
    }
}
