import GeoModel
import Testing

@testable import Geometry

/// `inside(x, y) = Σ sign · [x₀ ≤ x < x₁] · [y < y(x)]`, and its sums along lines and over areas.
struct EdgeTests {
    private static func inside(_ edges: [Edge], _ x: Double, _ y: Double) -> Double {
        edges.withUnsafeBufferPointer { EdgeOverlap.insideCount(of: Coordinate(x: x, y: y), in: $0) }
    }

    private static func shared(_ a: MultiPolygon, _ b: MultiPolygon, base: Double = 0) -> Double {
        EdgeList(a).edges.withUnsafeBufferPointer { first in
            EdgeList(b).edges.withUnsafeBufferPointer { EdgeOverlap.sharedArea(first, $0, base: base) }
        }
    }

    @Test func `a square has an upper border, a lower one, and none for its sides`() {
        let edges = EdgeList(box(0, 0, 10, 5)).edges
        #expect(
            edges == [
                Edge(x0: 0, y0: 0, x1: 10, y1: 0, sign: -1), Edge(x0: 0, y0: 5, x1: 10, y1: 5, sign: 1),
            ])
        #expect(EdgeList(box(0, 0, 10, 5)).area == 50)
    }

    @Test func `a hole lies inside no times, whatever way the rings run`() {
        let outer = box(0, 0, 10, 10).polygons[0].exterior
        let hole = box(4, 4, 6, 6).polygons[0].exterior
        for exterior in [outer, outer.reversed()] {
            for inner in [hole, hole.reversed()] {
                let list = EdgeList(MultiPolygon(polygons: [Polygon(exterior: exterior, holes: [inner])]))
                #expect(list.area == 96)
                #expect(Self.inside(list.edges, 1, 1) == 1)
                #expect(Self.inside(list.edges, 5, 5) == 0)
                #expect(Self.inside(list.edges, 11, 5) == 0)
            }
        }
    }

    @Test func `an edge is as high at its ends as it was drawn`() {
        var maker = ShapeMaker(seed: 51)
        for _ in 0..<1_000 {
            let (x, y) = (maker.number(-3e5...3e5), maker.number(-6e5...6e5))
            let edge = Edge(
                x0: x, y0: y, x1: x + maker.number(1e-6...1e5), y1: maker.number(-6e5...6e5), sign: 1)
            #expect(edge.y(at: edge.x0) == edge.y0)
            #expect(edge.y(at: edge.x1) == edge.y1)
        }
        #expect(Edge(x0: 0, y0: 0, x1: 4, y1: 2, sign: 1).y(at: 1) == 0.5)
        #expect(Edge(x0: 0, y0: 0, x1: 4, y1: 2, sign: 1).area(above: -1) == 8)
    }

    @Test func `squares that overlap by 2 by 10 share 20 square metres`() {
        #expect(Self.shared(box(0, 0, 10, 10), box(8, 0, 20, 10)) == 20)
        #expect(Self.shared(box(0, 0, 10, 10), box(10, 0, 20, 10)) == 0)
        #expect(Self.shared(box(0, 0, 10, 10), box(0, 10, 10, 20)) == 0)
        #expect(Self.shared(box(0, 0, 10, 10), box(2, 2, 4, 4), base: 7) == 4)
    }

    @Test func `two triangles that cross share the diamond between them`() {
        let up = MultiPolygon(polygons: [Polygon(exterior: Self.ring([(0, 0), (4, 0), (2, 4)]))])
        let down = MultiPolygon(polygons: [Polygon(exterior: Self.ring([(0, 4), (4, 4), (2, 0)]))])
        // Its corners are (2, 0), (3, 2), (2, 4), (1, 2): half of 2 by 4.
        #expect(Self.shared(up, down) == 4)
        #expect(Self.shared(down, up) == 4)
        #expect(Self.shared(up, up) == 8)
    }

    @Test func `what two shapes share does not depend on their order or on the base`() {
        var maker = ShapeMaker(seed: 52)
        var worst = Worst()
        for number in 0..<500 {
            let first = maker.any(Coordinate(x: 0, y: 0), radius: 10)
            let second = maker.any(Coordinate(x: maker.number(-9...9), y: maker.number(-9...9)), radius: 10)
            let area = Self.shared(first, second)
            worst.note(Self.shared(second, first), area, "case \(number), turned round")
            worst.note(Self.shared(first, second, base: 12.5), area, "case \(number), another base")
            worst.note(Self.shared(first, first), first.area, "case \(number), itself")
        }
        #expect(worst.deviation < 1e-11, "\(worst)")
    }

    private static func ring(_ corners: [(Double, Double)]) -> Ring {
        (corners + corners.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) }
    }
}
