@testable import Atlas
import Foundation
import Planning
import TestSupport

/// A feature of a made-up area: properties are JSON literals, positions are metres in RD New.
struct MadeUpArea {
    let code: String
    var name = "Buurt"
    var geometry: String
    var figures: [String: String] = [:]

    static func square(
        _ code: String, x: Double = 0, y: Double = 0, side: Double = 100, figures: [String: String] = [:]
    ) -> MadeUpArea {
        let ring = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)]
        return MadeUpArea(
            code: code, name: "Buurt \(code.suffix(2))", geometry: polygon(ring.map { ($0.0 + x, $0.1 + y) }),
            figures: figures)
    }

    /// A polygon near Amersfoort, where RD has its origin.
    static func polygon(_ ring: [(Double, Double)]) -> String {
        let positions = ring.map { "[\(155_000 + $0.0),\(463_000 + $0.1)]" }.joined(separator: ",")
        return "{\"type\":\"Polygon\",\"coordinates\":[[\(positions)]]}"
    }

    var json: String {
        let named = ["buurtcode": "\"\(code)\"", "buurtnaam": "\"\(name)\""].merging(figures) { $1 }
        let properties = named.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        return "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry)}"
    }
}

/// A folder with made-up sources, in which atlases are built.
final class Workshop {
    let folder: TemporaryFolder
    static let timestamp = "2024-01-31T00:00:00.000Z"

    init() throws { folder = try TemporaryFolder() }

    /// Writes areas as GeoJSON in RD New.
    func write(_ areas: [MadeUpArea], as name: String) throws {
        let system = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::28992\"}}"
        let features = areas.map(\.json).joined(separator: ",\n")
        _ = try folder.write("{\"type\":\"FeatureCollection\",\(system),\"features\":[\n\(features)\n]}", as: name)
    }

    func write(_ text: String, as name: String) throws { _ = try folder.write(text, as: name) }

    /// One source as a line of YAML; `more` adds keys or replaces those that are there.
    static func source(_ id: String, _ path: String, kind: String = "areas", _ more: [String: String] = [:]) -> String {
        var keys = [
            "id": id, "title": "Bron \(id)", "publisher": "Niemand", "licence": "CC0",
            "origin": "https://voorbeeld.nl/\(id)",
            "kind": kind, "year": "2020", "paths": "['\(path)']",
        ]
        if kind == "areas" { keys["level"] = "buurt" }
        keys.merge(more) { $1 }
        return "  - {" + keys.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
            + "}\n"
    }

    func recipe(_ sources: [String]) throws -> Recipe {
        try write("title: Proef\nedition: '1'\nfictional: true\nsources:\n" + sources.joined(), as: "recipe.yaml")
        return try Recipe.read(from: folder.file("recipe.yaml"))
    }

    @discardableResult
    func build(_ sources: String..., to name: String = "atlas.gpkg", threads: Int? = nil) throws -> BuildReport {
        try AtlasBuilder(recipe: try recipe(sources), folder: folder.path, environment: [:], threads: threads)
            .build(to: folder.file(name), timestamp: Self.timestamp)
    }

    func atlas(_ name: String = "atlas.gpkg") throws -> Atlas { try Atlas.open(folder.file(name)) }
}

extension BuildReport {
    /// The report of one source.
    subscript(_ id: String) -> SourceReport? { sources.first { $0.id == id } }
}

extension BuildReport.SourceReport {
    func findings(_ kind: String) -> [BuildReport.Finding] { findings.filter { $0.kind == kind } }
}
