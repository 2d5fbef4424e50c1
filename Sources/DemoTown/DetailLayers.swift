internal import GeoFiles
internal import GeoModel

/// Writes the layers `gebouwen`, `straten`, `groen`, `water` and `haltes`.
///
/// In a country the river and the stations are of all towns, everything else of the first only: enough to show and to
/// measure with, without a file of gigabytes.
func writeDetailLayers(of settlement: Settlement, to path: String) throws {
    let writer = try GeoPackageWriter(creating: path, timestamp: fixedTimestamp)
    let details = settlement.detailedTowns.map { TownDetail(of: $0, in: settlement) }
    try DetailLayers(settlement: settlement, details: details, writer: writer).write()
    try writer.close()
}

/// Everything drawn in one town, made once and written to several layers.
private struct TownDetail {
    let town: Town
    let plans: [(neighbourhood: Neighbourhood, plan: StreetPlan)]
    let roads: [ThroughRoad]

    init(of town: Town, in settlement: Settlement) {
        self.town = town
        plans = town.districts.flatMap(\.neighbourhoods).map { ($0, StreetPlan(of: $0, in: settlement)) }
        roads = ThroughRoad.all(of: town, in: settlement)
    }
}

private struct DetailLayers {
    let settlement: Settlement
    let details: [TownDetail]
    let writer: GeoPackageWriter

    func write() throws {
        try writeBuildings()
        try writeStreets()
        try writeGreen()
        try writeWater()
        try writeStops()
    }

    private func writeBuildings() throws {
        let fields = [
            FieldDefinition("identificatie", .text), FieldDefinition("bouwjaar", .integer),
            FieldDefinition("oppervlakte", .real), FieldDefinition("gebruiksdoel", .text),
            FieldDefinition("vloeroppervlak", .real), FieldDefinition("aantal_woningen", .integer),
        ]
        try writer.writeLayer("gebouwen", description: "Panden (verzonnen)", fields: fields, geometry: .multiPolygon) {
            addRow in
            for detail in details {
                var number = 0
                for (neighbourhood, plan) in detail.plans {
                    for building in buildings(of: neighbourhood, plan: plan, railway: detail.town.railway) {
                        number += 1
                        try addRow(
                            [
                                .text("\(digits(detail.town.number, 4))10\(digits(number, 10))"),
                                .number(Double(building.year)), .number(building.area), .text(building.use),
                                .number(building.floorArea), .number(Double(building.dwellings)),
                            ], bytes(building.footprint))
                    }
                }
            }
        }
    }

    private func buildings(of neighbourhood: Neighbourhood, plan: StreetPlan, railway: Railway) -> [Building] {
        var lines = plan.streets.map { (start: $0.start, end: $0.end) }
        if lines.isEmpty {
            // Farms stand along the lane through the middle of the land.
            let half = (neighbourhood.area * 10_000).squareRoot() / 4
            let centre = neighbourhood.centre
            lines = [
                (Coordinate(x: centre.x - half, y: centre.y), Coordinate(x: centre.x + half, y: centre.y))
            ]
        }
        return BuildingPlan.buildings(of: neighbourhood, along: lines, beside: railway, in: settlement)
    }

    private func writeStreets() throws {
        try writer.writeLayer(
            "straten", description: "Straten (verzonnen)", fields: textFields(["naam", "soort"]),
            geometry: .multiLineString
        ) { addRow in
            for detail in details {
                let urban = detail.town.districts.filter(\.character.isBuiltUp).flatMap(\.cells)
                for part in settlement.outline.shape(of: urban).polygons {
                    try addRow([.text("Ringweg"), .text("ringweg")], LineBytes.line(part.exterior))
                }
                for road in detail.roads {
                    let kind = road.isUrban ? "doorgaande weg" : "buitenweg"
                    try addRow([.text(road.name), .text(kind)], LineBytes.line(road.line))
                }
                for street in detail.plans.flatMap(\.plan.streets) {
                    try addRow([.text(street.name), .text("woonstraat")], LineBytes.line([street.start, street.end]))
                }
            }
        }
    }

    private func writeGreen() throws {
        try writer.writeLayer(
            "groen", description: "Openbaar groen (verzonnen)", fields: textFields(["naam", "soort"]),
            geometry: .multiPolygon
        ) { addRow in
            for (neighbourhood, plan) in details.flatMap(\.plans) {
                guard let park = plan.park else { continue }
                let kind =
                    switch neighbourhood.character {
                    case .villa: "bos"
                    case .rural: "natuur"
                    case .oldCentre: "plantsoen"
                    default: "park"
                    }
                try addRow([.text("Park \(neighbourhood.name)"), .text(kind)], bytes(park))
            }
        }
    }

    private func writeWater() throws {
        try writer.writeLayer(
            "water", description: "Oppervlaktewater (verzonnen)", fields: textFields(["naam", "soort"]),
            geometry: .multiPolygon
        ) { addRow in
            try addRow([.text("De Lee"), .text("rivier")], bytes(settlement.river.polygon))
            for (neighbourhood, plan) in details.flatMap(\.plans) {
                guard let pond = plan.pond else { continue }
                try addRow([.text("Vijver \(neighbourhood.name)"), .text("vijver")], bytes(pond))
            }
        }
    }

    private func writeStops() throws {
        try writer.writeLayer(
            "haltes", description: "Haltes en stations (verzonnen)", fields: textFields(["naam", "soort"]),
            geometry: .point
        ) { addRow in
            for town in settlement.towns {
                let place = town.railway.station
                try addRow([.text("Station \(town.name)"), .text("treinstation")], LineBytes.point(place))
            }
            for road in details.flatMap(\.roads) {
                // Every urban road has a stop where two neighbourhoods meet; of the lanes outside one in three.
                let served = SplitMix64.hash(settlement.seed, [Int(road.crossing.x), Int(road.crossing.y)]) % 3 == 0
                guard road.isUrban || served else { continue }
                try addRow([.text(road.name), .text("bushalte")], LineBytes.point(road.crossing))
            }
        }
    }

    private func bytes(_ polygon: Polygon) -> [UInt8] {
        WellKnownBinary.bytes(of: MultiPolygon(polygons: [polygon]))
    }
}
