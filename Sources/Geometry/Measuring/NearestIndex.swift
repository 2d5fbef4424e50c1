public import GeoModel

/// Finds, for any position, how far the nearest of many targets is: stops, stretches of water, parks.
///
/// Targets lie in a grid with about two in a cell; a search looks at the cells around a position, ring after ring, until
/// none further out can be nearer.
public struct NearestIndex: Sendable {
    private let grid: CellGrid
    /// Where the entries of a cell start.
    private let starts: [Int32]
    /// Straight pieces of the targets; a position is a piece without length.
    private let pieces: [LineSegment]
    /// Targets that are areas: inside one the distance is 0.
    private let inside: AreaOverlay?

    /// Number of pieces.
    public var count: Int { pieces.count }

    /// The distance from `point` to the nearest target in the unit of the coordinates, 0 inside an area; nil where there are
    /// no targets.
    ///
    /// - Complexity: about constant where targets lie evenly.
    public func distance(from point: Coordinate) -> Double? {
        guard !pieces.isEmpty else { return nil }
        if let inside, inside.holds(point) { return 0 }
        let column = min(grid.columns - 1, max(0, grid.column(point.x)))
        let row = min(grid.rows - 1, max(0, grid.row(point.y)))
        var best = Double.infinity
        var ring = 0
        while true {
            let left = column - ring
            let right = column + ring
            let low = row - ring
            let high = row + ring
            for line in max(0, low)...min(grid.rows - 1, high) {
                let isEdgeRow = line == low || line == high
                // Of the rows between the two edges only the outermost cells are new.
                let step = isEdgeRow ? 1 : max(1, right - left)
                var cell = left
                while cell <= right {
                    if cell >= 0, cell < grid.columns { search(line * grid.columns + cell, point, &best) }
                    cell += step
                }
            }
            // Nearer targets can only lie beyond a side with cells behind it.
            var reach = Double.infinity
            if left > 0 { reach = min(reach, point.x - grid.x(left)) }
            if right < grid.columns - 1 { reach = min(reach, grid.x(right + 1) - point.x) }
            if low > 0 { reach = min(reach, point.y - grid.y(low)) }
            if high < grid.rows - 1 { reach = min(reach, grid.y(high + 1) - point.y) }
            if reach == .infinity || (reach > 0 && best <= reach * reach) { return best.squareRoot() }
            ring += 1
        }
    }

    private func search(_ cell: Int, _ point: Coordinate, _ best: inout Double) {
        for index in Int(starts[cell])..<Int(starts[cell + 1]) {
            best = min(best, pieces[index].squaredDistance(to: point))
        }
    }
}

extension NearestIndex {
    /// Puts pieces into a grid; areas are given once more as shapes.
    init(_ segments: [LineSegment], areas: [MultiPolygon], threads: Int) {
        var box = Box.empty
        for segment in segments {
            box.extend(by: segment.a)
            box.extend(by: segment.b)
        }
        let perCell = 2.0
        let cells = max(1, min(4e6, Double(segments.count) / perCell))
        let size = max((box.width * box.height / cells).squareRoot(), max(box.width, box.height) / 4_000, 1e-9)
        var grid = CellGrid(over: box, cellSize: size)
        // Of long lines there is a piece in many cells: then cells are larger, so that memory grows with the targets only.
        while grid.count > 1 {
            var entries = 0
            NearestIndex.forEachCell(segments, grid) { _, _ in entries += 1 }
            if entries <= Self.mostEntries(segments.count) { break }
            grid = CellGrid(over: box, cellSize: grid.cellWidth * 2)
        }
        self.grid = grid
        var starts = [Int32](repeating: 0, count: grid.count + 1)
        NearestIndex.forEachCell(segments, grid) { _, cell in starts[cell + 1] += 1 }
        for cell in 0..<grid.count { starts[cell + 1] += starts[cell] }
        var next = starts
        let nothing = LineSegment(a: Coordinate(x: 0, y: 0), b: Coordinate(x: 0, y: 0))
        var pieces = [LineSegment](repeating: nothing, count: Int(starts[grid.count]))
        NearestIndex.forEachCell(segments, grid) { segment, cell in
            pieces[Int(next[cell])] = segment
            next[cell] += 1
        }
        self.starts = starts
        self.pieces = pieces
        inside = areas.isEmpty ? nil : AreaOverlay(areas: areas, threads: threads)
    }

    /// Entries in cells that so many pieces may take.
    private static func mostEntries(_ pieces: Int) -> Int { min(16 * pieces + 1_000_000, 2_000_000_000) }

    /// Hands out the cells that each piece runs through, row by row; now and then one that it only just misses.
    private static func forEachCell(_ segments: [LineSegment], _ grid: CellGrid, _ body: (LineSegment, Int) -> Void) {
        for segment in segments {
            let low = segment.a.y <= segment.b.y ? segment.a : segment.b
            let high = segment.a.y <= segment.b.y ? segment.b : segment.a
            let left = min(low.x, high.x)
            let right = max(low.x, high.x)
            let rows = (grid.row(low.y)...grid.row(high.y)).clamped(to: 0...grid.rows - 1)
            // More than rounding can be off.
            let room = 1e-6 * grid.cellWidth
            for row in rows {
                var from = left
                var to = right
                if rows.count > 1, low.y < high.y {
                    let slope = (high.x - low.x) / (high.y - low.y)
                    let start = low.x + (max(low.y, grid.y(row)) - low.y) * slope
                    let end = low.x + (min(high.y, grid.y(row + 1)) - low.y) * slope
                    from = max(left, min(start, end) - room)
                    to = min(right, max(start, end) + room)
                }
                let columns = (grid.column(from)...max(grid.column(from), grid.column(to)))
                for column in columns.clamped(to: 0...grid.columns - 1) { body(segment, row * grid.columns + column) }
            }
        }
    }
}

/// Gathers targets for a ``NearestIndex``.
public struct NearestTargets: Sendable {
    private var segments: [LineSegment] = []
    private var areas: [MultiPolygon] = []
    private var shape = MeasuredShape(keepsOutline: true)
    private let leastArea: Double

    /// Number of targets taken in.
    public private(set) var count = 0

    /// Starts without targets.
    ///
    /// - Parameter leastArea: m² from which a polygon counts, such as 5,000 for a park; other shapes always do.
    public init(leastArea: Double = 0) { self.leastArea = leastArea }

    /// Takes in a target as well-known binary; false where the bytes are no shape.
    public mutating func add(_ wkb: [UInt8]) -> Bool {
        guard wkb.withUnsafeBytes({ shape.load($0) }), shape.kind != .nothing else { return false }
        switch shape.kind {
        case .nothing: return false
        case .points: segments += shape.points.map { LineSegment(a: $0, b: $0) }
        case .lines: segments += shape.segments
        case .polygons:
            guard shape.measure >= leastArea else { return true }
            segments += shape.segments
            if let area = try? WellKnownBinary.polygons(in: wkb) { areas.append(area) }
        }
        count += 1
        return true
    }

    /// Adds what was gathered elsewhere.
    public mutating func append(_ other: NearestTargets) {
        segments += other.segments
        areas += other.areas
        count += other.count
    }

    /// Makes the index.
    public func index(threads: Int) -> NearestIndex { NearestIndex(segments, areas: areas, threads: threads) }
}

extension LineSegment {
    /// Square of the distance from a position to the nearest position on the line.
    func squaredDistance(to point: Coordinate) -> Double {
        let dx = b.x - a.x
        let dy = b.y - a.y
        let squared = dx * dx + dy * dy
        let along = squared > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared : 0
        let share = min(1, max(0, along))
        let x = a.x + share * dx - point.x
        let y = a.y + share * dy - point.y
        return x * x + y * y
    }
}

extension AreaOverlay {
    /// True when a position lies in one of the areas.
    func holds(_ point: Coordinate) -> Bool {
        var found = false
        forEachArea(at: point) { _ in found = true }
        return found
    }
}
