internal import Diagnosis

/// One variable for all cells of a file: five figures per cell.
public struct ClimateColumn: Sendable, Equatable {
    /// Id of the variable.
    public let variable: String
    /// The cells, by number.
    public let cells: [ClimateCell]
    private let figures: ClimateFigures

    /// Reads the official CSV text of a variable of the grid.
    ///
    /// The columns may stand in any order; the join is `index`. A field left empty is not published.
    ///
    /// - Throws: ``ClimateError`` with file, row and field: no rows, a column that is absent, unknown or there twice, a cell
    ///   that does not exist or is there twice, a field that is no number or cannot be, a band that is not one.
    /// - Complexity: O(text); the largest file, 1,184 cells of 15 numbers, takes about 10 ms.
    public init(
        csv: String, variable: ClimateVariable, catalogue: ClimateCatalogue, file: String? = nil
    ) throws(ClimateError) {
        let file = file ?? variable.file
        let text = try CSVText(csv, file: file)
        let rows = try FigureRows(text, layout: catalogue.layout(of: variable, .grid), range: variable.limits)
        var found: [(cell: ClimateCell, row: CSVText.Row)] = []
        var seen: Set<Int> = []
        for row in text.rows {
            let number = try text.integer(row, rows.keyPlace, in: ClimateCell.numbers)
            guard let cell = ClimateCell(number: number), seen.insert(number).inserted else {
                throw text.failure(row, rows.keyPlace, "Cell \(number) is there twice")
            }
            found.append((cell, row))
        }
        found.sort { $0.cell < $1.cell }
        var figures = ClimateFigures()
        figures.reserve(found.count * Climate.allCases.count)
        for (_, row) in found {
            for climate in Climate.allCases { figures.append(try rows.figure(row, climate)) }
        }
        self.variable = variable.id
        cells = found.map(\.cell)
        self.figures = figures
    }

    /// Makes a column from stored figures: for each cell five, in the order of ``Climate``. The cells may come in any order.
    ///
    /// - Throws: ``ClimateError`` when a cell is there twice or has not five figures.
    public init(variable: String, figures stored: [(cell: ClimateCell, figures: [ClimateFigure])]) throws(ClimateError)
    {
        let sorted = stored.sorted { $0.cell < $1.cell }
        var figures = ClimateFigures()
        for (place, entry) in sorted.enumerated() {
            guard entry.figures.count == Climate.allCases.count,
                place == 0 || sorted[place - 1].cell != entry.cell
            else {
                throw ClimateError(
                    "climate.cells", what: "Variable '\(variable)', cell \(entry.cell.number)",
                    why: "The cell is there twice, or has not \(Climate.allCases.count) figures",
                    advice: "Give every cell once, with a figure for each climate")
            }
            for figure in entry.figures { figures.append(figure) }
        }
        self.variable = variable
        cells = sorted.map(\.cell)
        self.figures = figures
    }

    /// The figure of the cell at a place in ``cells``.
    public subscript(place: Int, climate: Climate) -> ClimateFigure {
        figures[place * Climate.allCases.count + climate.index]
    }
}
