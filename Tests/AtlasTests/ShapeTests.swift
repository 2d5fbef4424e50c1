@testable import Atlas
import Planning
import Testing

/// Dirty shapes, one fault at a time, on squares of 100 m.
struct ShapeTests {
    private let workshop: Workshop

    init() throws { workshop = try Workshop() }

    private func build(_ areas: [MadeUpArea]) throws -> BuildReport.SourceReport {
        try workshop.write(areas + [.square("BU00010099", x: 9_000)], as: "a.geojson")
        return try #require(try workshop.build(Workshop.source("a", "a.geojson"))["a"])
    }

    private func squareMetres(_ code: String) throws -> Double? {
        let level = try #require(try workshop.atlas()[.neighbourhood])
        return AreaCode(code).flatMap(level.place).map { level.squareMetres[$0] }
    }

    @Test func `pieces of one area are dissolved into the whole`() throws {
        try workshop.write([.square("BU00010000"), .square("BU00010001", x: 200)], as: "west.geojson")
        try workshop.write([.square("BU00010000", x: 100)], as: "oost.geojson")
        let report = try #require(try workshop.build(Workshop.source("a", "*.geojson"))["a"])
        #expect(report.read == 3)
        #expect(report.kept == 2)
        #expect(report.dissolved == 1)
        #expect(try #require(try squareMetres("BU00010000")) == 20_000)
    }

    @Test func `a spike is repaired and named with file, row and code`() throws {
        let spiked = MadeUpArea(
            code: "BU00010000",
            geometry: MadeUpArea.polygon([
                (0, 0), (100, 0), (100, 50), (200, 50), (100, 50), (100, 100), (0, 100), (0, 0),
            ]))
        let report = try build([spiked])
        #expect(report.repaired == 1)
        #expect(report.kept == 2)
        let finding = try #require(report.findings("shape.repaired").first)
        #expect(finding.file.hasSuffix("a.geojson"))
        #expect(finding.row == 1)
        #expect(finding.code == "BU00010000")
        #expect(abs(try #require(try squareMetres("BU00010000")) - 10_000) < 1e-6)
    }

    @Test func `a bow tie is set aside and named with file, row and code`() throws {
        let bowTie = MadeUpArea(
            code: "BU00010000", geometry: MadeUpArea.polygon([(0, 0), (100, 100), (100, 0), (0, 100), (0, 0)]))
        let report = try build([.square("BU00010001", x: 300), bowTie])
        #expect(report.setAside == 1)
        #expect(report.kept == 2)
        let finding = try #require(report.findings("shape.setAside").first)
        #expect(finding.row == 2)
        #expect(finding.code == "BU00010000")
        #expect(try squareMetres("BU00010000") == nil)
    }

    @Test func `a collection is reduced to its polygons`() throws {
        var mixed = MadeUpArea.square("BU00010000")
        mixed.geometry =
            "{\"type\":\"GeometryCollection\",\"geometries\":[\(mixed.geometry),{\"type\":\"Point\",\"coordinates\":[155000,463000]}]}"
        let report = try build([mixed])
        #expect(report.repaired == 1)
        #expect(try squareMetres("BU00010000") == 10_000)
    }

    @Test func `an area without a shape or with only a point is set aside`() throws {
        let none = MadeUpArea(code: "BU00010000", geometry: "null")
        let point = MadeUpArea(code: "BU00010001", geometry: "{\"type\":\"Point\",\"coordinates\":[155000,463000]}")
        let report = try build([none, point])
        #expect(report.setAside == 2)
        #expect(report.findingCounts["shape.missing"] == 1)
        #expect(report.findingCounts["shape.setAside"] == 1)
        #expect(report.kept == 1)
    }

    @Test func `the same area twice counts once and is named`() throws {
        let report = try build([.square("BU00010000"), .square("BU00010000")])
        #expect(report.setAside == 1)
        #expect(report.dissolved == 0)
        let finding = try #require(report.findings("area.duplicate").first)
        #expect(finding.row == 2)
        #expect(finding.code == "BU00010000")
        #expect(try squareMetres("BU00010000") == 10_000)
    }

    @Test func `every feature that was read is kept, dissolved or set aside`() throws {
        let report = try build([
            .square("BU00010000"), .square("BU00010000", x: 100), .square("BU00010000"), .square("BU00010001", x: 500),
            MadeUpArea(code: "BU00010002", geometry: "null"), .square("BU00000000", x: 700), .square("GM0001", x: 900),
        ])
        #expect(report.read == 8)
        #expect(report.read == report.kept + report.dissolved + report.setAside)
        #expect(report.findingCounts["code.unreadable"] == 2)
    }

    @Test func `areas come out in the order of their codes`() throws {
        _ = try build([.square("BU00020000", x: 300), .square("BU00010000")])
        #expect(
            try #require(try workshop.atlas()[.neighbourhood]).codes.map(\.description) == [
                "BU00010000", "BU00010099", "BU00020000",
            ])
    }
}
