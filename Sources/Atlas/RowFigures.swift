internal import Diagnosis
internal import GeoFiles

/// Works out the indicators of one row, and names the cells that cannot be.
struct RowFigures {
    let mapping: ColumnMapping
    private var cells: [Figure]

    init(mapping: ColumnMapping) {
        self.mapping = mapping
        cells = Array(repeating: .missing(.notPublished), count: mapping.fields.count)
    }

    /// Reads the fields of a row; `onImpossible` gets each cell that the field cannot have.
    mutating func read(_ row: SourceRows.Row, onImpossible: (_ column: String, _ cell: FieldValue) -> Void) {
        for (index, field) in mapping.fields.enumerated() {
            let cell = row.cell(field.column)
            cells[index] = CellReading.read(cell, as: field.field)
            if cells[index] == .missing(.invalid) { onImpossible(field.name, cell) }
        }
    }

    /// The figure of an indicator in the row read last.
    ///
    /// `onOutOfRange` is told when the outcome lies outside the indicator's valid range; the figure is then invalid.
    func figure(_ entry: ColumnMapping.IndicatorFormula, onOutOfRange: (Double) -> Void) -> Figure {
        for (field, least) in entry.minimum {
            switch cells[field] {
            case .value(let base) where base < least: return .missing(.notApplicable)
            case .missing(let status): return .missing(status)
            case .value: break
            }
        }
        let outcome: Figure =
            switch entry.formula {
            case .field(let place): cells[place]
            case .sum(let places): sum(places)
            case .ratio(let of, let per, let times): ratio(sum(of), sum(per), times: times)
            }
        guard case .value(let number) = outcome else { return outcome }
        guard number >= entry.indicator.range[0], number <= entry.indicator.range[1] else {
            onOutOfRange(number)
            return .missing(.invalid)
        }
        return outcome
    }

    private func sum(_ places: [Int]) -> Figure {
        var total = 0.0
        for place in places {
            guard case .value(let number) = cells[place] else { return cells[place] }
            total += number
        }
        return .value(total)
    }

    private func ratio(_ of: Figure, _ per: Figure, times: Double) -> Figure {
        guard case .value(let numerator) = of else { return of }
        guard case .value(let denominator) = per else { return per }
        return denominator == 0 ? .missing(.notApplicable) : .value(numerator / denominator * times)
    }
}
