internal import GeoModel

/// The line through the station of a town, straight from west to east and within that town only.
struct Railway {
    /// Where it stops.
    let station: Coordinate
    /// Metres of ground that it takes.
    static let width = 12.0

    /// The line of the town around `centre`.
    init(throughTownAround centre: Coordinate) {
        station = Coordinate(x: centre.x + 210, y: centre.y + 260)
    }

    /// Metres from a place to its middle.
    func distance(from place: Coordinate) -> Double { abs(place.y - station.y) }
}
