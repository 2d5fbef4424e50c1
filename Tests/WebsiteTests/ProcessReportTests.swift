import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

@Suite("The document of a process over HTTP")
struct ProcessReportTests {
    /// What must be in it, per part.
    private static let parts: [(id: String, texts: [String])] = [
        ("opdracht", ["Koel en droog", "Riool aan vervanging toe", "De sloot", "Natuurlijk", "Schaal"]),
        ("kaart", ["Kerkbuurt", "Aardgasvrij"]),
        ("stap", ["Belangen", "Alles is bekend", "Startnotitie", "Wij beginnen", "Bodemkaart"]),
        ("partijen", ["Stad", "Beheert", "Waterschap", "Rustige straten", "Minder lawaai", "Schaduw"]),
        ("groepen", ["Werkgroep water", "Waterschap"]),
        ("deelnemers", ["Regisseur", "Anna", "Carla (Stad)", "Dirk (Waterschap)"]),
        ("doelen", ["Aardgasvrij", "1234,5 woningen", "Klimaatwet", "1 januari 2050", "stap naar: Aardgasvrij"]),
        ("verbanden", ["Warmtenet (Stad) ↔ Ruimte voor water (Waterschap)", "Zelfde grond"]),
        ("dynamiek", ["Energie", "38–75", "Zo is het"]), ("aankomend", ["Riool Kerkstraat", "2027"]),
        ("uitgangspunten", ["Riool Kerkstraat", "Grond gaat open", "Eerst schaduw", "Buurt"]),
        ("bord", ["Bodemkaart", "Waterschap", "1 mei 2026", "Rapport 1.txt", "https://example.nl/a?b=1"]),
        ("canvas", ["Samen verder gaan", "Droge voeten", "Afgesproken"]),
        ("versies", ["Versie 1", "Waterschap", "Nog geen akkoord van: Stad."]),
        ("vormen", ["Combine", "Klein beginnen"]),
        ("besluiten", ["Begin in de Kerkstraat", "Te vroeg", "editie 2024"]),
        ("logboek", ["Eerste overleg", "Verder praten", "3 februari 2026", "Stad, Waterschap"]),
    ]

    @Test func `it tells the whole process, part by part, with a table of contents`() async throws {
        let town = try await ProcessTown()
        try await town.begin()
        try await town.visit { browsers in
            let answer = try await #require(browsers[.anna]).get("/proces/meerburg/verslag")
            #expect(answer.status == 200)
            #expect(SoundPage.problems(answer.text, language: "nl") == [])
            #expect(!answer.text.contains("method=\"post\" action=\"/proces/"))
            let sections = answer.text.split(separator: "<section aria-labelledby=\"v-").dropFirst()
            #expect(sections.map { $0.prefix { $0 != "\"" } } == Self.parts.map { $0.id[...] })
            for (section, part) in zip(sections, Self.parts) {
                #expect(answer.text.contains("<li><a href=\"#v-\(part.id)\">"))
                for text in part.texts { #expect(section.contains(text), "\(part.id): \(text)") }
            }
        }
    }

    @Test func `it tells how things were, at a moment of the past`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let before = try await town.version(stream)
        try await town.given(
            TakeDecision("Toch niet", outcome: "Nee", reason: "Te duur", replaces: "besluit", seenAt: .max, id: "n"),
            in: stream)
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let then = try await anna.get("/proces/meerburg/verslag?moment=\(before)").text
            #expect(!then.contains("Toch niet"))
            #expect(!then.contains("Vervangen op"))
            #expect(try await anna.get("/proces/meerburg/verslag").text.contains("Vervangen op"))
            #expect(try await anna.get("/proces/meerburg/verslag?moment=1").status == 200)
        }
    }

    @Test func `who does not take part reads for which parties people take part, and not who`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.visit { browsers in
            let text = try await #require(browsers[.nobody]).get("/proces/meerburg/verslag").text
            let part = try #require(text.split(separator: "<section aria-labelledby=\"v-deelnemers").last)
            let members = part.split(separator: "</section>").first ?? ""
            #expect(members.contains("Waterschap"))
            for name in ["Anna", "Bert", "Carla", "Dirk", "Eva", "Fien"] { #expect(!members.contains(name)) }
        }
    }
}
