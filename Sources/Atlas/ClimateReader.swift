internal import Diagnosis
internal import GeoFiles
internal import NaturalSystem
internal import Planning

/// Reads the tables of the climate from an atlas file.
struct ClimateReader {
    let file: VectorFile
    let path: String

    /// The climate; nil for an atlas without.
    ///
    /// - Throws: ``AtlasError`` `atlas.damaged` when a table is gone or a row is not what it should be.
    func read(_ levels: [AreaLevel: Atlas.Level], tables: Set<String>) throws -> AtlasClimate? {
        let all = [AtlasFormat.climateCellsTable, AtlasFormat.climateAreasTable, AtlasFormat.climateCountryTable]
        let there = all.filter(tables.contains)
        guard !there.isEmpty else { return nil }
        if let gone = all.first(where: { !there.contains($0) }) { throw damaged("It has no table '\(gone)'.") }
        do {
            let (grid, source) = try readGrid()
            let rows = try readCountry()
            return AtlasClimate(
                source: source, grid: grid, rain: CountryRow.rain(rows), seaLevel: CountryRow.seaLevel(rows),
                areas: try readAreas(levels))
        } catch let error as ClimateError {
            throw damaged(error.description)
        }
    }

    private func readGrid() throws -> (grid: ClimateGrid, source: String) {
        let table = AtlasFormat.climateCellsTable
        let last = 4 + ClimateFields.names.count
        let layer = try layer(table, columns: last + 1)
        var source = ""
        var order: [String] = []
        var byVariable: [String: [(cell: ClimateCell, figures: [ClimateFigure])]] = [:]
        try layer.forEachFeature { feature in
            guard case .text(let variable) = feature.value(0), let cell = cell(feature.value(1)) else {
                throw damaged("Row \(feature.id) of '\(table)' names no variable and cell.")
            }
            let figures = Climate.allCases.compactMap { climate in
                ClimateFields.figure((0..<3).map { feature.value(4 + climate.index * 3 + $0) })
            }
            if byVariable[variable] == nil { order.append(variable) }
            // A figure that cannot be makes the row too short, which the column refuses by name.
            byVariable[variable, default: []].append((cell, figures))
            if source.isEmpty, case .text(let text) = feature.value(last) { source = text }
        }
        let columns = try order.map { try ClimateColumn(variable: $0, figures: byVariable[$0] ?? []) }
        return (try ClimateGrid(columns: columns), source)
    }

    private func readAreas(_ levels: [AreaLevel: Atlas.Level]) throws -> [AreaLevel: AreaCells] {
        let table = AtlasFormat.climateAreasTable
        let layer = try layer(table, columns: 6)
        struct Entry {
            var surfaces: [(cell: ClimateCell, weight: Double)] = []
            var isNearest = false
            var regime: RainRegime?
        }
        var entries = levels.mapValues { [Entry](repeating: Entry(), count: $0.count) }
        try layer.forEachFeature { feature in
            guard case .text(let name) = feature.value(0), let level = AreaLevel(rawValue: name),
                case .text(let text) = feature.value(1), let code = AreaCode(text, level: level),
                let place = levels[level]?.place(of: code), let cell = cell(feature.value(2)),
                case .number(let weight) = feature.value(3)
            else { throw damaged("Row \(feature.id) of '\(table)' is of no area and cell.") }
            entries[level]?[place].surfaces.append((cell, weight))
            if case .number(1) = feature.value(4) { entries[level]?[place].isNearest = true }
            if case .text(let regime) = feature.value(5) {
                entries[level]?[place].regime = RainRegime(rawValue: regime)
            }
        }
        return try entries.mapValues { areas in
            var cells = AreaCells()
            for area in areas {
                var weights: CellWeights?
                if area.isNearest, let first = area.surfaces.first {
                    weights = CellWeights(nearest: first.cell)
                } else if !area.surfaces.isEmpty {
                    weights = try CellWeights(area.surfaces)
                }
                cells.append(weights, regime: area.regime)
            }
            return cells
        }
    }

    private func readCountry() throws -> [CountryRow] {
        let table = AtlasFormat.climateCountryTable
        let layer = try layer(table, columns: 8)
        var rows: [CountryRow] = []
        try layer.forEachFeature { feature in
            guard case .text(let variable) = feature.value(0), case .text(let series) = feature.value(1),
                let figure = ClimateFields.figure((4..<7).map(feature.value))
            else { throw damaged("Row \(feature.id) of '\(table)' is no figure of a variable.") }
            var row = CountryRow(variable: variable, series: series, figure: figure)
            if case .text(let regime) = feature.value(2) { row.regime = RainRegime(rawValue: regime) }
            if case .number(let year) = feature.value(3) { row.year = Int(exactly: year) }
            rows.append(row)
        }
        return rows
    }

    private func layer(_ table: String, columns: Int) throws -> VectorLayer {
        let layer = try file.layer(table)
        guard layer.fields.count >= columns else { throw damaged("'\(table)' has too few columns.") }
        return layer
    }

    private func cell(_ value: FieldValue) -> ClimateCell? {
        guard case .number(let number) = value else { return nil }
        return Int(exactly: number).flatMap { ClimateCell(number: $0) }
    }

    private func damaged(_ why: String) -> AtlasError {
        AtlasError(
            "atlas.damaged", .inputRejected, what: "\(path) is not a whole atlas.", why: why,
            advice: "Build it again with `samenhang atlas build`, or put back a copy.")
    }
}
