internal import Diagnosis
internal import Geometry
internal import NaturalSystem
internal import Planning

/// Reads a source that brings the climate: figures per cell, for the whole country, and how much of each cell every area has.
struct ClimateSourceReader {
    let source: Recipe.Source
    let paths: SourcePaths
    let threads: Int

    func read(_ files: [String], into draft: inout AtlasDraft, report: inout BuildReport.SourceReport) throws {
        guard draft.climate == nil else {
            throw AtlasError(
                "climate.twice", .inputRejected, what: "Source '\(source.id)' is a second climate; an atlas has one.",
                advice: "Keep one source of `kind: climate` in the recipe.")
        }
        let catalogue = try AtlasClimate.catalogue()
        var reader = ClimateFiles(source: source, catalogue: catalogue)
        for path in files { reader.read(path, report: &report) }
        guard !reader.columns.isEmpty else {
            throw AtlasError(
                "climate.noFigures", .inputRejected,
                what: "Source '\(source.id)' has no readable file with figures per cell.",
                why: report.findings.prefix(3).map { "\($0.file): \($0.message)" }.joined(separator: "\n  "),
                advice: "Get the KNMI'23 files from \(source.origin); their names must stay as they are.")
        }
        let mask = try others(source.cells).map { try reader.mask($0, report: &report) }
        let grid = try ClimateGrid(columns: reader.columns, cells: mask)
        tellWhatIsNotThere(reader, grid, &report)
        var climate = AtlasClimate(source: source.id, grid: grid, rain: reader.rain, seaLevel: reader.seaLevel)
        let regimes = try others(source.regimes).map { try reader.regimes($0, report: &report) } ?? []
        let shapes = try ClimateCellShapes(grid: grid, regimes: regimes, threads: threads)
        for (level, areas) in draft.levels {
            climate.areas[level] = try cells(of: areas, shapes, &report)
        }
        for level in climate.areas.keys.sorted() {
            try addIndicators(level, climate: climate, to: &draft, report: &report)
        }
        draft.climate = climate
    }

    /// Files of another key than `paths`; nil where the recipe does not have it.
    private func others(_ pattern: String?) throws -> [String]? {
        guard let pattern else { return nil }
        var other = source
        other.paths = [pattern]
        return try paths.resolve(other)
    }

    private func cells(
        of areas: AtlasDraft.Level, _ shapes: ClimateCellShapes, _ report: inout BuildReport.SourceReport
    ) throws -> AreaCells {
        var cells = AreaCells()
        var measured = MeasuredShape()
        for (code, wkb) in zip(areas.codes, areas.shapes) {
            let found = try shapes.finding(for: wkb, using: &measured)
            if found.weights.isNearest {
                let number = found.weights.shares[0].cell.number
                report.add(
                    finding(
                        "area.nearestCell", source.id, code, "lies in none of the cells; cell \(number) is nearest"))
            }
            if found.hasRegimeOfCell {
                report.add(
                    finding("area.regimeOfCell", source.id, code, "lies in no rain regime; that of its cell counts"))
            }
            cells.append(found.weights, regime: found.regime)
        }
        return cells
    }

    /// Variables without a file, and rows of cells that are not land.
    private func tellWhatIsNotThere(
        _ reader: ClimateFiles, _ grid: ClimateGrid, _ report: inout BuildReport.SourceReport
    ) {
        let there = Set(reader.columns.map(\.variable) + reader.rain.map(\.variable))
        for variable in reader.catalogue.variables where !there.contains(variable.id) {
            if variable.kind == .seaLevel, reader.seaLevel != nil { continue }
            report.add(
                finding("climate.lacking", variable.file, nil, "there is no such file", field: variable.id))
        }
        let rows = reader.columns.reduce(0) { $0 + $1.cells.count }
        let kept = reader.columns.reduce(0) { sum, column in sum + column.cells.count { grid.holds($0) } }
        report.kept += kept
        report.setAside += rows - kept
        if rows > kept {
            report.add(
                finding(
                    "cell.notLand", source.id, nil,
                    "\(rows - kept) rows are of cells that `cells` does not have, so they count for no area"))
        }
    }

    /// A few climate figures as ordinary indicators, so that the map can show them; they judge nothing.
    private func addIndicators(
        _ level: AreaLevel, climate: AtlasClimate, to draft: inout AtlasDraft,
        report: inout BuildReport.SourceReport
    ) throws {
        guard var areas = draft.levels[level], let cells = climate.areas[level] else { return }
        draft.levels[level] = nil
        for (period, indicators) in ClimateIndicator.byPeriod {
            var rows = RowsOfFigures()
            for (place, code) in areas.codes.enumerated() {
                guard let weights = try cells.weights(at: place) else { continue }
                for indicator in indicators where climate.grid.variables.contains(indicator.variable) {
                    rows.set(
                        indicator.id, code,
                        to: indicator.figure(weights.mean(of: indicator.variable, in: climate.grid, indicator.climate)))
                }
            }
            rows.add(year: period, source: source.id, only: nil, to: &areas, report: &report)
        }
        draft.levels[level] = areas
    }
}
