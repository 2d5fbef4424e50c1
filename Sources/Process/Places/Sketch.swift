/// What somebody drew on the map to say where something is: points, lines and areas, each as GeoJSON writes its coordinates
/// (RFC 7946): longitude and latitude in degrees (WGS84).
public struct Sketch: Hashable, Codable, Sendable {
    /// Positions.
    public let points: [[Double]]
    /// Per line its positions.
    public let lines: [[[Double]]]
    /// Per area its rings, the outer one first; per ring its positions, the last the same as the first.
    public let polygons: [[[[Double]]]]

    /// Takes the coordinates of a GeoJSON MultiPoint, MultiLineString and MultiPolygon.
    public init(points: [[Double]] = [], lines: [[[Double]]] = [], polygons: [[[[Double]]]] = []) {
        self.points = points
        self.lines = lines
        self.polygons = polygons
    }

    /// Most positions in one sketch: every change of what it belongs to is kept with all of them.
    public static let mostPositions = 2_000
    /// Most points, lines and areas in one sketch.
    public static let mostShapes = 100

    /// How many points, lines and areas there are.
    public var shapeCount: Int { points.count + lines.count + polygons.count }

    /// All positions, those that close a ring too.
    public var positions: [[Double]] { points + lines.joined() + polygons.joined().joined() }

    /// The smallest box around it, in degrees; sides without meaning for a sketch of nothing.
    public var bounds: Bounds {
        let all = positions.filter { $0.count == 2 }
        return Bounds(
            west: all.map { $0[0] }.min() ?? .infinity, south: all.map { $0[1] }.min() ?? .infinity,
            east: all.map { $0[0] }.max() ?? -.infinity, north: all.map { $0[1] }.max() ?? -.infinity)
    }

    /// A box in degrees.
    public struct Bounds: Hashable, Sendable {
        /// Least longitude.
        public let west: Double
        /// Least latitude.
        public let south: Double
        /// Greatest longitude.
        public let east: Double
        /// Greatest latitude.
        public let north: Double

        /// True when both have a position in common, their borders included.
        public func overlaps(_ other: Bounds) -> Bool {
            west <= other.east && other.west <= east && south <= other.north && other.south <= north
        }
    }

    /// What is wrong with it. Whether an area crosses itself is told by whoever reads the drawing.
    var problems: [FieldProblem] {
        let field = "tekening"
        if shapeCount > Sketch.mostShapes { return [FieldProblem(field, .tooLong(most: Sketch.mostShapes))] }
        let all = positions
        if all.count > Sketch.mostPositions { return [FieldProblem(field, .tooLong(most: Sketch.mostPositions))] }
        let isWhole =
            shapeCount > 0 && all.allSatisfy { $0.count == 2 }
            && lines.allSatisfy { line in line.contains { $0 != line.first } }
            && polygons.allSatisfy { !$0.isEmpty }
            && polygons.joined().allSatisfy { $0.count >= 4 && $0.first == $0.last }
        guard isWhole else { return [FieldProblem(field, .empty)] }
        let isNear = all.allSatisfy { Outline.longitudes.contains($0[0]) && Outline.latitudes.contains($0[1]) }
        return isNear ? [] : [FieldProblem(field, .outside(least: 2, most: 54.5))]
    }
}
