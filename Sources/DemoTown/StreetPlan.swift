internal import GeoModel

/// What is drawn within one cell: ring-shaped streets around its middle, a park in one of its six sectors, a pond there.
struct StreetPlan {
    /// A stretch of residential street, straight.
    struct Street {
        let name: String
        let start: Coordinate
        let end: Coordinate
    }

    let streets: [Street]
    let park: Polygon?
    let pond: Polygon?

    init(of neighbourhood: Neighbourhood, in settlement: Settlement) {
        let cell = settlement.lattice.cells[neighbourhood.cell]
        let centre = neighbourhood.centre
        let corners = (0..<6).map { settlement.bent.position(cell.corner($0)) }
        var random = SplitMix64(seed: neighbourhood.seed, 3_000)
        let parkSector = random.index(below: 6)
        // Sector 5 lies between the last corner and the first.
        func point(_ sector: Int, _ alongEdge: Double, _ fromCentre: Double) -> Coordinate {
            between(centre, between(corners[sector % 6], corners[(sector + 1) % 6], alongEdge), fromCentre)
        }
        func patch(_ sector: Int, along: ClosedRange<Double>, out: ClosedRange<Double>) -> Polygon {
            let ring = [
                point(sector, along.lowerBound, out.lowerBound), point(sector, along.lowerBound, out.upperBound),
                point(sector, along.upperBound, out.upperBound), point(sector, along.upperBound, out.lowerBound),
            ].map(inMillimetres)
            return Polygon(exterior: ring + ring.prefix(1))
        }
        var streets: [Street] = []
        for distance in StreetPlan.rings(of: neighbourhood.character) {
            for sector in 0..<6 where !(sector == parkSector && distance > 0.45) {
                streets.append(
                    Street(
                        name: StreetPlan.name(&random), start: point(sector, 0, distance),
                        end: point(sector, 1, distance)))
            }
        }
        self.streets = streets
        switch neighbourhood.character {
        case .oldCentre: park = patch(parkSector, along: 0.3...0.7, out: 0.48...0.68)
        case .businessPark: park = nil
        case .interWar, .newBuild: park = patch(parkSector, along: 0.15...0.85, out: 0.46...0.76)
        case .postWarFlats, .cauliflower, .villa: park = patch(parkSector, along: 0.08...0.92, out: 0.44...0.84)
        case .rural: park = patch(parkSector, along: 0.1...0.9, out: 0.3...0.85)
        }
        switch neighbourhood.character {
        case .newBuild, .cauliflower, .postWarFlats: pond = patch(parkSector, along: 0.35...0.6, out: 0.56...0.68)
        default: pond = nil
        }
    }

    /// A made-up street name.
    static func name(_ random: inout SplitMix64) -> String {
        NameParts.streetStarts[random.index(below: NameParts.streetStarts.count)]
            + NameParts.streetEnds[random.index(below: NameParts.streetEnds.count)]
    }

    /// How far from the middle its rings of streets lie, as parts of the way to the border.
    private static func rings(of character: DistrictCharacter) -> [Double] {
        switch character {
        case .rural: []
        case .businessPark: [0.5]
        case .villa: [0.4, 0.7]
        default: [0.3, 0.55, 0.8]
        }
    }
}

/// A road from the middle of a neighbourhood to that of the one beside it, over the border that they share.
struct ThroughRoad {
    let name: String
    let line: [Coordinate]
    /// Where it crosses the border.
    let crossing: Coordinate
    /// True when both sides are built up.
    let isUrban: Bool

    /// The half that lies in the neighbourhood around `centre`; nil when it does not go there.
    func half(from centre: Coordinate) -> (start: Coordinate, end: Coordinate)? {
        line.first == centre || line.last == centre ? (centre, crossing) : nil
    }

    /// Every road of a town to a neighbourhood of the same town, once.
    static func all(of town: Town, in settlement: Settlement) -> [ThroughRoad] {
        let neighbourhoods = town.districts.flatMap(\.neighbourhoods)
        var byCell: [Int: Neighbourhood] = [:]
        for neighbourhood in neighbourhoods { byCell[neighbourhood.cell] = neighbourhood }
        return neighbourhoods.flatMap { from in
            let cell = settlement.lattice.cells[from.cell]
            return (0..<6).compactMap { direction -> ThroughRoad? in
                guard let other = settlement.lattice.index(of: cell.neighbour(direction)), other > from.cell,
                    let to = byCell[other]
                else { return nil }
                let border = settlement.outline.path.vertices(
                    from: cell.corner(direction - 1), to: cell.corner(direction))
                let crossing = border[border.count / 2]
                var random = SplitMix64(seed: from.seed, 4_000 + direction)
                return ThroughRoad(
                    name: StreetPlan.name(&random), line: [from.centre, crossing, to.centre], crossing: crossing,
                    isUrban: from.character.isBuiltUp && to.character.isBuiltUp)
            }
        }
    }
}
