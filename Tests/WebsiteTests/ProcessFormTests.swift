import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing

/// What forms of a process do with what people type: nothing is lost, nothing is overwritten unseen, nothing happens twice.
@Suite("Forms of a process and what is typed in them")
struct ProcessFormTests {
    static let card = [
        ("titel", "Mijn titel & <zo>"), ("tekst", "Regel één\nregel twee"), ("fase", "ambities"),
        ("niveau", "tactisch"),
        ("vraag", "e"), ("alliantie", "mens"), ("stand", "loopt"), ("eigenaar", "water"), ("gereed", "2027-01-31"),
        ("links", "Bron https://example.nl/"),
    ]

    @Test func `a form without the secret, or with somebody else's, changes nothing`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let before = try await town.version(stream)
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let foreign = try await #require(browsers[.bert]).formSecret()
            for secret in [nil, "", "x", foreign] {
                for address in [
                    "/kaart/nieuw", "/kaart/los/verplaats", "/stap", "/deelnemers/zichtbaar", "/samenwerking/antwoord",
                ] {
                    let fields = Self.card + [("id", "k9")] + (secret.map { [("csrf", $0)] } ?? [])
                    let answer = try await anna.post("/proces/\(stream.rawValue)" + address, fields)
                    #expect(answer.status == 403)
                    #expect(answer.text.contains("niet verwerkt"))
                }
                let file = try await anna.upload(
                    "/proces/\(stream.rawValue)/kaart/los/bestand", secret.map { [("csrf", $0)] } ?? [],
                    file: Array("tekst".utf8), name: "a.txt")
                #expect(file.status == 403)
            }
            let own = try await anna.formSecret()
            let elsewhere = try await anna.post(
                "/proces/\(stream.rawValue)/kaart/nieuw", Self.card + [("id", "k9"), ("csrf", own)],
                headers: [.origin: "https://evil.example"])
            #expect(elsewhere.status == 403)
            #expect(try await town.version(stream) == before)
        }
    }

    @Test func `a form that comes twice does it once`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let before = try await town.version(stream)
            for _ in 0..<2 {
                let answer = try await anna.send(home + "/kaart/nieuw", Self.card + [("id", "tweemaal")])
                #expect(answer.status == 303)
                #expect(answer.headers[.location] == home + "/bord#kaart-tweemaal")
            }
            #expect(try await town.version(stream) == before + 1)
            let decision = [("titel", "T"), ("besluit", "B"), ("reden", "R"), ("id", "eens")]
            for _ in 0..<2 { #expect(try await anna.send(home + "/besluit/nieuw", decision).status == 303) }
            #expect(try await town.version(stream) == before + 2)
            let charter = [("naam", "Nog een"), ("gebieden", "GM9001"), ("schaal", "wijk"), ("id", "abcd1234")]
            for _ in 0..<2 {
                let answer = try await anna.send("/processen/nieuw", charter)
                #expect(answer.headers[.location] == "/proces/nog-een-abcd")
            }
            #expect(try await town.service.all().count == 2)
            // Somebody else with the same name and key gets a process of their own.
            let bert = try await #require(browsers[.bert]).send("/processen/nieuw", charter)
            #expect(bert.status == 303)
            #expect(bert.headers[.location] != "/proces/nog-een-abcd")
            #expect(try await town.service.all().count == 3)
        }
    }

    @Test func `fields that are not in order are named, and everything typed is kept`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        let cases: [(path: String, fields: [(String, String)], wrong: String, kept: String)] = [
            ("/kaart/nieuw", [("titel", "")], "titel", "Regel één"),
            ("/kaart/nieuw", [("titel", String(repeating: "x", count: 201))], "titel", "Regel één"),
            ("/kaart/nieuw", [("tekst", String(repeating: "y", count: 10_001))], "tekst", "Mijn titel"),
            ("/kaart/nieuw", [("fase", "onbekend")], "fase", "Mijn titel"),
            ("/kaart/nieuw", [("fase", "borging")], "vraag", "Mijn titel"),
            ("/kaart/nieuw", [("alliantie", "")], "alliantie", "Mijn titel"),
            ("/kaart/nieuw", [("eigenaar", "vreemd")], "eigenaar", "Mijn titel"),
            ("/kaart/nieuw", [("gereed", "2026-02-30")], "gereed", "2026-02-30"),
            ("/kaart/nieuw", [("gereed", "morgen")], "gereed", "morgen"),
            ("/kaart/nieuw", [("links", "javascript:alert(1)")], "links", "javascript:alert(1)"),
            ("/kaart/nieuw", [("links", "Bron ftp://example.nl")], "links", "Bron ftp://example.nl"),
            (
                "/doel/nieuw", [("partij", "stad"), ("transitie", "magie"), ("schaal", "wijk")], "transitie",
                "Mijn titel"
            ),
            (
                "/doel/nieuw",
                [("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), ("hoeveelheid", "veel")],
                "hoeveelheid", "value=\"veel\""
            ),
            (
                "/doel/nieuw",
                [("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), ("eenheid", "woningen")],
                "hoeveelheid", "value=\"woningen\""
            ),
            (
                "/doel/nieuw", [("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), ("verplicht", "ja")],
                "bron", "checked"
            ),
            (
                "/doel/doel",
                [
                    ("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), ("naar", "stap"),
                    ("gezien", "999"),
                ],
                "naar", "Mijn titel"
            ),
            (
                "/verband/nieuw", [("doel", "nat"), ("ander", "nat"), ("soort", "samen"), ("reden", "Waarom")], "ander",
                "Waarom"
            ),
            ("/activiteit/nieuw", [("soort", "overleg"), ("dag", "")], "dag", "Mijn titel"),
            ("/aanleiding/nieuw", [("soort", "sociaal"), ("jaar", "1200")], "jaar", "value=\"1200\""),
            (
                "/aanleiding/nieuw", [("soort", "sociaal"), ("jaar", "99999999999999999999")], "jaar",
                "value=\"99999999999999999999\""
            ),
            ("/besluit/nieuw", [("besluit", "")], "besluit", "Mijn titel"),
            (
                "/opdracht", [("naam", "Meerburg"), ("gebieden", "BU99999999"), ("schaal", "wijk")], "gebieden",
                "BU99999999"
            ),
            (
                "/opdracht", [("naam", "Meerburg"), ("gebieden", "BU90010100, ergens"), ("schaal", "wijk")], "gebieden",
                "ergens"
            ),
            ("/opdracht", [("naam", ""), ("gebieden", "BU90010100"), ("schaal", "wijk")], "naam", "BU90010100"),
            ("/product", [("document", "masterplan"), ("samenvatting", "")], "samenvatting", "masterplan\" selected"),
        ]
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let before = try await town.version(stream)
            for language in ["nl", "en"] {
                for (path, changed, wrong, kept) in cases {
                    town.town.clock.pass(.seconds(2))
                    let names = Set(changed.map(\.0))
                    let fields =
                        Self.card.filter { !names.contains($0.0) } + [("id", "k9"), ("gezien", "999")] + changed
                    let answer = try await anna.send(home + path + (language == "nl" ? "" : "?taal=en"), fields)
                    let name = "\(path) \(changed.map(\.0)) \(language)"
                    #expect(answer.status == 422, "\(name)")
                    #expect(answer.text.contains("id=\"veld-\(wrong)-fout\""), "\(name)")
                    #expect(answer.text.contains("href=\"#veld-\(wrong)\""), "\(name)")
                    #expect(answer.text.contains(kept), "\(name)")
                    #expect(SoundPage.problems(answer.text, language: language) == [], "\(name)")
                }
            }
            #expect(try await town.version(stream) == before)
        }
    }

    @Test func `a small form that is refused gives back the text that was typed`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        let long = String(repeating: "z", count: 10_001)
        let cases: [(path: String, fields: [(String, String)], status: Int, kept: String)] = [
            ("/stap", [("stap", "pakketten"), ("reden", long)], 422, long),
            ("/stap", [("stap", "pakketten"), ("reden", "Een goede reden"), ("gezien", "1")], 409, "Een goede reden"),
            (
                "/samenwerking/partner", [("partij", "buurt"), ("inbreng", ""), ("doel", "Een mooi doel")], 422,
                "Een mooi doel"
            ),
            (
                "/samenwerking/partner", [("partij", "stad"), ("inbreng", "Veel uren"), ("gezien", "1")], 409,
                "Veel uren"
            ),
            ("/samenwerking/antwoord", [("vraag", "doel"), ("antwoord", long)], 422, long),
            (
                "/dynamiek/score",
                [("partij", "stad"), ("transitie", "mobiliteit"), ("schaal", "wijk"), ("reden", "Zomaar")], 422,
                "Zomaar"
            ),
            ("/dynamiek/uitgangspunten", [("reden", "Zonder koploper")], 422, "Zonder koploper"),
            ("/besluit/besluit/afwijkend", [("partij", "leeg"), ("reden", long)], 422, long),
            ("/kaart/kaart/weg", [("reden", "Ik wil het kwijt")], 409, "Ik wil het kwijt"),
        ]
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let before = try await town.version(stream)
            for (path, fields, status, kept) in cases {
                let seen = fields.contains { $0.0 == "gezien" } ? [] : [("gezien", "999")]
                let answer = try await anna.send("/account", fields + seen, to: home + path)
                #expect(answer.status == status, "\(path)")
                #expect(answer.text.contains(kept + "</textarea>"), "\(path)")
                #expect(answer.text.contains("action=\"" + home + path), "\(path)")
                #expect(SoundPage.problems(answer.text, language: "nl") == [], "\(path)")
            }
            #expect(try await town.version(stream) == before)
        }
    }
}
