internal import GeoModel

/// Where no border of a region runs through a box, all of the box lies in it equally often.
enum EdgeShadow {
    /// How often a region holds all of a box; nil where one of its borders runs through the box.
    ///
    /// Nothing is computed with: a feature in the box lies in the region whole or not at all, to the last bit.
    static func count(of box: Box, in region: UnsafeBufferPointer<Edge>) -> Double? {
        var count = 0.0
        // Above the box borders may begin and end, as long as their signs add up to the same everywhere.
        var changes = Changes()
        for edge in region where edge.x0 < box.maxX && box.minX < edge.x1 {
            let left = edge.y(at: max(edge.x0, box.minX))
            let right = edge.y(at: min(edge.x1, box.maxX))
            if left <= box.minY && right <= box.minY { continue }
            guard left >= box.maxY && right >= box.maxY else { return nil }
            let starts = edge.x0 > box.minX
            let ends = edge.x1 < box.maxX
            if !starts { count += edge.sign }
            // Borders follow each other to the right or to the left; the end that goes on from the last one comes first.
            let endsFirst = ends && changes.isOpen(at: edge.x1)
            if endsFirst, !changes.take(-edge.sign, at: edge.x1) { return nil }
            if starts, !changes.take(edge.sign, at: edge.x0) { return nil }
            if ends, !endsFirst, !changes.take(-edge.sign, at: edge.x1) { return nil }
        }
        return changes.sum == 0 ? count : nil
    }

    /// Signs that change at one place, until they cancel.
    private struct Changes {
        var x = 0.0
        var sum = 0.0

        func isOpen(at x: Double) -> Bool { sum != 0 && self.x == x }

        /// False where changes at another place have not cancelled.
        mutating func take(_ change: Double, at x: Double) -> Bool {
            guard sum == 0 || self.x == x else { return false }
            self.x = x
            sum += change
            return true
        }
    }
}
