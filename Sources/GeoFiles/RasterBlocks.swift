/// The blocks in which a band is stored, as windows: west to east, then north to south.
///
/// Blocks at the eastern and southern edge are cut off where the raster ends. A raster of 5 by 3 cells in blocks of
/// 2 by 2 has 3 columns and 2 rows of blocks; the last one is the single cell at column 4, row 2.
public struct RasterBlocks: RandomAccessCollection, Hashable, Sendable {
    /// Columns of a whole block.
    public let blockWidth: Int
    /// Rows of a whole block.
    public let blockHeight: Int
    private let width: Int
    private let height: Int

    init(width: Int, height: Int, blockWidth: Int, blockHeight: Int) {
        self.width = width
        self.height = height
        self.blockWidth = Swift.max(1, blockWidth)
        self.blockHeight = Swift.max(1, blockHeight)
    }

    /// Blocks side by side.
    public var columns: Int { (width + blockWidth - 1) / blockWidth }
    /// Blocks below each other.
    public var rows: Int { (height + blockHeight - 1) / blockHeight }

    /// Always 0.
    public var startIndex: Int { 0 }
    /// Number of blocks.
    public var endIndex: Int { columns * rows }

    /// The cells of one block.
    public subscript(position: Int) -> RasterWindow {
        window(column: position % columns, row: position / columns)
    }

    /// The cells of the block in that column and row of blocks.
    public func window(column: Int, row: Int) -> RasterWindow {
        let left = column * blockWidth
        let top = row * blockHeight
        return RasterWindow(
            column: left, row: top, width: Swift.min(blockWidth, width - left),
            height: Swift.min(blockHeight, height - top))
    }

    /// True when a window inside the raster consists of whole blocks, those at the edges as they are.
    public func areWhole(in window: RasterWindow) -> Bool {
        let right = window.column + window.width
        let bottom = window.row + window.height
        return window.column % blockWidth == 0 && window.row % blockHeight == 0
            && (right % blockWidth == 0 || right == width) && (bottom % blockHeight == 0 || bottom == height)
    }
}
