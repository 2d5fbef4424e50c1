internal import Foundation
internal import GeoFiles
internal import GeoModel
public import Process

/// Drawn places as files, for a GIS: what is where, whose, and the address of its page.
public struct PlaceExport: Sendable {
    /// One drawn thing.
    public struct Row: Sendable {
        /// What it is: `doel`, `kaart`, `belang`, `grens`.
        public let kind: String
        /// Its number on the map; nil for what has none.
        public let number: Int?
        /// What people call it.
        public let name: String
        /// Whose it is; empty for nobody's.
        public let party: String
        /// Whose field it is; empty for nobody's.
        public let alliance: String
        /// Where, in words.
        public let words: String
        /// The address of its page.
        public let address: String
        /// As it was drawn.
        public let sketch: Sketch

        /// Describes a drawn thing.
        public init(
            kind: String, number: Int? = nil, name: String, party: String, alliance: String, words: String,
            address: String, sketch: Sketch
        ) {
            self.kind = kind
            self.number = number
            self.name = name
            self.party = party
            self.alliance = alliance
            self.words = words
            self.address = address
            self.sketch = sketch
        }

        fileprivate var values: [String] { [kind, name, party, alliance, words, address] }
    }

    private static let columns = ["soort", "naam", "partij", "alliantie", "plek", "adres"]
    private let rows: [Row]

    /// Of these, in this order.
    public init(_ rows: [Row]) { self.rows = rows }

    /// A FeatureCollection in WGS84 (RFC 7946), one feature per row.
    public var geoJSON: String {
        struct Properties: Encodable {
            let soort: String
            let nummer: Int?
            let naam: String
            let partij: String
            let alliantie: String
            let plek: String
            let adres: String
        }
        struct Feature: Encodable {
            let type = "Feature"
            let geometry: GeoJSONGeometry
            let properties: Properties
        }
        struct Collection: Encodable {
            let type = "FeatureCollection"
            let features: [Feature]
        }
        let features = rows.map { row in
            Feature(
                geometry: GeoJSONGeometry(
                    points: row.sketch.points, lines: row.sketch.lines,
                    polygons: Outline(degrees: row.sketch.parts.polygons.map(\.rightHanded)).polygons),
                properties: Properties(
                    soort: row.kind, nummer: row.number, naam: row.name, partij: row.party, alliantie: row.alliance,
                    plek: row.words, adres: row.address))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Collection(features: features)) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// A GeoPackage in RD New with the layers `punten`, `lijnen` and `vlakken`: a row per point, and per thing one of its
    /// lines and one of its areas. It needs a disk: keep it off an event loop.
    ///
    /// - Parameters:
    ///   - timestamp: what the file says it was changed at, `2024-01-31T00:00:00.000Z`.
    ///   - check: asked before every row; what it throws ends the work.
    /// - Throws: an error when it cannot be written.
    public func geoPackage(timestamp: String, check: () throws -> Void = {}) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("plekken-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("plekken.gpkg").path
        let shapes = try rows.map { try $0.sketch.parts.transformed(from: .wgs84, to: .rdNew) }
        let writer = try GeoPackageWriter(creating: path, timestamp: timestamp)
        func write(
            _ layer: String, _ kind: GeoPackageWriter.GeometryKind, _ bytes: (ShapeParts) -> [[UInt8]]
        ) throws {
            let fields = [FieldDefinition("nummer", .integer)] + Self.columns.map { FieldDefinition($0, .text) }
            try writer.writeLayer(layer, fields: fields, geometry: kind) { addRow in
                for (row, shape) in zip(rows, shapes) {
                    try check()
                    let number: FieldValue = row.number.map { .number(Double($0)) } ?? .null
                    for wkb in bytes(shape) { try addRow([number] + row.values.map { .text($0) }, wkb) }
                }
            }
        }
        try write("punten", .point) { $0.points.map { WellKnownBinary.bytes(ofPoint: $0) } }
        try write("lijnen", .multiLineString) { $0.lines.isEmpty ? [] : [WellKnownBinary.bytes(ofLines: $0.lines)] }
        try write("vlakken", .multiPolygon) {
            $0.polygons.isEmpty ? [] : [WellKnownBinary.bytes(of: MultiPolygon(polygons: $0.polygons))]
        }
        try writer.close()
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}
