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
        var figures = RowsOfFigures()
        for path in files {
            let rows = try SourceRows(opening: path, of: source)
            let mapping = try ColumnMapping(
                columns: rows.columns, source: source, catalogue: catalogue, file: rows.file)
            var row = RowFigures(mapping: mapping)
            let usable = mapping.indicators.filter { $0.indicator.levels.contains(level) }
            report.unknownColumns += mapping.unknownColumns.filter { !report.unknownColumns.contains($0) }
            try rows.forEachRow { feature in
                report.read += 1
                guard let code = areaCode(feature.cell(mapping.codeColumn), level: level) else {
                    report.setAside += 1
                    report.add(
                        finding(
                            "code.unreadable", rows.file, feature.number, nil,
                            "\(feature.cell(mapping.codeColumn).text) is no code of a \(level.rawValue)"))
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
                for entry in usable {
                    figures.set(
                        entry.indicator.id, code,
                        to: row.figure(entry) { number in
                            report.add(
                                finding(
                                    "value.outOfRange", rows.file, feature.number, code, "\(number)",
                                    field: entry.indicator.id))
                        })
                }
                for (field, figure) in row.bases { figures.setBase(field, code, to: figure) }
            }
        }
        place(collector.drafts, level: level, figures: figures, in: &draft, report: &report)
    }

    private func place(
        _ drafts: [AreaCollector.Draft], level: AreaLevel, figures: RowsOfFigures, in draft: inout AtlasDraft,
        report: inout BuildReport.SourceReport
    ) {
        let outcomes = ShapeChecker.check(drafts, threads: threads)
        var areas = draft.levels[level] ?? AtlasDraft.Level(level)
        draft.levels[level] = nil
        var added: [AreaCode] = []
        for index in drafts.indices {
            let outcome = outcomes[index]
            report.repaired += outcome.repaired
            report.setAside += outcome.setAside
            report.dissolved += outcome.dissolved
            for finding in outcome.findings { report.add(finding) }
            guard let shape = outcome.shape else { continue }
            let code = drafts[index].code
            guard areas.placeByCode[code] == nil else {
                report.setAside += 1
                report.add(
                    finding(
                        "area.duplicate", drafts[index].pieces[0].file, drafts[index].pieces[0].row, code,
                        "another source brought this area"))
                continue
            }
            areas.placeByCode[code] = areas.codes.count
            areas.codes.append(code)
            areas.names.append(drafts[index].name)
            areas.shapes.append(shape.wkb)
            areas.squareMetres.append(shape.area)
            added.append(code)
            report.kept += 1
        }
        areas.putInOrder()
        if let year = source.year {
            figures.add(year: year, source: source.id, only: added, to: &areas, report: &report)
        }
        draft.levels[level] = areas
    }
}

func areaCode(_ cell: FieldValue, level: AreaLevel?) -> AreaCode? {
    switch cell {
    case .text(let text): AreaCode(text.filter { $0 != "'" && $0 != "\"" }, level: level)
    case .number(let number):
        number > 0 && number < 100_000_000 && number == number.rounded()
            ? AreaCode(String(Int(number)), level: level) : nil
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
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
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
