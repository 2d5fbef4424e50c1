internal import Diagnosis
internal import Foundation
internal import GeoFiles
internal import GeoModel
internal import Planning

/// The urgency of all areas of a level as one table, for spreadsheets and maps.
public struct DiagnosisExport: Sendable {
    private let diagnosis: AtlasDiagnosis
    private let areas: Atlas.Level
    private let scored: AtlasDiagnosis.Scored
    private let places: [Int]

    /// Prepares an export; nil when the atlas has no such level.
    ///
    /// - Parameter places: which areas, in which order; all by default.
    public init?(_ diagnosis: AtlasDiagnosis, view: AtlasDiagnosis.View, places: [Int]? = nil) {
        guard let areas = diagnosis.atlas[view.level], let scored = diagnosis.scored(view) else { return nil }
        self.diagnosis = diagnosis
        self.areas = areas
        self.scored = scored
        self.places = places ?? Array(0..<areas.count)
    }

    private static let columns =
        ["code", "naam", "gemeente"]
        + Transition.allCases.flatMap { ["\($0.rawValue)", "\($0.rawValue)_dekking"] }

    /// RFC 4180 with a header row; an empty cell where there is no score.
    public var csv: String {
        var text = Self.columns.joined(separator: ",") + "\n"
        for place in places {
            var cells = [
                areas.codes[place].description, csvCell(areas.names[place]),
                csvCell(diagnosis.atlas.name(of: areas.codes[place].municipality)),
            ]
            for transition in Transition.allCases {
                cells.append(scored.scores.score(transition, area: place).map { "\($0)" } ?? "")
                cells.append("\(scored.scores.coverage(transition, area: place))")
            }
            text += cells.joined(separator: ",") + "\n"
        }
        return text
    }

    /// A FeatureCollection in WGS84 (RFC 7946), coordinates to seven digits (about a centimetre).
    ///
    /// - Parameter mayGoOn: asked before every area; what it throws ends the work.
    public func geoJSON(asking mayGoOn: () throws -> Void = {}) throws -> String {
        let shapes = try Atlas.shapes(places.map { areas.shapes[$0] }, in: .wgs84)
        var text = "{\"type\":\"FeatureCollection\",\"features\":[\n"
        for (index, place) in places.enumerated() {
            try mayGoOn()
            if index > 0 { text += ",\n" }
            text += "{\"type\":\"Feature\",\"id\":\"\(areas.codes[place])\",\"properties\":{"
            text += try properties(place) + "},\"geometry\":" + geometry(shapes[index]) + "}"
        }
        return text + "\n]}\n"
    }

    private func properties(_ place: Int) throws -> String {
        let encoder = JSONEncoder()
        let name = String(decoding: try encoder.encode(areas.names[place]), as: UTF8.self)
        let municipality = diagnosis.atlas.name(of: areas.codes[place].municipality)
        let owner = String(decoding: try encoder.encode(municipality), as: UTF8.self)
        var text = "\"code\":\"\(areas.codes[place])\",\"naam\":\(name),\"gemeente\":\(owner)"
        for transition in Transition.allCases {
            let score = scored.scores.score(transition, area: place)
            text += ",\"\(transition.rawValue)\":\(score.map { "\($0)" } ?? "null")"
            text += ",\"\(transition.rawValue)_dekking\":\(scored.scores.coverage(transition, area: place))"
        }
        return text
    }

    private func geometry(_ shape: MultiPolygon) -> String {
        func ring(_ ring: Ring) -> String {
            "[" + ring.map { "[\(digits($0.x)),\(digits($0.y))]" }.joined(separator: ",") + "]"
        }
        let polygons = shape.polygons.map(\.rightHanded).map { polygon in
            "[" + polygon.rings.map(ring).joined(separator: ",") + "]"
        }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + polygons.joined(separator: ",") + "]}"
    }

    private func digits(_ value: Double) -> Double { (value * 1e7).rounded() / 1e7 }

    /// Writes the table as a GeoPackage in RD New.
    ///
    /// - Parameter mayGoOn: asked before every area; what it throws ends the work and leaves no file.
    public func writeGeoPackage(
        to path: String, timestamp: String, asking mayGoOn: () throws -> Void = {}
    ) throws {
        let writer = try GeoPackageWriter(creating: path, timestamp: timestamp)
        let fields = Self.columns.enumerated().map { FieldDefinition($1, $0 < 3 ? .text : .real) }
        try writer.writeLayer("urgentie_\(areas.level.rawValue)", fields: fields, geometry: .multiPolygon) { addRow in
            for place in places {
                try mayGoOn()
                var row: [FieldValue] = [
                    .text(areas.codes[place].description), .text(areas.names[place]),
                    .text(diagnosis.atlas.name(of: areas.codes[place].municipality)),
                ]
                for transition in Transition.allCases {
                    row.append(scored.scores.score(transition, area: place).map(FieldValue.number) ?? .null)
                    row.append(.number(scored.scores.coverage(transition, area: place)))
                }
                try addRow(row, WellKnownBinary.bytes(of: areas.shapes[place]))
            }
        }
        try writer.close()
    }
}
