internal import GeoFiles
internal import GeoModel

/// The ground of a town in square cells: what lies in the middle of each, and in which neighbourhood that is.
struct TownRaster {
    let grid: RasterGrid
    /// Numbers of ``GroundKind``; 0 outside the town.
    private(set) var kinds: [UInt8]
    /// Places in the list of parts; −1 outside the town.
    private(set) var parts: [Int32]

    /// - Parameter cell: metres to a side.
    init(of ground: TownGround, cell: Double) {
        let box = ground.parts.lazy.flatMap(\.pieces).reduce(into: Box.empty) { $0.extend(by: $1.piece.box) }
        let west = (box.minX / cell).rounded(.down) * cell
        let north = (box.maxY / cell).rounded(.up) * cell
        grid = RasterGrid(
            originX: west, originY: north, cellWidth: cell, cellHeight: cell,
            width: Int(((box.maxX - west) / cell).rounded(.up)),
            height: Int(((north - box.minY) / cell).rounded(.up)))
        kinds = Array(repeating: 0, count: grid.width * grid.height)
        parts = Array(repeating: -1, count: grid.width * grid.height)
        for (index, part) in ground.parts.enumerated() {
            for (kind, piece) in part.pieces { fill(piece, kind.rawValue, Int32(index)) }
        }
    }

    /// The middle of a cell.
    func place(column: Int, row: Int) -> Coordinate {
        Coordinate(
            x: grid.originX + (Double(column) + 0.5) * grid.cellWidth,
            y: grid.originY - (Double(row) + 0.5) * grid.cellHeight)
    }

    /// A value for every cell of the town: nil, and outside the town, `missing`.
    func cells(missing: Double, _ value: (_ index: Int, _ kind: UInt8, _ place: Coordinate) -> Double?) -> [Double] {
        var cells = [Double](repeating: missing, count: kinds.count)
        for row in 0..<grid.height {
            for column in 0..<grid.width {
                let index = row * grid.width + column
                guard kinds[index] != 0 else { continue }
                if let value = value(index, kinds[index], place(column: column, row: row)) { cells[index] = value }
            }
        }
        return cells
    }

    /// Gives the cells whose middle lies in a piece its kind.
    private mutating func fill(_ piece: ConvexPiece, _ kind: UInt8, _ part: Int32) {
        let first = max(0, Int(((grid.originY - piece.box.maxY) / grid.cellHeight - 0.5).rounded(.up)))
        let last = min(grid.height - 1, Int(((grid.originY - piece.box.minY) / grid.cellHeight - 0.5).rounded(.down)))
        guard first <= last else { return }
        for row in first...last {
            let y = grid.originY - (Double(row) + 0.5) * grid.cellHeight
            var west = Double.infinity
            var east = -Double.infinity
            var from = piece.corners[piece.corners.count - 1]
            for to in piece.corners {
                // Half-open, so that a row through a corner meets each edge once.
                if (from.y <= y) != (to.y <= y) {
                    let x = from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y))
                    west = min(west, x)
                    east = max(east, x)
                }
                from = to
            }
            guard west < east else { continue }
            let start = max(0, Int(((west - grid.originX) / grid.cellWidth - 0.5).rounded(.up)))
            let end = min(grid.width - 1, Int(((east - grid.originX) / grid.cellWidth - 0.5).rounded(.down)))
            guard start <= end else { continue }
            for index in (row * grid.width + start)...(row * grid.width + end) {
                kinds[index] = kind
                parts[index] = part
            }
        }
    }
}
