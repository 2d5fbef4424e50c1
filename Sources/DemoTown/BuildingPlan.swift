internal import GeoModel

/// A building's footprint and what is known of it.
struct Building {
    let footprint: Polygon
    let year: Int
    /// Whole m².
    let area: Double
    let use: String
    /// Homes in it.
    var dwellings = 0
    /// Whole m² of floor.
    var floorArea = 0.0
}

/// Rectangles on both sides of the streets, of the size that the character has, and as many as the key figures ask for.
struct BuildingPlan {
    /// Width along the street and depth from it, in metres.
    private struct Size {
        let width: Double
        let depth: Double
    }

    /// The buildings of a neighbourhood, none in the river, on the railway or nearly so.
    ///
    /// Together they cover the ground that the key figures say is built on, as far as there is room along the streets, and
    /// have the homes and the floor area of the key figures.
    static func buildings(
        of neighbourhood: Neighbourhood, along lines: [(start: Coordinate, end: Coordinate)],
        offRoads roads: [ConvexPiece],
        beside railway: Railway, in settlement: Settlement
    ) -> [Building] {
        let size = size(of: neighbourhood.character)
        let length = lines.reduce(0) { $0 + max(0, metresBetween($1.start, $1.end) - 2 * size.width) }
        let state = NeighbourhoodState(of: neighbourhood, in: settlement, year: NeighbourhoodState.yearOfTraits)
        let wanted = state.floorArea / state[.storeys]
        // Corners and middles stay free, so that streets hold fewer than their length says.
        let count = max(4, wanted / (size.width * 0.9 * size.depth))
        let pitch = max(size.width + 6, length * 1.45 / count)
        var random = SplitMix64(seed: neighbourhood.seed, 5_000)
        var places: [(middle: Coordinate, along: Coordinate, side: Double, width: Double)] = []
        // Where streets meet at a sharp corner, buildings of one would stand in those of the other.
        var taken: [ConvexPiece] = []
        for line in lines {
            let whole = metresBetween(line.start, line.end)
            guard whole > 1 else { continue }
            let along = Coordinate(x: (line.end.x - line.start.x) / whole, y: (line.end.y - line.start.y) / whole)
            // Corners stay free, and so does the middle, where a through road crosses.
            var position = max(24, whole * 0.12) + size.width / 2
            while position < whole - max(24, whole * 0.12) - size.width / 2 {
                defer { position += pitch }
                guard abs(position - whole / 2) > size.width / 2 + 12 else { continue }
                let place = between(line.start, line.end, position / whole)
                for side in [1.0, -1.0] {
                    let middle = moved(place, along, sideways: side * (9 + size.depth / 2))
                    guard settlement.river.distance(from: middle) > settlement.river.width / 2 + 45,
                        railway.distance(from: middle) > 45 + size.depth / 2
                    else { continue }
                    let width = size.width * random.within(0.8...1)
                    let deepest = rectangle(
                        around: moved(place, along, sideways: side * (9 + size.depth * deepening / 2)), along: along,
                        width, size.depth * deepening)
                    let ground = ConvexPiece(ring: deepest.exterior)
                    guard !roads.contains(where: { ground.cut(by: $0) != nil }),
                        !taken.contains(where: { ground.cut(by: $0) != nil })
                    else { continue }
                    taken.append(ground)
                    places.append((place, along, side, width))
                }
            }
        }
        let covered = places.reduce(0) { $0 + $1.width * size.depth }
        let depth = size.depth * max(0.7, min(deepening, wanted / max(covered, 1)))
        let buildings = places.map { place in
            let middle = moved(place.middle, place.along, sideways: place.side * (9 + depth / 2))
            let footprint = rectangle(around: middle, along: place.along, place.width, depth)
            return Building(
                footprint: footprint, year: year(state, &random),
                area: abs(signedArea(of: footprint.exterior)).rounded(),
                use: use(neighbourhood.character, chance: random.unit()))
        }
        return shared(buildings, state)
    }

    /// The buildings with the homes and floor area of the neighbourhood divided over them by footprint.
    private static func shared(_ buildings: [Building], _ state: NeighbourhoodState) -> [Building] {
        var result = buildings
        let footprint = buildings.reduce(0) { $0 + $1.area }
        let homes = buildings.reduce(0) { $0 + ($1.use == homeUse ? $1.area : 0) }
        var passed = 0.0
        var given = 0
        for index in result.indices {
            let part = result[index].area / max(footprint, 1)
            result[index].floorArea = max(2, (state.floorArea * part).rounded())
            // Where no building is for living, the few homes there are stand among the others.
            guard homes == 0 || result[index].use == homeUse else { continue }
            passed += result[index].area / (homes == 0 ? max(footprint, 1) : homes)
            let until = Int((state.dwellings * min(1, passed)).rounded())
            result[index].dwellings = until - given
            given = until
        }
        return result
    }

    /// From the period that chance gives it, and in the neighbourhood's own period near its own year.
    private static func year(_ state: NeighbourhoodState, _ random: inout SplitMix64) -> Int {
        let chance = random.unit()
        let bell = random.bell()
        var passed = 0.0
        let period =
            HomePeriod.allCases.first { period in
                passed += state.share(of: period)
                return chance < passed
            } ?? .from2005
        let own = state[.buildYear]
        let years = period.years
        guard own < Double(years.upperBound + 1), own >= Double(years.lowerBound) || period == .before1945 else {
            return years.lowerBound + Int((bell + 1) / 2 * Double(years.upperBound - years.lowerBound))
        }
        let spread = state.place.character == .oldCentre ? 48.0 : 7.0
        return max(1650, min(years.upperBound, Int(own + spread * bell)))
    }

    private static func size(of character: DistrictCharacter) -> Size {
        switch character {
        case .oldCentre: Size(width: 24, depth: 14)
        case .interWar: Size(width: 36, depth: 10)
        case .postWarFlats: Size(width: 58, depth: 12)
        case .cauliflower: Size(width: 34, depth: 9)
        case .newBuild: Size(width: 38, depth: 11)
        case .villa: Size(width: 15, depth: 12)
        case .businessPark: Size(width: 62, depth: 38)
        case .rural: Size(width: 34, depth: 18)
        }
    }

    /// How much deeper than usual buildings may become to cover what is asked for.
    private static let deepening = 1.5
    private static let homeUse = "woonfunctie"

    private static func use(_ character: DistrictCharacter, chance: Double) -> String {
        switch character {
        case .businessPark: chance < 0.75 ? "industriefunctie" : "kantoorfunctie"
        case .oldCentre: chance < 0.45 ? "winkelfunctie" : homeUse
        default: chance < 0.06 ? "bijeenkomstfunctie" : homeUse
        }
    }

    private static func moved(_ place: Coordinate, _ along: Coordinate, sideways: Double) -> Coordinate {
        Coordinate(x: place.x - along.y * sideways, y: place.y + along.x * sideways)
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
