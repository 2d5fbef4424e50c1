public import GeoModel

/// Cells of equal size over a plane.
///
/// Lines are computed from their number, never by adding up, so that every cell has the same borders for everyone.
public struct CellGrid: Sendable, Equatable {
    /// Left side of the first column.
    public let minX: Double
    /// Lower side of the first row.
    public let minY: Double
    /// Width of a cell.
    public let cellWidth: Double
    /// Height of a cell.
    public let cellHeight: Double
    /// Number of columns.
    public let columns: Int
    /// Number of rows, counted upwards.
    public let rows: Int

    /// Makes a grid.
    public init(minX: Double, minY: Double, cellWidth: Double, cellHeight: Double, columns: Int, rows: Int) {
        self.minX = minX
        self.minY = minY
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
        self.columns = max(1, columns)
        self.rows = max(1, rows)
    }

    /// A grid of square cells over a box.
    public init(over box: Box, cellSize: Double) {
        let columns = Int((box.width / cellSize).rounded(.down)) + 1
        let rows = Int((box.height / cellSize).rounded(.down)) + 1
        self.init(
            minX: box.isEmpty ? 0 : box.minX, minY: box.isEmpty ? 0 : box.minY, cellWidth: cellSize,
            cellHeight: cellSize, columns: columns, rows: rows)
    }

    /// Number of cells.
    public var count: Int { columns * rows }
    /// Area of a cell.
    var cellArea: Double { cellWidth * cellHeight }

    func x(_ line: Int) -> Double { minX + Double(line) * cellWidth }
    func y(_ line: Int) -> Double { minY + Double(line) * cellHeight }

    /// Column in which a position lies; outside the grid it may be any number below 0 or from `columns` on.
    func column(_ x: Double) -> Int { CellGrid.line(before: x, from: minX, step: cellWidth, last: columns) }
    /// Row in which a position lies.
    func row(_ y: Double) -> Int { CellGrid.line(before: y, from: minY, step: cellHeight, last: rows) }

    private static func line(before value: Double, from start: Double, step: Double, last: Int) -> Int {
        let guess = ((value - start) / step).rounded(.down)
        guard guess >= 0 else { return -1 }
        guard guess <= Double(last) else { return last }
        var line = Int(guess)
        // Division and multiplication may disagree in the last bit; the lines themselves decide.
        if value < start + Double(line) * step { line -= 1 }
        if value >= start + Double(line + 1) * step { line += 1 }
        return min(last, line)
    }
}
