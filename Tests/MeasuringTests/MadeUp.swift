import Foundation
import GeoFiles
import GeoModel
import Geometry
import TestSupport
import Measuring

/// Files made for one test, in a folder of its own.
final class MadeUp {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A square of some metres.
    static func square(_ x: Double, _ y: Double, _ size: Double) -> MultiPolygon {
        let corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
        return MultiPolygon(polygons: [Polygon(exterior: corners.map { Coordinate(x: $0.0, y: $0.1) })])
    }

    /// Writes features with a number each, and names their layer.
    func layer(_ name: String, _ features: [(shape: MultiPolygon, number: Double?)]) throws -> LayerName {
        let path = folder.file(name + ".gpkg")
        try GeoPackageWriter.write(to: path, timestamp: "2024-01-31T00:00:00.000Z") { writer in
            try writer.writeLayer(name, fields: [FieldDefinition("number", .real)], geometry: .multiPolygon) { addRow in
                for feature in features {
                    try addRow(
                        [feature.number.map(FieldValue.number) ?? .null], WellKnownBinary.bytes(of: feature.shape))
                }
            }
        }
        return LayerName(path: path, layer: name)
    }

    /// Writes shapes of any kind, the rest of `"type":"…` each, numbered from 0.
    func geoJSON(_ name: String, _ shapes: [String]) throws -> LayerName {
        let features = shapes.enumerated().map { number, shape in
            "{\"type\":\"Feature\",\"properties\":{\"number\":\(number)},\"geometry\":{\"type\":\"\(shape)}}"
        }
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::28992\"}}"
        let text = "{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(features.joined(separator: ","))]}"
        let path = folder.file(name + ".geojson")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return LayerName(path: path)
    }
}
