internal import GeoModel

/// Lines and points as little-endian well-known binary; polygons are written by `GeoModel` itself.
enum LineBytes {
    static func line(_ vertices: [Coordinate]) -> [UInt8] {
        var bytes: [UInt8] = [1]
        append(UInt32(2), to: &bytes)
        append(UInt32(vertices.count), to: &bytes)
        for vertex in vertices { append(vertex, to: &bytes) }
        return bytes
    }

    static func point(_ place: Coordinate) -> [UInt8] {
        var bytes: [UInt8] = [1]
        append(UInt32(1), to: &bytes)
        append(place, to: &bytes)
        return bytes
    }

    private static func append(_ place: Coordinate, to bytes: inout [UInt8]) {
        let place = inMillimetres(place)
        append(place.x.bitPattern, to: &bytes)
        append(place.y.bitPattern, to: &bytes)
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
