/// Why something somebody drew or uploaded cannot be the border of a process, or a place in it.
public enum DrawingRefusal: Error, Hashable, Codable, Sendable {
    /// The file has nothing in it.
    case empty
    /// The file has more bytes than are taken.
    case tooLarge(mostBytes: Int)
    /// It is neither GeoJSON nor a GeoPackage, whatever its name says.
    case otherKind
    /// It begins as one of the two, and cannot be read to its end.
    case broken
    /// It does not say in which coordinate system its numbers are.
    case unknownSystem
    /// Its numbers can only be RD New, and it says that they are degrees.
    case unnamedRD
    /// There is nothing drawn in it.
    case nothingDrawn
    /// There is no polygon in it; how many lines and points there are.
    case noPolygons(lines: Int, points: Int)
    /// Some of it lies outside the Netherlands.
    case outside
    /// It has more points, lines and areas than a place may have.
    case tooManyShapes(most: Int)
    /// A line stays at one position; lines are counted from 1.
    case flatLine(line: Int)
    /// It has more positions than can be made fewer without changing it.
    case tooManyPositions(most: Int)
    /// Reading it takes more time or memory than one file may have.
    case tooMuchWork
    /// A polygon is no proper shape, and mending it would change it; polygons are counted from 1.
    case invalid(polygon: Int, Defect)

    /// What is wrong with a polygon.
    public enum Defect: String, Hashable, Codable, Sendable {
        /// Its border crosses itself.
        case crossing
        /// It has fewer than three points, or no area.
        case flat
        /// Anything else, such as a hole outside of it.
        case other
    }
}

/// What was done to make a border or a place of what somebody gave. People hear it before it is kept.
public enum DrawingRemark: Hashable, Codable, Sendable {
    /// Lines and points in the file are not part of a border.
    case notTaken(lines: Int, points: Int)
    /// Polygons were mended; the smallest share of its area that one of them kept, from 0.999 to 1.
    case repaired(polygons: Int, kept: Double)
    /// Polygons that overlapped or touched along a line became one.
    case joined
    /// It was drawn with fewer positions.
    case simplified(metres: Double, from: Int, to: Int)
}
