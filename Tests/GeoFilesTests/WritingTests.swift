import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct WritingTests {
    @Test func `the same calls give the same bytes`() throws {
        let folder = try TemporaryFolder()
        try Samples.writeGeoPackage(folder.file("a.gpkg"))
        try Samples.writeGeoPackage(folder.file("b.gpkg"))
        #expect(try folder.bytes("a.gpkg") == folder.bytes("b.gpkg"))
        #expect(try folder.bytes("a.gpkg").count > 10_000)
    }

    @Test func `a file in a folder that does not exist is refused`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: GeoFileError.self) {
            try GeoPackageWriter(creating: folder.file("geen/a.gpkg"), timestamp: Samples.timestamp)
        }
        #expect(error?.kind == .cannotWrite)
    }

    @Test func `a shape that is no WKB is refused and the writer stays usable`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        #expect(throws: GeoFileError.self) {
            try writer.writeLayer("fout", fields: [], geometry: .multiPolygon) { try $0([], [1, 2, 3]) }
        }
    }

    @Test func `a second layer of the same name is refused`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        try writer.writeLayer("laag", fields: Samples.fields) { _ in }
        let error = #expect(throws: GeoFileError.self) {
            try writer.writeLayer("laag", fields: Samples.fields) { _ in }
        }
        #expect(error?.kind == .cannotWrite)
    }

    @Test func `a layer without a spatial index is read the same and has none`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        let point: [UInt8] = [1, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
        try writer.writeLayer("met", fields: [], geometry: .point) { try $0([], point) }
        try writer.writeLayer("zonder", fields: [], geometry: .point, isIndexed: false) { try $0([], point) }
        try writer.close()
        let file = try VectorFile(opening: folder.file("a.gpkg"))
        for name in ["met", "zonder"] {
            try file.layer(name).forEachFeature { feature in
                let wkb = try #require(try feature.geometry())
                #expect(try WellKnownBinary.point(from: wkb) == Coordinate(x: 0, y: 0))
            }
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file("a.gpkg")))
        #expect(bytes.range(of: Data("rtree_met_geom".utf8)) != nil)
        #expect(bytes.range(of: Data("rtree_zonder_geom".utf8)) == nil)
    }

    @Test func `points and lines are written and read`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        let point: [UInt8] = [1, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
        try writer.writeLayer("punt", fields: [], geometry: .point) { try $0([], point) }
        let line: [UInt8] =
            [1, 2, 0, 0, 0, 2, 0, 0, 0] + [UInt8](repeating: 0, count: 24) + [0, 0, 0, 0, 0, 0, 0xF0, 0x3F]
        try writer.writeLayer("lijn", fields: [], geometry: .multiLineString) { try $0([], line) }
        try writer.close()
        let file = try VectorFile(opening: folder.file("a.gpkg"))
        try file.layer("punt").forEachFeature { feature in
            let wkb = try #require(try feature.geometry())
            #expect(try WellKnownBinary.point(from: wkb) == Coordinate(x: 0, y: 0))
        }
        try file.layer("lijn").forEachFeature { feature in
            let lines = try WellKnownBinary.lines(from: try #require(try feature.geometry()))
            #expect(lines == [[Coordinate(x: 0, y: 0), Coordinate(x: 0, y: 1)]])
        }
    }

    @Test func `a file written whole replaces what stood there, and a failure leaves that as it was`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try GeoPackageWriter.write(to: path, timestamp: Samples.timestamp) {
            try $0.writeLayer("een", fields: []) { _ in }
        }
        let before = try folder.bytes("a.gpkg")
        let error = #expect(throws: GeoFileError.self) {
            try GeoPackageWriter.write(to: path, timestamp: Samples.timestamp) { writer in
                try writer.writeLayer("twee", fields: []) { _ in }
                try writer.writeLayer("twee", fields: []) { _ in }
            }
        }
        #expect(error?.path == path)
        #expect(try folder.bytes("a.gpkg") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.gpkg"])
        try GeoPackageWriter.write(to: path, timestamp: Samples.timestamp) {
            try $0.writeLayer("drie", fields: []) { _ in }
        }
        #expect(try VectorFile(opening: path).layerNames == ["drie"])
    }

    @Test func `columns may be called as GDAL calls the key and the shape`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        let fields = [FieldDefinition("FID", .text), FieldDefinition("geom", .real), FieldDefinition("fid_2", .real)]
        let point: [UInt8] = [1, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
        try writer.writeLayer("laag", fields: fields, geometry: .point) {
            try $0([.text("a"), .number(1), .null], point)
        }
        try writer.close()
        let layer = try VectorFile(opening: folder.file("a.gpkg")).layer("laag")
        #expect(layer.fields == fields)
        try layer.forEachFeature { feature in
            #expect((feature.value(0), feature.value(1)) == (.text("a"), .number(1)))
            let wkb = try feature.geometry()
            #expect(wkb == point)
        }
    }

    @Test func `more columns than a GeoPackage holds are refused before there are any`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        let fields = (0...GeoPackageWriter.mostColumns).map { FieldDefinition("k\($0)", .real) }
        let error = #expect(throws: GeoFileError.self) { try writer.writeLayer("laag", fields: fields) { _ in } }
        #expect(error?.reason == "layer laag has 1999 columns; a GeoPackage holds 1998")
        try writer.writeLayer("laag", fields: fields.dropLast(), geometry: .point) { _ in }
        try writer.close()
    }

    @Test func `closing twice does no harm`() throws {
        let folder = try TemporaryFolder()
        let writer = try GeoPackageWriter(creating: folder.file("a.gpkg"), timestamp: Samples.timestamp)
        try writer.close()
        try writer.close()
    }
}
