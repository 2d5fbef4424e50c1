internal import GeoModel

/// A landscape of ``SmoothNoise`` read cell after cell: corners that neighbours share are looked up once.
struct NoiseWalk {
    private let noise: SmoothNoise
    private var square: (column: Double, row: Double) = (.infinity, .infinity)
    private var corners = SmoothNoise.Corners(southWest: 0, southEast: 0, northWest: 0, northEast: 0)

    init(seed: UInt64, scale: Double) { noise = SmoothNoise(seed: seed, scale: scale) }

    /// The value at a place, the same as `noise` gives.
    mutating func value(at place: Coordinate) -> Double {
        let column = (place.x / noise.scale).rounded(.down)
        let row = (place.y / noise.scale).rounded(.down)
        if column != square.column || row != square.row {
            square = (column, row)
            corners = noise.corners(column, row)
        }
        return corners.value(x: place.x / noise.scale - column, y: place.y / noise.scale - row)
    }
}
