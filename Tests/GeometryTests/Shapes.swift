import GeoModel

/// WKB of a polygon from its rings; the first position is repeated at the end.
func polygon(_ rings: [(Double, Double)]...) -> [UInt8] {
    let closed = rings.map { ring in
        (ring + ring.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) }
    }
    let shape = Polygon(exterior: closed[0], holes: Array(closed.dropFirst()))
    return WellKnownBinary.bytes(of: MultiPolygon(polygons: [shape]))
}

/// WKB of a rectangle.
func rectangle(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [UInt8] {
    polygon([(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)])
}

/// Little-endian WKB of a line.
func line(_ points: [(Double, Double)]) -> [UInt8] {
    header(2, count: points.count) + points.flatMap { bytes($0.0) + bytes($0.1) }
}

/// Little-endian WKB of a GeometryCollection.
func collection(_ parts: [[UInt8]]) -> [UInt8] { header(7, count: parts.count) + parts.flatMap { $0 } }

private func header(_ type: UInt8, count: Int) -> [UInt8] {
    [1, type, 0, 0, 0, UInt8(count), 0, 0, 0]
}

private func bytes(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
}
