import GeoModel
import Testing

@testable import Geometry

/// Splitting over a grid: the parts have no gaps and no overlaps, and each lies in its cell.
struct GridSplitterTests {
    /// Area per cell.
    private static func areas(of shape: MultiPolygon, over grid: CellGrid) -> [Double] {
        var areas = [Double](repeating: 0, count: grid.count)
        GridSplitter(grid: grid).split(EdgeList(shape).edges) { part in
            switch part {
            case .whole(let columns, let rows):
                for row in rows { for column in columns { areas[row * grid.columns + column] += grid.cellArea } }
            case .cut(let column, let row, let edges):
                areas[row * grid.columns + column] += edges.reduce(0) { $0 + $1.sign * $1.area(above: grid.y(row)) }
            }
        }
        return areas
    }

    private static func expected(of shape: MultiPolygon, over grid: CellGrid) -> [Double] {
        (0..<grid.count).map { cell in
            let (column, row) = (cell % grid.columns, cell / grid.columns)
            return BruteForce.area(
                of: shape,
                in: Box(minX: grid.x(column), minY: grid.y(row), maxX: grid.x(column + 1), maxY: grid.y(row + 1)))
        }
    }

    @Test(arguments: [(1, 1), (7, 1), (1, 9), (8, 8), (13, 5)])
    func `every cell has what cutting along its four sides leaves`(columns: Int, rows: Int) {
        var maker = ShapeMaker(seed: 71)
        var worst = Worst()
        for number in 0..<60 {
            // Every third case has its corners on the lines.
            maker.grain = number % 3 == 0 ? 2 : 0
            let grid = CellGrid(minX: -6, minY: 2, cellWidth: 4, cellHeight: 6, columns: columns, rows: rows)
            let middle = maker.point(in: Box(minX: -10, minY: -2, maxX: grid.x(columns), maxY: grid.y(rows)))
            let shape = maker.any(middle, radius: maker.number(3...60))
            let expected = Self.expected(of: shape, over: grid)
            for (cell, area) in Self.areas(of: shape, over: grid).enumerated() {
                worst.note(area, expected[cell], per: grid.cellArea, "case \(number), cell \(cell)")
            }
        }
        #expect(worst.deviation < 1e-12, "\(worst)")
    }

    @Test func `a rectangle along the lines is handed out whole, cells beside it not at all`() {
        let grid = CellGrid(minX: 0, minY: 0, cellWidth: 10, cellHeight: 10, columns: 8, rows: 8)
        var cells = 0
        GridSplitter(grid: grid).split(EdgeList(box(20, 10, 70, 40)).edges) { part in
            guard case .whole(let columns, let rows) = part else {
                Issue.record("cut: \(part)")
                return
            }
            #expect(columns.lowerBound >= 2 && columns.upperBound <= 7 && rows.lowerBound >= 1 && rows.upperBound <= 4)
            cells += columns.count * rows.count
        }
        #expect(cells == 15)
    }

    @Test func `what lies outside the grid is left out, and what surrounds it covers it whole`() {
        let grid = CellGrid(minX: 0, minY: 0, cellWidth: 10, cellHeight: 10, columns: 4, rows: 4)
        for far in [box(50, 0, 60, 10), box(-20, 0, -10, 10), box(0, 41, 10, 50), box(0, -9, 10, -1)] {
            GridSplitter(grid: grid).split(EdgeList(far).edges) { Issue.record("handed out: \($0)") }
        }
        var parts = 0
        GridSplitter(grid: grid).split(EdgeList(box(-100, -100, 100, 100)).edges) { part in
            parts += 1
            guard case .whole(0..<4, 0..<4) = part else {
                Issue.record("not whole: \(part)")
                return
            }
        }
        #expect(parts == 1)
    }

    @Test func `neighbours fill the cells that their border runs through`() {
        var maker = ShapeMaker(seed: 72)
        var worst = Worst()
        for size in [7.0, 31, 90] {
            let around = Box(minX: 100_000, minY: 400_000, maxX: 100_400, maxY: 400_300)
            let grid = CellGrid(over: around, cellSize: size)
            for tiling in Tiling.all(in: around, &maker) {
                var sum = [Double](repeating: 0, count: grid.count)
                for area in tiling.areas {
                    for (cell, own) in Self.areas(of: area, over: grid).enumerated() { sum[cell] += own }
                }
                let expected = Self.expected(of: box(around.minX, around.minY, around.maxX, around.maxY), over: grid)
                for (cell, area) in sum.enumerated() {
                    worst.note(area, expected[cell], per: grid.cellArea, "cells of \(size), cell \(cell)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }
}
