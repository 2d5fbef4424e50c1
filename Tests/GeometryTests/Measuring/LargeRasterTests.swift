import GeoModel
import Testing

@testable import Geometry

/// A raster of ten thousand million cells, of which areas near its far corner need a few blocks.
struct LargeRasterTests {
    private static let layout = RasterLayout(
        originX: 200_000, originY: 600_000, cellWidth: 0.5, cellHeight: 0.5, width: 100_000, height: 100_000,
        blockWidth: 512, blockHeight: 256)
    /// Within the last blocks, of which those at the sides are cut off.
    private static let corner = Box(minX: 249_800, minY: 550_000, maxX: 250_000, maxY: 550_150)

    @Test func `cells add up to the areas, and over a tiling to whole cells`() {
        var maker = ShapeMaker(seed: 161)
        var worst = Worst()
        for tiling in Tiling.all(in: Self.corner, &maker) {
            let zones = RasterZones(areas: tiling.areas, layout: Self.layout, threads: 2)
            let buffer = CoverageBuffer(width: Self.layout.blockWidth, height: Self.layout.blockHeight)
            var areas = [Double](repeating: 0, count: tiling.areas.count)
            var cells = 0
            for block in zones.blocks {
                var sums = [Double](repeating: 0, count: block.width * block.height)
                zones.forEachArea(in: block, buffer: buffer) { area, runs in
                    runs { first, count, share in
                        areas[area] += share * Double(count) * 0.25
                        for cell in first..<first + count { sums[cell] += share }
                    }
                }
                for sum in sums where sum != 0 {
                    worst.note(sum, 1, "block \(block.index)")
                    cells += 1
                }
            }
            #expect(cells == 400 * 300)
            for (index, area) in tiling.areas.enumerated() {
                worst.note(areas[index], area.area, per: area.area, "area \(index)")
            }
        }
        // Shares under 1e-9 are left out; in a corner several may be.
        #expect(worst.deviation < 4e-9, "\(worst)")
    }

    @Test func `only blocks with areas are read, in the order of the raster, and they lie in it`() {
        let zones = RasterZones(
            areas: [box(249_990, 550_000, 250_000, 550_010), box(200_000, 599_990, 200_010, 600_000)],
            layout: Self.layout, threads: 1)
        #expect(zones.blocks.map(\.index) == [0, 1])
        #expect(zones.blocks.map(\.column) == [0, 99_840])
        #expect(zones.blocks.map(\.row) == [0, 99_840])
        #expect(zones.blocks.map(\.width) == [512, 160])
        #expect(zones.blocks.map(\.height) == [256, 160])
    }
}
