import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct ChunkErrorTests {
    @Test func `a file, layer or column that is not there is named with what is`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path) }
        try ChunkSamples.writeGeoPackage(path, count: 2)
        let layer = #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, layer: "huizen") }
        #expect(layer?.kind == .noSuchLayer)
        #expect(layer?.reason.contains("'huizen'; it has: panden, leeg, tabel") == true)
        let column = #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, fields: ["deel", "jaar"]) }
        #expect(column?.reason == "layer 'panden' has no column 'jaar'; it has: nummer, deel, naam")
        let shape = #expect(throws: GeoFileError.self) {
            try FeatureChunks(opening: path, layer: "tabel", geometryColumn: "geom")
        }
        #expect(shape?.reason == "layer 'tabel' has no geometry column 'geom'; it has: none")
    }

    @Test(arguments: ["geen_kolom = 1", "nummer = 1 AND (", ""])
    func `a condition that is not understood is refused at once`(condition: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 2)
        let error = #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, where: condition) }
        #expect(error?.kind == .badCondition)
        #expect(error?.reason.contains("'panden': the condition \(condition) is not understood") == true)
        #expect(error?.reason.hasSuffix("its columns are: nummer, deel, naam") == true)
        #expect(error?.reason.contains("SELECT") == false)
    }

    @Test func `a condition that one reader does not understand is refused at once`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(ChunkSamples.points([1]), as: "a.geojson")
        #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, where: "geen_kolom = 1") }
    }

    @Test func `a system that PROJ does not know is named before a worker is made`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 2)
        let error = #expect(throws: GeoFileError.self) {
            try FeatureChunks(opening: path, in: CoordinateReferenceSystem(epsg: 999_999))
        }
        #expect(error?.kind == .unknownCRS)
    }

    @Test func `damage halfway is told by the worker that meets it, and the rest is read`() throws {
        let folder = try TemporaryFolder()
        let whole = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(whole, count: 2_000)
        var bytes = try folder.bytes("a.gpkg")
        // A page of SQLite in the middle of the table, filled with what is no page.
        let text = Array("pand é 1000".utf8)
        let place = try #require((0..<bytes.count - text.count).first { bytes[$0..<$0 + text.count] == text[...] })
        let page = place / 4096 * 4096
        for index in page..<page + 4096 { bytes[index] = 0xA5 }
        let path = try folder.write(Data(bytes), as: "b.gpkg")
        let chunks = try FeatureChunks(opening: path, layer: "panden", fields: ["nummer"], featuresPerChunk: 100)
        let worker = try chunks.makeWorker()
        var failures: [GeoFileError] = []
        var read: [FeatureChunk] = []
        var isDone = false
        while !isDone {
            do {
                if let chunk = try worker.next() { read.append(chunk) } else { isDone = true }
            } catch let error as GeoFileError { failures.append(error) }
        }
        #expect(!failures.isEmpty)
        #expect(failures.count <= 2)
        #expect(failures.allSatisfy { $0.kind == .cannotRead && $0.reason.contains("malformed") })
        #expect(failures.first?.reason.hasPrefix("layer 'panden', after feature ") == true)
        #expect(read.count == 20 - failures.count)
        #expect(read.allSatisfy { $0.ids.first == Int64($0.index * 100 + 1) && $0.count == 100 })
    }

    @Test func `a GeoJSON file that ends halfway fails, with the last feature read`() throws {
        let folder = try TemporaryFolder()
        let text = ChunkSamples.points((1...3_000).map { $0 })
        let path = try folder.write(String(text.prefix(text.count / 2)), as: "a.geojson")
        #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, featuresPerChunk: 100).all() }
    }

    @Test func `a shape that is damaged is named when it must be changed`() throws {
        let folder = try TemporaryFolder()
        try ChunkSamples.writeGeoPackage(folder.file("a.gpkg"), count: 20)
        var bytes = try folder.bytes("a.gpkg")
        // The first shape's type, multipolygon (6) in little-endian order after its box, becomes one that there is not.
        let square = Samples.square(155_020, 463_000, side: 10)
        let place = try #require(
            (0..<bytes.count - square.count).first { bytes[$0..<$0 + square.count] == square[...] })
        bytes[place + 1] = 77
        let path = try folder.write(Data(bytes), as: "b.gpkg")
        let error = #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, in: .wgs84).all() }
        #expect(error?.reason.hasPrefix("layer 'panden', feature 2: ") == true)
        let raw = try #require(try FeatureChunks(opening: path).all().first)
        #expect(raw.count == 20)
        #expect(throws: WellKnownBinary.Failure.self) { try WellKnownBinary.multiPolygon(from: Array(raw.geometry(1))) }
    }

    @Test func `a shape that is no shape at all is named, not left out`() throws {
        let folder = try TemporaryFolder()
        try ChunkSamples.writeGeoPackage(folder.file("a.gpkg"), count: 20)
        var bytes = try folder.bytes("a.gpkg")
        let square = Samples.square(155_020, 463_000, side: 10)
        let place = try #require(
            (0..<bytes.count - square.count).first { bytes[$0..<$0 + square.count] == square[...] })
        // The mark of a GeoPackage's shape, before its 8 bytes of header and 32 of box.
        #expect(bytes[place - 40..<place - 38] == Array("GP".utf8)[...])
        bytes[place - 40] = 0
        let path = try folder.write(Data(bytes), as: "b.gpkg")
        for fields in [[], ["naam"]] {
            let error = #expect(throws: GeoFileError.self) { try FeatureChunks(opening: path, fields: fields).all() }
            #expect(error?.reason.hasPrefix("layer 'panden', feature 2: ") == true, "\(error?.reason ?? "none")")
        }
        #expect(try FeatureChunks(opening: path, where: "fid > 2").features().count == 18)
    }

    @Test func `GeoPackages with changed bytes never stop the program`() throws {
        let folder = try TemporaryFolder()
        try ChunkSamples.writeGeoPackage(folder.file("a.gpkg"), count: 200)
        try tryMutations(of: try folder.bytes("a.gpkg"), as: "b.gpkg", seed: 61, rounds: 150) { path in
            for crs in [nil, CoordinateReferenceSystem.wgs84] {
                let chunks = try FeatureChunks(
                    opening: path, fields: ["nummer", "naam"], featuresPerChunk: 50, in: crs, assuming: .rdNew)
                for feature in try chunks.features(workers: 2) where !feature.wkb.isEmpty {
                    _ = try? WellKnownBinary.multiPolygon(from: feature.wkb)
                }
            }
        }
    }

    @Test func `pages of a GeoPackage with changed bytes never stop the program`() throws {
        let folder = try TemporaryFolder()
        try ChunkSamples.writeGeoPackage(folder.file("a.gpkg"), count: 200)
        // Beyond the format's own tables, so that the file opens and its features are met.
        try tryMutations(
            of: try folder.bytes("a.gpkg"), as: "b.gpkg", seed: 62, rounds: 150, from: 90_000
        ) { path in
            _ = try FeatureChunks(opening: path, fields: ["nummer", "naam"], featuresPerChunk: 50).all(workers: 2)
        }
    }

    @Test func `GeoJSON with changed bytes never stops the program`() throws {
        try tryMutations(of: Array(ChunkSamples.points([1, 2, 3, 4, 5]).utf8), as: "b.geojson", seed: 63) { path in
            _ = try FeatureChunks(opening: path, fields: ["nummer"], featuresPerChunk: 2, in: .rdNew).all(workers: 2)
        }
    }
}
