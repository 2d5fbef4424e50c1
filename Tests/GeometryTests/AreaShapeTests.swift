import GeoModel
import Geometry
import Testing

/// Shapes of a few positions whose faults can be drawn on paper.
struct AreaShapeTests {
    private let context = GEOSContext()

    @Test func `a square is valid and stays as it came`() {
        let square = rectangle(0, 0, 10, 10)
        #expect(context.check(areaShape: square) == .valid(square, area: 100))
    }

    @Test func `a square with a hole of 2 by 2 has 96 square metres`() {
        let shape = polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(4, 4), (4, 6), (6, 6), (6, 4)])
        #expect(context.check(areaShape: shape) == .valid(shape, area: 96))
    }

    @Test func `a square with a spike without area is repaired and keeps all of it`() throws {
        let spiked = polygon([(0, 0), (10, 0), (10, 5), (20, 5), (10, 5), (10, 10), (0, 10)])
        guard case .repaired(let wkb, let area, let kept, let reason) = context.check(areaShape: spiked) else {
            Issue.record("not repaired: \(context.check(areaShape: spiked))")
            return
        }
        #expect(abs(area - 100) < 1e-9)
        #expect(abs(kept - 1) < 1e-9)
        #expect(!reason.isEmpty)
        #expect(abs(try WellKnownBinary.multiPolygon(from: wkb).area - 100) < 1e-9)
        #expect(context.check(areaShape: wkb) == .valid(wkb, area: area))
    }

    @Test func `a bow tie is set aside because its halves cancel`() {
        let bowTie = polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
        guard case .unusable(let reason) = context.check(areaShape: bowTie) else {
            Issue.record("a bow tie was taken")
            return
        }
        #expect(reason.contains("Self-intersection"))
    }

    @Test func `a bow tie with one small half is set aside when the repair would change the area`() {
        // A square of 100 × 100 whose top is crossed over: the halves cancel for a part of the area.
        let crossed = polygon([(0, 0), (100, 0), (100, 90), (0, 100), (100, 100), (0, 90)])
        guard case .unusable(let reason) = context.check(areaShape: crossed) else {
            Issue.record("taken: \(context.check(areaShape: crossed))")
            return
        }
        #expect(reason.contains("%"))
    }

    @Test func `a repair that changes less than a thousandth is taken`() {
        // The same, but the crossing is 0.2 m high: 5 m² on each side of 10,000 m².
        let crossed = polygon([(0, 0), (100, 0), (100, 99.9), (0, 100), (100, 100), (0, 99.9)])
        guard case .repaired(_, let area, let kept, _) = context.check(areaShape: crossed) else {
            Issue.record("not repaired: \(context.check(areaShape: crossed))")
            return
        }
        #expect(abs(area - 9_995) < 1e-6)
        #expect(kept >= GEOSContext.leastKeptByRepair)
        #expect(kept < 1)
    }

    @Test func `a collection is reduced to its polygons`() throws {
        let mixed = collection([line([(0, 0), (50, 50)]), rectangle(0, 0, 10, 10), rectangle(20, 0, 30, 10)])
        guard case .repaired(let wkb, let area, let kept, let reason) = context.check(areaShape: mixed) else {
            Issue.record("not reduced: \(context.check(areaShape: mixed))")
            return
        }
        #expect(area == 200)
        #expect(kept == 1)
        #expect(reason.contains("collection"))
        #expect(try WellKnownBinary.multiPolygon(from: wkb).polygons.count == 2)
    }

    @Test func `a collection within a collection is reduced too`() {
        let nested = collection([collection([rectangle(0, 0, 10, 10)])])
        guard case .repaired(_, let area, _, _) = context.check(areaShape: nested) else {
            Issue.record("not reduced: \(context.check(areaShape: nested))")
            return
        }
        #expect(area == 100)
    }

    @Test func `a line, an empty shape and nonsense are set aside`() {
        let empty = WellKnownBinary.bytes(of: MultiPolygon(polygons: []))
        #expect(context.check(areaShape: line([(0, 0), (1, 1)])) == .unusable(reason: "has no polygon"))
        #expect(context.check(areaShape: empty) == .unusable(reason: "empty"))
        #expect(context.check(areaShape: []) == .unusable(reason: "not a geometry"))
        #expect(context.check(areaShape: [1, 2, 3]) == .unusable(reason: "not a geometry"))
        #expect(context.check(areaShape: collection([])) == .unusable(reason: "has no polygon"))
    }

    @Test func `positions that are no numbers are set aside`() {
        let broken = polygon([(0, 0), (.nan, 0), (10, 10), (0, 10)])
        guard case .unusable = context.check(areaShape: broken) else {
            Issue.record("taken: \(context.check(areaShape: broken))")
            return
        }
        let endless = polygon([(0, 0), (.infinity, 0), (10, 10), (0, 10)])
        guard case .unusable = context.check(areaShape: endless) else {
            Issue.record("taken: \(context.check(areaShape: endless))")
            return
        }
    }
}
