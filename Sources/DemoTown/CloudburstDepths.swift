internal import GeoModel

/// How deep water stands after 70 mm in two hours: deepest in hollows and where all is sealed.
///
/// Within a neighbourhood cells are put in order from wet to dry, and the depths are those of the key figures: as much of
/// the ground under 10, 20 and 30 cm as they say.
struct CloudburstDepths {
    /// Whole centimetres; no value in buildings and water.
    let cells: [Double]

    /// Of the ground under 5 cm of water or more: the part that is at least so deep, in centimetres, wettest first.
    private static let steps: [(part: Double, depth: Double)] = [
        (0, 55), (0.06, 30), (0.16, 20), (0.30, 15), (0.55, 10), (1, 5), (2.5, 0),
    ]

    init(of ground: TownGround, in raster: TownRaster, seed: UInt64) {
        var hollows = NoiseWalk(seed: seed &+ 41, scale: 140)
        var dips = NoiseWalk(seed: seed &+ 42, scale: 45)
        var wetness: [[(wetness: Double, index: Int)]] = Array(repeating: [], count: ground.parts.count)
        let isSoft = (0...UInt8.max).map { GroundKind(rawValue: $0)?.isSoft ?? false }
        var cells = raster.cells(missing: GroundRasters.missing) { index, kind, place in
            guard kind != GroundKind.building.rawValue, kind != GroundKind.water.rawValue else { return nil }
            let sealed = isSoft[Int(kind)] ? 0 : 0.35
            wetness[Int(raster.parts[index])].append(
                (hollows.value(at: place) + 0.5 * dips.value(at: place) + sealed, index))
            return 0
        }
        for (part, order) in zip(ground.parts, wetness) {
            let wet = max(0.01, part.state.rainwater / 100)
            // Cells equally wet keep their order in the raster.
            let sorted = order.sorted { $0.wetness == $1.wetness ? $0.index < $1.index : $0.wetness > $1.wetness }
            for (position, cell) in sorted.enumerated() {
                cells[cell.index] = Self.depth((Double(position) + 0.5) / Double(sorted.count) / wet).rounded(.up)
            }
        }
        self.cells = cells
    }

    /// The depth at a part of the way from wettest to driest, 1 being where 5 cm stand.
    private static func depth(_ part: Double) -> Double {
        for (upper, lower) in zip(steps, steps.dropFirst()) where part < lower.part {
            return upper.depth + (lower.depth - upper.depth) * (part - upper.part) / (lower.part - upper.part)
        }
        return 0
    }
}
