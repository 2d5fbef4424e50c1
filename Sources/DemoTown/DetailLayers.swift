internal import GeoFiles
internal import GeoModel

/// Writes the layers `gebouwen`, `straten`, `groen`, `water` and `haltes`.
///
/// In a country the river and the stations are of all towns, everything else of the first only: enough to show and to
/// measure with, without a file of gigabytes.
func writeDetailLayers(of settlement: Settlement, _ details: [TownDetail], to path: String) throws {
    let writer = try GeoPackageWriter(creating: path, timestamp: fixedTimestamp)
    try DetailLayers(settlement: settlement, details: details, writer: writer).write()
    try writer.close()
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
                for part in detail.parts {
                    for building in part.buildings {
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
                for street in detail.parts.flatMap(\.plan.streets) {
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
            for part in details.flatMap(\.parts) {
                let neighbourhood = part.neighbourhood
                guard let park = part.plan.park else { continue }
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
            for part in details.flatMap(\.parts) {
                guard let pond = part.plan.pond else { continue }
                try addRow([.text("Vijver \(part.neighbourhood.name)"), .text("vijver")], bytes(pond))
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
                let square = Coordinate(x: place.x, y: place.y + 40)
                try addRow([.text("Stationsplein \(town.name)"), .text("bushalte")], LineBytes.point(square))
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
