import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

@Suite("The timeline of a process over HTTP")
struct ProcessTimelineTests {
    /// The line of the timeline with that headline.
    private func entry(_ headline: String, in text: String) throws -> String {
        let lines = text.split(separator: "<li><p class=\"when\">").map(String.init)
        return try #require(lines.first { $0.contains(headline) }, "no line '\(headline)'")
    }

    private func plain(_ html: String) -> String {
        html.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    }

    @Test func `every event says what it changed, from what to what`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let card = try #require(try await town.service.process(stream)?.cards["los"]?.item)
        var other = card
        other.title = "Vaste kaart"
        other.owner = "water"
        other.due = CalendarDay("2026-04-01")
        try await town.given(ChangeItem("los", to: other, seenAt: .max), in: stream)
        try await town.given(MoveCard("los", to: .ambitions, .strategic, seenAt: .max), in: stream)
        var charter = try #require(try await town.service.process(stream)?.charter)
        charter.vision = "Droog en koel"
        try await town.given(ChangeCharter(charter, seenAt: .max), in: stream)
        try await town.given(ChangeRole(try town.id(.fien), to: .resident, for: "buurt", seenAt: .max), in: stream)
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.visit { browsers in
            let answer = try await #require(browsers[.fien]).get("/proces/meerburg/tijdlijn?toon=alles")
            #expect(SoundPage.problems(answer.text, language: "nl") == [])
            let changed = plain(try entry("Kaart gewijzigd: Vaste kaart", in: answer.text))
            #expect(changed.contains("Titel: was Losse kaart → werd Vaste kaart"))
            #expect(changed.contains("Aan zet: was leeg → werd Waterschap"))
            #expect(changed.contains("Klaar vóór: was leeg → werd 1 april 2026"))
            #expect(!changed.contains("Stand:"))
            let moved = plain(try entry("Kaart verplaatst: Vaste kaart", in: answer.text))
            #expect(moved.contains("Fase: was I Vertrekpunt → werd III Ambities"))
            #expect(!moved.contains("Titel:"))
            let assignment = plain(try entry("Opdracht gewijzigd", in: answer.text))
            #expect(assignment.contains("Visie: was Koel en droog → werd Droog en koel"))
            #expect(!assignment.contains("Naam:"))
            let role = plain(try entry("Rol gewijzigd – Fien", in: answer.text))
            #expect(role.contains("Rol: was Lezer → werd Bewoner"))
            #expect(role.contains("Spreekt voor: was leeg → werd Buurt"))
            let visibility = plain(try entry("Zichtbaarheid gewijzigd", in: answer.text))
            #expect(visibility.contains("was Alleen deelnemers → werd Iedereen"))
            let score = plain(try entry("Score gegeven – Buurt, ", in: answer.text))
            #expect(score.contains("Aandacht: 1"))
            #expect(score.contains("Reden: Zo is het"))
            let shared = plain(try entry("Samen verder gaan", in: answer.text))
            #expect(shared.contains("was Samen verder → werd Samen verder gaan"))
        }
    }

    @Test func `what was taken away keeps its reason`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(RemoveItem<Card>("los", reason: "Staat er dubbel op", seenAt: .max), in: stream)
        try await town.visit { browsers in
            let answer = try await #require(browsers[.anna]).get("/proces/meerburg/tijdlijn?toon=bord")
            let removed = plain(try entry("Kaart weggehaald: Losse kaart", in: answer.text))
            #expect(removed.contains("Omdat: Staat er dubbel op"))
            #expect(!answer.text.contains("Besluit: "))
        }
    }

    @Test func `words are found wherever they were written, and a person's own part, by members`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        let dirk = try town.id(.dirk).rawValue
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let found = try await anna.get("/proces/meerburg/tijdlijn?zoek=grond+OPEN")
            #expect(found.text.matches(of: /class="when"/).count == 1)
            #expect(found.text.contains("Uitgangspunten vastgesteld"))
            let party = try await anna.get("/proces/meerburg/tijdlijn?zoek=waterschap+ruimte")
            #expect(party.text.contains("Doel toegevoegd: Ruimte voor water"))
            let nothing = try await anna.get("/proces/meerburg/tijdlijn?zoek=bestaatniet")
            #expect(nothing.text.contains("Niets gevonden."))
            let his = try await anna.get("/proces/meerburg/tijdlijn?wie=\(dirk)")
            #expect(his.text.matches(of: /class="when"/).count == 2)
            #expect(try await #require(browsers[.nobody]).get("/proces/meerburg/tijdlijn?wie=\(dirk)").status == 403)
            for wrong in ["toon=x", "dag=gisteren", "dag=2024-02-30"] {
                #expect(try await anna.get("/proces/meerburg/tijdlijn?" + wrong).status == 400, "\(wrong)")
            }
        }
    }

    @Test func `a day leads to what had happened by then`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        town.town.clock.pass(.days(3))
        try await town.given(
            TakeDecision(
                "Later besluit", outcome: "Ja", taken: CalendarDay("2026-03-02"), reason: "Nu wel", id: "later"),
            in: stream)
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let now = try await anna.get("/proces/meerburg/tijdlijn").text
            #expect(now.contains("Later besluit"))
            #expect(now.contains("Genomen op 2 maart 2026."))
            let then = try await anna.get("/proces/meerburg/tijdlijn?dag=2026-03-02").text
            #expect(!then.contains("Later besluit</h3>"))
            #expect(then.contains("Begin in de Kerkstraat"))
            #expect(try await anna.get("/proces/meerburg/tijdlijn?dag=2026-02-28").text.contains("Niets gevonden."))
        }
    }

    @Test func `a replaced decision says so, links both ways, and asks for no other views`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(
            TakeDecision(
                "Toch de Molenstraat", outcome: "Daar", taken: CalendarDay("2026-02-27"), reason: "Sneller",
                card: "kaart", replaces: "besluit", seenAt: .max, id: "molen"), in: stream)
        try await town.visit { browsers in
            let dirk = try #require(browsers[.dirk])
            for page in ["/tijdlijn", "/kaart/kaart", "/besluit/besluit", "/verslag"] {
                let text = try await dirk.get("/proces/meerburg" + page).text
                let start = try #require(text.range(of: "id=\"besluit-besluit\""), "\(page)")
                let end = try #require(text.range(of: "</article>", range: start.upperBound..<text.endIndex))
                let article = text[start.lowerBound..<end.lowerBound]
                #expect(article.contains("Vervangen op 27 februari 2026 door:"), "\(page)")
                #expect(article.contains("href=\"/proces/meerburg/besluit/molen\""), "\(page)")
                #expect(!article.contains("Ik zie het anders"), "\(page)")
                #expect(text.contains("class=\"decision replaced\" id=\"besluit-besluit\""), "\(page)")
            }
            #expect(try await dirk.get("/proces/meerburg/besluit/onbekend").status == 404)
            let list = try await dirk.get("/proces/meerburg/tijdlijn").text
            #expect(list.contains("href=\"/proces/meerburg/besluit/besluit\">Begin in de Kerkstraat</a>"))
            #expect(list.contains("Ik zie het anders"))
            let late = try await dirk.send(
                "/proces/meerburg/tijdlijn", [("partij", "water"), ("reden", "Nog iets"), ("gezien", "999")],
                to: "/proces/meerburg/besluit/besluit/afwijkend")
            #expect(late.status == 409)
            #expect(late.text.contains("Dit besluit is vervangen."))
        }
    }

    @Test func `a long timeline is read in pages, and none of it is left out`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin("lang")
        let card = Card(title: "Rij", phase: .start, level: .tactical, alliance: .society)
        for _ in 0..<130 { try await town.given(AddItem(card), in: stream) }
        let version = try await town.version(stream)
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            var path: String? = "/proces/lang/tijdlijn?toon=alles"
            var count = 0
            while let next = path {
                let text = try await anna.get(next).text
                count += text.matches(of: /class="when"/).count
                path = text.firstMatch(of: /href="([^"]*voor=\d+)"/).map {
                    String($0.output.1).replacing("&amp;", with: "&")
                }
            }
            #expect(count == version)
        }
    }
}
