import GeoModel

@testable import Geometry

/// Cells with random values, handed out block by block as a file would.
struct TestRaster {
    let layout: RasterLayout
    /// Row by row from the north.
    var cells: [Float]
    var missing: Float? = nil
    var scale = 1.0
    var offset = 0.0

    init(layout: RasterLayout, seed: UInt64, values: ClosedRange<Float> = -50...150) {
        self.layout = layout
        var maker = ShapeMaker(seed: seed)
        cells = (0..<layout.width * layout.height).map { _ in
            // Some values return, as classes do.
            maker.whole(0...2) == 0
                ? Float(maker.whole(1...6)) : Float.random(in: values, using: &maker.random)
        }
    }

    /// What areas have, in single or double precision.
    func totals(
        _ zones: RasterZones, needs: RasterNeeds, thresholds: [Double] = [], asDouble: Bool = false
    ) -> [RasterTotals] {
        let measure = RasterMeasure(zones, needs: needs, thresholds: thresholds)
        var totals = [RasterTotals](repeating: RasterTotals(), count: zones.areaCount)
        for block in zones.blocks {
            var own: [Float] = []
            for row in block.row..<block.row + block.height {
                let start = row * layout.width + block.column
                own += cells[start..<start + block.width]
            }
            let parts =
                asDouble
                ? own.map { Double($0) }.withUnsafeBufferPointer {
                    measure.totals(
                        of: block,
                        BlockValues(cells: $0, missing: missing.map { Double($0) }, scale: scale, offset: offset))
                }
                : own.withUnsafeBufferPointer {
                    measure.totals(
                        of: block, BlockValues(cells: $0, missing: missing, scale: scale, offset: offset))
                }
            for part in parts { totals[part.area].merge(part.totals) }
        }
        return totals
    }
}

extension RasterLayout {
    /// Sides of a cell.
    func box(column: Int, row: Int) -> Box {
        Box(
            minX: originX + Double(column) * cellWidth, minY: originY - Double(row + 1) * cellHeight,
            maxX: originX + Double(column + 1) * cellWidth, maxY: originY - Double(row) * cellHeight)
    }

    /// All cells.
    var box: Box {
        Box(
            minX: originX, minY: originY - Double(height) * cellHeight, maxX: originX + Double(width) * cellWidth,
            maxY: originY)
    }

    /// The same cells read in other blocks.
    func blocks(of width: Int, by height: Int) -> RasterLayout {
        RasterLayout(
            originX: originX, originY: originY, cellWidth: cellWidth, cellHeight: cellHeight, width: self.width,
            height: self.height, blockWidth: width, blockHeight: height)
    }

    /// Share per cell of every area, as the engine finds it.
    func shares(of areas: [MultiPolygon], threads: Int = 1) -> [[Double]] {
        let zones = RasterZones(areas: areas, layout: self, threads: threads)
        let buffer = CoverageBuffer(width: blockWidth, height: blockHeight)
        var shares = [[Double]](repeating: [Double](repeating: 0, count: width * height), count: areas.count)
        for block in zones.blocks {
            zones.forEachArea(in: block, buffer: buffer) { area, runs in
                runs { first, count, share in
                    for cell in first..<first + count {
                        let (row, column) = (block.row + cell / block.width, block.column + cell % block.width)
                        shares[area][row * width + column] += share
                    }
                }
            }
        }
        return shares
    }

    /// Share per cell of an area, each cell cut out on its own. What the engine takes for rounding is rounded here too.
    func plainShares(of area: MultiPolygon) -> [Double] {
        let around = area.box
        let least = CoverageBuffer.leastShare
        return (0..<width * height).map { cell in
            let box = box(column: cell % width, row: cell / width)
            guard around.intersects(box) else { return 0 }
            let share = BruteForce.area(of: area, in: box) / (cellWidth * cellHeight)
            return share <= least ? 0 : abs(share - 1) < least ? 1 : share
        }
    }
}
