import GeoModel
import Testing

@testable import Geometry

/// One thread gives what four give, to the last bit.
struct ThreadTests {
    private static let box = Box(minX: 100_000, minY: 400_000, maxX: 104_000, maxY: 403_000)

    /// Enough areas for several batches.
    private static func areas() -> [MultiPolygon] {
        var maker = ShapeMaker(seed: 81)
        var areas = Tiling.lattice(columns: 20, rows: 15, in: box, jitter: 0.2, bends: 3, &maker).areas
        areas += (0..<120).map { _ in maker.any(maker.point(in: box), radius: maker.number(10...900)) }
        return areas
    }

    @Test func `areas are split alike`() {
        let areas = Self.areas()
        let grid = CellGrid(over: Self.box, cellSize: 70)
        let splits = [1, 2, 4, 9].map { threads in
            SplitAreas(areaCount: areas.count, grid: grid, threads: threads) { EdgeList(areas[$0]).edges }
        }
        for split in splits.dropFirst() {
            #expect(split.edges == splits[0].edges)
            #expect(split.starts == splits[0].starts)
            #expect(split.covers == splits[0].covers)
            #expect(split.pieces.map(\.area) == splits[0].pieces.map(\.area))
            #expect(split.pieces.map(\.edgeRange) == splits[0].pieces.map(\.edgeRange))
            #expect(split.pieces.map(\.measure) == splits[0].pieces.map(\.measure))
        }
        for cell in 0..<grid.count {
            let own = splits[0].pieces[splits[0].range(ofCell: cell)].map(\.area)
            #expect(own == own.sorted())
        }
    }

    @Test func `features have the same shares`() {
        let areas = Self.areas()
        let one = AreaOverlay(areas: areas, threads: 1)
        let four = AreaOverlay(areas: areas, threads: 4)
        var maker = ShapeMaker(seed: 82)
        for number in 0..<300 {
            let middle = maker.point(in: Self.box.insetBy(-200))
            let radius = [8, 80, 800][number % 3] * maker.number(0.5...1)
            let feature =
                number % 2 == 0
                ? measured(maker.any(middle, radius: radius))
                : measured(maker.path(middle, radius: radius, positions: 6))
            #expect(one.shares(of: feature) == four.shares(of: feature))
        }
    }

    @Test func `rasters have the same blocks and totals`() {
        let areas = Self.areas()
        let layout = RasterLayout(
            originX: 99_990, originY: 403_010, cellWidth: 25, cellHeight: 25, width: 150, height: 110, blockWidth: 32,
            blockHeight: 16)
        let one = RasterZones(areas: areas, layout: layout, threads: 1)
        let four = RasterZones(areas: areas, layout: layout, threads: 4)
        #expect(one.blocks == four.blocks)
        let raster = TestRaster(layout: layout, seed: 83)
        #expect(
            raster.totals(one, needs: [.moments, .classes, .values])
                == raster.totals(four, needs: [.moments, .classes, .values]))
    }
}
