internal import GeoModel

/// The ground of one neighbourhood in convex pieces that fill it without overlap.
///
/// It begins as open ground. What is laid down takes its place from what is open still, so what comes first stays on top
/// and nothing is ever covered twice.
struct GroundMosaic {
    /// Ground that has a kind.
    private(set) var pieces: [(kind: GroundKind, piece: ConvexPiece)] = []
    private var open: [ConvexPiece]
    private var areas = [Double](repeating: 0, count: Int(UInt8.max))

    /// All open.
    init(filledBy pieces: [ConvexPiece]) { open = pieces }

    /// m² of a kind.
    func area(of kind: GroundKind) -> Double { areas[Int(kind.rawValue)] }

    /// m² that is open still.
    var openArea: Double { open.reduce(0) { $0 + $1.area } }

    /// Gives what is open within a shape a kind.
    mutating func lay(_ shape: ConvexPiece, as kind: GroundKind) {
        var left: [ConvexPiece] = []
        var hasChanged = false
        for (index, piece) in open.enumerated() {
            if let parts = piece.cut(by: shape) {
                if !hasChanged {
                    hasChanged = true
                    left.reserveCapacity(open.count + 8)
                    left += open[..<index]
                }
                add(kind, parts.inside)
                left += parts.outside
            } else if hasChanged {
                left.append(piece)
            }
        }
        if hasChanged { open = left }
    }

    /// Gives all open ground a kind: to each kind in turn its m², in the order of `rank`; the last one gets what is left.
    mutating func fill(_ wanted: [(kind: GroundKind, area: Double)], plot: Double, rank: (Coordinate) -> Double) {
        var ranked = plots(of: plot).map { (rank: rank($0.middle), piece: $0) }
        // Pieces of the same rank stay in the order in which they were cut, which is always the same.
        ranked.sort { $0.rank < $1.rank }
        open = []
        var turns = wanted.filter { $0.area > 1 }
        guard let last = wanted.last?.kind else { return }
        for (_, whole) in ranked {
            var rest: ConvexPiece? = whole
            while let piece = rest {
                rest = nil
                guard let turn = turns.first else {
                    add(last, piece)
                    continue
                }
                if piece.area <= turn.area {
                    add(turn.kind, piece)
                    turns[0].area -= piece.area
                } else {
                    let parts = piece.divided(turn.area / piece.area)
                    if let first = parts.0 { add(turn.kind, first) }
                    rest = parts.1
                    turns.removeFirst()
                }
            }
        }
    }

    /// The open ground in pieces of at most `plot` m².
    private func plots(of plot: Double) -> [ConvexPiece] {
        var result: [ConvexPiece] = []
        var waiting = Array(open.reversed())
        while let piece = waiting.popLast() {
            guard piece.area > plot else {
                result.append(piece)
                continue
            }
            let half =
                piece.box.width > piece.box.height
                ? piece.cut(
                    from: Coordinate(x: (piece.box.minX + piece.box.maxX) / 2, y: 0),
                    to: Coordinate(x: (piece.box.minX + piece.box.maxX) / 2, y: 1))
                : piece.cut(
                    from: Coordinate(x: 0, y: (piece.box.minY + piece.box.maxY) / 2),
                    to: Coordinate(x: 1, y: (piece.box.minY + piece.box.maxY) / 2))
            waiting += [half.right, half.left].compactMap { $0 }
        }
        return result
    }

    private mutating func add(_ kind: GroundKind, _ piece: ConvexPiece) {
        pieces.append((kind, piece))
        areas[Int(kind.rawValue)] += piece.area
    }
}
