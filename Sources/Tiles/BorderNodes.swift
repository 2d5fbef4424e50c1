/// Finds the vertices where borders meet.
enum BorderNodes {
    private static let none = UInt32.max

    /// Tells for each vertex whether it is a node.
    ///
    /// A vertex is a node when the set of vertices next to it, over all rings, is not exactly two: where three or more
    /// borders meet, where an inland border reaches the coast, and at the tip of a spike. All other vertices lie inside
    /// one arc, which every ring follows in the same order or in reverse.
    ///
    /// - Complexity: O(number of vertices).
    static func find(in store: RingStore) -> ContiguousArray<Bool> {
        var neighbours = ContiguousArray(repeating: SIMD2<UInt32>(none, none), count: store.coordinates.count)
        var isNode = ContiguousArray(repeating: false, count: store.coordinates.count)
        for ring in 0..<store.ringCount {
            let slots = store.slots(ofRing: ring)
            var before = store.vertices[slots.upperBound - 1]
            var here = store.vertices[slots.lowerBound]
            for slot in slots {
                let after = store.vertices[slot + 1 < slots.upperBound ? slot + 1 : slots.lowerBound]
                let known = neighbours[Int(here)]
                if before == after {
                    isNode[Int(here)] = true
                } else if known.x == none {
                    neighbours[Int(here)] = SIMD2(before, after)
                } else if !(known.x == before && known.y == after) && !(known.x == after && known.y == before) {
                    isNode[Int(here)] = true
                }
                before = here
                here = after
            }
        }
        return isNode
    }
}
