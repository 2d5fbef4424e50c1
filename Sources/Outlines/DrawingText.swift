internal import Foundation
public import Process

extension Outline {
    /// The border as GeoJSON: a MultiPolygon geometry in WGS84, as forms carry it.
    public var geoJSON: String { GeoJSONGeometry(points: [], lines: [], polygons: polygons).text }
}

extension Sketch {
    /// The drawing as GeoJSON in WGS84, as forms carry it: a MultiPoint, MultiLineString or MultiPolygon, or a collection of
    /// those where it has more than one kind.
    public var geoJSON: String { GeoJSONGeometry(points: points, lines: lines, polygons: polygons).text }
}

/// Points, lines and areas as one GeoJSON geometry, each kind in one shape.
struct GeoJSONGeometry: Encodable {
    let points: [[Double]]
    let lines: [[[Double]]]
    let polygons: [[[[Double]]]]

    private enum Key: String, CodingKey {
        case type, coordinates, geometries
    }

    /// One kind of it alone.
    private struct Part: Encodable {
        let type: String
        let write: (inout KeyedEncodingContainer<Key>) throws -> Void

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(type, forKey: .type)
            try write(&container)
        }
    }

    private var parts: [Part] {
        var parts: [Part] = []
        if !points.isEmpty { parts.append(Part(type: "MultiPoint") { try $0.encode(points, forKey: .coordinates) }) }
        if !lines.isEmpty { parts.append(Part(type: "MultiLineString") { try $0.encode(lines, forKey: .coordinates) }) }
        if !polygons.isEmpty || parts.isEmpty {
            parts.append(Part(type: "MultiPolygon") { try $0.encode(polygons, forKey: .coordinates) })
        }
        return parts
    }

    func encode(to encoder: any Encoder) throws {
        let parts = parts
        if parts.count == 1, let only = parts.first { return try only.encode(to: encoder) }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("GeometryCollection", forKey: .type)
        try container.encode(parts, forKey: .geometries)
    }

    /// With sorted keys, so that the same drawing gives the same text.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(self) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}
