public import GeoModel

/// Square cells on whole multiples of their side, so that grids of different areas fit together.
///
/// Row 0 is the northernmost. On the grid of 25 m that covers the box from (10, 10) to (60, 40), column 0 begins at x 0,
/// row 0 ends at y 50, and there are 3 columns and 2 rows.
public struct SquareGrid: Hashable, Sendable {
    /// Side of a cell, in the unit of the coordinates.
    public let side: Double
    /// Western edge of column 0.
    public let originX: Double
    /// Northern edge of row 0.
    public let originY: Double
    /// Number of columns.
    public let width: Int
    /// Number of rows.
    public let height: Int

    /// The smallest grid that covers a box; nil for an empty one.
    public init?(covering box: Box, side: Double) {
        guard !box.isEmpty, side > 0 else { return nil }
        self.side = side
        originX = (box.minX / side).rounded(.down) * side
        originY = (box.maxY / side).rounded(.up) * side
        width = max(1, Int(((box.maxX - originX) / side).rounded(.up)))
        height = max(1, Int(((originY - box.minY) / side).rounded(.up)))
    }

    /// The ground that some rows cover.
    public func box(rows: Range<Int>) -> Box {
        Box(
            minX: originX, minY: originY - Double(rows.upperBound) * side, maxX: originX + Double(width) * side,
            maxY: originY - Double(rows.lowerBound) * side)
    }
}
