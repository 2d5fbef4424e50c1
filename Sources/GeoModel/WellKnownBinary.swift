/// Reads and writes polygons as ISO/OGC well-known binary (WKB), the form in which GDAL, GEOS and GeoPackage exchange
/// shapes.
public enum WellKnownBinary {
    /// Why bytes are not a polygon in WKB.
    public enum Failure: Error, Equatable {
        /// The bytes end before the shape does.
        case truncated
        /// The first byte is neither 0 (big-endian) nor 1 (little-endian).
        case unknownByteOrder
        /// The type code is not one of those asked for, with or without Z and M.
        case otherType(UInt32)
    }

    /// Reads a Polygon or MultiPolygon; Z and M ordinates are skipped.
    ///
    /// - Throws: ``Failure`` for anything else; never traps, whatever the bytes are.
    /// - Complexity: O(number of bytes).
    public static func multiPolygon(from bytes: [UInt8]) throws(Failure) -> MultiPolygon {
        var reader = WKBReader(bytes: bytes)
        return MultiPolygon(polygons: try reader.polygons(depth: 0))
    }

    /// Reads the polygons of a shape of any kind, those in collections of collections too; Z and M are skipped.
    ///
    /// - Throws: ``Failure`` where the bytes are no shape, or one with curves.
    public static func polygons(in bytes: [UInt8]) throws(Failure) -> MultiPolygon {
        MultiPolygon(polygons: try parts(of: bytes).polygons)
    }

    /// Reads the points, lines and polygons of a shape of any kind, those in collections of collections too; Z and M are
    /// skipped, and so are parts without a position.
    ///
    /// - Throws: ``Failure`` where the bytes are no shape, or one with curves.
    public static func parts(of bytes: [UInt8]) throws(Failure) -> ShapeParts {
        var reader = WKBReader(bytes: bytes)
        var parts = ShapeParts()
        try reader.collect(into: &parts, depth: 0)
        return parts.withoutEmpty
    }

    /// Reads a LineString or MultiLineString as its lines.
    ///
    /// - Throws: ``Failure`` for anything else.
    public static func lines(from bytes: [UInt8]) throws(Failure) -> [[Coordinate]] {
        var reader = WKBReader(bytes: bytes)
        return try reader.lines(depth: 0)
    }

    /// Reads a Point.
    ///
    /// - Throws: ``Failure`` for anything else.
    public static func point(from bytes: [UInt8]) throws(Failure) -> Coordinate {
        var reader = WKBReader(bytes: bytes)
        return try reader.point()
    }

    /// Writes a little-endian MultiLineString.
    public static func bytes(ofLines lines: [[Coordinate]]) -> [UInt8] {
        var out: [UInt8] = []
        append(1, 5, UInt32(lines.count), to: &out)
        for line in lines {
            append(1, 2, UInt32(line.count), to: &out)
            for point in line { append(point, to: &out) }
        }
        return out
    }

    /// Writes a little-endian Point.
    public static func bytes(ofPoint point: Coordinate) -> [UInt8] {
        var out: [UInt8] = [1]
        appendInteger(UInt32(1), to: &out)
        append(point, to: &out)
        return out
    }

    /// Writes a little-endian MultiPolygon.
    public static func bytes(of shape: MultiPolygon) -> [UInt8] {
        var out: [UInt8] = []
        append(1, 6, UInt32(shape.polygons.count), to: &out)
        for polygon in shape.polygons {
            append(1, 3, UInt32(1 + polygon.holes.count), to: &out)
            for ring in polygon.rings {
                appendInteger(UInt32(ring.count), to: &out)
                for point in ring { append(point, to: &out) }
            }
        }
        return out
    }

    private static func append(_ point: Coordinate, to out: inout [UInt8]) {
        appendInteger(point.x.bitPattern, to: &out)
        appendInteger(point.y.bitPattern, to: &out)
    }

    private static func append(_ order: UInt8, _ type: UInt32, _ count: UInt32, to out: inout [UInt8]) {
        out.append(order)
        appendInteger(type, to: &out)
        appendInteger(count, to: &out)
    }

    private static func appendInteger<Value: FixedWidthInteger>(_ value: Value, to out: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) }
    }
}

/// Walks over WKB bytes; every read checks what is left.
private struct WKBReader {
    let bytes: [UInt8]
    var offset = 0
    var littleEndian = true

    mutating func polygons(depth: Int) throws(WellKnownBinary.Failure) -> [Polygon] {
        let header = try header()
        switch header.type {
        case 3:
            return [try polygon(ordinates: header.ordinates)]
        case 6 where depth == 0:
            let count = try integer()
            var parts: [Polygon] = []
            for _ in 0..<count { parts += try polygons(depth: 1) }
            return parts
        default:
            throw .otherType(header.type)
        }
    }

    mutating func collect(into parts: inout ShapeParts, depth: Int) throws(WellKnownBinary.Failure) {
        let header = try header()
        switch header.type {
        case 1:
            guard bytes.count - offset >= header.ordinates * 8 else { throw .truncated }
            parts.points.append(Coordinate(x: double(at: offset), y: double(at: offset + 8)))
            offset += header.ordinates * 8
        case 2:
            parts.lines.append(try positions(ordinates: header.ordinates))
        case 3:
            parts.polygons.append(try polygon(ordinates: header.ordinates))
        case 4...7 where depth < 8:
            for _ in 0..<(try integer()) { try collect(into: &parts, depth: depth + 1) }
        default:
            throw .otherType(header.type)
        }
    }

    mutating func lines(depth: Int) throws(WellKnownBinary.Failure) -> [[Coordinate]] {
        let header = try header()
        switch header.type {
        case 2:
            return [try positions(ordinates: header.ordinates)]
        case 5 where depth == 0:
            var lines: [[Coordinate]] = []
            for _ in 0..<(try integer()) { lines += try self.lines(depth: 1) }
            return lines
        default:
            throw .otherType(header.type)
        }
    }

    mutating func point() throws(WellKnownBinary.Failure) -> Coordinate {
        let header = try header()
        guard header.type == 1 else { throw .otherType(header.type) }
        guard bytes.count - offset >= 16 else { throw .truncated }
        return Coordinate(x: double(at: offset), y: double(at: offset + 8))
    }

    private mutating func header() throws(WellKnownBinary.Failure) -> (type: UInt32, ordinates: Int) {
        guard offset < bytes.count else { throw .truncated }
        guard bytes[offset] <= 1 else { throw .unknownByteOrder }
        littleEndian = bytes[offset] == 1
        offset += 1
        let code = try integer()
        // ISO WKB adds 1000 for Z, 2000 for M, 3000 for both; old OGC WKB sets the highest bits instead.
        let flags = (code & 0x8000_0000 != 0 ? 1 : 0) + (code & 0x4000_0000 != 0 ? 1 : 0)
        let plain = code & 0x0FFF_FFFF
        let iso = [0: 0, 1: 1, 2: 1, 3: 2][plain / 1000] ?? 0
        return (plain % 1000, 2 + flags + iso)
    }

    private mutating func polygon(ordinates: Int) throws(WellKnownBinary.Failure) -> Polygon {
        var rings: [Ring] = []
        for _ in 0..<(try integer()) { rings.append(try positions(ordinates: ordinates)) }
        guard let exterior = rings.first else { return Polygon(exterior: []) }
        return Polygon(exterior: exterior, holes: Array(rings.dropFirst()))
    }

    private mutating func positions(ordinates: Int) throws(WellKnownBinary.Failure) -> [Coordinate] {
        let count = Int(try integer())
        let stride = ordinates * 8
        guard count <= (bytes.count - offset) / stride else { throw .truncated }
        var positions: [Coordinate] = []
        positions.reserveCapacity(count)
        for _ in 0..<count {
            positions.append(Coordinate(x: double(at: offset), y: double(at: offset + 8)))
            offset += stride
        }
        return positions
    }

    private mutating func integer() throws(WellKnownBinary.Failure) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw .truncated }
        let raw = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self) }
        offset += 4
        return littleEndian ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
    }

    private func double(at position: Int) -> Double {
        let raw = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
        return Double(bitPattern: littleEndian ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
    }
}
