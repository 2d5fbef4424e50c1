import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct ChunkShapeTests {
    private let circle = "MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (0 0,100 100,200 0,100 -100,0 0)))"

    @Test(.enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"), arguments: ["GPKG", "CSV"])
    func `curves become straight pieces, and what is straight stays as it is`(format: String) throws {
        let folder = try TemporaryFolder()
        let square = "POLYGON ((0 0,10 0,10 10,0 10,0 0))"
        let collection = "GEOMETRYCOLLECTION (CIRCULARSTRING (0 0,1 1,2 0),POINT (1 2))"
        let table = try folder.write(
            "WKT,code\n\"\(circle)\",a\n\"\(square)\",b\n,c\n\"\(collection)\",d\n", as: "a.csv")
        var path = table
        var options = ["GEOM_POSSIBLE_NAMES=WKT"]
        if format == "GPKG" {
            path = folder.file("a.gpkg")
            let arguments = ["-f", "GPKG", path, table, "-oo", "GEOM_POSSIBLE_NAMES=WKT", "-a_srs", "EPSG:28992"]
            #expect(runTool("ogr2ogr", arguments))
            options = []
        }
        let chunks = try FeatureChunks(
            opening: path, fields: ["code"], in: .rdNew, assuming: .rdNew, options: options)
        let features = try chunks.features()
        let area = try WellKnownBinary.multiPolygon(from: features[0].wkb).area
        // A circle with a radius of 100 m, in straight pieces of at most a few degrees.
        #expect(abs(area / (Double.pi * 10_000) - 1) < 0.005)
        #expect(try WellKnownBinary.multiPolygon(from: features[1].wkb).area == 100)
        #expect(features[2].wkb.isEmpty)
        // A collection (7) of two, the first a line (2) now.
        #expect(features[3].wkb.prefix(14) == [1, 7, 0, 0, 0, 2, 0, 0, 0, 1, 2, 0, 0, 0])
        let layer = try VectorFile(opening: path, options: options).layer()
        #expect(features == (try layer.features(["code"])))
    }

    @Test(arguments: [1, 3])
    func `shapes are reprojected as they are feature by feature`(workers: Int) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 40)
        let chunks = try FeatureChunks(opening: path, featuresPerChunk: 8, in: .wgs84)
        let features = try chunks.features(workers: workers)
        #expect(features == (try VectorFile(opening: path).layer().features([], in: .wgs84)))
        let box = try WellKnownBinary.multiPolygon(from: features[1].wkb).box
        #expect(abs(box.minX - 5.3875) < 1e-4)
        #expect(abs(box.minY - 52.155_17) < 1e-4)
    }

    @Test func `a layer in the system asked for is handed over as it is`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        try ChunkSamples.writeGeoPackage(path, count: 5)
        let same = try FeatureChunks(opening: path, in: .rdNew).features()
        #expect(same == (try FeatureChunks(opening: path).features()))
    }

    @Test func `a layer that names no system needs one to assume`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("WKT,code\n\"POINT (155000 463000)\",a\n", as: "punten.csv")
        let options = ["GEOM_POSSIBLE_NAMES=WKT"]
        let error = #expect(throws: GeoFileError.self) {
            try FeatureChunks(opening: path, in: .wgs84, options: options)
        }
        #expect(error?.kind == .unknownCRS)
        let feature = try #require(
            try FeatureChunks(opening: path, in: .wgs84, assuming: .rdNew, options: options).features().first)
        #expect(abs(try WellKnownBinary.point(from: feature.wkb).x - 5.387_206) < 1e-5)
    }

    @Test func `of several geometry columns the one asked for is read`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("naam,x,y,u,v\nput,1,2,30,40\n", as: "a.csv")
        let text = """
            <OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource relativeToVRT="1">a.csv</SrcDataSource>
            <GeometryField name="plaats" encoding="PointFromColumns" x="x" y="y"/>
            <GeometryField name="label" encoding="PointFromColumns" x="u" y="v"/></OGRVRTLayer></OGRVRTDataSource>
            """
        let path = try folder.write(text, as: "a.vrt")
        func point(_ column: String?) throws -> Coordinate {
            let chunks = try FeatureChunks(opening: path, fields: ["naam"], geometryColumn: column)
            let feature = try #require(try chunks.features().first)
            #expect(feature.values == [.text("put")])
            return try WellKnownBinary.point(from: feature.wkb)
        }
        #expect(try point(nil) == Coordinate(x: 1, y: 2))
        #expect(try point("plaats") == Coordinate(x: 1, y: 2))
        #expect(try point("Label") == Coordinate(x: 30, y: 40))
        let error = #expect(throws: GeoFileError.self) { try point("omtrek") }
        #expect(error?.reason.contains("'omtrek'; it has: plaats, label") == true)
    }

    @Test(.enabled(if: runTool("ogr2ogr", ["--version"]), "needs ogr2ogr (gdal-bin)"))
    func `a shapefile in a zip archive is read in turns`() throws {
        let folder = try TemporaryFolder()
        try ChunkSamples.writeGeoPackage(folder.file("a.gpkg"), count: 20)
        // GDAL writes a zipped shapefile itself when the name ends so.
        #expect(
            runTool("ogr2ogr", ["-f", "ESRI Shapefile", folder.file("a.shp.zip"), folder.file("a.gpkg"), "panden"]))
        let path = "/vsizip/" + folder.file("a.shp.zip") + "/panden.shp"
        let chunks = try FeatureChunks(opening: path, fields: ["naam"], featuresPerChunk: 8, in: .rdNew)
        let features = try chunks.features(workers: 3)
        #expect(features.map(\.values) == (0..<20).map { [ChunkSamples.values($0)[2]] })
        #expect(try WellKnownBinary.multiPolygon(from: features[19].wkb).area == 100)
    }
}
