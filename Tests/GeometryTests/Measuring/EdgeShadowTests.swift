import GeoModel
import Testing

@testable import Geometry

struct EdgeShadowTests {
    private static func count(_ shape: MultiPolygon, _ box: Box) -> Double? {
        EdgeList(shape).edges.withUnsafeBufferPointer { EdgeShadow.count(of: box, in: $0) }
    }

    private static let small = Box(minX: 4, minY: 4, maxX: 6, maxY: 6)

    @Test func `a box inside lies in a region once, one outside not at all, one on its border is not told`() {
        #expect(Self.count(box(0, 0, 10, 10), Self.small) == 1)
        #expect(Self.count(box(0, 8, 10, 10), Self.small) == 0)
        #expect(Self.count(box(0, 0, 10, 2), Self.small) == 0)
        #expect(Self.count(box(8, 0, 10, 10), Self.small) == 0)
        #expect(Self.count(box(5, 0, 10, 10), Self.small) == nil)
        #expect(Self.count(box(0, 0, 10, 5), Self.small) == nil)
    }

    @Test func `a box that only touches a border lies wholly on its side`() {
        #expect(Self.count(box(4, 4, 6, 6), Self.small) == 1)
        #expect(Self.count(box(6, 0, 10, 10), Self.small) == 0)
        #expect(Self.count(box(0, 6, 10, 10), Self.small) == 0)
    }

    @Test func `borders that begin and end above a box do no harm, whichever way round they go`() {
        let roof = [(0.0, 0.0), (10, 0), (10, 9), (5.5, 8), (5, 9), (4.5, 8), (0, 9), (0, 0)].map(Coordinate.init)
        for ring in [roof, roof.reversed()] {
            #expect(Self.count(MultiPolygon(polygons: [Polygon(exterior: ring)]), Self.small) == 1)
        }
    }

    @Test func `a side that stands above a box is none of its business, one that goes through it is`() {
        let hook = [(0.0, 0.0), (10, 0), (10, 9), (5, 9), (5, 7), (0, 7), (0, 0)].map(Coordinate.init)
        #expect(Self.count(MultiPolygon(polygons: [Polygon(exterior: hook)]), Self.small) == 1)
        let step = [(0.0, 0.0), (10, 0), (10, 9), (5, 9), (5, 1), (0, 1), (0, 0)].map(Coordinate.init)
        #expect(Self.count(MultiPolygon(polygons: [Polygon(exterior: step)]), Self.small) == nil)
    }
}
