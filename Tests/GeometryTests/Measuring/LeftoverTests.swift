import GeoModel
import Testing

@testable import Geometry

/// What rounding leaves is no share, and shapes without an inside have none.
struct LeftoverTests {
    /// In the north, where the last bit of y is largest.
    private static let north = Box(minX: 230_000, minY: 580_000, maxX: 231_000, maxY: 581_000)

    @Test func `a shed away from the borders lies in one area, with all it has`() {
        var maker = ShapeMaker(seed: 5)
        let tiling = Tiling.lattice(columns: 2, rows: 2, in: Self.north, jitter: 0.25, bends: 5, &maker)
        let overlay = AreaOverlay(areas: tiling.areas, threads: 1)
        let context = GEOSContext()
        let wkb = tiling.areas.map { WellKnownBinary.bytes(of: $0) }
        var compared = 0
        for _ in 0..<2_000 {
            let shed = WellKnownBinary.bytes(of: maker.any(maker.point(in: Self.north), radius: 5))
            guard case .valid(_, let area) = context.check(areaShape: shed) else { continue }
            let inside = wkb.indices.filter { abs(context.sharedArea(shed, wkb[$0]) - area) < 1e-6 }
            guard inside.count == 1 else { continue }
            var shares: [AreaShare] = []
            let shape = measured(shed)
            overlay.shares(of: shape, into: &shares)
            #expect(shares.map(\.area) == inside)
            compared += 1
        }
        #expect(compared > 1_000)
    }

    @Test func `a bow tie over a border has no shares, and says so`() {
        let overlay = AreaOverlay(areas: [box(0, 0, 10, 10), box(10, 0, 20, 10)], threads: 1)
        // The halves, of 9 and of 13 m², count against each other.
        let bow = measured(polygon([(6, 3), (14, 8), (14, 2), (6, 8)]))
        #expect(abs(bow.measure - 4) < 1e-12)
        var shares: [AreaShare] = []
        let addsUp = overlay.shares(of: bow, into: &shares)
        #expect(!addsUp)
        #expect(shares.isEmpty)
        let quadrangle = measured(polygon([(6, 3), (14, 2), (14, 8), (6, 8)]))
        let alsoAddsUp = overlay.shares(of: quadrangle, into: &shares)
        #expect(alsoAddsUp)
        #expect(shares.map(\.area) == [0, 1])
    }
}
