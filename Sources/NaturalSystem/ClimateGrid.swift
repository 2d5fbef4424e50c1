internal import Diagnosis
internal import Foundation
public import GeoModel

/// The figures of all variables for the cells that count, in flat columns.
///
/// 371 cells, 37 variables and 5 climates take 1.8 MB.
public struct ClimateGrid: Sendable {
    /// The cells that count, by number.
    public let cells: [ClimateCell]
    /// Ids of the variables, in the order given.
    public let variables: [String]
    private let figures: [String: ClimateFigures]
    /// Place in ``cells`` by cell number, −1 for a cell that does not count.
    private let places: [Int32]

    /// Joins columns on the cells that count: all cells of the mask, or all that the columns have when none are given.
    ///
    /// A column that lacks one of the cells has a missing figure there.
    ///
    /// - Throws: ``ClimateError`` when there are no cells, a cell is there twice or a variable is.
    public init(columns: [ClimateColumn], cells wanted: [ClimateCell]? = nil) throws(ClimateError) {
        let cells = (wanted ?? Array(Set(columns.flatMap(\.cells)))).sorted()
        guard !cells.isEmpty, zip(cells, cells.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw ClimateError(
                "climate.cells", what: "The cells of the climate grid",
                why: cells.isEmpty ? "There are none" : "A cell is there twice",
                advice: "Give the numbers of the cells that count, each once")
        }
        var places = [Int32](repeating: -1, count: ClimateCell.numbers.upperBound + 1)
        for (place, cell) in cells.enumerated() { places[cell.number] = Int32(place) }
        var figures: [String: ClimateFigures] = [:]
        for column in columns {
            var source = [Int](repeating: -1, count: cells.count)
            for (place, cell) in column.cells.enumerated() where places[cell.number] >= 0 {
                source[Int(places[cell.number])] = place
            }
            var joined = ClimateFigures()
            joined.reserve(cells.count * Climate.allCases.count)
            for place in source {
                for climate in Climate.allCases {
                    joined.append(place < 0 ? .missing(.notPublished) : column[place, climate])
                }
            }
            guard figures.updateValue(joined, forKey: column.variable) == nil else {
                throw ClimateError(
                    "climate.variable", what: "Climate variable '\(column.variable)'", why: "It is given twice",
                    advice: "Give one file per variable")
            }
        }
        self.cells = cells
        self.places = places
        self.figures = figures
        variables = columns.map(\.variable)
    }

    /// The figure of a variable in a cell; not published where the grid lacks the variable or the cell.
    public func figure(_ variable: String, cell: ClimateCell, _ climate: Climate) -> ClimateFigure {
        guard let figures = figures[variable], places[cell.number] >= 0 else { return .missing(.notPublished) }
        return figures[Int(places[cell.number]) * Climate.allCases.count + climate.index]
    }

    /// True when the cell counts.
    public func holds(_ cell: ClimateCell) -> Bool { places[cell.number] >= 0 }

    /// The cell whose centre is nearest to a WGS84 position, for areas that touch none; of equally near ones the lowest
    /// number. The distance is on a plane on which a degree of longitude is `cos(latitude)` of a degree of latitude.
    ///
    /// - Complexity: O(cells).
    public func nearest(to position: Coordinate) -> ClimateCell {
        var best = cells[0]
        var least = Double.infinity
        let shrink = cos(position.y * .pi / 180)
        for cell in cells {
            let centre = cell.position
            let (x, y) = ((centre.x - position.x) * shrink, centre.y - position.y)
            let distance = x * x + y * y
            if distance < least { (best, least) = (cell, distance) }
        }
        return best
    }
}
