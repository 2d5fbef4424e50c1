internal import Dispatch

/// Areas split over the cells of a grid: for every cell, which areas lie in it and how.
struct SplitAreas: Sendable {
    /// An area inside one cell.
    struct Piece: Sendable {
        /// Place of the area in the list it came from.
        let area: Int32
        /// Number of edges; none where the area covers the cell whole.
        let edgeCount: Int32
        /// Where its edges start in the list of all.
        let firstEdge: Int
        /// Its own area, in the square of the unit of the grid.
        let measure: Double

        var isWhole: Bool { edgeCount == 0 }
        var edgeRange: Range<Int> { firstEdge..<firstEdge + Int(edgeCount) }
    }

    let grid: CellGrid
    /// Pieces of all cells, cell by cell, each by area in ascending order.
    private(set) var pieces: [Piece]
    /// Where the pieces of a cell start; one entry more than there are cells.
    private(set) var starts: [Int]
    private(set) var edges: [Edge]
    /// Per cell a number for the areas in it when all of them cover it whole, the same for cells with the same areas; −1
    /// where a border runs through it, or nothing lies in it.
    private(set) var covers: [Int32]

    /// Splits areas.
    ///
    /// - Parameters:
    ///   - edges: the borders of an area, in the units of the grid.
    ///   - threads: cores to use; the result does not depend on it.
    init(areaCount: Int, grid: CellGrid, threads: Int, edges edgesOf: @escaping @Sendable (Int) -> [Edge]) {
        self.grid = grid
        // Each batch of areas is split on its own; the batches are then put together in order.
        let batchSize = 128
        let batches = Batch.all(count: (areaCount + batchSize - 1) / batchSize, threads: threads) { number in
            var batch = Batch()
            let splitter = GridSplitter(grid: grid)
            for area in number * batchSize..<min((number + 1) * batchSize, areaCount) {
                splitter.split(edgesOf(area)) { batch.take($0, area: area, grid: grid) }
            }
            return batch
        }
        starts = [Int](repeating: 0, count: grid.count + 1)
        for batch in batches { for entry in batch.pieces { starts[entry.cell + 1] += 1 } }
        for cell in 0..<grid.count { starts[cell + 1] += starts[cell] }
        var next = starts
        let nothing = Piece(area: 0, edgeCount: 0, firstEdge: 0, measure: 0)
        pieces = [Piece](repeating: nothing, count: starts[grid.count])
        edges = []
        edges.reserveCapacity(batches.reduce(0) { $0 + $1.edges.count })
        for batch in batches {
            for (cell, piece) in batch.pieces {
                pieces[next[cell]] = Piece(
                    area: piece.area, edgeCount: piece.edgeCount, firstEdge: piece.firstEdge + edges.count,
                    measure: piece.measure)
                next[cell] += 1
            }
            edges += batch.edges
        }
        covers = [Int32](repeating: -1, count: grid.count)
        var numbers: [[Int32]: Int32] = [:]
        for cell in 0..<grid.count where starts[cell] < starts[cell + 1] {
            let range = starts[cell]..<starts[cell + 1]
            guard pieces[range].allSatisfy(\.isWhole) else { continue }
            // Most cells have one area: it is its own number. Others are numbered from there on.
            if range.count == 1 {
                covers[cell] = pieces[range.lowerBound].area
            } else {
                let areas = pieces[range].map(\.area)
                covers[cell] = numbers[areas] ?? Int32(areaCount + numbers.count)
                numbers[areas] = covers[cell]
            }
        }
    }

    /// The pieces in a cell.
    func range(ofCell cell: Int) -> Range<Int> { starts[cell]..<starts[cell + 1] }
}

/// Pieces of some areas.
private struct Batch: Sendable {
    var pieces: [(cell: Int, piece: SplitAreas.Piece)] = []
    var edges: [Edge] = []

    mutating func take(_ part: GridSplitter.Part, area: Int, grid: CellGrid) {
        switch part {
        case .whole(let columns, let rows):
            let piece = SplitAreas.Piece(area: Int32(area), edgeCount: 0, firstEdge: 0, measure: grid.cellArea)
            for row in rows { for column in columns { pieces.append((row * grid.columns + column, piece)) } }
        case .cut(let column, let row, let own):
            let measure = own.reduce(0) { $0 + $1.sign * $1.area(above: grid.y(row)) }
            let piece = SplitAreas.Piece(
                area: Int32(area), edgeCount: Int32(own.count), firstEdge: edges.count, measure: measure)
            pieces.append((row * grid.columns + column, piece))
            edges += own
        }
    }

    static func all(count: Int, threads: Int, _ make: @escaping @Sendable (Int) -> Batch) -> [Batch] {
        var batches = [Batch](repeating: Batch(), count: count)
        batches.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let buffer = buffer
            let workers = max(1, min(threads, count))
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                // Every worker writes places of its own.
                for number in stride(from: worker, to: count, by: workers) { buffer[number] = make(number) }
            }
        }
        return batches
    }
}
