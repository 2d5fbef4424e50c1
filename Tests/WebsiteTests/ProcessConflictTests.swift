import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing
import ProcessTestSupport

/// Two people at the same thing: nothing is overwritten unseen, and nothing typed is lost.
@Suite("Two people in one process over HTTP")
struct ProcessConflictTests {
    @Test func `who saw an older card gets both texts to choose from, and nothing typed is lost`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let bert = try #require(browsers[.bert])
            let seen = ("gezien", String(try await town.version(stream)))
            let theirs = ProcessFormTests.card.map { ($0.0, $0.0 == "titel" ? "De titel van Bert" : $0.1) }
            #expect(try await bert.send(home + "/kaart/los", theirs + [seen]).status == 303)
            let refused = try await anna.send(home + "/kaart/los", ProcessFormTests.card + [seen])
            #expect(refused.status == 409)
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            #expect(refused.text.contains("<td>De titel van Bert</td><td>Mijn titel &amp; &lt;zo&gt;</td>"))
            #expect(refused.text.contains("Bert"))
            #expect(refused.text.contains("value=\"Mijn titel &amp; &lt;zo&gt;\""))
            #expect(refused.text.contains(">Regel één\nregel twee</textarea>"))
            #expect(refused.text.contains("value=\"2027-01-31\""))
            #expect(refused.text.contains("<option value=\"ambities\" selected>"))
            #expect(refused.text.contains("role=\"alert\""))
            #expect(try await town.service.process(stream)?.cards["los"]?.item.title == "De titel van Bert")
            // The page carries what Anna has seen by now, so her choice counts.
            let now = try #require(refused.text.firstMatch(of: /name="gezien" value="(\d+)"/)).output.1
            let chosen = try await anna.send(home + "/kaart/los", ProcessFormTests.card + [("gezien", String(now))])
            #expect(chosen.status == 303)
            #expect(try await town.service.process(stream)?.cards["los"]?.item.title == "Mijn titel & <zo>")
        }
    }

    @Test func `two answers on the canvas, and two on what the process is about, are shown side by side`() async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let bert = try #require(browsers[.bert])
            let seen = ("gezien", String(try await town.version(stream)))
            func answer(_ browser: Browser, _ text: String) async throws -> Answer {
                try await browser.send(
                    home + "/samenwerking", [("vraag", "besluit-geschillen"), ("antwoord", text), seen],
                    to: home + "/samenwerking/antwoord")
            }
            #expect(try await answer(bert, "Tekst van Bert").status == 303)
            let refused = try await answer(anna, "Tekst van <Anna>")
            #expect(refused.status == 409)
            #expect(refused.text.contains("<td>Tekst van Bert</td><td>Tekst van &lt;Anna&gt;</td>"))
            #expect(refused.text.contains(">Tekst van &lt;Anna&gt;</textarea>"))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])

            func charter(_ browser: Browser, _ vision: String) async throws -> Answer {
                try await browser.send(
                    home + "/opdracht",
                    [("naam", "Meerburg"), ("gebieden", "BU90010100"), ("schaal", "wijk"), ("visie", vision), seen])
            }
            #expect(try await charter(bert, "Visie van Bert").status == 303)
            let again = try await charter(anna, "Visie van Anna")
            #expect(again.status == 409)
            #expect(again.text.contains("Visie van Bert"))
            #expect(again.text.contains(">Visie van Anna</textarea>"))
            #expect(SoundPage.problems(again.text, language: "nl") == [])
        }
    }

    @Test func `what was typed about a card that is gone can still be kept, as a new one`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let seen = ("gezien", String(try await town.version(stream)))
            try await town.given(RemoveItem<Card>("los", reason: "Weg", seenAt: .max), in: stream, by: .bert)
            let refused = try await anna.send("/account", ProcessFormTests.card + [seen], to: home + "/kaart/los")
            #expect(refused.status == 404)
            #expect(refused.text.contains("value=\"Mijn titel &amp; &lt;zo&gt;\""))
            #expect(refused.text.contains(">Regel één\nregel twee</textarea>"))
            #expect(refused.text.contains("role=\"alert\""))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            let id = try #require(refused.text.firstMatch(of: /name="id" value="([a-z0-9]+)"/)).output.1
            #expect(
                try await anna.send(home + "/kaart/nieuw", ProcessFormTests.card + [("id", String(id))]).status == 303)
            // Who may not add one sees that it is gone, and no form.
            let fien = try await #require(browsers[.fien]).send(
                "/account", ProcessFormTests.card + [seen], to: home + "/kaart/los")
            #expect(fien.status == 404)
            #expect(!fien.text.contains("name=\"titel\""))
        }
    }
}
