internal import CGDAL

/// Where cells that are read go: a window's rows after each other, from `base` on.
struct BlockTarget {
    let base: UnsafeMutableRawPointer
    let type: GDALDataType
    let window: RasterWindow
}

/// Room for one block in the type of its file, kept from block to block. One owner.
final class BlockMemory {
    /// Type of a cell in the file.
    let type: GDALDataType
    /// Most cells of a block.
    let cells: Int
    private let size: Int
    private let base: UnsafeMutableRawPointer

    /// Nil when there is no memory for it, as with a damaged file that claims blocks of terabytes.
    init?(cells: Int, type: GDALDataType, size: Int) {
        guard cells <= Int.max / 16, let base = VSIMalloc(cells * size) else { return nil }
        self.cells = cells
        self.type = type
        self.size = size
        self.base = base
    }

    deinit { VSIFree(base) }

    /// Reads the block at the begin of a row of blocks, and forgets it; false where it cannot be read.
    func pass(_ row: Int, of band: GDALRasterBandH) -> Bool {
        GDALReadBlock(band, 0, Int32(row), base) == CE_None
    }

    /// Reads the blocks that make up a window, each once, and gives the first that cannot be read.
    ///
    /// `GDALReadBlock` goes past the cache of blocks. Whole blocks of the asked-for type as wide as the window need no
    /// second copy.
    func fill(
        _ target: BlockTarget, from band: GDALRasterBandH, blocks: RasterBlocks
    ) -> (column: Int, row: Int)? {
        let window = target.window
        let columns = window.column / blocks.blockWidth...(window.column + window.width - 1) / blocks.blockWidth
        let rows = window.row / blocks.blockHeight...(window.row + window.height - 1) / blocks.blockHeight
        let size = Int(GDALGetDataTypeSizeBytes(target.type))
        for row in rows {
            for column in columns {
                let block = blocks.window(column: column, row: row)
                let start = (block.row - window.row) * window.width + block.column - window.column
                let straight =
                    type == target.type && window.width == blocks.blockWidth && block.height == blocks.blockHeight
                let place = straight ? target.base + start * size : base
                guard GDALReadBlock(band, Int32(column), Int32(row), place) == CE_None else { return (column, row) }
                if straight { continue }
                for line in 0..<block.height {
                    GDALCopyWords64(
                        base + line * blocks.blockWidth * self.size, type, Int32(self.size),
                        target.base + (start + line * window.width) * size, target.type, Int32(size),
                        GPtrDiff_t(block.width))
                }
            }
        }
        return nil
    }
}
