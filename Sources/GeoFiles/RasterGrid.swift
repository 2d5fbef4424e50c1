public import GeoModel

/// Where the cells of a raster lie: north-up, in the units of its coordinate reference system.
///
/// Cell (column, row) covers x from `originX + column · cellWidth` and y down from `originY − row · cellHeight`.
public struct RasterGrid: Hashable, Sendable {
    /// x of the western edge of column 0.
    public let originX: Double
    /// y of the northern edge of row 0.
    public let originY: Double
    /// Width of a cell, above 0.
    public let cellWidth: Double
    /// Height of a cell, above 0.
    public let cellHeight: Double
    /// Number of columns.
    public let width: Int
    /// Number of rows.
    public let height: Int

    /// Makes a grid from its north-western corner, its cells and its size.
    public init(originX: Double, originY: Double, cellWidth: Double, cellHeight: Double, width: Int, height: Int) {
        self.originX = originX
        self.originY = originY
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
        self.width = width
        self.height = height
    }

    /// All cells.
    public var window: RasterWindow { RasterWindow(column: 0, row: 0, width: width, height: height) }

    /// The ground that all cells cover.
    public var box: Box { box(of: window) }

    /// The ground that a window covers.
    public func box(of window: RasterWindow) -> Box {
        Box(
            minX: originX + Double(window.column) * cellWidth,
            minY: originY - Double(window.row + window.height) * cellHeight,
            maxX: originX + Double(window.column + window.width) * cellWidth,
            maxY: originY - Double(window.row) * cellHeight)
    }

    /// The smallest window whose cells cover what of `box` lies on the grid; nil where nothing does.
    ///
    /// On a grid of 4 by 4 cells of 10 m from (0, 40), the box from (5, 5) to (15, 12) needs columns 0 and 1 and rows
    /// 2 and 3.
    public func window(covering box: Box) -> RasterWindow? {
        guard !box.isEmpty, box.intersects(self.box) else { return nil }
        let left = Self.edge(((box.minX - originX) / cellWidth).rounded(.down), below: width)
        let right = Self.edge(((box.maxX - originX) / cellWidth).rounded(.up), below: width)
        let top = Self.edge(((originY - box.maxY) / cellHeight).rounded(.down), below: height)
        let bottom = Self.edge(((originY - box.minY) / cellHeight).rounded(.up), below: height)
        guard right > left, bottom > top else { return nil }
        return RasterWindow(column: left, row: top, width: right - left, height: bottom - top)
    }

    private static func edge(_ position: Double, below limit: Int) -> Int {
        position > 0 ? Int(min(position, Double(limit))) : 0
    }
}
