/// What a shape of any kind is made of, collections taken apart.
public struct ShapeParts: Hashable, Sendable {
    /// Single positions.
    public var points: [Coordinate]
    /// Lines, each of two positions or more where it has a meaning.
    public var lines: [[Coordinate]]
    /// Areas.
    public var polygons: [Polygon]

    /// Puts parts together.
    public init(points: [Coordinate] = [], lines: [[Coordinate]] = [], polygons: [Polygon] = []) {
        self.points = points
        self.lines = lines
        self.polygons = polygons
    }

    /// True when there is nothing in it.
    public var isEmpty: Bool { points.isEmpty && lines.isEmpty && polygons.isEmpty }

    /// How many positions there are, those that close a ring too.
    public var positionCount: Int {
        points.count + lines.reduce(0) { $0 + $1.count }
            + polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
    }

    /// The smallest box around all parts, in the units of the coordinates.
    public var box: Box {
        var box = MultiPolygon(polygons: polygons).box
        for point in points { box.extend(by: point) }
        for point in lines.joined() { box.extend(by: point) }
        return box
    }

    /// Adds the parts of another shape.
    public mutating func add(_ other: ShapeParts) {
        points += other.points
        lines += other.lines
        polygons += other.polygons
    }

    /// Takes away what has no position: an empty point is written as one that is no number.
    var withoutEmpty: ShapeParts {
        ShapeParts(
            points: points.filter { $0.x.isFinite && $0.y.isFinite }, lines: lines.filter { !$0.isEmpty },
            polygons: polygons.filter { !$0.exterior.isEmpty })
    }
}
