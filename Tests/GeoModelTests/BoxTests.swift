import GeoModel
import Testing

struct BoxTests {
    @Test func `the box of a shape goes round all its parts`() {
        let first: Ring = [
            Coordinate(x: 0, y: 1), Coordinate(x: 2, y: 1), Coordinate(x: 2, y: 3), Coordinate(x: 0, y: 1),
        ]
        let second = first.map { Coordinate(x: $0.x + 5, y: $0.y - 4) }
        let shape = MultiPolygon(polygons: [Polygon(exterior: first), Polygon(exterior: second)])
        #expect(shape.box == Box(minX: 0, minY: -3, maxX: 7, maxY: 3))
    }

    @Test func `an empty box holds nothing and has no size`() {
        #expect(Box.empty.isEmpty)
        #expect(Box.empty.width == 0)
        #expect(Box.empty.height == 0)
        #expect(!Box.empty.intersects(Box(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)))
        #expect(MultiPolygon(polygons: []).box.isEmpty)
    }

    @Test func `an empty box extended by a point is that point`() {
        var box = Box.empty
        box.extend(by: Coordinate(x: 3, y: 4))
        #expect(box == Box(minX: 3, minY: 4, maxX: 3, maxY: 4))
    }

    @Test func `extending by an empty box changes nothing`() {
        var box = Box(minX: 0, minY: 0, maxX: 1, maxY: 1)
        box.extend(by: Box.empty)
        #expect(box == Box(minX: 0, minY: 0, maxX: 1, maxY: 1))
    }

    @Test func `boxes that share a border intersect and boxes apart do not`() {
        let box = Box(minX: 0, minY: 0, maxX: 10, maxY: 10)
        #expect(box.intersects(Box(minX: 10, minY: 10, maxX: 20, maxY: 20)))
        #expect(!box.intersects(Box(minX: 10.1, minY: 0, maxX: 20, maxY: 10)))
        #expect(box.contains(Box(minX: 0, minY: 0, maxX: 10, maxY: 5)))
        #expect(!box.contains(Box(minX: 0, minY: 0, maxX: 10.1, maxY: 5)))
    }
}
