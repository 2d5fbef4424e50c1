/// A road seen across: what lies how far from its middle.
struct RoadSection {
    /// From the middle outwards: what, and how far from the middle it reaches on either side, in metres.
    let bands: [(kind: GroundKind, reach: Double)]

    /// Metres from the middle to the outer edge.
    static let reach = 8.0

    /// The sections of a neighbourhood, that give cars the part of all road surface that its key figures say.
    ///
    /// - Parameters:
    ///   - carShare: part of road surface for cars, moving or parked.
    ///   - railShare: part of road surface that railways take already.
    ///   - isThrough: a road for through traffic, with wider cycle paths and without parking.
    init(carShare: Double, railShare: Double, isThrough: Bool) {
        // Feet get 72 % of what cars leave; cycles, driveways and rails share the rest.
        let foot = (1 - carShare) * 0.72
        let rest = max(0.02, (1 - carShare) * 0.28 - railShare)
        let parts: [(GroundKind, Double)] =
            if isThrough {
                [(.mainRoad, carShare), (.cyclePath, rest), (.footpath, foot)]
            } else {
                [
                    (.street, carShare * 0.8), (.parking, carShare * 0.2), (.cyclePath, rest * 0.5), (.footpath, foot),
                    (.otherRoad, rest * 0.5),
                ]
            }
        let whole = parts.reduce(0) { $0 + $1.1 }
        var passed = 0.0
        bands = parts.map { kind, part in
            passed += part / whole
            return (kind, passed * RoadSection.reach)
        }
    }
}
