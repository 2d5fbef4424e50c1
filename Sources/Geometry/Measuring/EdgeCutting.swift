/// Cuts borders of regions along lines of a grid.
enum EdgeCutting {
    /// Parts left and right of the vertical line at `x`.
    static func cut(_ edges: [Edge], x: Double, left: inout [Edge], right: inout [Edge]) {
        for edge in edges {
            if edge.x1 <= x {
                left.append(edge)
            } else if edge.x0 >= x {
                right.append(edge)
            } else {
                let y = edge.y(at: x)
                left.append(Edge(x0: edge.x0, y0: edge.y0, x1: x, y1: y, sign: edge.sign))
                right.append(Edge(x0: x, y0: y, x1: edge.x1, y1: edge.y1, sign: edge.sign))
            }
        }
    }

    /// Parts under and over the horizontal line at `y`.
    ///
    /// What is left of an edge on the other side of the line is its shadow on the line; shadows that cancel are taken
    /// away, so that a region far from the line leaves nothing there.
    static func cut(_ edges: [Edge], y: Double, under: inout [Edge], over: inout [Edge]) {
        var above = Shadows()
        var below = Shadows()
        for edge in edges {
            if edge.y0 <= y && edge.y1 <= y {
                if edge.y0 == y && edge.y1 == y {
                    above.add(edge.x0, edge.x1, edge.sign)
                } else {
                    under.append(edge)
                }
                below.add(edge.x0, edge.x1, edge.sign)
            } else if edge.y0 >= y && edge.y1 >= y {
                over.append(edge)
                above.add(edge.x0, edge.x1, edge.sign)
            } else {
                let share = (y - edge.y0) / (edge.y1 - edge.y0)
                let x = min(edge.x1, max(edge.x0, edge.x0 + share * (edge.x1 - edge.x0)))
                let first = Edge(x0: edge.x0, y0: edge.y0, x1: x, y1: y, sign: edge.sign)
                let second = Edge(x0: x, y0: y, x1: edge.x1, y1: edge.y1, sign: edge.sign)
                let (low, high) = edge.y0 < y ? (first, second) : (second, first)
                if low.x0 < low.x1 {
                    under.append(low)
                    below.add(low.x0, low.x1, edge.sign)
                }
                if high.x0 < high.x1 {
                    over.append(high)
                    above.add(high.x0, high.x1, edge.sign)
                }
            }
        }
        above.append(to: &under, at: y)
        below.append(to: &over, at: y)
    }
}

/// Stretches of a horizontal line, added up.
private struct Shadows {
    private var ends: [(x: Double, change: Double)] = []

    mutating func add(_ x0: Double, _ x1: Double, _ sign: Double) {
        ends.append((x0, sign))
        ends.append((x1, -sign))
    }

    /// Adds what does not cancel as horizontal edges.
    mutating func append(to edges: inout [Edge], at y: Double) {
        guard !ends.isEmpty else { return }
        ends.sort { $0.x < $1.x }
        var count = 0.0
        var start = 0.0
        var index = 0
        while index < ends.count {
            let x = ends[index].x
            var change = 0.0
            while index < ends.count, ends[index].x == x {
                change += ends[index].change
                index += 1
            }
            guard change != 0 else { continue }
            if count != 0 { edges.append(Edge(x0: start, y0: y, x1: x, y1: y, sign: count)) }
            count += change
            start = x
        }
    }
}
