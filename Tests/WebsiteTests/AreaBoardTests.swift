import Foundation
import Journal
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// The board of all processes of an area: who works on the same ground, and where work lacks.
@Suite("Direction board of an area")
struct AreaBoardTests {
    /// A rectangle of 1,000 by 500 m over the second half of the first neighbourhood, the second, and half of the third; in
    /// degrees a little turned.
    private static let outline = Outline(polygons: [
        [[[4.483, 52.1502], [4.497, 52.1502], [4.497, 52.154], [4.483, 52.154], [4.483, 52.1502]]]
    ])

    @discardableResult
    private func start(
        _ name: String, in town: ProcessTown, areas: [String] = [], outline: Outline? = nil
    ) async throws -> StreamID {
        let stream = try #require(StreamID(rawValue: name))
        let codes = areas.compactMap { AreaCode($0) }
        try await town.given(StartProcess(Charter(name: "Proces \(name)", areas: codes, outline: outline)), in: stream)
        return stream
    }

    /// The part of a page that has a heading with that id.
    private func section(_ id: String, of page: String) -> Substring {
        guard let start = page.range(of: "aria-labelledby=\"\(id)\"") else { return "" }
        let rest = page[start.upperBound...]
        return rest.range(of: "</section>").map { rest[..<$0.lowerBound] } ?? rest
    }

    @Test func `a district over a neighbourhood, a border over areas and two borders are overlaps`() async throws {
        let town = try await ProcessTown()
        try await start("buurt", in: town, areas: ["BU90010101"])
        try await start("wijk", in: town, areas: ["WK900101"])
        try await start("lijn", in: town, outline: Self.outline)
        try await start("krijt", in: town, outline: Self.outline)
        try await start("elders", in: town, areas: ["WK900202"])
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let page = try await anna.get("/regiebord")
            #expect(SoundPage.problems(page.text, language: "nl") == [])
            let overlaps = section("overlap", of: page.text)
            #expect(
                overlaps.contains("Café-eiland (buurt) van het ene proces ligt in Wijk Noord (wijk) van het andere."))
            #expect(overlaps.contains("ha over Wijk Noord (wijk) van het andere."))
            #expect(overlaps.contains("ha over Café-eiland (buurt) van het andere."))
            #expect(overlaps.firstMatch(of: /De twee grenzen liggen voor [0-9]+,[0-9] ha over elkaar\./) != nil)
            #expect(overlaps.contains("<svg"), "the ground that they share is drawn")
            // Six pairs of four; what lies elsewhere is in none.
            #expect(overlaps.matches(of: /<li><p><b class="lane/).count == 6)
            #expect(!overlaps.contains("Proces elders"))
        }
    }

    @Test func `each process has a number beside its colour, in the legend and on its cards`() async throws {
        let town = try await ProcessTown()
        try await town.begin("meerburg")
        try await start("wijk", in: town, areas: ["WK900101"])
        try await town.visit { browsers in
            let page = try await #require(browsers[.anna]).get("/regiebord").text
            let legend = try #require(page.firstMatch(of: /<ul class="legend lanes"[^>]*>(.*?)<\/ul>/)).output.1
            #expect(
                legend.contains("<b class=\"lane lane0\">1</b>") && legend.contains("<b class=\"lane lane1\">2</b>"))
            #expect(page.firstMatch(of: /<p class="lanename"><b class="lane lane[01]">[12]<\/b> Meerburg/) != nil)
        }
    }

    @Test func `a card that lacks or was stopped hides no gap, nor does the work of one process that of another`()
        async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin("meerburg")
        try await start("wijk", in: town, areas: ["WK900101"])
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let before = try await anna.get("/regiebord").text
            #expect(!section("gaten", of: before).contains("II Kennisbasis, strategisch"))
            #expect(section("gaten", of: before).contains("II Kennisbasis, tactisch"))
            for state in [Card.State.missing, .stopped] {
                try await town.given(SetCardState("kaart", to: state, seenAt: .max), in: stream)
                let page = try await anna.get("/regiebord").text
                #expect(section("gaten", of: page).contains("II Kennisbasis, strategisch"), "\(state)")
            }
            try await town.given(SetCardState("kaart", to: .running, seenAt: .max), in: stream)
            let own = section("gaten-per-proces", of: try await anna.get("/regiebord").text)
            let rows = own.matches(of: /<tr><th scope="row">.*?<\/tr>/).map { String($0.output) }
            let empty = try #require(rows.first { $0.contains("Proces wijk") })
            #expect(empty.contains("II kennisbasis"))
            let begun = try #require(rows.first { $0.contains("Meerburg") })
            let strategic = try #require(begun.firstMatch(of: /<td>(.*?)<\/td>/)).output.1
            #expect(!strategic.contains("II kennisbasis") && strategic.contains("I vertrekpunt"))
        }
    }

    @Test func `the filters of one board work on all, owners by their name`() async throws {
        let town = try await ProcessTown()
        try await town.begin("meerburg")
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            for (query, soil, loose) in [
                ("alliantie=natuurlijk", true, false), ("alliantie=mens", false, true), ("stand=open", false, true),
                ("vraag=d", true, false), ("eigenaar=Waterschap", true, false), ("zoek=waterschap", true, false),
                ("zoek=losse", false, true),
            ] {
                let page = try await anna.get("/regiebord?" + query).text
                #expect(page.contains(">Bodemkaart</a>") == soil, "\(query)")
                #expect(page.contains(">Losse kaart</a>") == loose, "\(query)")
                #expect(!page.contains("nog leeg"), "\(query)")
            }
            #expect(try await anna.get("/regiebord?zoek=niets").text.contains("Geen van de 2 kaarten past"))
            #expect(try await anna.get("/regiebord?alliantie=lucht").status == 400)
        }
    }

    @Test func `an area is found by its name`() async throws {
        let town = try await ProcessTown()
        try await town.begin("meerburg")
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            for (name, isThere) in [("Noorddam", true), ("wijk noord", true), ("Zuiddam", false)] {
                let answer = try await anna.get(
                    "/regiebord?gebied=" + name.replacing(" ", with: "+"))
                #expect(answer.status == 200, "\(name)")
                #expect(answer.text.contains("Bodemkaart") == isThere, "\(name)")
            }
            #expect(try await anna.get("/regiebord?gebied=Nergenshuizen").status == 404)
        }
    }
}
