internal import GeoModel

/// The ground of a town: what lies on every part of every neighbourhood.
struct TownGround {
    /// A neighbourhood and the pieces that fill it.
    struct Part {
        let neighbourhood: Neighbourhood
        let state: NeighbourhoodState
        let pieces: [(kind: GroundKind, piece: ConvexPiece)]
        /// Hedges, banks and verges, which lie over the pieces; none in town.
        let elements: [(kind: LandscapeElements.Kind, piece: ConvexPiece)]
    }

    let town: Town
    let parts: [Part]

    init(of detail: TownDetail, in settlement: Settlement, year: Int) {
        town = detail.town
        let members = Set(detail.town.districts.filter(\.character.isBuiltUp).flatMap(\.cells))
        let river = TownGround.stretches(of: settlement.river)
        parts = detail.parts.map { part in
            let plan = GroundPlan(
                part: part, town: detail.town, roads: detail.roads, river: river, urban: members,
                settlement: settlement,
                year: year)
            let elements = LandscapeElements(of: part.neighbourhood, plan.state, in: settlement).elements
            return Part(
                neighbourhood: part.neighbourhood, state: plan.state, pieces: plan.pieces, elements: elements)
        }
    }

    /// The river in convex pieces, one after another.
    private static func stretches(of river: River) -> [ConvexPiece] {
        // South bank from west to east, then the north bank back.
        let ring = river.polygon.exterior.dropLast()
        let count = ring.count / 2
        return (0..<max(0, count - 1)).map { index in
            ConvexPiece([ring[index], ring[index + 1], ring[ring.count - 2 - index], ring[ring.count - 1 - index]])
        }
    }
}
