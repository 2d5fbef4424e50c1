import GeoModel

/// Gives every vertex of a layer the weight by which it is kept or dropped.
///
/// A vertex has one weight, whichever rings run through it, and that is why neighbours keep the same vertices and no
/// gap opens between them. Nodes weigh infinity. Each arc between nodes is measured once.
struct VertexWeights {
    /// Marks a vertex whose arc has not been measured.
    private static let unknown: Float = -1

    private let store: RingStore
    /// Weight of each vertex in square metres.
    private var weights: ContiguousArray<Float>
    private var arcWeights = ArcWeights()
    private var numbers: ContiguousArray<UInt32> = []
    private var points: ContiguousArray<Coordinate> = []

    private init(store: RingStore) {
        self.store = store
        weights = ContiguousArray(BorderNodes.find(in: store).map { $0 ? .infinity : Self.unknown })
    }

    /// Computes the weights of all vertices, indexed by vertex number.
    ///
    /// - Complexity: O(n log m), with m the size of the largest arc.
    static func measure(_ store: RingStore) -> ContiguousArray<Float> {
        var measuring = VertexWeights(store: store)
        for ring in 0..<store.ringCount { measuring.measureArcs(ofRing: ring) }
        for ring in 0..<store.ringCount { measuring.secureTriangle(ofRing: ring) }
        return measuring.weights
    }

    /// Cuts a ring at its nodes and measures each arc that was not met before in another ring.
    private mutating func measureArcs(ofRing ring: Int) {
        let slots = store.slots(ofRing: ring)
        let start: Int
        if let node = slots.first(where: { weights[Int(store.vertices[$0])] == .infinity }) {
            start = node
        } else if weights[Int(store.vertices[slots.lowerBound])] == Self.unknown {
            start = anchor(slots)
        } else {
            return
        }
        numbers.removeAll(keepingCapacity: true)
        numbers.append(store.vertices[start])
        var slot = start
        repeat {
            slot = slot + 1 < slots.upperBound ? slot + 1 : slots.lowerBound
            let vertex = store.vertices[slot]
            numbers.append(vertex)
            if weights[Int(vertex)] == .infinity {
                if numbers.count > 2, weights[Int(numbers[1])] == Self.unknown { measureArc() }
                numbers.removeAll(keepingCapacity: true)
                numbers.append(vertex)
            }
        } while slot != start
    }

    /// Fixes the leftmost and the rightmost vertex of a ring without nodes, so that it is cut in two arcs in one way
    /// only, whatever ring comes along first.
    ///
    /// - Returns: the place of the leftmost vertex.
    private mutating func anchor(_ slots: Range<Int>) -> Int {
        var least = slots.lowerBound
        var greatest = slots.lowerBound
        for slot in slots {
            if precedes(store.vertices[slot], store.vertices[least]) { least = slot }
            if precedes(store.vertices[greatest], store.vertices[slot]) { greatest = slot }
        }
        weights[Int(store.vertices[least])] = .infinity
        weights[Int(store.vertices[greatest])] = .infinity
        return least
    }

    /// Measures the arc in `numbers`, in the direction that starts at the end lowest in x, then y. Both neighbours would
    /// thus compute the same, to the last bit, and the order of the features does not matter.
    private mutating func measureArc() {
        let last = numbers.count - 1
        let sameEnds = numbers[0] == numbers[last]
        if sameEnds ? precedes(numbers[last - 1], numbers[1]) : precedes(numbers[last], numbers[0]) {
            numbers.reverse()
        }
        points.removeAll(keepingCapacity: true)
        for number in numbers { points.append(store.coordinates[Int(number)]) }
        arcWeights.measure(points)
        for index in 1..<last { weights[Int(numbers[index])] = arcWeights.weights[index] }
    }

    /// Raises the three heaviest vertices of a ring to half its area, where they weigh less.
    ///
    /// An area with fewer than three nodes (an island, an enclave, a strip between two nodes) thereby stays a triangle
    /// as long as its area is at least twice the square of the tolerance.
    private mutating func secureTriangle(ofRing ring: Int) {
        let needed = Float(abs(store.ringAreas[ring]) / 2)
        var first = (weight: Self.unknown, vertex: UInt32.max)
        var second = first
        var third = first
        for slot in store.slots(ofRing: ring) {
            let vertex = store.vertices[slot]
            let weight = weights[Int(vertex)]
            if weight > third.weight, vertex != first.vertex, vertex != second.vertex {
                third = (weight, vertex)
                if third.weight > second.weight { swap(&second, &third) }
                if second.weight > first.weight { swap(&first, &second) }
                if third.weight == .infinity { return }
            }
        }
        for vertex in [first.vertex, second.vertex, third.vertex] where vertex != UInt32.max {
            weights[Int(vertex)] = max(weights[Int(vertex)], needed)
        }
    }

    /// Lexicographic order of positions: x first, then y.
    private func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
        let first = store.coordinates[Int(a)]
        let second = store.coordinates[Int(b)]
        return first.x < second.x || (first.x == second.x && first.y < second.y)
    }
}
