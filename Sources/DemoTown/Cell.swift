/// A hexagon of the lattice, in axial coordinates: `q` to the east, `r` to the north-east.
struct Cell: Hashable {
    let q: Int
    let r: Int

    /// Steps to the six neighbours, counter-clockwise from the east.
    static let directions = [
        Cell(q: 1, r: 0), Cell(q: 0, r: 1), Cell(q: -1, r: 1), Cell(q: -1, r: 0), Cell(q: 0, r: -1), Cell(q: 1, r: -1),
    ]

    /// The neighbour in a direction; directions repeat after six.
    func neighbour(_ direction: Int) -> Cell {
        let step = Cell.directions[(direction + 6) % 6]
        return Cell(q: q + step.q, r: r + step.r)
    }

    /// The corner between the neighbours in `direction` and the next one.
    func corner(_ direction: Int) -> Corner {
        let first = neighbour(direction)
        let second = neighbour(direction + 1)
        return Corner(q: q + first.q + second.q, r: r + first.r + second.r)
    }
}

/// A point where three hexagons meet, named by the sum of their coordinates: the same name from each of the three.
struct Corner: Hashable, Comparable {
    let q: Int
    let r: Int

    static func < (a: Corner, b: Corner) -> Bool { a.q == b.q ? a.r < b.r : a.q < b.q }
}
