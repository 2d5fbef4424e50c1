import Foundation
import HTTPTypes
import Journal
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// The board of one process, the zipper, the matrix of goals and going on, as pages.
@Suite("Direction board and method on pages")
struct BoardPageTests {
    /// A process with one of everything, and its director.
    private func visit(_ test: @Sendable (ProcessTown, Browser, String) async throws -> Void) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            try await test(town, try #require(browsers[.anna]), "/proces/\(stream.rawValue)")
        }
    }

    @Test func `a filter without hits says so, and no place is called empty`() async throws {
        try await visit { _, anna, home in
            #expect(try await anna.get(home + "/bord").text.contains("nog leeg"))
            let none = try await anna.get(home + "/bord?stand=gestopt").text
            #expect(none.contains("Geen van de 2 kaarten past bij deze keuze."))
            #expect(!none.contains("nog leeg"))
            let some = try await anna.get(home + "/bord?vraag=d").text
            #expect(some.contains("1 van 2 kaarten."))
            #expect(some.contains(">Bodemkaart</a>") && !some.contains(">Losse kaart</a>"))
            #expect(!some.contains("nog leeg"))
            // Words are looked for in the owner's name too.
            #expect(try await anna.get(home + "/bord?zoek=waterschap").text.contains(">Bodemkaart</a>"))
        }
    }

    @Test func `a card shows the letter of its question, and what stayed behind after a move`() async throws {
        try await visit { _, anna, home in
            let before = try await anna.get(home + "/bord").text
            #expect(before.contains("<abbr class=\"letter\" title=\"Wat weten we en hoe vullen we gaten?\">D</abbr>"))
            #expect(before.contains("Vraag D hoort bij fase II."), "one hears it before the move")
            let there = [("fase", "ambities"), ("niveau", "strategisch"), ("vraag", ""), ("gezien", "999999")]
            #expect(
                try await anna.send(home + "/bord", there, to: home + "/kaart/kaart/verplaats").status == 303)
            let after = try await anna.get(home + "/bord").text
            #expect(after.contains("Vraag D bleef achter bij II."))
            #expect(!after.contains("<abbr class=\"letter\""))
            #expect(try await anna.get(home + "/tijdlijn?toon=alles").text.contains("Vraag D blijft achter:"))
            let back = [("fase", "kennisbasis"), ("niveau", "strategisch"), ("gezien", "999999")]
            #expect(try await anna.send(home + "/bord", back, to: home + "/kaart/kaart/verplaats").status == 303)
            #expect(try await anna.get(home + "/bord").text.contains(">D</abbr>"))
            #expect(try await anna.get(home + "/tijdlijn?toon=alles").text.contains("Krijgt vraag D:"))
        }
    }

    @Test func `the question about ambitions says which alliances lack`() async throws {
        try await visit { town, anna, home in
            let card = Card(
                title: "Koel en groen", phase: .ambitions, level: .strategic, question: .ambitions,
                alliance: .natural, state: .done)
            let stream = try #require(StreamID(rawValue: "meerburg"))
            try await town.given(AddItem(card, id: "groen"), in: stream)
            let page = try await anna.get(home + "/bord").text
            let open = try #require(page.range(of: "id=\"open-vragen\""))
            let line = try #require(page[open.upperBound...].firstMatch(of: /<li>E\. .*?<\/li>/)).output
            #expect(line.contains("Nog niet klaar:"))
            #expect(!line.contains("natuurlijke alliantie"))
            #expect(line.contains("mens"))
        }
    }

    @Test func `the screen for a room has the board alone`() async throws {
        try await visit { _, anna, home in
            for path in [home + "/bord?weergave=scherm", "/regiebord?weergave=scherm"] {
                let page = try await anna.get(path).text
                #expect(page.contains("class=\"projector noprint\""), "\(path)")
                #expect(page.contains(">Bodemkaart</a>"), "\(path)")
                #expect(!page.contains("boardfilter") && !page.contains("draggable"), "\(path)")
            }
        }
    }

    @Test func `two cards that people join meet in the zipper, with the reason`() async throws {
        try await visit { _, anna, home in
            let before = try await anna.get(home + "/bord?weergave=rits").text
            #expect(before.contains("Hier ontmoeten de allianties elkaar nog niet."))
            #expect(!before.contains("Hier ritsen"))
            let fields = [("id", "r9"), ("kaart", "kaart"), ("ander", "los"), ("reden", "Bodem & <buren>")]
            let sent = try await anna.send(home + "/raakvlak/nieuw", fields)
            #expect(sent.headers[.location] == home + "/bord?weergave=rits#raakvlak-r9")
            let after = try await anna.get(home + "/bord?weergave=rits").text
            // They lie in two places: the meeting is told at both, and the address leads to the first.
            #expect(after.matches(of: /Hier ritsen:/).count == 2)
            #expect(after.contains("id=\"raakvlak-r9\""))
            #expect(after.contains("Hier ritsen:") && after.contains("Bodem &amp; &lt;buren&gt;"))
            #expect(SoundPage.problems(after, language: "nl") == [])
            #expect(SoundPage.problems(try await anna.get(home + "/raakvlak/r9").text, language: "nl") == [])
            let again = try await anna.send(
                home + "/raakvlak/nieuw", [("id", "r8"), ("kaart", "los"), ("ander", "kaart"), ("reden", "Nog eens")])
            #expect(again.status == 422 && again.text.contains("Nog eens"))
        }
    }

    @Test func `what people recorded and what is proposed stand apart, and a proposal can be rejected`() async throws {
        try await visit { _, anna, home in
            let before = try await anna.get(home + "/doelen").text
            // `stap` and `nat` clash as recorded; `doel` and `nat` are proposed.
            #expect(before.contains("botst 1×") && before.contains("te bekijken: 1"))
            #expect(before.contains("Klopt niet"))
            let fields = [
                ("id", "v9"), ("doel", "doel"), ("ander", "nat"), ("soort", "geen"), ("reden", "Ander jaar"),
            ]
            #expect(try await anna.send(home + "/verband/nieuw", fields).status == 303)
            let after = try await anna.get(home + "/doelen").text
            #expect(after.contains("Bekeken: geen verband") && after.contains("Ander jaar"))
            #expect(!after.contains("te bekijken:") && after.contains("botst 1×"))
            #expect(SoundPage.problems(after, language: "nl") == [])
        }
    }

    @Test func `a step that is not earlier than its goal is refused in words`() async throws {
        try await visit { _, anna, home in
            let fields = [
                ("id", "d9"), ("partij", "stad"), ("titel", "Te laat"), ("transitie", "energie"), ("schaal", "wijk"),
                ("naar", "doel"), ("termijn", "2060-01-01"),
            ]
            let answer = try await anna.send(home + "/doel/nieuw", fields)
            #expect(answer.status == 422)
            #expect(answer.text.contains("Dit is een stap naar een doel van 1 januari 2050."))
            #expect(answer.text.contains("value=\"Te laat\""))
        }
    }

    @Test func `going on with things lacking says so before, and the timeline after`() async throws {
        try await visit { _, anna, home in
            let overview = try await anna.get(home).text
            #expect(overview.contains("U kunt altijd verder. Dit ontbreekt dan nog"))
            let step = [("stap", "monitoren"), ("reden", "De raad wil het zo"), ("gezien", "999999")]
            #expect(try await anna.send(home, step, to: home + "/stap").status == 303)
            #expect(try await anna.get(home).text.contains("Toen ontbrak nog:"))
            #expect(try await anna.get(home + "/tijdlijn").text.contains("Toen ontbrak nog:"))
            #expect(try await anna.get(home + "/product").text.contains("Dit ontbreekt nog uit eerdere fasen"))
        }
    }

    @Test func `the Natuurlijke Alliantie has five steps and then three tracks`() async throws {
        try await visit { _, anna, home in
            let page = try await anna.get(home).text
            for name in ["1 Urgentie", "5 Strategie", "Spoor projecten", "Spoor beleid", "Spoor overig"] {
                #expect(page.contains("<th scope=\"row\">\(name)</th>"), "\(name)")
            }
            #expect(page.contains("Daarna: drie sporen"))
        }
    }
}
