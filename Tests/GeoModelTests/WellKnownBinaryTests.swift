import GeoModel
import Testing

/// Bytes put together by hand after OGC 06-103r4, section 8.
struct WellKnownBinaryTests {
    /// Two parts, the first with a hole.
    static let shape = MultiPolygon(polygons: [
        Polygon(
            exterior: [
                Coordinate(x: 0, y: 0), Coordinate(x: 10, y: 0), Coordinate(x: 10, y: 10), Coordinate(x: 0, y: 10),
                Coordinate(x: 0, y: 0),
            ],
            holes: [
                [Coordinate(x: 4, y: 4), Coordinate(x: 4, y: 6), Coordinate(x: 6, y: 6), Coordinate(x: 4, y: 4)]
            ]),
        Polygon(exterior: [
            Coordinate(x: -1.5, y: 1e-9), Coordinate(x: -3, y: 0), Coordinate(x: -2, y: 155_000.123),
            Coordinate(x: -1.5, y: 1e-9),
        ]),
    ])

    @Test func `a shape that is written and read is the same shape`() throws {
        let bytes = WellKnownBinary.bytes(of: Self.shape)
        #expect(try WellKnownBinary.multiPolygon(from: bytes) == Self.shape)
    }

    @Test func `an empty shape is written and read`() throws {
        let empty = MultiPolygon(polygons: [])
        #expect(try WellKnownBinary.multiPolygon(from: WellKnownBinary.bytes(of: empty)) == empty)
    }

    @Test(arguments: [ByteOrder.little, .big], [Ordinates.xy, .isoZ, .isoM, .isoZM, .oldZ, .oldM, .oldZM])
    func `a polygon is read in both byte orders, with and without Z and M`(order: ByteOrder, ordinates: Ordinates)
        throws
    {
        let ring = [(1.0, 2.0), (3.5, 2.0), (3.5, 4.25), (1.0, 2.0)]
        let bytes = WKBText(order: order).polygon([ring], ordinates: ordinates)
        let shape = try WellKnownBinary.multiPolygon(from: bytes)
        #expect(shape == MultiPolygon(polygons: [Polygon(exterior: ring.map { Coordinate(x: $0.0, y: $0.1) })]))
    }

    @Test func `the parts of a shape may each have their own byte order`() throws {
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)]
        let little = WKBText(order: .little)
        let bytes =
            little.header(6) + little.integer(2)
            + WKBText(order: .big).polygon([ring], ordinates: .xy) + little.polygon([ring], ordinates: .isoZ)
        let shape = try WellKnownBinary.multiPolygon(from: bytes)
        #expect(shape.polygons.count == 2)
        #expect(shape.polygons.first == shape.polygons.last)
    }

    @Test func `points and lines are read`() throws {
        let text = WKBText(order: .little)
        #expect(try WellKnownBinary.point(from: text.header(1) + text.position(3, 4)) == Coordinate(x: 3, y: 4))
        let line = text.header(2) + text.integer(2) + text.position(0, 1) + text.position(2, 3)
        let expected = [[Coordinate(x: 0, y: 1), Coordinate(x: 2, y: 3)]]
        #expect(try WellKnownBinary.lines(from: line) == expected)
        #expect(try WellKnownBinary.lines(from: text.header(5) + text.integer(1) + line) == expected)
    }

    @Test func `a shape of another type is refused by its type`() {
        let text = WKBText(order: .little)
        let point = text.header(1) + text.position(3, 4)
        #expect(throws: WellKnownBinary.Failure.otherType(1)) { try WellKnownBinary.multiPolygon(from: point) }
        #expect(throws: WellKnownBinary.Failure.otherType(7)) {
            try WellKnownBinary.multiPolygon(from: text.header(7) + text.integer(0))
        }
        #expect(throws: WellKnownBinary.Failure.unknownByteOrder) {
            try WellKnownBinary.multiPolygon(from: [2, 3, 0, 0, 0])
        }
    }

    @Test func `a shape within a shape within a shape is refused`() {
        let text = WKBText(order: .little)
        let nested = text.header(6) + text.integer(1) + text.header(6) + text.integer(0)
        #expect(throws: WellKnownBinary.Failure.otherType(6)) { try WellKnownBinary.multiPolygon(from: nested) }
    }

    @Test func `a shape cut off at any byte is refused as truncated`() {
        let bytes = WellKnownBinary.bytes(of: Self.shape)
        for length in 0..<bytes.count {
            #expect(throws: WellKnownBinary.Failure.truncated) {
                try WellKnownBinary.multiPolygon(from: Array(bytes.prefix(length)))
            }
        }
    }

    @Test func `a count of four thousand million positions takes no memory`() {
        let text = WKBText(order: .little)
        let bytes = text.header(3) + text.integer(1) + text.integer(.max) + text.position(0, 0)
        #expect(throws: WellKnownBinary.Failure.truncated) { try WellKnownBinary.multiPolygon(from: bytes) }
    }
}
