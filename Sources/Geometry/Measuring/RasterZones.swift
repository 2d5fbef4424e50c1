public import GeoModel

/// Where the cells of a raster lie, and how they are read: in blocks.
public struct RasterLayout: Sendable, Equatable {
    /// x of the western side and y of the northern side.
    public let originX, originY: Double
    /// Size of a cell, both above 0.
    public let cellWidth, cellHeight: Double
    /// Number of columns and rows.
    public let width, height: Int
    /// Columns and rows that are read at a time.
    public let blockWidth, blockHeight: Int

    /// Makes a layout.
    public init(
        originX: Double, originY: Double, cellWidth: Double, cellHeight: Double, width: Int, height: Int,
        blockWidth: Int, blockHeight: Int
    ) {
        self.originX = originX
        self.originY = originY
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
        self.width = width
        self.height = height
        self.blockWidth = blockWidth
        self.blockHeight = blockHeight
    }

    /// The blocks as a grid on their side, in cells: `x` counts rows, `y` columns (see ``CoverageBuffer``).
    var blocks: CellGrid {
        CellGrid(
            minX: 0, minY: 0, cellWidth: Double(blockHeight), cellHeight: Double(blockWidth),
            columns: (height + blockHeight - 1) / blockHeight, rows: (width + blockWidth - 1) / blockWidth)
    }

    func place(_ point: Coordinate) -> Coordinate {
        Coordinate(x: (originY - point.y) / cellHeight, y: (point.x - originX) / cellWidth)
    }
}

/// One block of a raster that areas lie in.
public struct ZoneBlock: Sendable, Equatable {
    /// Place in the order of the blocks that are needed.
    public let index: Int
    /// First column and row.
    public let column, row: Int
    /// Columns and rows; blocks at the eastern and southern side are smaller.
    public let width, height: Int
    fileprivate let cell: Int
}

/// Areas laid over a raster: which blocks are needed, and what each area has of them.
public struct RasterZones: Sendable {
    /// How the raster lies.
    public let layout: RasterLayout
    /// Number of areas.
    public let areaCount: Int
    /// The blocks in which an area lies, from west to east in rows from north to south. Others need not be read.
    public let blocks: [ZoneBlock]
    private let split: SplitAreas

    /// Lays areas over a raster.
    ///
    /// - Parameter areas: in the CRS of the raster; they may overlap, and lie outside it in part or whole.
    public init(areas: [MultiPolygon], layout: RasterLayout, threads: Int) {
        self.layout = layout
        areaCount = areas.count
        let grid = layout.blocks
        let split = SplitAreas(areaCount: areas.count, grid: grid, threads: threads) { area in
            // Rows count downwards: the shape is seen in a mirror, which the direction of its rings does not matter to.
            EdgeList(areas[area], place: layout.place).edges
        }
        var blocks: [ZoneBlock] = []
        for row in 0..<grid.columns {
            for column in 0..<grid.rows where !split.range(ofCell: column * grid.columns + row).isEmpty {
                blocks.append(
                    ZoneBlock(
                        index: blocks.count, column: column * layout.blockWidth, row: row * layout.blockHeight,
                        width: min(layout.blockWidth, layout.width - column * layout.blockWidth),
                        height: min(layout.blockHeight, layout.height - row * layout.blockHeight),
                        cell: column * grid.columns + row))
            }
        }
        self.blocks = blocks
        self.split = split
    }

    /// Hands out, per area in a block, its runs of cells: offset of the first cell in the block's values, number of cells,
    /// and their share in the area. Areas come in ascending order.
    func forEachArea(
        in block: ZoneBlock, buffer: CoverageBuffer, _ body: (Int, (_ run: (Int, Int, Double) -> Void) -> Void) -> Void
    ) {
        split.edges.withUnsafeBufferPointer { edges in
            for piece in split.pieces[split.range(ofCell: block.cell)] {
                body(Int(piece.area)) { run in
                    if piece.isWhole {
                        run(0, block.width * block.height, 1)
                    } else {
                        let own = UnsafeBufferPointer(rebasing: edges[piece.edgeRange])
                        buffer.forEachRun(of: own, row: block.row, column: block.column) { line, columns, share in
                            let columns = columns.clamped(to: 0..<block.width)
                            guard line < block.height, !columns.isEmpty else { return }
                            run(line * block.width + columns.lowerBound, columns.count, share)
                        }
                    }
                }
            }
        }
    }
}
