internal import GeoModel

/// The positions of a shape that is only drawn: rings of polygons, lines, or one point.
struct DrawnShape {
    let kind: Atlas.DrawnLayer.Kind
    let paths: [[Coordinate]]

    init(wkb: [UInt8]) throws {
        switch wkb[1] {
        case 1:
            kind = .point
            paths = [[try WellKnownBinary.point(from: wkb)]]
        case 2, 5:
            kind = .line
            paths = try WellKnownBinary.lines(from: wkb)
        default:
            kind = .polygon
            paths = try WellKnownBinary.multiPolygon(from: wkb).polygons.flatMap(\.rings)
        }
    }
}
