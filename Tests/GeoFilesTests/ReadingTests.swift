import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct ReadingTests {
    private let options = ["HEADERS=YES", "AUTODETECT_TYPE=NO"]

    @Test func `GeoJSON is read with its columns, numbers, gaps and shapes`() throws {
        let folder = try TemporaryFolder()
        let file = try VectorFile(opening: try folder.write(Samples.geoJSON, as: "gebieden.geojson"))
        let layer = try file.layer()
        #expect(layer.fields.map(\.name) == ["code", "aantal", "deel"])
        #expect(layer.fields.map(\.kind) == [.text, .integer, .real])
        #expect(layer.hasGeometry)
        #expect(
            try Samples.rows(layer) == [
                [.text("BU00010000"), .number(120), .number(0.5)], [.text("BU00010001"), .null, .number(-1.25)],
            ])
        var shapes: [Bool] = []
        try layer.forEachFeature { shapes.append(try $0.geometry() != nil) }
        #expect(shapes == [true, false])
    }

    @Test(arguments: [("komma", ","), ("puntkomma", ";"), ("tab", "\t")], [false, true])
    func `CSV is read whatever divides its cells, with and without a byte order mark`(
        separator: (name: String, text: String), mark: Bool
    ) throws {
        let folder = try TemporaryFolder()
        let lines = [
            ["code", "naam", "deel"], ["00010000", "\"Oost\"\"West\"", "\"0,7\""], ["BU00010001  ", "", "."],
        ]
        let text = lines.map { $0.joined(separator: separator.text) }.joined(separator: "\r\n") + "\r\n"
        let path = try folder.write((mark ? "\u{FEFF}" : "") + text, as: "\(separator.name).csv")
        let layer = try VectorFile(opening: path, options: options).layer()
        #expect(layer.fields.map(\.name) == ["code", "naam", "deel"])
        #expect(!layer.hasGeometry)
        let rows = try Samples.rows(layer)
        #expect(rows.first == [.text("00010000"), .text("Oost\"West"), .text("0,7")])
        #expect(rows.last?.first == .text("BU00010001  "))
        #expect(rows.last?.last == .text("."))
    }

    @Test func `a GeoPackage is read as it was written`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        let file = try VectorFile(opening: folder.file("a.gpkg"))
        #expect(file.layerNames == ["gebieden", "tabel"])
        let layer = try file.layer("gebieden")
        #expect(
            try Samples.rows(layer) == [
                [.text("BU00010000"), .number(120), .number(0.5)], [.text("BU00010001"), .null, .number(-1.25)],
            ])
        var areas: [Double] = []
        try layer.forEachFeature(in: .rdNew) { feature in
            areas.append(try WellKnownBinary.multiPolygon(from: try #require(try feature.geometry())).area)
        }
        #expect(areas == [10_000, 10_000])
        #expect(try Samples.rows(try file.layer("tabel")) == [[.text("waarde é")]])
    }

    @Test func `a filter keeps the rows for which it holds`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        let layer = try VectorFile(opening: folder.file("a.gpkg")).layer()
        try layer.filter("code LIKE '%1'")
        #expect(try Samples.rows(layer).map(\.first) == [.text("BU00010001")])
    }

    @Test func `a filter that is not understood is refused before a row is read`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        let layer = try VectorFile(opening: folder.file("a.gpkg")).layer()
        #expect(throws: GeoFileError.self) {
            try layer.filter("geen_kolom = 1 AND (")
            try layer.forEachFeature { _ in }
        }
        let json = try VectorFile(opening: try folder.write(Samples.geoJSON, as: "a.geojson")).layer()
        #expect(throws: GeoFileError.self) {
            try json.filter("geen_kolom = 1")
            try json.forEachFeature { _ in }
        }
    }

    @Test(.enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"))
    func `a shapefile is read`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        #expect(runTool("ogr2ogr", ["-f", "ESRI Shapefile", folder.file("a.shp"), folder.file("a.gpkg"), "gebieden"]))
        let layer = try VectorFile(opening: folder.file("a.shp")).layer()
        var total = 0.0
        try layer.forEachFeature(in: .rdNew) { feature in
            total += try WellKnownBinary.multiPolygon(from: try #require(try feature.geometry())).area
        }
        #expect(abs(total - 20_000) < 1e-6)
        #expect(try Samples.rows(layer).map(\.first) == [.text("BU00010000"), .text("BU00010001")])
    }

    @Test(.enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"))
    func `curved shapes, as in the topography of PDOK, are read as polygons`() throws {
        let folder = try TemporaryFolder()
        let circle = "MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (0 0,100 100,200 0,100 -100,0 0)))"
        let table = try folder.write("WKT,code\n\"\(circle)\",a\n", as: "cirkel.csv")
        let arguments = [
            "-f", "GPKG", folder.file("a.gpkg"), table, "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-a_srs", "EPSG:28992",
            "-nlt", "MULTISURFACE",
        ]
        #expect(runTool("ogr2ogr", arguments))
        var areas: [Double] = []
        try VectorFile(opening: folder.file("a.gpkg")).layer().forEachFeature(in: .rdNew) { feature in
            areas.append(try WellKnownBinary.multiPolygon(from: try #require(try feature.geometry())).area)
        }
        // A circle with a radius of 100 m, in straight pieces of at most a few degrees.
        #expect(abs(try #require(areas.first) / (Double.pi * 10_000) - 1) < 0.005)
    }

    // Needs the test data (SAMENHANG_TEST_DATA, default ../shared/data): CBS's own xlsx layout, Utrecht 2023.
    @Test(.enabled(if: testData("utrecht-kwb/CBS-Utrecht-kwb-2023.xlsx") != nil, "no test data"))
    func `an Excel sheet of CBS is read with its codes and numbers`() throws {
        let path = try #require(testData("utrecht-kwb/CBS-Utrecht-kwb-2023.xlsx"))
        let layer = try VectorFile(opening: path).layer()
        let names = layer.fields.map(\.name)
        let code = try #require(names.firstIndex(of: "gwb_code"))
        let inhabitants = try #require(names.firstIndex(of: "a_inw"))
        let rows = try Samples.rows(layer)
        #expect(rows.count == 122)
        let utrecht = try #require(rows.first { $0[code] == .text("GM0344") })
        #expect(utrecht[inhabitants] == .number(367_947))
    }
}
