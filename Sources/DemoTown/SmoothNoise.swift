internal import GeoModel

/// A landscape of values from −1 to 1 that changes gradually over `scale` metres: soil, elevation, wealth.
///
/// Value noise on a square grid with smooth interpolation; only sums and products, so equal on every machine.
struct SmoothNoise {
    let seed: UInt64
    let scale: Double

    /// The values at the corners of a square of the grid.
    struct Corners {
        let southWest: Double
        let southEast: Double
        let northWest: Double
        let northEast: Double

        /// The value within the square, at parts of its side from the south-western corner.
        func value(x: Double, y: Double) -> Double {
            let x = Corners.smooth(x)
            let y = Corners.smooth(y)
            let lower = southWest * (1 - x) + southEast * x
            let upper = northWest * (1 - x) + northEast * x
            return lower * (1 - y) + upper * y
        }

        private static func smooth(_ t: Double) -> Double { t * t * (3 - 2 * t) }
    }

    /// The value at a place.
    func value(at place: Coordinate) -> Double {
        let column = (place.x / scale).rounded(.down)
        let row = (place.y / scale).rounded(.down)
        return corners(column, row).value(x: place.x / scale - column, y: place.y / scale - row)
    }

    /// The corners of the square in a column and row of the grid.
    func corners(_ column: Double, _ row: Double) -> Corners {
        Corners(
            southWest: corner(column, row), southEast: corner(column + 1, row), northWest: corner(column, row + 1),
            northEast: corner(column + 1, row + 1))
    }

    private func corner(_ column: Double, _ row: Double) -> Double {
        SplitMix64.fraction(SplitMix64.hash(seed, [Int(column), Int(row)])) * 2 - 1
    }
}
