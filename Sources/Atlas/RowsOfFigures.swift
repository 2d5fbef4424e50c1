internal import Diagnosis
internal import Planning

/// Figures read from a source, by indicator and area, until they are put into the columns of a level.
struct RowsOfFigures {
    private var byIndicator: [String: [AreaCode: Figure]] = [:]
    private var byField: [String: [AreaCode: Figure]] = [:]

    mutating func set(_ indicator: String, _ code: AreaCode, to figure: Figure) {
        byIndicator[indicator, default: [:]][code] = figure
    }

    mutating func setBase(_ field: String, _ code: AreaCode, to figure: Figure) {
        byField[field, default: [:]][code] = figure
    }

    /// Adds the figures to a level.
    ///
    /// Where an earlier source gave the same figures, theirs count; this source then only brings those of `only`, the areas
    /// that it added itself. Indicators without a single figure are told and left out.
    func add(
        year: Int, source: String, only: [AreaCode]?, to areas: inout AtlasDraft.Level,
        report: inout BuildReport.SourceReport
    ) {
        for (indicator, figures) in byIndicator.sorted(by: { $0.key < $1.key }) {
            func tell(_ kind: String, _ message: String) {
                report.add(
                    BuildReport.Finding(
                        kind: kind, file: source, row: nil, field: indicator, code: nil, message: message))
            }
            let key = ColumnKey(period: year, indicator: indicator)
            let level = areas.level.rawValue
            if let earlier = areas.columns[key] {
                let brought = only ?? []
                guard brought.contains(where: { figures[$0]?.number != nil }) else {
                    let sources = earlier.sources.joined(separator: ", ")
                    tell(
                        "indicator.superseded",
                        "source '\(sources)' already gives \(indicator) of \(year) for every \(level)")
                    continue
                }
                for code in brought {
                    if let place = areas.placeByCode[code], let figure = figures[code] {
                        areas.columns[key]?.values[place] = figure
                    }
                }
                areas.columns[key]?.sources.append(source)
            } else {
                guard figures.values.contains(where: { $0.number != nil }) else {
                    tell("indicator.empty", "no \(level) has a figure for \(year)")
                    continue
                }
                areas.columns[key] = AtlasDraft.Column(sources: [source], values: column(figures, areas))
            }
            if !report.indicators.contains(indicator) { report.indicators.append(indicator) }
        }
        for (field, figures) in byField {
            let key = ColumnKey(period: year, indicator: field)
            if areas.bases[key] == nil {
                areas.bases[key] = column(figures, areas)
            } else {
                for code in only ?? [] {
                    if let place = areas.placeByCode[code], let figure = figures[code] {
                        areas.bases[key]?[place] = figure
                    }
                }
            }
        }
    }

    private func column(_ figures: [AreaCode: Figure], _ areas: AtlasDraft.Level) -> [Figure] {
        areas.codes.map { figures[$0] ?? .missing(.notPublished) }
    }

    /// Indicators with at least one row.
    var indicators: [String] { byIndicator.keys.sorted() }
}
