/// A rectangle of cells of a raster; row 0 is the northernmost.
public struct RasterWindow: Hashable, Sendable, CustomStringConvertible {
    /// First column, from 0 in the west.
    public var column: Int
    /// First row, from 0 in the north.
    public var row: Int
    /// Number of columns.
    public var width: Int
    /// Number of rows.
    public var height: Int

    /// Makes a window from its first cell and its size.
    public init(column: Int, row: Int, width: Int, height: Int) {
        self.column = column
        self.row = row
        self.width = width
        self.height = height
    }

    /// Number of cells.
    public var count: Int { width * height }

    /// Such as `a window of 256 by 100 cells at column 0, row 512`.
    public var description: String { "a window of \(width) by \(height) cells at column \(column), row \(row)" }
}
