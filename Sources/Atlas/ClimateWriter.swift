internal import Diagnosis
internal import GeoFiles
internal import GeoModel
internal import NaturalSystem
internal import Planning

/// Writes the climate as three tables that people can read in QGIS.
struct ClimateWriter {
    let climate: AtlasClimate

    func write(_ draft: AtlasDraft, with writer: GeoPackageWriter) throws {
        try writeCells(with: writer)
        try writeAreas(draft, with: writer)
        try writeCountry(with: writer)
    }

    /// A row per variable and cell that counts: five climates with their bands. An empty field is not published.
    private func writeCells(with writer: GeoPackageWriter) throws {
        let fields: [FieldDefinition] =
            [
                .init("variabele", .text), .init("cel", .integer), .init("lengtegraad", .real),
                .init("breedtegraad", .real),
            ] + ClimateFields.names.map { .init($0, .real) } + [.init("bron", .text)]
        try writer.writeLayer(
            AtlasFormat.climateCellsTable,
            description: "Klimaat per cel en variabele: gemiddelde, 5e en 95e percentiel; leeg is niet gepubliceerd",
            fields: fields
        ) { addRow in
            for variable in climate.grid.variables {
                for cell in climate.grid.cells {
                    let position = cell.position
                    let figures = Climate.allCases.flatMap {
                        ClimateFields.values(climate.grid.figure(variable, cell: cell, $0))
                    }
                    try addRow(
                        [
                            .text(variable), .number(Double(cell.number)), .number(position.x), .number(position.y),
                        ] + figures + [.text(climate.source)], nil)
                }
            }
        }
    }

    /// A row per area and cell that it lies in.
    private func writeAreas(_ draft: AtlasDraft, with writer: GeoPackageWriter) throws {
        try writer.writeLayer(
            AtlasFormat.climateAreasTable,
            description: "Per gebied de cellen met hun deel van de oppervlakte, en het neerslagregime",
            fields: [
                .init("niveau", .text), .init("code", .text), .init("cel", .integer), .init("gewicht", .real),
                .init("dichtstbijzijnde", .integer), .init("neerslagregime", .text),
            ]
        ) { addRow in
            for (level, cells) in climate.areas.sorted(by: { $0.key < $1.key }) {
                for (place, code) in (draft.levels[level]?.codes ?? []).enumerated() {
                    for entry in cells.entries(at: place) {
                        try addRow(
                            [
                                .text(level.rawValue), .text(code.description), .number(Double(entry.cell)),
                                .number(entry.weight), .number(cells.isNearest(at: place) ? 1 : 0),
                                cells.regime(at: place).map { .text($0.rawValue) } ?? .null,
                            ], nil)
                    }
                }
            }
        }
    }

    /// What holds for the whole country: extreme rain per regime, and the sea level per year.
    private func writeCountry(with writer: GeoPackageWriter) throws {
        try writer.writeLayer(
            AtlasFormat.climateCountryTable,
            description: "Extreme neerslag per neerslagregime en zeespiegel per jaar",
            fields: [
                .init("variabele", .text), .init("reeks", .text), .init("neerslagregime", .text),
                .init("jaar", .integer),
                .init("waarde", .real), .init("p5", .real), .init("p95", .real), .init("bron", .text),
            ]
        ) { addRow in
            for row in CountryRow.all(of: climate) {
                try addRow(
                    [
                        .text(row.variable), .text(row.series), row.regime.map { .text($0.rawValue) } ?? .null,
                        row.year.map { .number(Double($0)) } ?? .null,
                    ] + ClimateFields.values(row.figure) + [.text(climate.source)], nil)
            }
        }
    }
}

/// The columns of figures.
enum ClimateFields {
    /// `nu`, `nu_p5`, `nu_p95`, `laag_2050`, …: three per climate in the order of `Climate`.
    static let names = ["nu", "laag_2050", "hoog_2050", "laag_2100", "hoog_2100"].flatMap {
        [$0, $0 + "_p5", $0 + "_p95"]
    }

    /// The three fields of a figure.
    static func values(_ figure: ClimateFigure) -> [FieldValue] {
        [.mid, .low5, .high95].map { (part: ClimatePart) in figure.value?[part].map { .number($0) } ?? .null }
    }

    /// The figure of three fields; nil for what no figure can be.
    static func figure(_ fields: [FieldValue]) -> ClimateFigure? {
        let numbers = fields.map { field -> Double? in if case .number(let number) = field { number } else { nil } }
        guard let mid = numbers[0] else { return .missing(.notPublished) }
        var band: ClimateBand?
        if let low = numbers[1], let high = numbers[2] {
            band = ClimateBand(low5: low, high95: high)
            guard band != nil else { return nil }
        }
        return ClimateValue(mid: mid, band: band).map { .value($0) }
    }
}
