import Atlas
import Foundation
import GeoFiles
import GeoModel
import Outlines

/// Borders as files, all made up, near Leiden. A square of 1,000 m in RD New has its corner at (93,000, 463,000).
enum Drawings {
    static let corner = (x: 93_000.0, y: 463_000.0)

    static func square(_ x: Double, _ y: Double, side: Double) -> Ring {
        [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { Coordinate(x: x + $0.0 * side, y: y + $0.1 * side) }
    }

    /// GeoJSON that says that its numbers are RD New.
    static func rd(_ geometries: [String]) -> String {
        collection(geometries, system: "urn:ogc:def:crs:EPSG::28992")
    }

    /// GeoJSON in degrees.
    static func degrees(_ geometries: [String]) -> String { collection(geometries, system: nil) }

    static func polygon(_ rings: Ring...) -> String {
        let text = rings.map { "[" + $0.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]" }
        return "{\"type\":\"Polygon\",\"coordinates\":[\(text.joined(separator: ","))]}"
    }

    static let line = "{\"type\":\"LineString\",\"coordinates\":[[93000,463000],[93100,463100]]}"
    static let point = "{\"type\":\"Point\",\"coordinates\":[93000,463000]}"

    private static func collection(_ geometries: [String], system: String?) -> String {
        let crs = system.map { "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\($0)\"}}," } ?? ""
        let features = geometries.map { "{\"type\":\"Feature\",\"properties\":{},\"geometry\":\($0)}" }
        return "{\"type\":\"FeatureCollection\",\(crs)\"features\":[\(features.joined(separator: ","))]}"
    }

    /// A GeoPackage with one square in RD New.
    static func geoPackage() throws -> [UInt8] {
        try withFolder { folder in
            let path = folder.appendingPathComponent("vlak.gpkg").path
            let writer = try GeoPackageWriter(creating: path, timestamp: "2026-01-01T00:00:00.000Z")
            try writer.writeLayer("vlak", description: "Een vlak", fields: [], geometry: .multiPolygon) { addRow in
                let ring = square(corner.x, corner.y, side: 1_000)
                try addRow([], WellKnownBinary.bytes(of: MultiPolygon(polygons: [Polygon(exterior: ring)])))
            }
            try writer.close()
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    /// Three neighbourhoods of 1,000 m in a row from the corner, as an atlas.
    static let atlas = Result {
        try withFolder { folder in
            let features = (0..<3).map { place -> String in
                let shape = polygon(square(corner.x + Double(place) * 1_000, corner.y, side: 1_000))
                return """
                    {"type":"Feature","properties":{"gwb_code":"BU9001010\(place)","naam":"Buurt \(place)"},"geometry":\(shape)}
                    """
            }
            let file = """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},
                "features":[\(features.joined(separator: ","))]}
                """
            let recipe = """
                title: Rij
                edition: "2024"
                fictional: true
                sources:
                  - {id: rij, title: Rij, publisher: Test, licence: CC0-1.0, origin: test, kind: areas, level: buurt,
                     code: gwb_code, name: naam, paths: [buurt.geojson]}
                """
            try Data(file.utf8).write(to: folder.appendingPathComponent("buurt.geojson"))
            try Data(recipe.utf8).write(to: folder.appendingPathComponent("recipe.yaml"))
            let path = folder.appendingPathComponent("rij.gpkg").path
            let read = try Recipe.read(from: folder.appendingPathComponent("recipe.yaml").path)
            _ = try AtlasBuilder(recipe: read, folder: folder.path, threads: 1)
                .build(to: path, timestamp: "2026-01-01T00:00:00Z")
            return try Atlas.open(path)
        }
    }

    static func read(_ text: String) throws -> ReadOutline { try OutlineReader().read(Array(text.utf8)) }

    private static func withFolder<Value>(_ work: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("outlines-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }
}
