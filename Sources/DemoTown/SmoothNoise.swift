internal import GeoModel

/// A landscape of values from −1 to 1 that changes gradually over `scale` metres: soil, elevation, wealth.
///
/// Value noise on a square grid with smooth interpolation; only sums and products, so equal on every machine.
struct SmoothNoise {
    let seed: UInt64
    let scale: Double

    /// The value at a place.
    func value(at place: Coordinate) -> Double {
        let column = (place.x / scale).rounded(.down)
        let row = (place.y / scale).rounded(.down)
        let x = SmoothNoise.smooth(place.x / scale - column)
        let y = SmoothNoise.smooth(place.y / scale - row)
        let lower = corner(column, row) * (1 - x) + corner(column + 1, row) * x
        let upper = corner(column, row + 1) * (1 - x) + corner(column + 1, row + 1) * x
        return lower * (1 - y) + upper * y
    }

    private func corner(_ column: Double, _ row: Double) -> Double {
        SplitMix64.fraction(SplitMix64.hash(seed, [Int(column), Int(row)])) * 2 - 1
    }

    private static func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }
}
