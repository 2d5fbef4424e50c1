import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing
import ProcessTestSupport

/// Two people send the same form: the second sees both, keeps what they typed, and chooses.
@Suite("Two people at every form of a process")
struct ProcessChoiceTests {
    /// A form that two people fill in otherwise.
    struct Case: Sendable, CustomTestStringConvertible {
        let address: String
        /// What both send.
        var same: [(String, String)] = []
        let theirs: [(String, String)]
        let mine: [(String, String)]
        /// Pairs that stand beside each other, theirs first.
        let shown: [[String]]
        var testDescription: String { address }
    }

    static let cases = [
        Case(
            address: "/kaart/los/verplaats", same: [("niveau", "strategisch")], theirs: [("fase", "borging")],
            mine: [("fase", "ambities")], shown: [["Borging", "Ambities"]]),
        Case(
            address: "/kaart/los/stand", theirs: [("stand", "klaar")], mine: [("stand", "gestopt")],
            shown: [["Klaar", "Gestopt"]]),
        Case(
            address: "/stap", theirs: [("stap", "pakketten"), ("reden", "Van <Bert>")],
            mine: [("stap", "aanpakken"), ("reden", "Van Anna")],
            shown: [["Pakketten", "Aanpakken"], ["Van &lt;Bert&gt;", "Van Anna"]]),
        Case(
            address: "/product", same: [("document", "startnotitie")], theirs: [("samenvatting", "Van Bert")],
            mine: [("samenvatting", "Van Anna")], shown: [["Van Bert", "Van Anna"]]),
        Case(
            address: "/besluit/besluit/afwijkend", same: [("partij", "leeg")], theirs: [("reden", "Van Bert")],
            mine: [("reden", "Van Anna")], shown: [["Van Bert", "Van Anna"]]),
        Case(
            address: "/dynamiek/afwijkend", same: [("partij", "leeg")], theirs: [("reden", "Van Bert")],
            mine: [("reden", "Van Anna")], shown: [["Van Bert", "Van Anna"]]),
        Case(
            address: "/samenwerking/antwoord", same: [("vraag", "besluit-geschillen")],
            theirs: [("antwoord", "Van Bert")], mine: [("antwoord", "Van Anna")], shown: [["Van Bert", "Van Anna"]]),
        Case(
            address: "/dynamiek/score", same: [("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk")],
            theirs: [("aandacht", "1"), ("reden", "Van Bert")], mine: [("aandacht", "3"), ("reden", "Van Anna")],
            shown: [["1", "3"], ["Van Bert", "Van Anna"]]),
        Case(
            address: "/dynamiek/uitgangspunten", same: [("aanleiding", "riool")],
            theirs: [("koploper", "mobiliteit"), ("visie", "Visie"), ("reden", "Van Bert")],
            mine: [
                ("koploper", "energie"), ("visie", "Anders"), ("reden", "Van Anna"),
            ],
            shown: [["Mobiliteit", "Energie"], ["Visie", "Anders"]]),
        Case(
            address: "/samenwerking/partner", same: [("partij", "stad")],
            theirs: [("inbreng", "Van Bert"), ("doel", "Rust")], mine: [("inbreng", "Van Anna"), ("doel", "Groen")],
            shown: [["Van Bert", "Van Anna"], ["Rust", "Groen"]]),
        Case(
            address: "/samenwerking/vorm", same: [("fase", "orientatie"), ("verhouding", "gelijk")],
            theirs: [("belang", "belangrijk"), ("context", "zeker"), ("vorm", "combine"), ("reden", "Van Bert")],
            mine: [
                ("belang", "onmisbaar"), ("context", "onzeker"), ("vorm", "alliantie"), ("reden", "Van Anna"),
                ("vorm2", "netwerk"), ("waarvoor2", "Draagvlak"),
            ],
            shown: [["Combine", "Alliantie; Netwerk: Draagvlak"], ["Van Bert", "Van Anna"]]),
        Case(
            address: "/deelnemers/rol", same: [("lid", "FIEN")], theirs: [("rol", "bewoner"), ("partij", "buurt")],
            mine: [("rol", "partner"), ("partij", "stad")], shown: [["Bewoner", "Partner"], ["Buurt", "Stad"]]),
        Case(
            address: "/deelnemers/zichtbaar", theirs: [("zichtbaar", "iedereen")], mine: [("zichtbaar", "link")],
            shown: [["Iedereen", "Wie de link heeft"]]),
    ]

    @Test(arguments: cases) func `who was too late sees both, keeps what was typed, and chooses`(
        _ form: Case
    ) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.given(ChangeRole(town.id(.bert), to: .director, seenAt: .max), in: stream)
        let fien = try town.id(.fien).rawValue
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let bert = try #require(browsers[.bert])
            let seen = String(try await town.version(stream))
            func send(_ browser: Browser, _ fields: [(String, String)], _ seen: String) async throws -> Answer {
                let named = (form.same + fields).map { ($0.0, $0.1 == "FIEN" ? fien : $0.1) }
                let secret = try await browser.formSecret()
                return try await browser.post(home + form.address, named + [("gezien", seen), ("csrf", secret)])
            }
            #expect(try await send(bert, form.theirs, seen).status == 303)
            let before = try await town.service.process(stream)
            let refused = try await send(anna, form.mine, seen)
            #expect(refused.status == 409)
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            #expect(refused.text.contains("Twee mensen wijzigden hetzelfde"))
            #expect(refused.text.contains("bert") || refused.text.contains("Bert"))
            for pair in form.shown {
                #expect(refused.text.contains("<td>\(pair[0])</td><td>\(pair[1])</td>"), "\(pair)")
            }
            for (name, value) in form.mine where ["reden", "inbreng", "doel", "samenvatting"].contains(name) {
                #expect(refused.text.contains(">\(value)</textarea>"), "\(name)")
            }
            #expect(refused.text.contains("Bewaar mijn versie"))
            #expect(try await town.service.process(stream) == before)
            // Anna has seen both by now, so her choice counts.
            let now = try #require(refused.text.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            #expect(now == String(try #require(before).version))
            let chosen = try await send(anna, form.mine, String(now))
            #expect(chosen.status == (form.address == "/deelnemers/zichtbaar" ? 200 : 303))
            #expect(try await town.version(stream) == Int(seen).map { $0 + 2 })
        }
    }

    @Test func `who sends somebody away sees first that another gave them a role`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(ChangeRole(town.id(.bert), to: .director, seenAt: .max), in: stream)
        let seen = String(try await town.version(stream))
        try await town.given(
            ChangeRole(town.id(.fien), to: .partner, for: "stad", seenAt: .max), in: stream, by: .bert)
        let fien = try town.id(.fien).rawValue
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let refused = try await anna.send(
                "/proces/\(stream.rawValue)/deelnemers", [("lid", fien), ("gezien", seen)],
                to: "/proces/\(stream.rawValue)/deelnemers/vertrek")
            #expect(refused.status == 409)
            #expect(refused.text.contains("<td>Partner</td><td>Laat vertrekken</td>"))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            #expect(try await town.service.process(stream)?.members[town.id(.fien)]?.role == .partner)
        }
    }

    @Test func `two decisions that replace the same one stand beside each other before the second counts`() async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let seen = ("gezien", String(try await town.version(stream)))
            func send(_ who: Who, _ outcome: String, _ seen: (String, String)) async throws -> Answer {
                try await #require(browsers[who]).send(
                    home + "/besluit/nieuw",
                    [
                        ("id", who.rawValue), ("titel", "Toch niet"), ("besluit", outcome), ("reden", "Te duur"),
                        ("vervangt", "besluit"), seen,
                    ])
            }
            #expect(try await send(.bert, "Van Bert", seen).status == 303)
            let refused = try await send(.anna, "Van Anna", seen)
            #expect(refused.status == 409)
            #expect(refused.text.contains("<td>Van Bert</td><td>Van Anna</td>"))
            #expect(refused.text.contains(">Van Anna</textarea>"))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            let now = try #require(refused.text.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            #expect(try await send(.anna, "Van Anna", ("gezien", String(now))).status == 303)
        }
    }

    @Test(arguments: [
        ("/kaart/los", [("titel", "")], ProcessFormTests.card.filter { $0.0 != "titel" }, ("titel", "Van Anna")),
        (
            "/opdracht", [("naam", "")], [("gebieden", "BU90010100"), ("schaal", "wijk"), ("visie", "Van Anna")],
            ("naam", "Meerburg")
        ),
        ("/product", [("samenvatting", "")], [("document", "startnotitie")], ("samenvatting", "Van Anna")),
        (
            "/samenwerking/partner", [("inbreng", "")], [("partij", "stad"), ("doel", "Van Anna")],
            ("inbreng", "Van Anna")
        ),
    ])
    func `mending a field does not overwrite what another did meanwhile`(
        _ address: String, _ wrong: [(String, String)], _ same: [(String, String)], _ mended: (String, String)
    ) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let seen = ("gezien", String(try await town.version(stream)))
            let first = try await anna.send("/account", same + wrong + [seen], to: home + address)
            #expect(first.status == 422)
            let kept = try #require(first.text.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            try await town.given(
                ChangeItem(
                    "los", to: Card(title: "Van Bert", phase: .start, level: .tactical, alliance: .society),
                    seenAt: .max),
                in: stream, by: .bert)
            let vision = Charter(name: "Van Bert", areas: ["BU90010100"].compactMap { AreaCode($0) })
            try await town.given(ChangeCharter(vision, seenAt: .max), in: stream, by: .bert)
            try await town.given(
                DeliverProduct(.startNote, card: nil, summary: "Van Bert", seenAt: .max), in: stream, by: .bert)
            try await town.given(
                SetCanvasPartner("stad", Canvas.Partner(contribution: "Van Bert", goal: ""), seenAt: .max),
                in: stream, by: .bert)
            // Wrong once more, now that Bert was first: the page still says what Anna saw, or shows her both.
            let second = try await anna.send(
                "/account", same + wrong + [("gezien", String(kept))], to: home + address)
            let still = try #require(second.text.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            #expect(second.status == 409 || still == kept)
            let third = try await anna.send(
                "/account", same + [mended, ("gezien", String(kept))], to: home + address)
            #expect(third.status == 409)
            #expect(third.text.contains("Van Bert"))
        }
    }
}
