import Foundation
import HTTPTypes
import Journal
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// Places that people draw with goals, interests and cards, and the map of a process.
@Suite("Drawn places")
struct PlaceTests {
    /// Within the first neighbourhood of the process.
    private static let inside = "{\"type\":\"LineString\",\"coordinates\":[[4.4828,52.1526],[4.4850,52.1540]]}"
    /// In Amsterdam.
    private static let outside = "{\"type\":\"Point\",\"coordinates\":[4.9,52.37]}"

    private static let goal = [
        ("partij", "stad"), ("titel", "Bomen langs de kade"), ("transitie", "energie"), ("schaal", "wijk"),
        ("plek", "De kade"),
    ]

    private func visit(_ test: @Sendable (Browser, ProcessTown, String) async throws -> Void) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            try await test(try #require(browsers[.anna]), town, "/proces/\(stream.rawValue)")
        }
    }

    private func process(_ town: ProcessTown) async throws -> AreaProcess {
        let stream = try #require(StreamID(rawValue: "meerburg"))
        return try #require(try await town.service.process(stream))
    }

    @Test func `a line that was drawn with a goal is kept, measured and on the map`() async throws {
        try await visit { anna, town, home in
            let answer = try await anna.send(
                home + "/doel/nieuw", Self.goal + [("id", "boom"), ("tekening", Self.inside)])
            #expect(answer.status == 303)
            let place = try #require(try await process(town).goals["boom"]?.item.place)
            #expect(place.words == "De kade")
            #expect(place.sketch == Sketch(lines: [[[4.4828, 52.1526], [4.4850, 52.1540]]]))
            let form = try await anna.get(home + "/doel/boom")
            // By pyproj (28992): from (93105.43, 463099.42) to (93257.93, 463253.31) is 216.64 m.
            #expect(form.text.contains("Een lijn van 217 m."))
            #expect(form.text.contains("data-soorten=\"point,line,polygon\""))
            #expect(SoundPage.problems(form.text, language: "nl") == [])
            let map = try await anna.get(home + "/kaart")
            #expect(map.text.contains("id=\"plek-doel-boom\""))
            #expect(map.text.contains("Bomen langs de kade</a>"))
            #expect(map.text.contains("class=\"line\""), "the map is drawn without a script")
            #expect(try await anna.get(home + "/verslag").text.contains("class=\"line\""))
        }
    }

    @Test func `changing a title keeps what was drawn, and an empty text takes it away`() async throws {
        try await visit { anna, town, home in
            _ = try await anna.send(home + "/doel/nieuw", Self.goal + [("id", "boom"), ("tekening", Self.inside)])
            let before = try await process(town).goals["boom"]?.item.place.sketch
            let text = try await anna.get(home + "/doel/boom").text
            let shown = try #require(text.firstMatch(of: /<textarea id="veld-tekening"[^>]*>([^<]+)<\/textarea>/))
                .output.1
            let seen = ("gezien", "999")
            var fields = Self.goal
            fields[1] = ("titel", "Bomen")
            let same = String(shown).replacing("&quot;", with: "\"")
            #expect(
                try await anna.send(home + "/doel/boom", fields + [("tekening", same), seen]).status == 303)
            #expect(try await process(town).goals["boom"]?.item.place.sketch == before)
            // A form that says nothing of a drawing leaves it.
            fields[1] = ("titel", "Meer bomen")
            #expect(try await anna.send(home + "/doel/boom", fields + [seen]).status == 303)
            #expect(try await process(town).goals["boom"]?.item.place.sketch == before)
            #expect(
                try await anna.send(home + "/doel/boom", fields + [("tekening", ""), seen]).status == 303)
            #expect(try await process(town).goals["boom"]?.item.place == Place("De kade"))
        }
    }

    @Test func `a place outside the area is told first, and then kept`() async throws {
        try await visit { anna, town, home in
            let fields = Self.goal + [("id", "boom")]
            let first = try await anna.send(home + "/doel/nieuw", fields + [("tekening", Self.outside)])
            #expect(first.status == 200)
            #expect(first.text.contains("Deze plek ligt buiten het gebied van het proces. Dat mag."))
            #expect(first.text.contains("value=\"Bomen langs de kade\""))
            #expect(try await process(town).goals["boom"] == nil)
            let mark = try #require(first.text.firstMatch(of: /name="tekening-gezien" value="([^"]+)"/)).output.1
            let shown = try #require(
                first.text.firstMatch(of: /<textarea id="veld-tekening"[^>]*>([^<]+)<\/textarea>/)
            ).output.1
            let text = String(shown).replacing("&quot;", with: "\"")
            let again = try await anna.send(
                home + "/doel/nieuw", fields + [("tekening", text), ("tekening-gezien", String(mark))])
            #expect(again.status == 303)
            #expect(try await process(town).goals["boom"]?.item.place.sketch?.points == [[4.9, 52.37]])
            #expect(try await anna.get(home + "/kaart").text.contains("Deze plek ligt buiten het gebied"))
        }
    }

    @Test(arguments: [
        ("plan.geojson", "%PDF-1.7", "geen GeoJSON en geen GeoPackage"),
        ("leeg.json", "{\"type\":\"FeatureCollection\",\"features\":[]}", "Hier is niets in getekend."),
        ("rd.geojson", "{\"type\":\"Point\",\"coordinates\":[93000,463000]}", "De getallen lijken RD"),
        (
            "strik.geojson",
            "{\"type\":\"Polygon\",\"coordinates\":[[[4.4,52.1],[4.5,52.2],[4.5,52.1],[4.4,52.2],[4.4,52.1]]]}",
            "Vlak 1 kan niet. De lijn kruist zichzelf."
        ),
    ])
    func `a wrong file is told in plain words, and what was typed stays`(name: String, content: String, words: String)
        async throws
    {
        try await visit { anna, town, home in
            let fields = Self.goal + [("id", "boom"), ("csrf", try await anna.formSecret())]
            let answer = try await anna.upload(
                home + "/doel/nieuw", fields, file: Array(content.utf8), name: name, in: "tekenbestand")
            #expect(answer.status == 422)
            #expect(answer.text.contains(words))
            #expect(answer.text.contains("value=\"Bomen langs de kade\""))
            #expect(answer.text.contains("aria-invalid=\"true\""))
            #expect(SoundPage.problems(answer.text, language: "nl") == [])
            #expect(try await process(town).goals["boom"] == nil)
        }
    }

    @Test func `a card takes a place from a file`() async throws {
        try await visit { anna, town, home in
            let fields =
                ProcessFormTests.card + [("id", "sloot"), ("tekening", ""), ("csrf", try await anna.formSecret())]
            let answer = try await anna.upload(
                home + "/kaart/nieuw", fields, file: Array(Self.inside.utf8), name: "x.geojson", in: "tekenbestand")
            #expect(answer.status == 303)
            #expect(try await process(town).cards["sloot"]?.item.place.sketch?.lines.count == 1)
        }
    }

    @Test func `two who drew the same goal see both drawings`() async throws {
        try await visit { anna, town, home in
            _ = try await anna.send(home + "/doel/nieuw", Self.goal + [("id", "boom"), ("tekening", Self.inside)])
            let seen = try await process(town).version
            let other = "{\"type\":\"Point\",\"coordinates\":[4.4828,52.1526]}"
            _ = try await anna.send(
                home + "/doel/boom", Self.goal + [("tekening", other), ("gezien", "\(seen)")])
            let third = "{\"type\":\"Point\",\"coordinates\":[4.4830,52.1526]}"
            let answer = try await anna.send(
                home + "/doel/boom", Self.goal + [("tekening", third), ("gezien", "\(seen)")])
            #expect(answer.status == 409)
            #expect(answer.text.contains("Wat er nu staat"))
            #expect(answer.text.contains("4.483"), "what was drawn is still in the form")
            #expect(SoundPage.problems(answer.text, language: "nl") == [])
        }
    }

    @Test func `the map can be filtered, looked back at and taken along`() async throws {
        try await visit { anna, town, home in
            _ = try await anna.send(home + "/doel/nieuw", Self.goal + [("id", "boom"), ("tekening", Self.inside)])
            _ = try await anna.send(
                home + "/kaart/nieuw", ProcessFormTests.card + [("id", "sloot"), ("tekening", Self.inside)])
            let all = try await anna.get(home + "/kaart.geojson")
            #expect(all.headers[.contentDisposition]?.contains("plekken-meerburg.geojson") == true)
            #expect(all.text.contains("\"soort\":\"doel\"") && all.text.contains("\"soort\":\"kaart\""))
            #expect(all.text.contains("\(home)/doel/boom"))
            #expect(all.text.contains("\"partij\":\"Stad\""))
            let goals = try await anna.get(home + "/kaart.geojson?transitie=energie")
            #expect(goals.text.contains("boom") && !goals.text.contains("sloot"))
            #expect(try await anna.get(home + "/kaart?partij=leeg").text.contains("Er is hier nog niets getekend."))
            let page = try await anna.get(home + "/kaart?transitie=energie")
            #expect(page.text.contains("kaart.geojson?transitie=energie"))
            #expect(try await anna.get(home + "/kaart?transitie=x").status == 400)
            let past = try await anna.get(home + "/kaart?moment=10")
            #expect(past.text.contains("Er is hier nog niets getekend."))
            #expect(past.text.contains("kaart.geojson?moment=10"))
            let package = try await anna.get(home + "/kaart.gpkg")
            #expect(package.bytes.starts(with: Array("SQLite format 3".utf8)))
        }
    }

    @Test func `only who may read the process may take its places along`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            for (who, browser) in browsers {
                for path in ["/kaart", "/kaart.geojson", "/kaart.gpkg"] {
                    let answer = try await browser.get("/proces/\(stream.rawValue)" + path)
                    #expect(answer.status == (who == .gijs || who == .nobody ? 404 : 200), "\(who) \(path)")
                }
            }
        }
    }
}
