import GeoModel
import Geometry
import Testing

/// Shares of polygons, computed by adding up over borders and by building the intersection with GEOS.
struct PolygonShareTests {
    private static let town = Box(minX: 0, minY: 0, maxX: 1_000, maxY: 800)
    /// About the box in which RD coordinates are used.
    private static let country = Box(minX: 0, minY: 300_000, maxX: 280_000, maxY: 625_000)

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `shares in a tiling are those of GEOS, from buildings to features larger than areas`(seed: UInt64) {
        var maker = ShapeMaker(seed: seed)
        var worst = Worst()
        for tiling in Tiling.all(in: Self.town, &maker) {
            let scene = PolygonScene(tiling.areas)
            for (radius, count) in [(0.5, 60), (20.0, 60), (120.0, 40), (600.0, 12)] {
                for number in 0..<count {
                    let feature = maker.any(maker.point(in: tiling.box), radius: radius * maker.number(0.5...1))
                    scene.compare(feature, &worst, "radius \(radius), case \(number)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
        #expect(worst.count > 10_000)
    }

    @Test(arguments: [4, 5] as [UInt64])
    func `shares over a country are those of GEOS`(seed: UInt64) {
        var maker = ShapeMaker(seed: seed)
        var worst = Worst()
        let tiling = Tiling.lattice(columns: 7, rows: 8, in: Self.country, jitter: 0.25, bends: 5, &maker)
        let scene = PolygonScene(tiling.areas)
        let corners = tiling.areas.flatMap { $0.polygons[0].exterior }
        for (radius, count) in [(5.0, 150), (100.0, 100), (5_000.0, 60), (60_000.0, 20)] {
            for number in 0..<count {
                // Half of them lie on a border.
                let middle =
                    number % 2 == 0 ? maker.point(in: tiling.box) : corners[maker.whole(0...corners.count - 1)]
                scene.compare(
                    maker.any(middle, radius: radius * maker.number(0.5...1)), &worst,
                    "radius \(radius), case \(number)")
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: [6, 7] as [UInt64])
    func `areas that overlap, nest and have holes each get their own`(seed: UInt64) {
        var maker = ShapeMaker(seed: seed)
        var worst = Worst()
        let areas = (0..<40).map { _ in maker.any(maker.point(in: Self.town), radius: maker.number(20...500)) }
        let scene = PolygonScene(areas)
        for number in 0..<250 {
            let radius = [3, 30, 300][number % 3] * maker.number(0.3...1)
            scene.compare(maker.any(maker.point(in: Self.town), radius: radius), &worst, "case \(number)")
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test func `features outside the areas and half outside them have what lies within`() {
        var maker = ShapeMaker(seed: 8)
        var worst = Worst()
        let tiling = Tiling.lattice(columns: 5, rows: 4, in: Self.town, jitter: 0.2, bends: 3, &maker)
        let scene = PolygonScene(tiling.areas)
        let around = Box(minX: -900, minY: -900, maxX: 1_900, maxY: 1_700)
        var outside = 0
        for number in 0..<400 {
            let feature = maker.any(maker.point(in: around), radius: maker.number(1...800))
            scene.compare(feature, &worst, "case \(number)")
            if scene.overlay.shares(of: measured(feature)).isEmpty { outside += 1 }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
        #expect((50...350).contains(outside))
    }

    @Test func `slivers a thousandth of a millimetre wide are shared to the last digits their coordinates have`() {
        var maker = ShapeMaker(seed: 9)
        var worst = Worst()
        for tiling in Tiling.all(in: Self.town, &maker) {
            let scene = PolygonScene(tiling.areas)
            for number in 0..<150 {
                let radius = maker.number(1...400)
                let feature = maker.sliver(maker.point(in: tiling.box), radius: radius, width: 1e-6)
                // Positions near 1000 m have steps of 1e-13 m, over the length of the sliver, on both sides and in both.
                scene.compare(feature, slack: 8 * radius * 1e-13 / 1e-9, &worst, "case \(number)")
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }
}
