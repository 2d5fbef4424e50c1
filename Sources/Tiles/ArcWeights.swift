import GeoModel

/// Visvalingam's line generalisation of one arc: for each vertex between its ends, from which scale on it is drawn.
///
/// The effective area of a vertex is the area of the triangle it makes with the vertices next to it that are still
/// there, `½ |(a − v) × (b − v)|`. The smallest is removed first, after which its two neighbours are measured again.
/// The weight of a vertex is the largest area removed so far, so that weights never fall along the order of removal:
/// keeping all vertices with weight ≥ T gives the same line as stopping at T. On (0,0) (1,1) (2,0) (4,4) (6,0) the areas
/// are 1, 3 and 8; the first is removed with 1, then (2,0) has 4 and (4,4) has 8: weights 1, 4 and, with (4,4) measured
/// again on the ends of the arc, 12.
///
/// After M. Visvalingam and J. D. Whyatt, "Line generalisation by repeated elimination of points" (1993).
struct ArcWeights {
    /// Weight of each point of the arc in square metres; infinity at both ends.
    private(set) var weights: ContiguousArray<Float> = []
    private var before: ContiguousArray<Int32> = []
    private var after: ContiguousArray<Int32> = []
    private var heap = AreaHeap()

    /// Measures an arc; the result is in `weights`, and the memory is used again for the next arc.
    ///
    /// - Parameter arc: two or more points, both ends included; the ends may be the same position.
    /// - Complexity: O(n log n), without recursion.
    mutating func measure(_ arc: ContiguousArray<Coordinate>) {
        let last = arc.count - 1
        weights.removeAll(keepingCapacity: true)
        weights.append(contentsOf: repeatElement(.infinity, count: arc.count))
        guard last >= 2 else { return }
        if last == 2 {
            weights[1] = Float(triangleArea(arc[0], arc[1], arc[2]))
            return
        }
        before.removeAll(keepingCapacity: true)
        after.removeAll(keepingCapacity: true)
        heap.reset(count: arc.count)
        for index in 0...last {
            before.append(Int32(index - 1))
            after.append(Int32(index + 1))
            if index > 0, index < last {
                heap.stage(index, area: triangleArea(arc[index - 1], arc[index], arc[index + 1]))
            }
        }
        heap.order()
        var largest = 0.0
        while let (index, area) = heap.removeSmallest() {
            largest = max(largest, area)
            weights[index] = Float(largest)
            let left = Int(before[index])
            let right = Int(after[index])
            after[left] = Int32(right)
            before[right] = Int32(left)
            if left > 0 { heap.update(left, area: triangleArea(arc[Int(before[left])], arc[left], arc[right])) }
            if right < last { heap.update(right, area: triangleArea(arc[left], arc[right], arc[Int(after[right])])) }
        }
    }
}

/// Area of the triangle `a`, `b`, `c` in square metres, taken relative to `b` so that the digits are kept.
func triangleArea(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
    abs((a.x - b.x) * (c.y - b.y) - (c.x - b.x) * (a.y - b.y)) / 2
}
