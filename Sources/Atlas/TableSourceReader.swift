internal import Catalogue
internal import Diagnosis
internal import Planning

/// Reads a source that brings figures, joined to areas by code.
struct TableSourceReader {
    let source: Recipe.Source
    let catalogue: IndicatorCatalogue

    func read(_ files: [String], into draft: inout AtlasDraft, report: inout BuildReport.SourceReport) throws {
        guard let year = source.year else { return }
        var figures: [AreaLevel: RowsOfFigures] = [:]
        let bases = draft.levels.mapValues { $0.bases.filter { $0.key.period == year } }
        let borrowed = Set(bases.values.flatMap { $0.keys.map(\.indicator) })
        var seen: Set<AreaCode> = []
        var absent: Set<AreaCode> = []
        for path in files {
            let rows = try SourceRows(opening: path, of: source)
            let mapping = try ColumnMapping(
                columns: rows.columns, source: source, catalogue: catalogue, file: rows.file, borrowed: borrowed)
            report.unknownColumns += mapping.unknownColumns.filter { !report.unknownColumns.contains($0) }
            guard !mapping.indicators.isEmpty else {
                throw AtlasError(
                    "source.noIndicators", .inputRejected,
                    what: "Source '\(source.id)': no column of \(rows.file) is known to the catalogue.",
                    advice: "Name columns with `fields:`. The file has: \(rows.columns.joined(separator: ", "))")
            }
            var row = RowFigures(mapping: mapping)
            try rows.forEachRow { feature in
                report.read += 1
                let cell = feature.cell(mapping.codeColumn)
                guard let code = areaCode(cell, level: nil) ?? areaCode(cell, level: source.level) else {
                    // The country as a whole is no area of an atlas; everything else that cannot be read is named.
                    if cell.trimmedText?.uppercased().hasPrefix("NL") == true {
                        report.otherLevel += 1
                    } else {
                        report.setAside += 1
                        report.add(
                            finding("code.unreadable", rows.file, feature.number, nil, "\(cell.text) is no area code"))
                    }
                    return
                }
                guard let areas = draft.levels[code.level] else {
                    report.otherLevel += 1
                    return
                }
                guard let place = areas.placeByCode[code] else {
                    absent.insert(code)
                    report.setAside += 1
                    return
                }
                guard seen.insert(code).inserted else {
                    report.setAside += 1
                    report.add(finding("row.duplicate", rows.file, feature.number, code, "the area has a row already"))
                    return
                }
                row.read(
                    feature,
                    borrowed: { field in
                        bases[code.level]?[ColumnKey(period: year, indicator: field)]?[place] ?? .missing(.notPublished)
                    }
                ) { column, cell in
                    report.add(finding("value.impossible", rows.file, feature.number, code, cell.text, field: column))
                }
                for entry in mapping.indicators where entry.indicator.levels.contains(code.level) {
                    let figure = row.figure(entry) { number in
                        report.add(
                            finding(
                                "value.outOfRange", rows.file, feature.number, code, "\(number)",
                                field: entry.indicator.id))
                    }
                    figures[code.level, default: RowsOfFigures()].set(entry.indicator.id, code, to: figure)
                }
                for (field, figure) in row.bases {
                    figures[code.level, default: RowsOfFigures()].setBase(field, code, to: figure)
                }
                report.kept += 1
            }
        }
        report.notInAtlas = absent.sorted().map(\.description)
        for (level, rows) in figures.sorted(by: { $0.key < $1.key }) {
            guard var areas = draft.levels[level] else { continue }
            draft.levels[level] = nil
            report.notInSource += areas.codes.filter { !seen.contains($0) }.map(\.description)
            rows.add(year: year, source: source.id, only: nil, to: &areas, report: &report)
            draft.levels[level] = areas
        }
    }
}
