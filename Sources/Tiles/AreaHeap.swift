/// A binary heap of points by effective area, in which the area of a point can change; ties go to the lower index.
struct AreaHeap {
    private var items: ContiguousArray<Int32> = []
    private var places: ContiguousArray<Int32> = []
    private var areas: ContiguousArray<Double> = []

    /// Empties the heap and makes room for points 0 ..< `count`.
    mutating func reset(count: Int) {
        items.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        areas.removeAll(keepingCapacity: true)
        places.append(contentsOf: repeatElement(-1, count: count))
        areas.append(contentsOf: repeatElement(0, count: count))
    }

    /// Puts a point at the end, without ordering; call ``order()`` when all are in.
    mutating func stage(_ index: Int, area: Double) {
        areas[index] = area
        places[index] = Int32(items.count)
        items.append(Int32(index))
    }

    /// Makes a heap of all staged points. O(n).
    mutating func order() {
        for place in stride(from: items.count / 2 - 1, through: 0, by: -1) { sink(from: place) }
    }

    /// Takes the point with the smallest area out; nil when the heap is empty. O(log n).
    mutating func removeSmallest() -> (index: Int, area: Double)? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        if !items.isEmpty {
            items[0] = last
            places[Int(last)] = 0
            sink(from: 0)
        }
        return (Int(first), areas[Int(first)])
    }

    /// Gives a point that is in the heap another area. O(log n).
    mutating func update(_ index: Int, area: Double) {
        let grows = area > areas[index]
        areas[index] = area
        if grows { sink(from: Int(places[index])) } else { rise(from: Int(places[index])) }
    }

    private func precedes(_ a: Int32, _ b: Int32) -> Bool {
        let areaA = areas[Int(a)]
        let areaB = areas[Int(b)]
        return areaA < areaB || (areaA == areaB && a < b)
    }

    private mutating func sink(from start: Int) {
        let item = items[start]
        var place = start
        while true {
            var child = 2 * place + 1
            guard child < items.count else { break }
            if child + 1 < items.count, precedes(items[child + 1], items[child]) { child += 1 }
            guard precedes(items[child], item) else { break }
            items[place] = items[child]
            places[Int(items[place])] = Int32(place)
            place = child
        }
        items[place] = item
        places[Int(item)] = Int32(place)
    }

    private mutating func rise(from start: Int) {
        let item = items[start]
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard precedes(item, items[parent]) else { break }
            items[place] = items[parent]
            places[Int(items[place])] = Int32(place)
            place = parent
        }
        items[place] = item
        places[Int(item)] = Int32(place)
    }
}
