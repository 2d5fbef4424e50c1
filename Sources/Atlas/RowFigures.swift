internal import Catalogue
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
    ///
    /// `borrowed` gives the fields that another source of the same year has for the row's area.
    mutating func read(
        _ row: SourceRows.Row, borrowed: (_ field: String) -> Figure = { _ in .missing(.notPublished) },
        onImpossible: (_ column: String, _ cell: FieldValue) -> Void
    ) {
        for (index, field) in mapping.fields.enumerated() {
            guard let column = field.column else {
                cells[index] = borrowed(field.field.id)
                continue
            }
            let cell = row.cell(column)
            cells[index] = CellReading.read(cell, as: field.field)
            if cells[index] == .missing(.invalid) { onImpossible(field.name, cell) }
        }
    }

    /// Fields of the row read last that other sources may take as a base.
    var bases: [(field: String, figure: Figure)] {
        mapping.bases.map { (mapping.fields[$0].field.id, cells[$0]) }
    }

    /// The figure of an indicator in the row read last.
    ///
    /// `onOutOfRange` is told when the outcome lies outside the indicator's valid range; the figure is then invalid.
    func figure(_ entry: ColumnMapping.IndicatorFormula, onOutOfRange: (Double) -> Void) -> Figure {
        let outcome: Figure =
            switch entry.formula {
            case .field(let place): cells[place]
            case .sum(let places): sum(places)
            case .ratio(let of, let per, let times): ratio(sum(of), sum(per), times: times, minimum: entry.minimum)
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

    /// An own ratio; over too small a base it has no meaning. A ratio that the source published itself is taken as it is.
    private func ratio(_ of: Figure, _ per: Figure, times: Double, minimum: [(field: Int, least: Double)]) -> Figure {
        for (field, least) in minimum {
            switch cells[field] {
            case .value(let base) where base < least: return .missing(.notApplicable)
            case .missing(let status): return .missing(status)
            case .value: break
            }
        }
        guard case .value(let numerator) = of else { return of }
        guard case .value(let denominator) = per else { return per }
        return denominator == 0 ? .missing(.notApplicable) : .value(numerator / denominator * times)
    }
}
