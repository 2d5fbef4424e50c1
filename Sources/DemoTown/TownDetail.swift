internal import GeoModel

/// Everything drawn in one town, made once and written to several layers.
struct TownDetail {
    /// What is drawn in one neighbourhood.
    struct Part {
        let neighbourhood: Neighbourhood
        let plan: StreetPlan
        let buildings: [Building]
    }

    let town: Town
    let parts: [Part]
    let roads: [ThroughRoad]

    init(of town: Town, in settlement: Settlement) {
        self.town = town
        let roads = ThroughRoad.all(of: town, in: settlement)
        self.roads = roads
        parts = town.districts.flatMap(\.neighbourhoods).map { neighbourhood in
            let plan = StreetPlan(of: neighbourhood, in: settlement)
            return Part(
                neighbourhood: neighbourhood, plan: plan,
                buildings: TownDetail.buildings(of: neighbourhood, plan, roads, beside: town.railway, in: settlement))
        }
    }

    private static func buildings(
        of neighbourhood: Neighbourhood, _ plan: StreetPlan, _ roads: [ThroughRoad], beside railway: Railway,
        in settlement: Settlement
    ) -> [Building] {
        var lines = plan.streets.map { (start: $0.start, end: $0.end) }
        if lines.isEmpty {
            // Farms stand along the lane through the middle of the land.
            let half = (neighbourhood.area * 10_000).squareRoot() / 4
            let centre = neighbourhood.centre
            lines = [
                (Coordinate(x: centre.x - half, y: centre.y), Coordinate(x: centre.x + half, y: centre.y))
            ]
        }
        let through = roads.compactMap { road in
            road.half(from: neighbourhood.centre).flatMap { ConvexPiece(along: $0, reach: RoadSection.reach + 1) }
        }
        return BuildingPlan.buildings(
            of: neighbourhood, along: lines, offRoads: through, beside: railway, in: settlement)
    }
}
