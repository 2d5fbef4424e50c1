internal import GeoModel

/// What a region holds of a polygon, a line or a position, by adding up over its borders (see ``Edge``).
enum EdgeOverlap {
    /// Area that two regions share: `Σ Σ sign · sign · ∫ min(y, y') dx` over all pairs of borders.
    ///
    /// - Parameter base: any height near both; it cancels, and keeps the numbers small.
    static func sharedArea(
        _ a: UnsafeBufferPointer<Edge>, _ b: UnsafeBufferPointer<Edge>, base: Double
    ) -> Double {
        var sum = 0.0
        for f in b {
            for e in a where e.x0 < f.x1 && f.x0 < e.x1 {
                sum += e.sign * f.sign * areaUnderBoth(e, f, base: base)
            }
        }
        return sum
    }

    /// Area under the lower of two edges, over the stretch that both span.
    @inline(__always)
    private static func areaUnderBoth(_ e: Edge, _ f: Edge, base: Double) -> Double {
        let left = max(e.x0, f.x0)
        let right = min(e.x1, f.x1)
        let eLeft = e.y(at: left)
        let eRight = e.y(at: right)
        let fLeft = f.y(at: left)
        let fRight = f.y(at: right)
        let width = right - left
        let before = eLeft - fLeft
        let after = eRight - fRight
        if before <= 0 && after <= 0 { return width * ((eLeft - base) + (eRight - base)) / 2 }
        if before >= 0 && after >= 0 { return width * ((fLeft - base) + (fRight - base)) / 2 }
        // They cross: the lower one first, then the other.
        let share = before / (before - after)
        let middle = eLeft + share * (eRight - eLeft) - base
        let start = (before < 0 ? eLeft : fLeft) - base
        let end = (before < 0 ? fRight : eRight) - base
        return width * (share * (start + middle) + (1 - share) * (middle + end)) / 2
    }

    /// Length of a straight line inside a region.
    static func insideLength(of line: LineSegment, in region: UnsafeBufferPointer<Edge>) -> Double {
        var share = 0.0
        if line.a.x == line.b.x {
            let low = min(line.a.y, line.b.y)
            let height = max(line.a.y, line.b.y) - low
            for edge in region where edge.x0 <= line.a.x && line.a.x < edge.x1 {
                share += edge.sign * min(1, max(0, (edge.y(at: line.a.x) - low) / height))
            }
        } else {
            let (start, end) = line.a.x < line.b.x ? (line.a, line.b) : (line.b, line.a)
            let path = Edge(x0: start.x, y0: start.y, x1: end.x, y1: end.y, sign: 1)
            for edge in region where edge.x0 < path.x1 && path.x0 < edge.x1 {
                share += edge.sign * shareUnder(edge, path)
            }
        }
        return share * line.length
    }

    /// Which share of a path runs under an edge.
    private static func shareUnder(_ edge: Edge, _ path: Edge) -> Double {
        let left = max(edge.x0, path.x0)
        let right = min(edge.x1, path.x1)
        let before = path.y(at: left) - edge.y(at: left)
        let after = path.y(at: right) - edge.y(at: right)
        let span = (right - left) / (path.x1 - path.x0)
        if before >= 0 && after >= 0 { return 0 }
        if before <= 0 && after <= 0 { return span }
        let crossing = before / (before - after)
        return span * (before < 0 ? crossing : 1 - crossing)
    }

    /// How often a position lies in a region: 1 inside, 0 outside. A position on a border that two areas share lies in
    /// exactly one of them.
    static func insideCount(of point: Coordinate, in region: UnsafeBufferPointer<Edge>) -> Double {
        var count = 0.0
        for edge in region where edge.x0 <= point.x && point.x < edge.x1 && point.y < edge.y(at: point.x) {
            count += edge.sign
        }
        return count
    }
}

/// A straight line between two positions.
struct LineSegment: Equatable, Sendable {
    let a: Coordinate
    let b: Coordinate

    var length: Double { ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot() }
}
