import GeoModel
import Testing

/// The plain answers others are held against, on shapes that can be drawn on paper.
struct BruteForceTests {
    private let ring = MultiPolygon(polygons: [
        Polygon(exterior: box(0, 0, 10, 10).polygons[0].exterior, holes: [box(4, 4, 6, 6).polygons[0].exterior])
    ])

    @Test func `a hole is not inside`() {
        #expect(BruteForce.holds(ring, Coordinate(x: 1, y: 5)))
        #expect(!BruteForce.holds(ring, Coordinate(x: 5, y: 5)))
        #expect(!BruteForce.holds(ring, Coordinate(x: 11, y: 5)))
    }

    @Test func `a line across a hole of 2 has 8 of its 12 metres inside`() {
        #expect(BruteForce.length(of: Coordinate(x: -1, y: 5), Coordinate(x: 11, y: 5), in: ring) == 8)
    }

    @Test func `a corner of 5 by 5 with a quarter of the hole has 24 square metres`() {
        #expect(BruteForce.area(of: ring, in: Box(minX: 0, minY: 0, maxX: 5, maxY: 5)) == 24)
        #expect(BruteForce.area(of: ring, in: Box(minX: 20, minY: 0, maxX: 25, maxY: 5)) == 0)
    }
}
