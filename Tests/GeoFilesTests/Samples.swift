import GeoFiles
import GeoModel

/// Two squares of 100 m in RD New near Amersfoort; names and numbers are made up.
enum Samples {
    static let timestamp = "2024-01-31T00:00:00.000Z"

    static func square(_ x: Double, _ y: Double, side: Double = 100) -> [UInt8] {
        let ring = [
            Coordinate(x: x, y: y), Coordinate(x: x + side, y: y), Coordinate(x: x + side, y: y + side),
            Coordinate(x: x, y: y + side), Coordinate(x: x, y: y),
        ]
        return WellKnownBinary.bytes(of: MultiPolygon(polygons: [Polygon(exterior: ring)]))
    }

    static let fields = [
        FieldDefinition("code", .text), FieldDefinition("aantal", .integer), FieldDefinition("deel", .real),
    ]

    static func writeGeoPackage(_ path: String) throws {
        let writer = try GeoPackageWriter(creating: path, timestamp: timestamp)
        try writer.writeLayer("gebieden", description: "Twee vierkanten", fields: fields, geometry: .multiPolygon) {
            addRow in
            try addRow([.text("BU00010000"), .number(120), .number(0.5)], square(155_000, 463_000))
            try addRow([.text("BU00010001"), .null, .number(-1.25)], square(155_100, 463_000))
        }
        try writer.writeLayer("tabel", fields: [FieldDefinition("sleutel", .text)]) { addRow in
            try addRow([.text("waarde é")], nil)
        }
        try writer.close()
    }

    static let geoJSON = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"BU00010000","aantal":120,"deel":0.5},"geometry":
        {"type":"Polygon","coordinates":[[[5.38,52.15],[5.39,52.15],[5.39,52.16],[5.38,52.16],[5.38,52.15]]]}},
        {"type":"Feature","properties":{"code":"BU00010001","aantal":null,"deel":-1.25},"geometry":null}]}
        """

    /// All cells of a layer.
    static func rows(_ layer: VectorLayer) throws -> [[FieldValue]] {
        let count = layer.fields.count
        var rows: [[FieldValue]] = []
        try layer.forEachFeature { feature in rows.append((0..<count).map(feature.value)) }
        return rows
    }
}
