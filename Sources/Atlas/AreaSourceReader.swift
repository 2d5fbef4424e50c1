internal import Catalogue
internal import Diagnosis
internal import GeoFiles
internal import Planning

/// Reads a source that brings areas, and their figures where it says of which year.
struct AreaSourceReader {
    let source: Recipe.Source
    let catalogue: IndicatorCatalogue
    let threads: Int

    func read(_ files: [String], into draft: inout AtlasDraft, report: inout BuildReport.SourceReport) throws {
        guard let level = source.level else { return }
        var collector = AreaCollector()
        var figures: [AreaCode: [(indicator: String, value: Figure)]] = [:]
        var indicators: [String] = []
        for path in files {
            let rows = try SourceRows(opening: path, of: source)
            let mapping = try ColumnMapping(
                columns: rows.columns, source: source, catalogue: catalogue, file: rows.file)
            var row = RowFigures(mapping: mapping)
            let usable = mapping.indicators.filter { $0.indicator.levels.contains(level) }
            for entry in usable where !indicators.contains(entry.indicator.id) { indicators.append(entry.indicator.id) }
            report.unknownColumns = mapping.unknownColumns
            try rows.forEachRow { feature in
                report.read += 1
                guard let code = areaCode(feature.cell(mapping.codeColumn), level: level) else {
                    report.setAside += 1
                    report.add(finding("code.unreadable", rows.file, feature.number, nil, "\(feature.cell(mapping.codeColumn).text) is no code of a \(level.rawValue)"))
                    return
                }
                guard let wkb = try feature.shape() else {
                    report.setAside += 1
                    report.add(finding("shape.missing", rows.file, feature.number, code, "there is no shape"))
                    return
                }
                let name = mapping.nameColumn.flatMap { feature.cell($0).trimmedText }
                let piece = AreaCollector.Piece(wkb: wkb, file: rows.file, row: feature.number)
                guard collector.add(code, name: name, piece: piece) else { return }
                row.read(feature) { column, cell in
                    report.add(finding("value.impossible", rows.file, feature.number, code, cell.text, field: column))
                }
                figures[code] = usable.map { entry in
                    (entry.indicator.id, row.figure(entry) { number in
                        report.add(finding("value.outOfRange", rows.file, feature.number, code, "\(number)", field: entry.indicator.id))
                    })
                }
            }
        }
        place(collector.drafts, level: level, figures: figures, indicators: indicators, in: &draft, report: &report)
    }

    private func place(
        _ drafts: [AreaCollector.Draft], level: AreaLevel,
        figures: [AreaCode: [(indicator: String, value: Figure)]], indicators: [String],
        in draft: inout AtlasDraft, report: inout BuildReport.SourceReport
    ) {
        let outcomes = ShapeChecker.check(drafts, threads: threads)
        var areas =
            draft.levels[level]
            ?? AtlasDraft.Level(level: level, codes: [], names: [], shapes: [], squareMetres: [], placeByCode: [:])
        for index in drafts.indices.sorted(by: { drafts[$0].code < drafts[$1].code }) {
            let outcome = outcomes[index]
            report.repaired += outcome.repaired
            report.setAside += outcome.setAside
            report.dissolved += outcome.dissolved
            for finding in outcome.findings { report.add(finding) }
            guard let shape = outcome.shape else { continue }
            let code = drafts[index].code
            guard areas.placeByCode[code] == nil else {
                report.setAside += 1
                report.add(finding("area.duplicate", drafts[index].pieces[0].file, drafts[index].pieces[0].row, code, "another source brought this area"))
                continue
            }
            areas.placeByCode[code] = areas.codes.count
            areas.codes.append(code)
            areas.names.append(drafts[index].name)
            areas.shapes.append(shape.wkb)
            areas.squareMetres.append(shape.area)
            report.kept += 1
        }
        if let year = source.year {
            for (place, indicator) in indicators.enumerated() {
                let values = areas.codes.map { code in
                    figures[code].flatMap { row in
                        place < row.count && row[place].indicator == indicator
                            ? row[place].value : row.first { $0.indicator == indicator }?.value
                    } ?? .missing(.notPublished)
                }
                add(values, indicator, year, source.id, to: &areas, report: &report)
            }
        }
        draft.levels[level] = areas
    }
}

/// Adds a column unless it is empty or an earlier source gave the same figure.
func add(
    _ values: [Figure], _ indicator: String, _ year: Int, _ source: String, to areas: inout AtlasDraft.Level,
    report: inout BuildReport.SourceReport
) {
    let key = ColumnKey(period: year, indicator: indicator)
    if let earlier = areas.columns[key] {
        report.add(
            BuildReport.Finding(
                kind: "indicator.superseded", file: source, row: nil, field: indicator, code: nil,
                message: "source '\(earlier.source)' already gives \(indicator) of \(year) for every \(areas.level.rawValue)"))
        return
    }
    guard values.contains(where: { $0.number != nil }) else {
        report.add(
            BuildReport.Finding(
                kind: "indicator.empty", file: source, row: nil, field: indicator, code: nil,
                message: "no \(areas.level.rawValue) has a figure for \(year)"))
        return
    }
    areas.columns[key] = AtlasDraft.Column(source: source, values: values)
    if !report.indicators.contains(indicator) { report.indicators.append(indicator) }
}

func areaCode(_ cell: FieldValue, level: AreaLevel?) -> AreaCode? {
    switch cell {
    case .text(let text): AreaCode(text.filter { $0 != "'" && $0 != "\"" }, level: level)
    case .number(let number):
        number > 0 && number < 100_000_000 && number == number.rounded() ? AreaCode(String(Int(number)), level: level) : nil
    case .null: nil
    }
}

func finding(
    _ kind: String, _ file: String, _ row: Int, _ code: AreaCode?, _ message: String, field: String? = nil
) -> BuildReport.Finding {
    BuildReport.Finding(kind: kind, file: file, row: row, field: field, code: code?.description, message: message)
}

extension FieldValue {
    /// The cell as it would be written.
    var text: String {
        switch self {
        case .null: "(empty)"
        case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        case .text(let text): "'\(text.count > 60 ? text.prefix(60) + "…" : text[...])'"
        }
    }

    /// Text without blanks around it; nil when nothing is left.
    var trimmedText: String? {
        guard case .text(let text) = self else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
