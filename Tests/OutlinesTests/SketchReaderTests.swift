import Foundation
import GeoFiles
import GeoModel
import Outlines
import Planning
import Process
import Testing

@Suite struct SketchReaderTests {
    private func read(_ text: String) throws -> ReadSketch { try SketchReader().read(Array(text.utf8)) }

    private static func collection(_ geometries: String...) -> String {
        "{\"type\":\"GeometryCollection\",\"geometries\":[\(geometries.joined(separator: ","))]}"
    }

    @Test func `points, lines and areas in RD New become degrees, each in its kind`() throws {
        let square = Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))
        let found = try read(Drawings.rd([Drawings.line, square, Drawings.point]))
        #expect(found.remarks == [])
        #expect(found.sketch.lines.count == 1 && found.sketch.polygons.count == 1)
        // The corner by pyproj: Transformer.from_crs(28992, 4326, always_xy=True).transform(93000, 463000).
        let point = try #require(found.sketch.points.first)
        #expect(abs(point[0] - 4.481277711) < 1e-6)
        #expect(abs(point[1] - 52.151694652) < 1e-6)
    }

    @Test func `mixed collections are taken apart, and empty ones are nothing`() throws {
        let found = try read(
            Self.collection(
                "{\"type\":\"MultiPoint\",\"coordinates\":[[4.4,52.1],[4.5,52.2]]}",
                Self.collection("{\"type\":\"LineString\",\"coordinates\":[[4.4,52.1],[4.4,52.1],[4.5,52.2]]}")))
        #expect(found.sketch == Sketch(points: [[4.4, 52.1], [4.5, 52.2]], lines: [[[4.4, 52.1], [4.5, 52.2]]]))
        #expect(throws: DrawingRefusal.nothingDrawn) { try read(Self.collection()) }
        #expect(throws: DrawingRefusal.nothingDrawn) { try read("{\"type\":\"MultiPoint\",\"coordinates\":[]}") }
        #expect(throws: DrawingRefusal.nothingDrawn) { try read(Drawings.degrees([])) }
    }

    @Test func `a drawing that was read is read again as it is`() throws {
        let square = Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))
        for shapes in [[Drawings.point], [Drawings.line], [square], [Drawings.point, Drawings.line, square]] {
            let found = try read(Drawings.rd(shapes))
            #expect(try read(found.sketch.geoJSON) == found)
        }
    }

    @Test func `a GeoPackage gives its areas`() throws {
        let found = try SketchReader().read(Drawings.geoPackage())
        #expect(found.sketch.polygons.count == 1)
    }

    @Test(arguments: [
        ("", DrawingRefusal.empty),
        ("%PDF-1.7", .otherKind),
        ("{\"type\":\"LineString\",\"coordinates\":[[93000,463000],[93100,463100]]}", .unnamedRD),
        ("{\"type\":\"Point\",\"coordinates\":[13,52]}", .outside),
        ("{\"type\":\"Point\",\"coordinates\":[52,4]}", .outside),
        ("{\"type\":\"LineString\",\"coordinates\":[[4.4,52.1],[4.4,52.1]]}", .flatLine(line: 1)),
        (
            "{\"type\":\"Polygon\",\"coordinates\":[[[4.4,52.1],[4.5,52.2],[4.5,52.1],[4.4,52.2],[4.4,52.1]]]}",
            .invalid(polygon: 1, .crossing)
        ),
    ])
    func `what is no place is refused with its reason`(_ text: String, _ expected: DrawingRefusal) throws {
        #expect(throws: expected) { try read(text) }
    }

    @Test func `too many loose points are refused`() throws {
        let points = (0...100).map { "[\(4.4 + Double($0) / 1000),52.1]" }.joined(separator: ",")
        #expect(throws: DrawingRefusal.tooManyShapes(most: 100)) {
            try read("{\"type\":\"MultiPoint\",\"coordinates\":[\(points)]}")
        }
    }

    @Test func `a line with too many positions is drawn with fewer, within centimetres`() throws {
        // A half circle of 2 km with 5,001 positions.
        let line = (0...5_000).map { step -> String in
            let angle = Double.pi * Double(step) / 5_000
            return "[\(95_000 + 2_000 * cos(angle)),\(465_000 + 2_000 * sin(angle))]"
        }
        let shape = "{\"type\":\"LineString\",\"coordinates\":[\(line.joined(separator: ","))]}"
        let found = try read(Drawings.rd([shape]))
        guard case .simplified(let metres, let from, let to)? = found.remarks.first else {
            Issue.record("not simplified: \(found.remarks)")
            return
        }
        #expect(metres == 0.1 && from == 5_001 && to <= Sketch.mostPositions)
        let drawn = try DrawnPlace(found.sketch)
        #expect(abs(drawn.metres - Double.pi * 2_000) < 1)
    }

    @Test func `a zigzag that cannot be made simpler is refused`() throws {
        let line = (0...3_000).map { "[\(93_000 + $0 * 20),\($0 % 2 == 0 ? 463_000 : 463_100)]" }
        let shape = "{\"type\":\"LineString\",\"coordinates\":[\(line.joined(separator: ","))]}"
        #expect(throws: DrawingRefusal.tooManyPositions(most: Sketch.mostPositions)) { try read(Drawings.rd([shape])) }
    }
}

@Suite struct DrawnPlaceTests {
    private func sketch(_ shapes: String...) throws -> Sketch {
        try SketchReader().read(Array(Drawings.rd(shapes).utf8)).sketch
    }

    private func line(_ from: (Double, Double), _ to: (Double, Double)) -> String {
        "{\"type\":\"LineString\",\"coordinates\":[[\(from.0),\(from.1)],[\(to.0),\(to.1)]]}"
    }

    @Test func `30 m east and then 40 m north is 70 m, and a square of 100 m is a hectare`() throws {
        let path = "{\"type\":\"LineString\",\"coordinates\":[[93000,463000],[93030,463000],[93030,463040]]}"
        let drawn = try DrawnPlace(
            sketch(path, Drawings.polygon(Drawings.square(93_000, 463_000, side: 100)), Drawings.point))
        #expect(abs(drawn.metres - 70) < 0.001)
        #expect(abs(drawn.squareMetres - 10_000) < 0.1)
        let counts: [Int] = [drawn.counts.points, drawn.counts.lines, drawn.counts.areas]
        #expect(counts == [1, 1, 1])
    }

    @Test func `a place lies inside, across or apart from the ground of its process`() throws {
        let atlas = try Drawings.atlas.get()
        let areas = try [#require(AreaCode("BU90010100")), #require(AreaCode("BU90010101"))]
        let ground = try #require(try ProcessGround(outline: nil, areas: areas, on: atlas))
        func relation(_ shapes: String...) throws -> PlaceReach? {
            ground.reach(of: try DrawnPlace(SketchReader().read(Array(Drawings.rd(shapes).utf8)).sketch))
        }
        // Two neighbourhoods of 1,000 m side by side from the corner.
        #expect(try relation(line((93_100, 463_100), (94_900, 463_900))) == .inside)
        #expect(try relation(line((93_100, 463_100), (95_100, 463_100))) == .partly)
        #expect(try relation(line((95_100, 463_100), (95_900, 463_100))) == .outside)
        #expect(try relation(Drawings.polygon(Drawings.square(92_000, 462_000, side: 4_000))) == .partly)
        #expect(
            try relation(line((93_100, 463_100), (93_200, 463_100)), line((96_000, 463_000), (96_100, 463_000)))
                == .partly)
        // Along the border, half a metre over it: as good as on it.
        #expect(try relation(line((93_100, 462_999.5), (93_500, 463_000))) == .inside)
        #expect(try ProcessGround(outline: nil, areas: [], on: atlas) == nil)
    }

    @Test func `places go out as GeoJSON and as a GeoPackage with a layer for each kind`() throws {
        let square = Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))
        let mixed = try sketch(square, Drawings.point, Drawings.line)
        let export = PlaceExport([
            PlaceExport.Row(
                kind: "doel", number: 1, name: "Bomen & \"water\"", party: "Stad", alliance: "natuurlijk",
                words: "Noord", address: "https://plannen.example/proces/x/doel/a", sketch: mixed)
        ])
        let json = export.geoJSON
        #expect(json.contains("\"naam\":\"Bomen & \\\"water\\\"\""))
        #expect(json.contains("https://plannen.example/proces/x/doel/a"))
        #expect(try SketchReader().read(Array(json.utf8)).sketch.shapeCount == 3)
        let package = try export.geoPackage(timestamp: "2026-01-01T00:00:00.000Z")
        let again = try SketchReader().read(package).sketch
        #expect(again.points.count == 1 && again.lines.count == 1 && again.polygons.count == 1)
        #expect(abs(try DrawnPlace(again).squareMetres - 10_000) < 0.1)
    }
}
