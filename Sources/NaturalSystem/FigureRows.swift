internal import Diagnosis

/// The rows of a file as figures, five per row in the order of ``Climate``.
struct FigureRows {
    /// The text, for errors.
    let text: CSVText
    /// Place of the column that names the row.
    let keyPlace: Int
    private let places: [[ClimatePart: Int]]
    private let range: ClosedRange<Double>

    /// Finds the columns of a layout by name.
    ///
    /// - Throws: ``ClimateError`` naming a column that is not there, there twice, or unknown.
    init(_ text: CSVText, layout: ClimateLayout, range: ClosedRange<Double>) throws(ClimateError) {
        for name in text.heading {
            let name = String(name)
            guard layout.columns[name] != nil || name == layout.key || layout.ignored.contains(name) else {
                throw .file(text.file, row: 1, column: name, "climate.column", why: "The column is not known")
            }
        }
        keyPlace = try text.place(of: layout.key)
        var places = [[ClimatePart: Int]](repeating: [:], count: Climate.allCases.count)
        for (name, column) in layout.columns.sorted(by: { $0.key < $1.key }) {
            places[column.climate.index][column.part] = try text.place(of: name)
        }
        self.places = places
        self.text = text
        self.range = range
    }

    /// The figure of a row in one climate. All numbers empty is not published; a band without its middle or with one end is
    /// a fault.
    func figure(_ row: CSVText.Row, _ climate: Climate) throws(ClimateError) -> ClimateFigure {
        let places = places[climate.index]
        guard let middle = places[.mid] else { return .missing(.notPublished) }
        let mid = try text.number(row, middle, in: range)
        guard let lowPlace = places[.low5], let highPlace = places[.high95] else {
            return mid.flatMap { ClimateValue(mid: $0) }.map { .value($0) } ?? .missing(.notPublished)
        }
        let low = try text.number(row, lowPlace, in: range)
        let high = try text.number(row, highPlace, in: range)
        switch (low, high) {
        case (nil, nil):
            return mid.flatMap { ClimateValue(mid: $0) }.map { .value($0) } ?? .missing(.notPublished)
        case (let low?, let high?):
            guard let mid else { throw text.failure(row, middle, "The field is empty, but the band is there") }
            guard let band = ClimateBand(low5: low, high95: high), let value = ClimateValue(mid: mid, band: band)
            else { throw text.failure(row, lowPlace, "The 5th percentile \(low) is above the 95th, \(high)") }
            return .value(value)
        case (nil, _): throw text.failure(row, lowPlace, "The field is empty, but the other end of the band is there")
        case (_, nil): throw text.failure(row, highPlace, "The field is empty, but the other end of the band is there")
        }
    }
}
