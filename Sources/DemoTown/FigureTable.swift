/// A table with a row for the municipality, each district and each neighbourhood, in that order, town after town.
struct FigureTable {
    /// Which columns say what a row is about.
    enum Layout {
        /// As in the key figures of Statistics Netherlands.
        case keyFigures
        /// Code and name only.
        case codesOnly

        var header: [String] {
            switch self {
            case .keyFigures: ["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", "ind_wbi"]
            case .codesOnly: ["gwb_code", "regio"]
            }
        }

        func append(code: String, name: String, town: String, kind: String, to text: inout CSVText) {
            switch self {
            case .keyFigures:
                for cell in [code, String(code.dropFirst(2)), name, town, kind, code, "1"] { text.append(cell) }
            case .codesOnly:
                text.append(code)
                text.append(name)
            }
        }
    }

    let columns: [FigureColumn]
    let layout: Layout
    let year: Int

    /// The whole table as a file holds it.
    func bytes(for settlement: Settlement) -> [UInt8] {
        var text = CSVText()
        for name in layout.header + columns.map(\.name) { text.append(name) }
        text.endRow()
        for town in settlement.towns { append(town, in: settlement, to: &text) }
        return text.bytes
    }

    private func append(_ town: Town, in settlement: Settlement, to text: inout CSVText) {
        let rows = town.districts.map { district in
            district.neighbourhoods.map { row(of: NeighbourhoodState(of: $0, in: settlement, year: year)) }
        }
        layout.append(code: town.code, name: town.name, town: town.name, kind: "Gemeente", to: &text)
        appendTotals(of: Array(rows.joined()), to: &text)
        for (district, neighbourhoodRows) in zip(town.districts, rows) {
            layout.append(code: district.code, name: district.name, town: town.name, kind: "Wijk", to: &text)
            appendTotals(of: neighbourhoodRows, to: &text)
            for (neighbourhood, row) in zip(district.neighbourhoods, neighbourhoodRows) {
                layout.append(
                    code: neighbourhood.code, name: neighbourhood.name, town: town.name, kind: "Buurt", to: &text)
                for (index, column) in columns.enumerated() {
                    let figure = row.keptBack[index] ? nil : row.figures[index]
                    text.append(figure.map { column.presented?($0) ?? $0 }, decimals: column.decimals)
                }
                text.endRow()
            }
        }
    }

    /// A neighbourhood's figures and what they weigh in a mean.
    private struct Row {
        let figures: [Double]
        let keptBack: [Bool]
        let weights: [Double]
    }

    private func row(of state: NeighbourhoodState) -> Row {
        Row(
            figures: columns.map { column in
                let figure = column.figure(state)
                return column.step > 0 ? (figure / column.step).rounded() * column.step : figure
            },
            keptBack: columns.enumerated().map { $1.isKeptBack(for: state, at: $0) },
            weights: FigureColumn.Weight.allCases.map { $0.value(for: state) })
    }

    private func appendTotals(of rows: [Row], to text: inout CSVText) {
        for (index, column) in columns.enumerated() {
            var sum = 0.0
            var weight = 0.0
            for row in rows where row.figures[index].isFinite {
                switch column.aggregation {
                case .sum:
                    sum += row.figures[index]
                    weight = 1
                case .mean(let kind):
                    sum += row.figures[index] * row.weights[kind.rawValue]
                    weight += row.weights[kind.rawValue]
                }
            }
            // Nothing to weigh by means that the figure has no meaning here.
            let figure = weight > 0 ? sum / weight : nil
            text.append(figure.map { column.presented?($0) ?? $0 }, decimals: column.decimals)
        }
        text.endRow()
    }
}
