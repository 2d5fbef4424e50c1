internal import GeoModel

/// Where the corners of the lattice really lie: shaken a little, and drawn together around each town's middle, so that
/// neighbourhoods in town are small and those in the country large.
struct BentLattice {
    let lattice: Lattice
    private let seed: UInt64
    private let pulls: [Pull]
    private let corners: [Corner: Coordinate]

    /// A circle within which everything is drawn to its middle; on the rim nothing moves, so circles join unseen.
    struct Pull {
        let middle: Coordinate
        let radius: Double

        /// Moves a place: to `u · (1 − 0.55 (1 − u^1.5))` of the radius from `u` of it, so cells in the
        /// middle get a fifth of their area and those at the rim are stretched less than twice.
        func bend(_ place: Coordinate) -> Coordinate {
            let u = metresBetween(place, middle) / radius
            guard u < 1 else { return place }
            let factor = 1 - 0.55 * (1 - u * u.squareRoot())
            return between(middle, place, factor)
        }
    }

    init(lattice: Lattice, pulls: [Pull], seed: UInt64) {
        self.lattice = lattice
        self.seed = seed
        self.pulls = pulls
        var corners: [Corner: Coordinate] = [:]
        for cell in lattice.cells {
            for direction in 0..<6 {
                let corner = cell.corner(direction)
                guard corners[corner] == nil else { continue }
                corners[corner] = BentLattice.place(lattice.unbent(corner), corner, lattice.side, pulls, seed)
            }
        }
        self.corners = corners
    }

    /// Where a corner lies.
    func position(_ corner: Corner) -> Coordinate {
        corners[corner] ?? BentLattice.place(lattice.unbent(corner), corner, lattice.side, pulls, seed)
    }

    /// The mean of a cell's six corners, which lies well inside it.
    func centre(ofCell index: Int) -> Coordinate {
        var sum = Coordinate(x: 0, y: 0)
        for direction in 0..<6 {
            let corner = position(lattice.cells[index].corner(direction))
            sum.x += corner.x
            sum.y += corner.y
        }
        return Coordinate(x: sum.x / 6, y: sum.y / 6)
    }

    private static func place(
        _ unbent: Coordinate, _ corner: Corner, _ side: Double, _ pulls: [Pull], _ seed: UInt64
    ) -> Coordinate {
        var random = SplitMix64(seed: seed, corner.q, corner.r)
        let shaken = Coordinate(
            x: unbent.x + random.within(-0.16...0.16) * side, y: unbent.y + random.within(-0.16...0.16) * side)
        let pull = pulls.first { metresBetween($0.middle, shaken) < $0.radius }
        return inMillimetres(pull?.bend(shaken) ?? shaken)
    }
}
