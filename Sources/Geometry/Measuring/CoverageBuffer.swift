/// Which share of every cell of a raster block lies inside a region, exactly.
///
/// Here edges lie on their side: `x` counts rows downwards and `y` columns, so "under an edge" is to its left. Each edge
/// tells how the share changes from one column to the next in the rows that it crosses; adding these changes up along a
/// row gives the shares. Between the columns where something changes the share stays the same, so that the inside of a
/// region is walked over in runs.
///
/// A triangle with corners (0, 0), (2, 0) and (0, 2) over cells of 1 by 1 covers the first cell whole, and half of the two
/// cells beside and under it.
///
/// One owner, one thread.
final class CoverageBuffer {
    private let width: Int
    private let height: Int
    private let words: Int
    /// Change of the share per row and column; a column more than there are cells.
    private let changes: UnsafeMutablePointer<Double>
    /// Share to the left of the first column, per row.
    private let first: UnsafeMutablePointer<Double>
    /// One bit per column with a change.
    private let marks: UnsafeMutablePointer<UInt64>

    /// What is less than this is rounding, not area.
    static let leastShare = 1e-9

    /// Makes room for blocks of at most this size.
    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        words = (width + 64) / 64
        changes = .allocate(capacity: (width + 1) * height)
        changes.initialize(repeating: 0, count: (width + 1) * height)
        first = .allocate(capacity: height)
        first.initialize(repeating: 0, count: height)
        marks = .allocate(capacity: words * height)
        marks.initialize(repeating: 0, count: words * height)
    }

    deinit {
        changes.deallocate()
        first.deallocate()
        marks.deallocate()
    }

    /// Hands out the runs of a region: row, columns, and the share (0…1) that all these cells have. The buffer is empty
    /// again afterwards.
    ///
    /// - Parameters:
    ///   - edges: inside the block, to which `row` and `column` of the first cell belong.
    func forEachRun(
        of edges: UnsafeBufferPointer<Edge>, row: Int, column: Int, _ body: (Int, Range<Int>, Double) -> Void
    ) {
        var low = Int.max
        var high = Int.min
        for edge in edges {
            let from = max(0, Int((edge.x0 - Double(row)).rounded(.down)))
            let to = min(height - 1, Int((edge.x1 - Double(row)).rounded(.up)) - 1)
            guard from <= to else { continue }
            low = min(low, from)
            high = max(high, to)
            for line in from...to { add(edge, line: line, row: row, column: column) }
        }
        guard low <= high else { return }
        for line in low...high { emit(line, body) }
    }

    /// The part of an edge that crosses one row.
    private func add(_ edge: Edge, line: Int, row: Int, column: Int) {
        let start = max(edge.x0, Double(row + line))
        let end = min(edge.x1, Double(row + line + 1))
        guard start < end else { return }
        let weight = edge.sign * (end - start)
        let a = min(Double(width), max(0, edge.y(at: start) - Double(column)))
        let b = min(Double(width), max(0, edge.y(at: end) - Double(column)))
        let near = min(a, b)
        let far = max(a, b)
        let from = Int(near)
        let to = Int(far)
        first[line] += weight
        if from == to {
            let covered = ((near + far) / 2 - Double(from)) * weight
            change(line, from, covered - weight)
            change(line, from + 1, -covered)
            return
        }
        // The border runs over several columns, evenly: each is covered by what lies beyond it, and by a part of what
        // lies within it.
        let density = weight / (far - near)
        var before = weight
        for cell in from...min(to, width) {
            let left = max(near, Double(cell))
            let right = min(far, Double(cell + 1))
            let beyond = max(0, far - Double(cell + 1)) * density
            let covered = beyond + (right - left) * density * ((left + right) / 2 - Double(cell))
            change(line, cell, covered - before)
            before = covered
        }
        change(line, to + 1, -before)
    }

    private func change(_ line: Int, _ column: Int, _ value: Double) {
        guard column <= width, value != 0 else { return }
        changes[line * (width + 1) + column] += value
        marks[line * words + column / 64] |= 1 << UInt64(column % 64)
    }

    @inline(__always)
    private func emit(_ line: Int, _ body: (Int, Range<Int>, Double) -> Void) {
        var share = first[line]
        first[line] = 0
        var start = 0
        for word in 0..<words {
            var bits = marks[line * words + word]
            guard bits != 0 else { continue }
            marks[line * words + word] = 0
            while bits != 0 {
                let column = word * 64 + bits.trailingZeroBitCount
                bits &= bits - 1
                if start < column, share > Self.leastShare { body(line, start..<column, whole(share)) }
                start = column
                share += changes[line * (width + 1) + column]
                changes[line * (width + 1) + column] = 0
            }
        }
        if start < width, share > Self.leastShare { body(line, start..<width, whole(share)) }
    }

    /// Adding up leaves a last bit; a whole cell is whole.
    private func whole(_ share: Double) -> Double { abs(share - 1) < Self.leastShare ? 1 : share }
}
