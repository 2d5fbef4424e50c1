internal import GeoModel

/// The Lee, which crosses the settlement from west to east and passes just south of the first town's middle.
struct River {
    /// Points of its middle line, from west to east, 200 m apart in x.
    let line: [Coordinate]
    /// Metres from bank to bank.
    let width = 56.0

    init(seed: UInt64, through lattice: Lattice) {
        let bends = SmoothNoise(seed: seed, scale: 2_600)
        let ripples = SmoothNoise(seed: seed &+ 1, scale: 700)
        let xs = lattice.centres.map(\.x)
        let west = (xs.min() ?? Lattice.origin.x) - lattice.side * 1.2
        let east = (xs.max() ?? Lattice.origin.x) + lattice.side * 1.2
        let steps = max(2, Int((east - west) / 200))
        line = (0...steps).map { step in
            let x = west + (east - west) * Double(step) / Double(steps)
            let along = Coordinate(x: x, y: Lattice.origin.y)
            return Coordinate(
                x: x, y: Lattice.origin.y - 420 + 520 * bends.value(at: along) + 90 * ripples.value(at: along))
        }
    }

    /// Metres from a place to the nearest point of the middle line.
    func distance(from place: Coordinate) -> Double {
        // The line runs from west to east in even steps, so only the points near the place's own x can be nearest.
        guard let first = line.first, let last = line.last, last.x > first.x else { return .infinity }
        let step = (last.x - first.x) / Double(line.count - 1)
        let nearest = Int(((place.x - first.x) / step).rounded())
        let low = min(max(0, nearest - 12), line.count - 1)
        let high = min(max(0, nearest + 12), line.count - 1)
        var best = Double.infinity
        for index in low...high {
            best = min(best, metresBetween(line[index], place))
            if index > low { best = min(best, metresBetween(between(line[index - 1], line[index], 0.5), place)) }
        }
        return best
    }

    /// The water from bank to bank, counter-clockwise.
    var polygon: Polygon {
        var south: Ring = []
        var north: Ring = []
        for index in line.indices {
            let before = line[max(0, index - 1)]
            let after = line[min(line.count - 1, index + 1)]
            let length = max(metresBetween(before, after), 1)
            let sideways = Coordinate(
                x: -(after.y - before.y) / length * width / 2, y: (after.x - before.x) / length * width / 2)
            north.append(inMillimetres(Coordinate(x: line[index].x + sideways.x, y: line[index].y + sideways.y)))
            south.append(inMillimetres(Coordinate(x: line[index].x - sideways.x, y: line[index].y - sideways.y)))
        }
        let ring = south + north.reversed()
        return Polygon(exterior: ring + ring.prefix(1))
    }
}
