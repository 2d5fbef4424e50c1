import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

@testable import Measuring

struct GridPassTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func raster(
        _ cells: [Double], _ grid: RasterGrid, name: String = "r.tif", crs: CoordinateReferenceSystem? = .rdNew
    ) throws -> RasterSource {
        let path = folder.file(name)
        let writer = try RasterWriter(creating: path, grid: grid, crs: crs, dataType: .float64, noData: -9999, tile: 16)
        try writer.write(cells)
        try writer.close()
        return RasterSource(path: path)
    }

    @Test func `a grid lies on whole multiples of its side`() throws {
        let grid = try #require(SquareGrid(covering: Box(minX: 10, minY: 10, maxX: 60, maxY: 40), side: 25))
        #expect(grid.originX == 0 && grid.originY == 50 && grid.width == 3 && grid.height == 2)
        #expect(grid.box(rows: 1..<2) == Box(minX: 0, minY: 0, maxX: 75, maxY: 25))
        #expect(SquareGrid(covering: .empty, side: 25) == nil)
    }

    @Test func `a raster cell on a grid line counts for its part on either side`() {
        let overlap = GridOverlap(cells: 2..<4, origin: 0, size: 10, grid: 0..<2, side: 25)
        #expect(overlap.first == [0, 1])
        #expect(overlap.starts == [0, 2, 3])
        #expect(zip(overlap.lengths, [0.2, 0.2, 0.4]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func `the mean is that of the values, and half of a cell must have one`() throws {
        // Four raster cells of 12.5 m in a grid cell of 25 m.
        let grid = RasterGrid(originX: 0, originY: 25, cellWidth: 12.5, cellHeight: 12.5, width: 4, height: 2)
        let source = try raster([1, 3, 5, -9999, -9999, 8, -9999, -9999], grid)
        let squares = try #require(SquareGrid(covering: Box(minX: 1, minY: 1, maxX: 49, maxY: 24), side: 25))
        var sums = GridSums(cells: 2, classLists: 1)
        try GridPass(source, grid: squares, classLists: [[3, 8]]).add(0..<1, to: &sums)
        #expect(sums.mean(0) == 4)
        #expect(sums.share(0, 0) == 2.0 / 3)
        #expect(sums.covered == [0.75, 0.25])
        #expect(sums.mean(1) == nil)
        #expect(sums.share(0, 1) == nil)
    }

    @Test func `a missing cell counts as the fill, in the unit that is asked for`() throws {
        let grid = RasterGrid(originX: 0, originY: 25, cellWidth: 25, cellHeight: 25, width: 2, height: 1)
        var source = try raster([-9999, 40], grid)
        source.fill = 0
        source.scale = 0.01
        let squares = try #require(SquareGrid(covering: grid.box, side: 50))
        var sums = GridSums(cells: 1, classLists: 0)
        try GridPass(source, grid: squares).add(0..<1, to: &sums)
        // Half of the cell lies south of the raster.
        #expect(sums.mean(0) == 0.2)
    }

    @Test func `a missing value that single precision cannot hold is still missing`() throws {
        let grid = RasterGrid(originX: 0, originY: 25, cellWidth: 25, cellHeight: 25, width: 2, height: 1)
        let path = folder.file("single.tif")
        let writer = try RasterWriter(creating: path, grid: grid, crs: .rdNew, dataType: .float32, tile: 16)
        try writer.write([-999.99, 2])
        try writer.close()
        var source = RasterSource(path: path)
        source.missing = -999.99
        let squares = try #require(SquareGrid(covering: grid.box, side: 25))
        var sums = GridSums(cells: 2, classLists: 0)
        try GridPass(source, grid: squares).add(0..<1, to: &sums)
        #expect(sums.mean(0) == nil)
        #expect(sums.mean(1) == 2)
    }

    @Test func `a raster that does not lie in RD is refused`() throws {
        let grid = RasterGrid(originX: 5, originY: 52, cellWidth: 0.1, cellHeight: 0.1, width: 1, height: 1)
        let source = try raster([1], grid, crs: .wgs84)
        let squares = try #require(SquareGrid(covering: Box(minX: 0, minY: 0, maxX: 25, maxY: 25), side: 25))
        #expect(throws: MeasureError.self) { try GridPass(source, grid: squares) }
    }

    @Test(arguments: 0..<60) func `parts of cells agree with rectangles laid over each other`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let size = Double.random(in: 3...70, using: &random)
        let grid = RasterGrid(
            originX: Double.random(in: -40...40, using: &random), originY: Double.random(in: 150...260, using: &random),
            cellWidth: size, cellHeight: Double.random(in: 3...70, using: &random),
            width: Int.random(in: 1...40, using: &random), height: Int.random(in: 1...40, using: &random))
        let cells = (0..<grid.width * grid.height).map { _ in
            Int.random(in: 0..<5, using: &random) == 0 ? -9999 : Double(Int.random(in: 1...4, using: &random))
        }
        let source = try raster(cells, grid)
        let squares = try #require(SquareGrid(covering: Box(minX: 0, minY: 0, maxX: 240, maxY: 240), side: 25))
        let pass = try GridPass(source, grid: squares, classLists: [[2, 3]])
        var sums = GridSums(cells: squares.width * squares.height, classLists: 1)
        try pass.add(0..<squares.height, to: &sums)
        // In strips the same comes out.
        var parts: [Double] = []
        for start in stride(from: 0, to: squares.height, by: 3) {
            let rows = start..<min(start + 3, squares.height)
            var strip = GridSums(cells: rows.count * squares.width, classLists: 1)
            try pass.add(rows, to: &strip)
            parts += strip.covered
        }
        #expect(zip(parts, sums.covered).allSatisfy { abs($0 - $1) < 1e-12 })
        for row in 0..<squares.height {
            for column in 0..<squares.width {
                let expected = byRectangles(cells, grid, squares.box(of: column, row))
                let place = row * squares.width + column
                #expect(abs(sums.covered[place] - expected.covered) < 1e-9)
                #expect(abs(sums.sums[place] - expected.sum) < 1e-8)
                #expect(abs(sums.parts[0][place] - expected.part) < 1e-9)
            }
        }
    }

    /// The same by the overlap of two boxes, cell by cell.
    private func byRectangles(
        _ cells: [Double], _ grid: RasterGrid, _ square: Box
    ) -> (covered: Double, sum: Double, part: Double) {
        var result = (covered: 0.0, sum: 0.0, part: 0.0)
        for row in 0..<grid.height {
            for column in 0..<grid.width {
                let value = cells[row * grid.width + column]
                guard value != -9999 else { continue }
                let box = grid.box(of: RasterWindow(column: column, row: row, width: 1, height: 1))
                let across = min(box.maxX, square.maxX) - max(box.minX, square.minX)
                let down = min(box.maxY, square.maxY) - max(box.minY, square.minY)
                guard across > 0, down > 0 else { continue }
                let part = across * down / (square.width * square.height)
                result.covered += part
                result.sum += part * value
                if value == 2 || value == 3 { result.part += part }
            }
        }
        return result
    }
}

extension SquareGrid {
    fileprivate func box(of column: Int, _ row: Int) -> Box {
        Box(
            minX: originX + Double(column) * side, minY: originY - Double(row + 1) * side,
            maxX: originX + Double(column + 1) * side, maxY: originY - Double(row) * side)
    }
}
