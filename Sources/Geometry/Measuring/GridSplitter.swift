/// Splits regions over the cells of a grid, exactly: the parts have no gaps and no overlaps.
///
/// The grid is halved again and again, along its longer side, until a half is one cell, or is empty, or is covered whole. A
/// region takes about as many steps as its border crosses cells. Every region is split along the same lines in the same
/// order, so that neighbours keep the very same border.
struct GridSplitter {
    let grid: CellGrid

    /// What a region is in a part of the grid.
    enum Part {
        /// All of these cells.
        case whole(columns: Range<Int>, rows: Range<Int>)
        /// The region inside one cell.
        case cut(column: Int, row: Int, edges: [Edge])
    }

    /// Hands out the parts of a region, in an order that follows from the grid only. What lies outside is left out.
    func split(_ edges: [Edge], _ take: (Part) -> Void) {
        var inside = edges
        // What lies outside the grid falls off at its four sides.
        for (x, keepsRight) in [(grid.minX, true), (grid.x(grid.columns), false)] {
            var left: [Edge] = []
            var right: [Edge] = []
            EdgeCutting.cut(inside, x: x, left: &left, right: &right)
            inside = keepsRight ? right : left
        }
        for (y, keepsOver) in [(grid.minY, true), (grid.y(grid.rows), false)] {
            var under: [Edge] = []
            var over: [Edge] = []
            EdgeCutting.cut(inside, y: y, under: &under, over: &over)
            inside = keepsOver ? over : under
        }
        split(inside, 0..<grid.columns, 0..<grid.rows, take)
    }

    private func split(_ edges: [Edge], _ columns: Range<Int>, _ rows: Range<Int>, _ take: (Part) -> Void) {
        guard !edges.isEmpty else { return }
        if isWhole(edges, columns, rows) {
            take(.whole(columns: columns, rows: rows))
            return
        }
        if columns.count == 1 && rows.count == 1 {
            take(.cut(column: columns.lowerBound, row: rows.lowerBound, edges: edges))
            return
        }
        var first: [Edge] = []
        var second: [Edge] = []
        if columns.count >= rows.count {
            let middle = columns.lowerBound + columns.count / 2
            let x = grid.x(middle)
            // Most regions are small against the grid: then nothing needs to be cut.
            if edges.allSatisfy({ $0.x1 <= x }) {
                split(edges, columns.lowerBound..<middle, rows, take)
            } else if edges.allSatisfy({ $0.x0 >= x }) {
                split(edges, middle..<columns.upperBound, rows, take)
            } else {
                EdgeCutting.cut(edges, x: x, left: &first, right: &second)
                split(first, columns.lowerBound..<middle, rows, take)
                split(second, middle..<columns.upperBound, rows, take)
            }
        } else {
            let middle = rows.lowerBound + rows.count / 2
            let y = grid.y(middle)
            if edges.allSatisfy({ $0.y0 < y && $0.y1 < y }) {
                split(edges, columns, rows.lowerBound..<middle, take)
            } else if edges.allSatisfy({ $0.y0 > y && $0.y1 > y }) {
                split(edges, columns, middle..<rows.upperBound, take)
            } else {
                EdgeCutting.cut(edges, y: y, under: &first, over: &second)
                split(first, columns, rows.lowerBound..<middle, take)
                split(second, columns, middle..<rows.upperBound, take)
            }
        }
    }

    private func isWhole(_ edges: [Edge], _ columns: Range<Int>, _ rows: Range<Int>) -> Bool {
        guard edges.count == 2 else { return false }
        let x0 = grid.x(columns.lowerBound)
        let x1 = grid.x(columns.upperBound)
        let bottom = grid.y(rows.lowerBound)
        let top = grid.y(rows.upperBound)
        func spans(_ edge: Edge, _ y: Double, _ sign: Double) -> Bool {
            edge.x0 == x0 && edge.x1 == x1 && edge.y0 == y && edge.y1 == y && edge.sign == sign
        }
        return (spans(edges[0], bottom, -1) && spans(edges[1], top, 1))
            || (spans(edges[1], bottom, -1) && spans(edges[0], top, 1))
    }
}
