public import GeoModel

/// The shape of a feature, taken apart for measuring. Its memory is used again for the next feature.
public struct MeasuredShape: Sendable {
    /// What is measured of it.
    public enum Kind: Int, Sendable, Comparable {
        /// No shape, or an empty one.
        case nothing
        /// Positions: counted.
        case points
        /// Lines: their length.
        case lines
        /// Polygons: their area.
        case polygons

        /// By number of dimensions.
        public static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
    }

    /// Kind of the shape; of a mixed collection the one with the most dimensions counts.
    public private(set) var kind = Kind.nothing
    /// Number of positions, metres of line, or m² of polygon.
    public private(set) var measure = 0.0
    /// The smallest box around it.
    public private(set) var box = Box.empty
    /// Middle of the polygons or lines by area or length, of the positions by number.
    public private(set) var centroid = Coordinate(x: 0, y: 0)

    /// m² that rounding can leave where a polygon and an area only seem to share something: its borders are known to the
    /// last bit of a coordinate, and no better; 0 for other shapes.
    private(set) var rounding = 0.0

    private(set) var points: [Coordinate] = []
    private(set) var segments: [LineSegment] = []
    private(set) var region = EdgeList()
    private var ring: [Coordinate] = []

    private let keepsOutline: Bool

    /// Room for shapes.
    public init() { keepsOutline = false }

    /// Room for shapes of which the outline is needed as well.
    init(keepsOutline: Bool) { self.keepsOutline = keepsOutline }

    /// Takes in a shape as well-known binary, of any kind but curves, in either byte order; Z and M are passed over.
    ///
    /// - Returns: false where the bytes are no shape, or a coordinate is no number or beyond ±10¹⁵; nothing is measured then.
    public mutating func load(_ wkb: UnsafeRawBufferPointer) -> Bool {
        points.removeAll(keepingCapacity: true)
        segments.removeAll(keepingCapacity: true)
        region.edges.removeAll(keepingCapacity: true)
        kind = .nothing
        measure = 0
        rounding = 0
        box = .empty
        guard !wkb.isEmpty else { return true }
        var reader = ShapeBytes(bytes: wkb)
        guard readShape(&reader, depth: 0) else { return false }
        finish()
        return true
    }

    private mutating func readShape(_ reader: inout ShapeBytes, depth: Int) -> Bool {
        guard depth < 8, let header = reader.header() else { return false }
        switch header.type {
        case 1:
            guard let point = reader.position(header.ordinates) else { return false }
            // An empty point is written as two NaN.
            if point.x.isNaN && point.y.isNaN { return true }
            guard isPosition(point) else { return false }
            points.append(point)
            return true
        case 2:
            guard readPositions(&reader, header.ordinates) else { return false }
            appendSegments()
            return true
        case 3:
            guard let count = reader.count(ofSize: 4) else { return false }
            for number in 0..<count {
                guard readPositions(&reader, header.ordinates) else { return false }
                // Some software leaves the last position out.
                if let first = ring.first, ring.last != first { ring.append(first) }
                ring.withUnsafeBufferPointer { region.append($0, isHole: number > 0) }
                if keepsOutline { appendSegments() }
            }
            return true
        case 4...7:
            guard let count = reader.count(ofSize: 5) else { return false }
            for _ in 0..<count { guard readShape(&reader, depth: depth + 1) else { return false } }
            return true
        default:
            return false
        }
    }

    /// From here on there are no decimals left, in any unit; products of larger numbers would soon be none.
    static let farthest = 1e15

    private func isPosition(_ point: Coordinate) -> Bool {
        abs(point.x) <= Self.farthest && abs(point.y) <= Self.farthest
    }

    private mutating func appendSegments() {
        for index in ring.indices.dropFirst() where ring[index] != ring[index - 1] {
            segments.append(LineSegment(a: ring[index - 1], b: ring[index]))
        }
    }

    private mutating func readPositions(_ reader: inout ShapeBytes, _ ordinates: Int) -> Bool {
        ring.removeAll(keepingCapacity: true)
        guard let count = reader.count(ofSize: ordinates * 8) else { return false }
        ring.reserveCapacity(count)
        for _ in 0..<count {
            guard let point = reader.position(ordinates), isPosition(point) else { return false }
            ring.append(point)
        }
        return true
    }

    private mutating func finish() {
        if !region.edges.isEmpty {
            finishRegion()
        } else if !segments.isEmpty {
            kind = .lines
            var x = 0.0
            var y = 0.0
            for segment in segments {
                let length = segment.length
                measure += length
                x += length * (segment.a.x + segment.b.x) / 2
                y += length * (segment.a.y + segment.b.y) / 2
                box.extend(by: segment.a)
                box.extend(by: segment.b)
            }
            centroid = measure > 0 ? Coordinate(x: x / measure, y: y / measure) : boxMiddle
        } else if !points.isEmpty {
            kind = .points
            measure = Double(points.count)
            for point in points { box.extend(by: point) }
            centroid = Coordinate(
                x: points.reduce(0) { $0 + $1.x } / measure, y: points.reduce(0) { $0 + $1.y } / measure)
        }
    }

    private mutating func finishRegion() {
        kind = .polygons
        let start = region.edges[0]
        var x = 0.0
        var y = 0.0
        var span = 0.0
        for edge in region.edges {
            span += edge.x1 - edge.x0
            box.minX = min(box.minX, edge.x0)
            box.maxX = max(box.maxX, edge.x1)
            box.minY = min(box.minY, edge.y0, edge.y1)
            box.maxY = max(box.maxY, edge.y0, edge.y1)
            // Area and first moments of the trapezium under the edge, about the first corner.
            let a = edge.y0 - start.y0
            let b = edge.y1 - start.y0
            let left = edge.x0 - start.x0
            let width = edge.x1 - edge.x0
            let signed = edge.sign * width
            measure += signed * (a + b) / 2
            x += signed * (left * (a + b) / 2 + width * (a + 2 * b) / 6)
            y += signed * (a * a + a * b + b * b) / 6
        }
        // Of 8 last bits along all borders, seen from below.
        rounding = 8 * max(abs(box.minY), abs(box.maxY)).ulp * span
        if measure > 0 {
            // The middle of halves that nearly cancel may be anywhere; that of a valid shape lies in its box.
            centroid = Coordinate(
                x: min(box.maxX, max(box.minX, start.x0 + x / measure)),
                y: min(box.maxY, max(box.minY, start.y0 + y / measure)))
        } else {
            measure = 0
            centroid = boxMiddle
        }
    }

    private var boxMiddle: Coordinate {
        Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
    }
}
