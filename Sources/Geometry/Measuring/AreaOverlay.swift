public import GeoModel

/// Areas made ready to tell, of any feature, how much of it lies in which of them.
///
/// The areas are split over a grid of about a dozen cells each. A feature in cells that one area covers whole, as most are,
/// needs nothing but its own measure; at borders the shares are computed exactly (see ``Edge``).
public struct AreaOverlay: Sendable {
    /// Number of areas.
    public let areaCount: Int
    private let split: SplitAreas

    /// Prepares areas.
    ///
    /// - Parameters:
    ///   - areas: in metres; they may overlap, nest and have holes.
    ///   - threads: cores to use; results do not depend on it.
    public init(areas: [MultiPolygon], threads: Int) {
        areaCount = areas.count
        var box = Box.empty
        var total = 0.0
        for area in areas where area.isMeasurable {
            box.extend(by: area.box)
            total += max(0, area.area)
        }
        let cellsPerArea = 12.0
        let fitting = (total / (cellsPerArea * Double(max(1, areas.count)))).squareRoot()
        // At most some millions of cells, however small the areas are against the box around them, and however long it is.
        let smallest = max((box.width * box.height / 4e6).squareRoot(), max(box.width, box.height) / 1e6)
        let size = max(fitting, smallest, 1)
        split = SplitAreas(
            areaCount: areas.count, grid: CellGrid(over: box, cellSize: size), threads: threads
        ) { EdgeList(areas[$0]).edges }
    }

    /// How much of a feature lies in each area, in ascending order of the areas: m², metres or a number of positions.
    ///
    /// - Returns: false for a polygon that crosses itself in such a way that an area would hold more of it than there is, or
    ///   less than nothing: its halves do not add up. There are no shares of it then.
    /// - Complexity: O(borders near the feature · its own).
    @discardableResult
    public func shares(of shape: MeasuredShape, into shares: inout [AreaShare]) -> Bool {
        shares.removeAll(keepingCapacity: true)
        guard shape.measure > 0 else { return true }
        let grid = split.grid
        let columns = max(0, grid.column(shape.box.minX))..<min(grid.columns, grid.column(shape.box.maxX) + 1)
        let rows = max(0, grid.row(shape.box.minY))..<min(grid.rows, grid.row(shape.box.maxY) + 1)
        guard !columns.isEmpty, !rows.isEmpty else { return true }
        if isInside(shape), let cell = commonCell(columns, rows) {
            for index in split.range(ofCell: cell) {
                shares.append(AreaShare(area: Int(split.pieces[index].area), measure: shape.measure))
            }
            return true
        }
        switch shape.kind {
        case .nothing: break
        case .points: addPoints(shape, &shares)
        case .lines: addLines(shape, &shares)
        case .polygons:
            if columns.count * rows.count > Self.manyCells || shape.region.edges.count > Self.manyEdges {
                addSplit(shape, &shares)
            } else {
                addPolygon(shape, columns, rows, &shares)
            }
        }
        let most = shape.measure * (1 + Self.mostBeyond) + shape.rounding
        guard
            shape.kind != .polygons || shares.allSatisfy({ -$0.measure <= most - shape.measure && $0.measure <= most })
        else {
            shares.removeAll(keepingCapacity: true)
            return false
        }
        // Adding up leaves last bits in areas next door.
        let least = max(Self.leastShare * shape.measure, shape.rounding)
        shares.removeAll { $0.measure <= least }
        shares.sort { $0.area < $1.area }
        return true
    }

    /// What is less than this part of a feature is rounding.
    private static let leastShare = 1e-11
    /// By this part a share may be larger than the feature without the feature crossing itself.
    private static let mostBeyond = 1e-9
    /// From here on a polygon is split over the grid itself, so that each cell meets only what lies in it.
    private static let manyCells = 16
    private static let manyEdges = 64

    private func isInside(_ shape: MeasuredShape) -> Bool {
        let grid = split.grid
        return shape.box.minX >= grid.minX && shape.box.minY >= grid.minY && shape.box.maxX < grid.x(grid.columns)
            && shape.box.maxY < grid.y(grid.rows)
    }

    /// A cell whose areas cover all of these cells whole, nothing else lying in them; nil where there is none.
    private func commonCell(_ columns: Range<Int>, _ rows: Range<Int>) -> Int? {
        let first = rows.lowerBound * split.grid.columns + columns.lowerBound
        let cover = split.covers[first]
        guard cover >= 0 else { return nil }
        for row in rows {
            for column in columns where split.covers[row * split.grid.columns + column] != cover { return nil }
        }
        return first
    }

    private func forEachPiece(
        _ columns: Range<Int>, _ rows: Range<Int>,
        _ body: (_ piece: SplitAreas.Piece, _ column: Int, _ row: Int, _ region: UnsafeBufferPointer<Edge>) -> Void
    ) {
        split.edges.withUnsafeBufferPointer { edges in
            for row in rows {
                for column in columns {
                    for index in split.range(ofCell: row * split.grid.columns + column) {
                        let piece = split.pieces[index]
                        if piece.isWhole {
                            withWholeCell(column, row) { body(piece, column, row, $0) }
                        } else {
                            body(piece, column, row, UnsafeBufferPointer(rebasing: edges[piece.edgeRange]))
                        }
                    }
                }
            }
        }
    }

    /// The part of a box that lies in a cell.
    private func part(of box: Box, _ column: Int, _ row: Int) -> Box {
        let grid = split.grid
        return Box(
            minX: max(box.minX, grid.x(column)), minY: max(box.minY, grid.y(row)),
            maxX: min(box.maxX, grid.x(column + 1)), maxY: min(box.maxY, grid.y(row + 1)))
    }

    /// The borders of a cell as a region.
    private func withWholeCell(_ column: Int, _ row: Int, _ body: (UnsafeBufferPointer<Edge>) -> Void) {
        let grid = split.grid
        let (left, right) = (grid.x(column), grid.x(column + 1))
        let (bottom, top) = (grid.y(row), grid.y(row + 1))
        withUnsafeTemporaryAllocation(of: Edge.self, capacity: 2) { cell in
            cell.initializeElement(at: 0, to: Edge(x0: left, y0: top, x1: right, y1: top, sign: 1))
            cell.initializeElement(at: 1, to: Edge(x0: left, y0: bottom, x1: right, y1: bottom, sign: -1))
            body(UnsafeBufferPointer(cell))
        }
    }

    private func addPolygon(
        _ shape: MeasuredShape, _ columns: Range<Int>, _ rows: Range<Int>, _ shares: inout [AreaShare]
    ) {
        let isInOneCell = columns.count == 1 && rows.count == 1 && isInside(shape)
        shape.region.edges.withUnsafeBufferPointer { own in
            forEachPiece(columns, rows) { piece, column, row, region in
                guard let count = EdgeShadow.count(of: part(of: shape.box, column, row), in: region) else {
                    return add(EdgeOverlap.sharedArea(own, region, base: split.grid.y(row)), to: piece.area, &shares)
                }
                // No border runs through it here, so that nothing is left to rounding.
                if count == 0 { return }
                if isInOneCell { return add(count * shape.measure, to: piece.area, &shares) }
                withWholeCell(column, row) { cell in
                    let area = EdgeOverlap.sharedArea(own, cell, base: split.grid.y(row))
                    add(count * area, to: piece.area, &shares)
                }
            }
        }
    }

    private func addSplit(_ shape: MeasuredShape, _ shares: inout [AreaShare]) {
        GridSplitter(grid: split.grid).split(shape.region.edges) { part in
            switch part {
            case .whole(let columns, let rows):
                forEachPiece(columns, rows) { piece, _, _, _ in add(piece.measure, to: piece.area, &shares) }
            case .cut(let column, let row, let edges):
                edges.withUnsafeBufferPointer { own in
                    forEachPiece(column..<column + 1, row..<row + 1) { piece, _, row, region in
                        let area = EdgeOverlap.sharedArea(own, region, base: split.grid.y(row))
                        add(area, to: piece.area, &shares)
                    }
                }
            }
        }
    }

    private func addLines(_ shape: MeasuredShape, _ shares: inout [AreaShare]) {
        for segment in shape.segments {
            let grid = split.grid
            let columns =
                max(
                    0, grid.column(min(segment.a.x, segment.b.x)))..<min(
                    grid.columns, grid.column(max(segment.a.x, segment.b.x)) + 1)
            let rows =
                max(
                    0, grid.row(min(segment.a.y, segment.b.y)))..<min(
                    grid.rows, grid.row(max(segment.a.y, segment.b.y)) + 1)
            guard !columns.isEmpty, !rows.isEmpty else { continue }
            forEachPiece(columns, rows) { piece, _, _, region in
                add(EdgeOverlap.insideLength(of: segment, in: region), to: piece.area, &shares)
            }
        }
    }

    private func addPoints(_ shape: MeasuredShape, _ shares: inout [AreaShare]) {
        for point in shape.points { forEachArea(at: point) { add($0.1, to: Int32($0.0), &shares) } }
    }

    /// The areas in which a position lies, and how often (1 unless a shape lies on itself).
    public func forEachArea(at point: Coordinate, _ body: ((area: Int, count: Double)) -> Void) {
        let grid = split.grid
        let column = grid.column(point.x)
        let row = grid.row(point.y)
        guard (0..<grid.columns).contains(column), (0..<grid.rows).contains(row) else { return }
        forEachPiece(column..<column + 1, row..<row + 1) { piece, _, _, region in
            let count = EdgeOverlap.insideCount(of: point, in: region)
            if count > 0 { body((Int(piece.area), count)) }
        }
    }

    private func add(_ measure: Double, to area: Int32, _ shares: inout [AreaShare]) {
        guard measure != 0 else { return }
        if let index = shares.firstIndex(where: { $0.area == Int(area) }) {
            shares[index].measure += measure
        } else {
            shares.append(AreaShare(area: Int(area), measure: measure))
        }
    }
}

/// How much of a feature lies in an area.
public struct AreaShare: Sendable, Equatable {
    /// Place of the area in the list the overlay was made of.
    public var area: Int
    /// m² of a polygon, metres of a line, number of positions.
    public var measure: Double
}
