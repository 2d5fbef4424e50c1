import GeoModel
import Testing

@testable import Geometry

struct CellGridTests {
    @Test func `cells of 10 over a box of 25 by 9 are three columns and one row`() {
        let grid = CellGrid(over: Box(minX: 100, minY: 50, maxX: 125, maxY: 59), cellSize: 10)
        #expect(grid.columns == 3)
        #expect(grid.rows == 1)
        #expect((grid.column(99.9), grid.column(100), grid.column(109.9), grid.column(110)) == (-1, 0, 0, 1))
        #expect((grid.row(49), grid.row(50), grid.row(59), grid.row(60)) == (-1, 0, 0, 1))
        #expect(grid.column(1e300) == 3)
        #expect(grid.column(-1e300) == -1)
    }

    @Test func `a box ends in its last cell, not beyond it`() {
        let grid = CellGrid(over: Box(minX: 0, minY: 0, maxX: 30, maxY: 20), cellSize: 10)
        #expect((grid.columns, grid.rows) == (4, 3))
        #expect(grid.column(30) == 3)
        let empty = CellGrid(over: .empty, cellSize: 10)
        #expect((empty.count, empty.minX, empty.minY) == (1, 0, 0))
    }

    @Test func `a position lies between the lines of its column, to the last bit`() {
        var maker = ShapeMaker(seed: 61)
        for _ in 0..<300 {
            let start = maker.number(-3e5...3e5)
            let size = maker.number(1e-3...1e3)
            let grid = CellGrid(
                minX: start, minY: start, cellWidth: size, cellHeight: size, columns: maker.whole(1...999), rows: 7)
            for _ in 0..<20 {
                let line = grid.x(maker.whole(-1...grid.columns + 1))
                for x in [line, line.nextUp, line.nextDown, maker.number(line - size...line + size)] {
                    let column = grid.column(x)
                    #expect((-1...grid.columns).contains(column))
                    #expect(column == -1 || x >= grid.x(column), "\(x)")
                    #expect(column == grid.columns || x < grid.x(column + 1), "\(x)")
                }
            }
        }
    }
}
