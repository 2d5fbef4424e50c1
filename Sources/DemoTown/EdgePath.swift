internal import GeoModel

/// The winding line between two corners: midpoints moved sideways, again and again.
///
/// Chance comes from the two corners' names, and the line is always made from the lower one to the higher, so both
/// areas beside it get the very same vertices.
struct EdgePath {
    let bent: BentLattice
    let seed: UInt64
    /// Eight segments from three halvings.
    private static let halvings = 3
    /// How far a midpoint moves, as a part of its segment: small enough that two edges at a sharp corner stay apart.
    private static let sway = 0.085

    /// The vertices from `start` up to but not including `end`.
    func vertices(from start: Corner, to end: Corner) -> [Coordinate] {
        let forward = start < end
        var line = [bent.position(forward ? start : end), bent.position(forward ? end : start)]
        let (low, high) = forward ? (start, end) : (end, start)
        var random = SplitMix64(seed: seed, low.q, low.r, high.q, high.r)
        for _ in 0..<EdgePath.halvings { line = EdgePath.halved(line, random: &random) }
        if !forward { line.reverse() }
        line.removeLast()
        return line
    }

    private static func halved(_ line: [Coordinate], random: inout SplitMix64) -> [Coordinate] {
        var result: [Coordinate] = []
        result.reserveCapacity(line.count * 2)
        for (a, b) in zip(line, line.dropFirst()) {
            let offset = random.within(-sway...sway)
            let middle = Coordinate(
                x: (a.x + b.x) / 2 - (b.y - a.y) * offset, y: (a.y + b.y) / 2 + (b.x - a.x) * offset)
            result.append(a)
            result.append(inMillimetres(middle))
        }
        if let last = line.last { result.append(last) }
        return result
    }
}
