import GeoModel
import Testing

/// Shapes drawn by hand; the numbers are worked out on paper.
struct AreaTests {
    private let square: Ring = [
        Coordinate(x: 0, y: 0), Coordinate(x: 10, y: 0), Coordinate(x: 10, y: 10), Coordinate(x: 0, y: 10),
        Coordinate(x: 0, y: 0),
    ]
    private let hole: Ring = [
        Coordinate(x: 4, y: 4), Coordinate(x: 4, y: 6), Coordinate(x: 6, y: 6), Coordinate(x: 6, y: 4),
        Coordinate(x: 4, y: 4),
    ]

    @Test func `a square of 10 by 10 with a hole of 2 by 2 has an area of 96`() {
        let shape = MultiPolygon(polygons: [Polygon(exterior: square, holes: [hole])])
        #expect(shape.area == 96)
    }

    @Test func `a triangle has half its base times its height`() {
        let ring: Ring = [
            Coordinate(x: 1, y: 1), Coordinate(x: 7, y: 1), Coordinate(x: 3, y: 5), Coordinate(x: 1, y: 1),
        ]
        #expect(signedArea(of: ring) == 12)
    }

    @Test func `a ring that runs clockwise has a negative area`() {
        #expect(signedArea(of: square) == 100)
        #expect(signedArea(of: square.reversed()) == -100)
    }

    @Test func `the direction of a ring does not change the area of a shape`() {
        let shape = MultiPolygon(polygons: [Polygon(exterior: square.reversed(), holes: [hole.reversed()])])
        #expect(shape.area == 96)
    }

    @Test func `a ring of fewer than four positions has no area`() {
        #expect(signedArea(of: []) == 0)
        #expect(signedArea(of: Array(square.prefix(3))) == 0)
    }

    @Test func `a ring far from the origin keeps its digits`() {
        let far = square.map { Coordinate(x: $0.x + 1e9, y: $0.y + 1e9) }
        #expect(signedArea(of: far) == 100)
    }

    @Test func `the areas of the parts add up`() {
        let moved = square.map { Coordinate(x: $0.x + 20, y: $0.y) }
        #expect(MultiPolygon(polygons: [Polygon(exterior: square), Polygon(exterior: moved)]).area == 200)
        #expect(MultiPolygon(polygons: []).area == 0)
    }
}
