internal import GeoFiles
internal import GeoModel

/// What GeoPackages say they were made at; fixed, so that the same town is the same file.
let fixedTimestamp = "2024-01-01T00:00:00.000Z"

/// Writes the layers `gemeente`, `wijk` and `buurt`, which share their border vertices.
func writeAreaLayers(of settlement: Settlement, to path: String) throws {
    let writer = try GeoPackageWriter(creating: path, timestamp: fixedTimestamp)
    try writer.writeLayer(
        "gemeente", description: "Gemeenten van de demogemeente (verzonnen)",
        fields: textFields(["statcode", "statnaam"]),
        geometry: .multiPolygon
    ) { addRow in
        for town in settlement.towns {
            let shape = settlement.outline.shape(of: town.cells)
            try addRow([.text(town.code), .text(town.name)], WellKnownBinary.bytes(of: shape))
        }
    }
    try writer.writeLayer(
        "wijk", description: "Wijken van de demogemeente (verzonnen)",
        fields: textFields(["statcode", "statnaam", "gemeentecode", "gemeentenaam"]), geometry: .multiPolygon
    ) { addRow in
        for town in settlement.towns {
            for district in town.districts {
                let shape = settlement.outline.shape(of: district.cells)
                try addRow(
                    [.text(district.code), .text(district.name), .text(town.code), .text(town.name)],
                    WellKnownBinary.bytes(of: shape))
            }
        }
    }
    try writer.writeLayer(
        "buurt", description: "Buurten van de demogemeente (verzonnen)",
        fields: textFields(["statcode", "statnaam", "wijkcode", "gemeentecode", "gemeentenaam"]),
        geometry: .multiPolygon
    ) { addRow in
        for town in settlement.towns {
            for district in town.districts {
                for neighbourhood in district.neighbourhoods {
                    let shape = settlement.outline.shape(ofCell: neighbourhood.cell)
                    try addRow(
                        [
                            .text(neighbourhood.code), .text(neighbourhood.name), .text(district.code),
                            .text(town.code),
                            .text(town.name),
                        ], WellKnownBinary.bytes(of: shape))
                }
            }
        }
    }
    try writer.close()
}

/// Columns that hold text.
func textFields(_ names: [String]) -> [FieldDefinition] { names.map { FieldDefinition($0, .text) } }
