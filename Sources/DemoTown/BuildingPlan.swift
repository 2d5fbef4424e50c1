internal import GeoModel

/// A building's footprint and what is known of it.
struct Building {
    let footprint: Polygon
    let year: Int
    /// Whole m².
    let area: Double
    let use: String
}

/// Rectangles on both sides of the streets, of the size that the character has.
struct BuildingPlan {
    /// Width along the street and depth from it, in metres, and how many a neighbourhood gets about.
    private struct Size {
        let width: Double
        let depth: Double
        let count: Double
    }

    /// The buildings of a neighbourhood, none in the river or nearly so.
    static func buildings(
        of neighbourhood: Neighbourhood, along lines: [(start: Coordinate, end: Coordinate)], in settlement: Settlement
    ) -> [Building] {
        let size = size(of: neighbourhood.character)
        let length = lines.reduce(0) { $0 + metresBetween($1.start, $1.end) }
        let pitch = max(size.width + 8, length * 2 / size.count)
        let state = NeighbourhoodState(of: neighbourhood, in: settlement, year: NeighbourhoodState.yearOfTraits)
        var random = SplitMix64(seed: neighbourhood.seed, 5_000)
        var buildings: [Building] = []
        for line in lines {
            let whole = metresBetween(line.start, line.end)
            guard whole > 1 else { continue }
            let along = Coordinate(x: (line.end.x - line.start.x) / whole, y: (line.end.y - line.start.y) / whole)
            // Corners stay free, and so does the middle, where a through road crosses.
            var position = max(24, whole * 0.12) + size.width / 2
            while position < whole - max(24, whole * 0.12) - size.width / 2 {
                defer { position += pitch }
                guard abs(position - whole / 2) > size.width / 2 + 12 else { continue }
                for side in [1.0, -1.0] {
                    let away = side * (9 + size.depth / 2)
                    let middle = Coordinate(
                        x: line.start.x + along.x * position - along.y * away,
                        y: line.start.y + along.y * position + along.x * away)
                    guard settlement.river.distance(from: middle) > settlement.river.width / 2 + 45 else { continue }
                    let stretch = random.within(0.8...1)
                    let footprint = rectangle(around: middle, along: along, size.width * stretch, size.depth)
                    let year = Int(state[.buildYear] + 7 * random.bell())
                    buildings.append(
                        Building(
                            footprint: footprint, year: min(NeighbourhoodState.yearOfTraits, year),
                            area: abs(signedArea(of: footprint.exterior)).rounded(),
                            use: use(neighbourhood.character, chance: random.unit())))
                }
            }
        }
        return buildings
    }

    private static func size(of character: DistrictCharacter) -> Size {
        switch character {
        case .oldCentre: Size(width: 24, depth: 14, count: 76)
        case .interWar: Size(width: 36, depth: 10, count: 76)
        case .postWarFlats: Size(width: 58, depth: 12, count: 60)
        case .cauliflower: Size(width: 34, depth: 9, count: 78)
        case .newBuild: Size(width: 38, depth: 11, count: 76)
        case .villa: Size(width: 15, depth: 12, count: 78)
        case .businessPark: Size(width: 62, depth: 38, count: 24)
        case .rural: Size(width: 26, depth: 14, count: 10)
        }
    }

    private static func use(_ character: DistrictCharacter, chance: Double) -> String {
        switch character {
        case .businessPark: chance < 0.75 ? "industriefunctie" : "kantoorfunctie"
        case .oldCentre: chance < 0.45 ? "winkelfunctie" : "woonfunctie"
        default: chance < 0.06 ? "bijeenkomstfunctie" : "woonfunctie"
        }
    }

    private static func rectangle(
        around middle: Coordinate, along: Coordinate, _ width: Double, _ depth: Double
    ) -> Polygon {
        let ring = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map { (u, v) in
            inMillimetres(
                Coordinate(
                    x: middle.x + along.x * u * width / 2 - along.y * v * depth / 2,
                    y: middle.y + along.y * u * width / 2 + along.x * v * depth / 2))
        }
        return Polygon(exterior: ring + ring.prefix(1))
    }
}
