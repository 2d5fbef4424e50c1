import GeoModel

/// The same answers as the measuring engine gives, found in the plainest way.
enum BruteForce {
    /// True when a position lies inside, by the number of sides that a ray to the right meets.
    static func holds(_ shape: MultiPolygon, _ point: Coordinate) -> Bool {
        var isInside = false
        for ring in shape.polygons.flatMap(\.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
                if point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
            }
        }
        return isInside
    }

    /// Length of a straight line inside a shape: cut at every side it meets, the middle of each stretch decides.
    static func length(of a: Coordinate, _ b: Coordinate, in shape: MultiPolygon) -> Double {
        var cuts = [0.0, 1.0]
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        for ring in shape.polygons.flatMap(\.rings) {
            for (c, d) in zip(ring, ring.dropFirst()) {
                let (ex, ey) = (d.x - c.x, d.y - c.y)
                let turn = dx * ey - dy * ex
                guard turn != 0 else { continue }
                let along = ((c.x - a.x) * ey - (c.y - a.y) * ex) / turn
                if along > 0 && along < 1 { cuts.append(along) }
            }
        }
        cuts.sort()
        var share = 0.0
        for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
            let middle = (start + end) / 2
            if holds(shape, Coordinate(x: a.x + middle * dx, y: a.y + middle * dy)) { share += end - start }
        }
        return share * (dx * dx + dy * dy).squareRoot()
    }

    /// Area of what lies within a box: each ring is cut along the four sides (Sutherland and Hodgman 1974).
    static func area(of shape: MultiPolygon, in box: Box) -> Double {
        shape.polygons.reduce(0) { sum, polygon in
            sum + abs(signedArea(of: clipped(polygon.exterior, to: box)))
                - polygon.holes.reduce(0) { $0 + abs(signedArea(of: clipped($1, to: box))) }
        }
    }

    private static func clipped(_ ring: Ring, to box: Box) -> Ring {
        // Each time the side is a vertical one with the box to its right; the plane is turned a quarter in between.
        var ring = ring
        for side in [box.minX, box.minY, -box.maxX, -box.maxY] {
            ring = keptRight(of: side, ring).map { Coordinate(x: $0.y, y: -$0.x) }
        }
        return ring
    }

    /// What of a closed ring lies to the right of a vertical line, closed again.
    private static func keptRight(of x: Double, _ ring: Ring) -> Ring {
        var kept: Ring = []
        for (a, b) in zip(ring, ring.dropFirst()) {
            if a.x >= x { kept.append(a) }
            if (a.x >= x) != (b.x >= x) {
                kept.append(Coordinate(x: x, y: a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y)))
            }
        }
        return kept + kept.prefix(1)
    }
}
