internal import Foundation
public import Process

extension Outline {
    /// The border as GeoJSON: a MultiPolygon geometry in WGS84, as forms carry it.
    public var geoJSON: String {
        struct Geometry: Encodable {
            let type = "MultiPolygon"
            let coordinates: [[[[Double]]]]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(Geometry(coordinates: polygons)) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}
