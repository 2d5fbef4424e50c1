public import GeoModel

/// A cell of the grid on which KNMI'23 gives its figures, by its number (`index` in the tables, `cellen` in the masks).
///
/// 1,184 cells in 32 rows of 37, numbered from the south-west, row after row: the centre of cell `n` lies at longitude
/// `2.9 + 0.125 · ((n − 1) mod 37)` and latitude `50.6 + 0.1 · ((n − 1) div 37)`. Cell 574 (De Bilt) is the 19th of the 16th
/// row: 5.15° E, 52.1° N. A cell is 0.125° wide and 0.1° high, about 8.6 by 11.1 km in the middle of the country: KNMI
/// computed on 12 km and interpolated to this grid. Of the cells 371 count as land of the Netherlands; the masks tell which.
public struct ClimateCell: Hashable, Sendable, Comparable, Identifiable {
    /// The numbers that cells have.
    public static let numbers = 1...1184
    static let columns = 37

    /// Number, from 1.
    public let number: Int

    /// The number.
    public var id: Int { number }

    /// The cell with that number; nil where there is none.
    public init?(number: Int) {
        guard ClimateCell.numbers.contains(number) else { return nil }
        self.number = number
    }

    /// The cell that holds a WGS84 position; nil outside the grid.
    ///
    /// Amersfoort (5.387° E, 52.155° N) lies in cell 613: column 21 of row 17.
    public init?(at position: Coordinate) {
        let column = ((position.x - 2.9) / 0.125).rounded()
        let row = ((position.y - 50.6) / 0.1).rounded()
        guard column >= 0, column < Double(ClimateCell.columns), row >= 0, row < 32 else { return nil }
        self.init(number: Int(row) * ClimateCell.columns + Int(column) + 1)
    }

    /// Its centre in WGS84 degrees.
    public var position: Coordinate {
        let (row, column) = (number - 1).quotientAndRemainder(dividingBy: ClimateCell.columns)
        return Coordinate(x: Double(2900 + 125 * column) / 1000, y: Double(506 + row) / 10)
    }

    /// Its extent in WGS84 degrees.
    public var box: Box {
        let centre = position
        return Box(
            minX: centre.x - 0.0625, minY: centre.y - 0.05, maxX: centre.x + 0.0625, maxY: centre.y + 0.05)
    }

    /// Its border in WGS84 degrees: five positions anticlockwise from the south-west, the last the first again. Reproject
    /// these to measure in RD New; a side of a cell bends less than 2 m there.
    public var ring: [Coordinate] {
        let box = box
        return [
            Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
            Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
            Coordinate(x: box.minX, y: box.minY),
        ]
    }

    /// By number.
    public static func < (a: ClimateCell, b: ClimateCell) -> Bool { a.number < b.number }
}
