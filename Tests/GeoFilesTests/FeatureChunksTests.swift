import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct FeatureChunksTests {
    private let names = ChunkSamples.fields.map(\.name)

    private static let gappedNumbers: [[Int64]] = [
        (1...300).filter { $0 % 3 != 0 || $0 > 200 }, (1...200).map { $0 * $0 * 1_000 + 7 },
        [1, 2, 3, 9_007_199_254_740_991], (0...40).map { $0 * 5 },
    ]

    @Test(arguments: [1, 4])
    func `a GeoPackage in chunks is what it is feature by feature`(workers: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 1_000)
        let chunks = try FeatureChunks(opening: path, layer: "panden", fields: names, featuresPerChunk: 64)
        #expect(chunks.isReadInParallel)
        #expect(chunks.hasGeometry)
        #expect(chunks.layerName == "panden")
        #expect(chunks.fields == ChunkSamples.fields)
        #expect(try chunks.all(workers: workers).map(\.index) == Array(0..<16))
        let again = try FeatureChunks(opening: path, layer: "panden", fields: names, featuresPerChunk: 64)
        let features = try again.features(workers: workers)
        #expect(features == (try VectorFile(opening: path).layer("panden").features(names)))
        #expect(features.map(\.id) == (1...1_000).map { Int64($0) })
        #expect(features.map(\.values) == (0..<1_000).map(ChunkSamples.values))
        #expect(features[0].wkb.isEmpty)
        #expect(try WellKnownBinary.multiPolygon(from: features[1].wkb).area == 100)
    }

    @Test(arguments: [1, 4])
    func `a format that one reader reads gives the same in turns`(workers: Int) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(ChunkSamples.points((1...500).map { $0 * 3 }), as: "a.geojson")
        let chunks = try FeatureChunks(opening: path, fields: ["nummer"], featuresPerChunk: 64)
        #expect(!chunks.isReadInParallel)
        let all = try chunks.all(workers: workers)
        #expect(all.map(\.index) == Array(0..<8))
        #expect(all.map(\.count) == [64, 64, 64, 64, 64, 64, 64, 52])
        let again = try FeatureChunks(opening: path, fields: ["nummer"], featuresPerChunk: 64)
        #expect(try again.features(workers: workers) == (try VectorFile(opening: path).layer().features(["nummer"])))
    }

    @Test func `columns come in the order asked for, also none, also of a table without shapes`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 30)
        let turned = try FeatureChunks(opening: path, layer: "tabel", fields: ["NAAM", "nummer"])
        #expect(!turned.hasGeometry)
        #expect(turned.fields.map(\.name) == ["naam", "nummer"])
        let chunk = try #require(try turned.all().first)
        #expect(chunk.wkb.isEmpty)
        #expect(chunk.offsets == Array(repeating: 0, count: 31))
        #expect((0..<30).map { chunk.columns[0][$0] } == (0..<30).map { ChunkSamples.values($0)[2] })
        #expect((0..<30).map { chunk.columns[1][$0] } == (0..<30).map { ChunkSamples.values($0)[0] })
        for layer in ["panden", "tabel"] {
            let bare = try #require(try FeatureChunks(opening: path, layer: layer).all().first)
            #expect(bare.columns.isEmpty)
            #expect(bare.count == 30)
        }
    }

    @Test(arguments: ["nummer > 90", "nummer > 90 OR nummer < 10 -- twee stukken", "naam IS NULL", "nummer < 0"])
    func `a condition keeps what it keeps feature by feature`(condition: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 100)
        let chunks = try FeatureChunks(
            opening: path, layer: "panden", where: condition, fields: ["deel"], featuresPerChunk: 16)
        let layer = try VectorFile(opening: path).layer("panden")
        try layer.filter(condition)
        let all = try chunks.all(workers: 3)
        #expect(all.map(\.index) == Array(0..<7))
        let again = try FeatureChunks(
            opening: path, layer: "panden", where: condition, fields: ["deel"], featuresPerChunk: 16)
        #expect(try again.features() == (try layer.features(["deel"])))
    }

    @Test func `a condition may name a column that is not asked for`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(ChunkSamples.points([1, 2, 3, 4]), as: "a.geojson")
        #expect(try FeatureChunks(opening: path, where: "nummer > 2").features().map(\.id) == [3, 4])
    }

    @Test func `an empty layer gives no chunks, to any worker`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 1)
        #expect(try FeatureChunks(opening: path, layer: "leeg", fields: ["deel"]).all(workers: 3).isEmpty)
        let json = try folder.write("{\"type\":\"FeatureCollection\",\"features\":[]}", as: "a.geojson")
        #expect(try FeatureChunks(opening: json).all(workers: 3).isEmpty)
    }

    @Test func `a worker that has read everything goes on saying so`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 3)
        let worker = try FeatureChunks(opening: path).makeWorker()
        #expect(try worker.next()?.count == 3)
        #expect(try worker.next() == nil)
        #expect(try worker.next() == nil)
    }

    @Test(
        .enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"),
        arguments: gappedNumbers)
    func `feature numbers with gaps lose no feature and split the same for any number of workers`(
        numbers: [Int64]
    ) throws {
        let folder = try TemporaryFolder()
        let json = try folder.write(ChunkSamples.points(numbers), as: "a.geojson")
        let path = folder.file("a.gpkg")
        #expect(runTool("ogr2ogr", ["-f", "GPKG", "-preserve_fid", path, json]))
        let expected = try VectorFile(opening: path).layer().features(["nummer"])
        #expect(expected.count == numbers.count)
        for workers in [1, 4] {
            let chunks = try FeatureChunks(opening: path, fields: ["nummer"], featuresPerChunk: 16)
            #expect(chunks.isReadInParallel)
            let all = try chunks.all(workers: workers)
            #expect(all.map(\.index) == Array(0..<all.count))
            #expect(all.allSatisfy { $0.count <= 16 })
            #expect(all.flatMap(\.ids) == expected.map(\.id))
            #expect(all.count <= expected.count)
        }
    }

    @Test(.enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"))
    func `a view and a table of SQLite are read too`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 50)
        #expect(runTool("ogr2ogr", ["-f", "SQLite", folder.file("a.sqlite"), path, "panden"]))
        let expected = try VectorFile(opening: path).layer("panden").features(names)
        let chunks = try FeatureChunks(opening: folder.file("a.sqlite"), fields: names, featuresPerChunk: 16)
        #expect(chunks.isReadInParallel)
        #expect(try chunks.features(workers: 2) == expected)
        let sql = "CREATE VIEW zicht AS SELECT fid AS OGC_FID, nummer FROM panden WHERE nummer > 25"
        #expect(runTool("ogrinfo", [path, "-sql", sql]))
        let register = """
            INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('zicht', 'attributes', 'zicht')
            """
        #expect(runTool("ogrinfo", [path, "-sql", register]))
        let view = try FeatureChunks(opening: path, layer: "zicht", fields: ["nummer"], featuresPerChunk: 8)
        #expect(!view.isReadInParallel)
        #expect(
            try view.features(workers: 2).map(\.values)
                == (26..<50).filter { $0 % 5 != 0 }.map { [.number(Double($0))] })
    }

    @Test(.enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"))
    func `dates and other columns are text, beside truth values and small numbers`() throws {
        let folder = try TemporaryFolder()
        let text = """
            dag,waar,klein,tijd,lang,kort
            2024-01-31,1,7,2024-01-31T10:20:30Z,9007199254740991,0.5
            ,0,-7,,-1,
            """
        let table = try folder.write(text, as: "a.csv")
        _ = try folder.write(
            "\"Date\",\"Integer(Boolean)\",\"Integer(Int16)\",\"DateTime\",\"Integer64\",\"Real(Float32)\"",
            as: "a.csvt")
        let path = folder.file("a.gpkg")
        #expect(runTool("ogr2ogr", ["-f", "GPKG", path, table]))
        let layer = try VectorFile(opening: path).layer()
        let all = layer.fields.map(\.name)
        let plain = ["waar", "klein", "lang", "kort"]
        #expect(try FeatureChunks(opening: path, fields: all).features() == (try layer.features(all)))
        let features = try FeatureChunks(opening: path, fields: plain).features()
        #expect(features == (try layer.features(plain)))
        #expect(
            features.map(\.values) == [
                [.number(1), .number(7), .number(9_007_199_254_740_991), .number(0.5)],
                [.number(0), .number(-7), .number(-1), .null],
            ])
        let dates = try FeatureChunks(opening: path, fields: ["dag"]).features().map(\.values)
        #expect(dates == [[.text("2024/01/31")], [.null]])
    }
}
