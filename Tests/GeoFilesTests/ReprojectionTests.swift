import GeoFiles
import GeoModel
import Testing
import TestSupport

/// The tower of Our Lady in Amersfoort, origin of RD: 155000, 463000 is 52°9'18,62" N, 5°23'13,942" E in WGS84/ETRS89
/// (Kadaster, RDNAPTRANS).
struct ReprojectionTests {
    private let longitude = 5.387_206_21
    private let latitude = 52.155_174_40

    @Test func `the tower of Amersfoort has its longitude as x and its latitude as y`() throws {
        var points = [Coordinate(x: 155_000, y: 463_000)]
        try CoordinateTransformation(from: .rdNew, to: .wgs84).apply(to: &points)
        let point = try #require(points.first)
        #expect(abs(point.x - longitude) < 1e-5)
        #expect(abs(point.y - latitude) < 1e-5)
    }

    @Test func `the way back ends where it began`() throws {
        let start = [Coordinate(x: 94_000, y: 463_500), Coordinate(x: 233_000, y: 582_000)]
        var points = start
        try CoordinateTransformation(from: .rdNew, to: .wgs84).apply(to: &points)
        try CoordinateTransformation(from: .wgs84, to: .rdNew).apply(to: &points)
        for (point, expected) in zip(points, start) {
            #expect(abs(point.x - expected.x) < 0.01)
            #expect(abs(point.y - expected.y) < 0.01)
        }
    }

    @Test func `from a system to itself nothing moves`() throws {
        var points = [Coordinate(x: 155_000.123_456_7, y: 463_000)]
        try CoordinateTransformation(from: .rdNew, to: .rdNew).apply(to: &points)
        #expect(points == [Coordinate(x: 155_000.123_456_7, y: 463_000)])
    }

    @Test func `GeoJSON in degrees is read in metres`() throws {
        let folder = try TemporaryFolder()
        let text = """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":
            {"type":"Point","coordinates":[\(longitude),\(latitude)]}}]}
            """
        let layer = try VectorFile(opening: try folder.write(text, as: "toren.geojson")).layer()
        var points: [Coordinate] = []
        try layer.forEachFeature(in: .rdNew) { feature in
            points.append(try WellKnownBinary.point(from: try #require(try feature.geometry())))
        }
        let point = try #require(points.first)
        #expect(abs(point.x - 155_000) < 1)
        #expect(abs(point.y - 463_000) < 1)
    }

    @Test func `a layer that names no system needs one to assume`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("WKT,code\n\"POINT (155000 463000)\",a\n", as: "punten.csv")
        let layer = try VectorFile(opening: path, options: ["GEOM_POSSIBLE_NAMES=WKT"]).layer()
        let error = #expect(throws: GeoFileError.self) { try layer.forEachFeature(in: .wgs84) { _ in } }
        #expect(error?.kind == .unknownCRS)
        var points: [Coordinate] = []
        try layer.forEachFeature(in: .wgs84, assuming: .rdNew) { feature in
            points.append(try WellKnownBinary.point(from: try #require(try feature.geometry())))
        }
        #expect(abs(try #require(points.first).x - longitude) < 1e-5)
    }

    @Test func `a system that PROJ does not know is named`() {
        let error = #expect(throws: GeoFileError.self) {
            try CoordinateTransformation(from: CoordinateReferenceSystem(epsg: 999_999), to: .wgs84)
        }
        #expect(error?.kind == .unknownCRS)
        #expect(error?.path.contains("999999") == true)
    }
}
