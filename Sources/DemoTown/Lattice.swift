internal import GeoModel

/// The hexagons of the whole settlement and where they would lie if nothing were bent.
struct Lattice {
    /// In the order of growth: the first cell is the middle.
    let cells: [Cell]
    /// Length of a hexagon's side in metres.
    let side: Double
    /// Unbent centres, by cell.
    let centres: [Coordinate]
    private let indices: [Cell: Int]

    /// The middle of the Netherlands, near Amersfoort, in RD New.
    static let origin = Coordinate(x: 150_000, y: 450_000)
    /// Forty cells of this size make a municipality of nearly ten kilometres across.
    private static let usualCellArea = 1_700_000.0
    /// The largest mean radius that stays within RD New together with the bulges of the coast.
    private static let largestRadius = 104_000.0

    /// Grows a blob of `count` cells with an uneven coast.
    init(count: Int, seed: UInt64) {
        let radius = (Double(count) * Lattice.usualCellArea / 3.141_592_653_589_793).squareRoot()
        let scale = min(1, Lattice.largestRadius / radius)
        let side = (Lattice.usualCellArea / 2.598_076_211_353_316).squareRoot() * scale
        let coast = SmoothNoise(seed: seed, scale: max(radius * scale * 0.6, side))
        let steps = Growth.steps(
            from: [Cell(q: 0, r: 0)], limit: count,
            neighbours: { cell in (0..<6).map(cell.neighbour) },
            cost: { cell, _ in
                let centre = Lattice.unbent(q: Double(cell.q), r: Double(cell.r), side: side)
                return metresBetween(centre, Lattice.origin) * (1 + 0.15 * coast.value(at: centre))
            })
        cells = steps.map(\.node)
        self.side = side
        centres = cells.map { Lattice.unbent(q: Double($0.q), r: Double($0.r), side: side) }
        var indices: [Cell: Int] = [:]
        for (index, cell) in cells.enumerated() { indices[cell] = index }
        self.indices = indices
    }

    /// The number of a cell; nil for one outside the settlement.
    func index(of cell: Cell) -> Int? { indices[cell] }

    /// Numbers of the cells that touch a cell, counter-clockwise from the east.
    func neighbours(of index: Int) -> [Int] {
        (0..<6).compactMap { indices[cells[index].neighbour($0)] }
    }

    /// Where a corner lies before anything is bent.
    func unbent(_ corner: Corner) -> Coordinate {
        Lattice.unbent(q: Double(corner.q) / 3, r: Double(corner.r) / 3, side: side)
    }

    private static func unbent(q: Double, r: Double, side: Double) -> Coordinate {
        Coordinate(x: origin.x + side * 1.732_050_807_568_877_2 * (q + r / 2), y: origin.y + side * 1.5 * r)
    }
}

/// Straight distance in metres.
func metresBetween(_ a: Coordinate, _ b: Coordinate) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
}

/// The point at a fraction of the way from one to another.
func between(_ a: Coordinate, _ b: Coordinate, _ fraction: Double) -> Coordinate {
    Coordinate(x: a.x + (b.x - a.x) * fraction, y: a.y + (b.y - a.y) * fraction)
}

/// The position in whole millimetres, as RD New is published.
func inMillimetres(_ place: Coordinate) -> Coordinate {
    Coordinate(x: (place.x * 1000).rounded() / 1000, y: (place.y * 1000).rounded() / 1000)
}
