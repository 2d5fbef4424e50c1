internal import GeoModel

/// A convex piece of ground: its corners counter-clockwise, the first one not repeated.
///
/// Cutting a convex piece along a line gives convex pieces again, so that any number of cuts stays simple and exact.
struct ConvexPiece {
    let corners: [Coordinate]
    let box: Box
    let area: Double

    /// What is smaller is no ground but rounding.
    static let smallest = 1e-4

    init(_ corners: [Coordinate]) {
        self.corners = corners
        var box = Box.empty
        for corner in corners { box.extend(by: corner) }
        self.box = box
        area = ConvexPiece.area(of: corners)
    }

    /// The corners of a ring, turned counter-clockwise.
    init(ring: Ring) {
        let corners = Array(ring.dropLast())
        self.init(ConvexPiece.area(of: corners) < 0 ? corners.reversed() : corners)
    }

    /// The strip on both sides of a straight line; nil for a line of no length.
    init?(along line: (start: Coordinate, end: Coordinate), reach: Double) {
        let length = metresBetween(line.start, line.end)
        guard length > 1 else { return nil }
        let x = -(line.end.y - line.start.y) / length * reach
        let y = (line.end.x - line.start.x) / length * reach
        self.init([
            Coordinate(x: line.start.x - x, y: line.start.y - y), Coordinate(x: line.end.x - x, y: line.end.y - y),
            Coordinate(x: line.end.x + x, y: line.end.y + y), Coordinate(x: line.start.x + x, y: line.start.y + y),
        ])
    }

    /// As a polygon.
    var polygon: Polygon { Polygon(exterior: corners + corners.prefix(1)) }

    /// The mean of its corners, which lies inside.
    var middle: Coordinate {
        var sum = Coordinate(x: 0, y: 0)
        for corner in corners {
            sum.x += corner.x
            sum.y += corner.y
        }
        return Coordinate(x: sum.x / Double(corners.count), y: sum.y / Double(corners.count))
    }

    /// What lies left and right of the line from `start` to `end`; nil where there is nothing.
    func cut(from start: Coordinate, to end: Coordinate) -> (left: ConvexPiece?, right: ConvexPiece?) {
        let length = max(metresBetween(start, end), 1e-9)
        let across = Coordinate(x: -(end.y - start.y) / length, y: (end.x - start.x) / length)
        var sides: [Double] = []
        sides.reserveCapacity(corners.count)
        var hasLeft = false
        var hasRight = false
        for corner in corners {
            let side = (corner.x - start.x) * across.x + (corner.y - start.y) * across.y
            // A corner within a tenth of a micrometre lies on the line.
            let snapped = abs(side) < 1e-7 ? 0 : side
            hasLeft = hasLeft || snapped > 0
            hasRight = hasRight || snapped < 0
            sides.append(snapped)
        }
        if !hasRight { return (self, nil) }
        if !hasLeft { return (nil, self) }
        var left: [Coordinate] = []
        var right: [Coordinate] = []
        for index in corners.indices {
            let next = index + 1 == corners.count ? 0 : index + 1
            if sides[index] >= 0 { left.append(corners[index]) }
            if sides[index] <= 0 { right.append(corners[index]) }
            if sides[index] * sides[next] < 0 {
                let crossing = between(
                    corners[index], corners[next], sides[index] / (sides[index] - sides[next]))
                left.append(crossing)
                right.append(crossing)
            }
        }
        return (ConvexPiece(left).ground, ConvexPiece(right).ground)
    }

    /// What lies inside another convex piece, and the parts outside it; nil where they share nothing.
    func cut(by shape: ConvexPiece) -> (inside: ConvexPiece, outside: [ConvexPiece])? {
        guard box.intersects(shape.box) else { return nil }
        var inside = self
        var outside: [ConvexPiece] = []
        var start = shape.corners[shape.corners.count - 1]
        for end in shape.corners {
            let parts = inside.cut(from: start, to: end)
            guard let left = parts.left else { return nil }
            if let right = parts.right { outside.append(right) }
            inside = left
            start = end
        }
        return (inside, outside)
    }

    /// Two parts, of which the first has `share` of the area, cut across the longer side of the box.
    func divided(_ share: Double) -> (ConvexPiece?, ConvexPiece?) {
        var low = 0.0
        var high = 1.0
        var parts: (left: ConvexPiece?, right: ConvexPiece?) = (self, nil)
        for _ in 0..<40 {
            let position = (low + high) / 2
            parts =
                if box.width > box.height {
                    cut(
                        from: Coordinate(x: box.minX + box.width * position, y: box.minY),
                        to: Coordinate(x: box.minX + box.width * position, y: box.minY + 1))
                } else {
                    cut(
                        from: Coordinate(x: box.minX, y: box.minY + box.height * position),
                        to: Coordinate(x: box.minX - 1, y: box.minY + box.height * position))
                }
            let part = (parts.left?.area ?? 0) / area
            if abs(part - share) < 1e-9 { break }
            if part < share { low = position } else { high = position }
        }
        return parts
    }

    /// Nil where it is nothing but rounding.
    private var ground: ConvexPiece? { corners.count > 2 && area > ConvexPiece.smallest ? self : nil }

    private static func area(of corners: [Coordinate]) -> Double {
        guard let origin = corners.first else { return 0 }
        var sum = 0.0
        for index in corners.indices.dropFirst() {
            let a = corners[index - 1]
            let b = corners[index]
            sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        return sum / 2
    }
}
