internal import GeoModel

/// Fills one neighbourhood with ground: buildings, water and roads where they are drawn, and around them yards, green and
/// fields in the shares of the key figures.
struct GroundPlan {
    let state: NeighbourhoodState
    let pieces: [(kind: GroundKind, piece: ConvexPiece)]

    init(
        part: TownDetail.Part, town: Town, roads: [ThroughRoad], river: [ConvexPiece], urban: Set<Int>,
        settlement: Settlement, year: Int
    ) {
        let place = part.neighbourhood
        let state = NeighbourhoodState(of: place, in: settlement, year: year)
        let land = NeighbourhoodLand(of: place, in: settlement)
        var mosaic = GroundMosaic(filledBy: land.pieces)
        for stretch in river where stretch.box.intersects(land.box) { mosaic.lay(stretch, as: .water) }
        if let pond = part.plan.pond { mosaic.lay(ConvexPiece(ring: pond.exterior), as: .water) }
        mosaic.lay(GroundPlan.rails(town.railway, across: land.box), as: .rail)

        let halves = roads.compactMap { $0.half(from: place.centre) }
        let streets = part.plan.streets.map { (start: $0.start, end: $0.end) }
        let edges = land.edges(where: { other in
            let isUrban = other.map(urban.contains) ?? false
            return urban.contains(place.cell) != isUrban && (place.character.isBuiltUp || other != nil)
        })
        let metres = (halves + streets).reduce(0) { $0 + metresBetween($1.start, $1.end) }
        let rails = mosaic.area(of: .rail)
        let railShare = rails / max(1, rails + metres * RoadSection.reach * 2)
        func section(isThrough: Bool) -> RoadSection {
            RoadSection(carShare: min(0.95, state[.carSurface] / 100), railShare: railShare, isThrough: isThrough)
        }
        for road in halves { mosaic.lay(road: road, section(isThrough: true)) }
        for street in streets { mosaic.lay(street: street, around: place.centre, section(isThrough: false)) }
        for band in section(isThrough: true).bands {
            for edge in edges { mosaic.lay(land.strip(along: edge, width: band.reach), as: band.kind) }
        }
        // After the roads, which they stand beside: what is cut first stays in the largest pieces.
        for building in part.buildings { mosaic.lay(ConvexPiece(ring: building.footprint.exterior), as: .building) }
        if let park = part.plan.park {
            mosaic.lay(ConvexPiece(ring: park.exterior), as: GroundPlan.parkKind(place.character))
        }
        GroundPlan.fill(&mosaic, state, land, seed: settlement.seed)
        self.state = state
        pieces = mosaic.pieces
    }

    private static func rails(_ railway: Railway, across box: Box) -> ConvexPiece {
        let south = railway.station.y - Railway.width / 2
        let north = railway.station.y + Railway.width / 2
        return ConvexPiece([
            Coordinate(x: box.minX, y: south), Coordinate(x: box.maxX, y: south), Coordinate(x: box.maxX, y: north),
            Coordinate(x: box.minX, y: north),
        ])
    }

    private static func parkKind(_ character: DistrictCharacter) -> GroundKind {
        switch character {
        case .villa: .wood
        case .rural: .nature
        default: .green
        }
    }

    /// Divides what is open: paving near the middle, fields at the edge.
    private static func fill(
        _ mosaic: inout GroundMosaic, _ state: NeighbourhoodState, _ land: NeighbourhoodLand, seed: UInt64
    ) {
        let square = land.area / 100
        func area(_ kinds: GroundKind...) -> Double { kinds.reduce(0) { $0 + mosaic.area(of: $1) } }
        let roads = GroundKind.allCases.reduce(0) { $0 + ($1.road == nil ? 0 : mosaic.area(of: $1)) }
        let yard = max(0, state.pavedShare * square - roads)
        let water = max(0, state.waterShare * square - area(.water))
        let green = state.greenShare * square
        let wood = max(0, state.woodShare * square - area(.wood))
        let nature = max(0, green * natureShare(state.place.character) - area(.nature))
        let grass = max(0, green - wood - nature - area(.green, .wood, .nature))
        let rest = max(0, mosaic.openArea - yard - water - wood - nature - grass)
        let bare = rest * bareShare(state.place.character)

        let patches = SmoothNoise(seed: seed &+ 21, scale: 90)
        let radius = (land.area / 3.141_592_653_589_793).squareRoot()
        mosaic.fill(
            [
                (.yard, yard), (.green, grass), (.bare, bare), (.wood, wood), (.water, water), (.nature, nature),
                (.field, .infinity),
            ], plot: 12_000
        ) { metresBetween($0, state.place.centre) / radius + 0.6 * patches.value(at: $0) }
    }

    /// The part of green that is open nature.
    private static func natureShare(_ character: DistrictCharacter) -> Double {
        switch character {
        case .rural: 0.3
        case .villa: 0.08
        case .oldCentre, .interWar: 0
        default: 0.03
        }
    }

    /// The part of what is neither built on, paved, green nor water that lies bare.
    private static func bareShare(_ character: DistrictCharacter) -> Double {
        switch character {
        case .rural: 0.02
        case .villa: 0.2
        case .oldCentre: 1
        default: 0.45
        }
    }
}

extension NeighbourhoodState {
    /// Share of surface that is full of trees; the other crowns stand along streets, in parks and gardens.
    var woodShare: Double {
        let part =
            switch place.character {
            case .rural: 0.75
            case .villa: 0.65
            case .oldCentre, .businessPark: 0.15
            default: 0.4
            }
        return treeShare * part
    }
}

extension GroundMosaic {
    /// Lays a straight road, its middle first.
    fileprivate mutating func lay(road: (start: Coordinate, end: Coordinate), _ section: RoadSection) {
        for band in section.bands {
            if let strip = ConvexPiece(along: road, reach: band.reach) { lay(strip, as: band.kind) }
        }
    }

    /// Lays a street of a ring around `centre`, its middle first, up to the streets in the sectors beside it.
    fileprivate mutating func lay(
        street: (start: Coordinate, end: Coordinate), around centre: Coordinate, _ section: RoadSection
    ) {
        let sector = ConvexPiece([centre, street.start, street.end])
        let height = 2 * sector.area / max(1, metresBetween(street.start, street.end))
        guard height > section.bands.reduce(0, { max($0, $1.reach) }) else { return }
        for band in section.bands {
            let part = band.reach / height
            lay(
                ConvexPiece([
                    between(centre, street.start, 1 - part), between(centre, street.start, 1 + part),
                    between(centre, street.end, 1 + part), between(centre, street.end, 1 - part),
                ]), as: band.kind)
        }
    }
}
