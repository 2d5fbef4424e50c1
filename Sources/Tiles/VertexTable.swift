import GeoModel

/// Gives every distinct position one number, counted from 0 in order of first appearance.
///
/// Two positions are the same vertex when their ordinates have the same bits (−0 counts as 0); that is how the borders
/// of neighbours are recognised as one line. An open-addressing hash table with linear probing, at most two thirds full:
/// the standard dictionary takes several times as long for the country's vertices.
struct VertexTable {
    /// The position of each vertex, indexed by its number.
    private(set) var coordinates: ContiguousArray<Coordinate> = []
    /// Number plus one of the vertex in each slot; 0 marks a free slot. The count is a power of two.
    private var slots: ContiguousArray<UInt32>

    /// Makes a table with room for about `expectedCount` vertices; it grows when there are more.
    init(expectedCount: Int) {
        var size = 16
        while size * 2 < expectedCount * 3 { size *= 2 }
        slots = ContiguousArray(repeating: 0, count: size)
        coordinates.reserveCapacity(expectedCount)
    }

    /// The number of the vertex at `point`, which is added when it is new.
    ///
    /// - Complexity: O(1) on average.
    mutating func number(of point: Coordinate) -> UInt32 {
        // Adding 0 turns −0 into 0.
        let wanted = Coordinate(x: point.x + 0, y: point.y + 0)
        var slot = Self.hash(wanted) & (slots.count - 1)
        while slots[slot] != 0 {
            let known = coordinates[Int(slots[slot] - 1)]
            if known.x == wanted.x, known.y == wanted.y { return slots[slot] - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        coordinates.append(wanted)
        slots[slot] = UInt32(coordinates.count)
        if coordinates.count * 3 > slots.count * 2 { grow() }
        return UInt32(coordinates.count - 1)
    }

    private mutating func grow() {
        let size = slots.count * 2
        slots = ContiguousArray(repeating: 0, count: size)
        for (number, point) in coordinates.enumerated() {
            var slot = Self.hash(point) & (size - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// Mixes the bits of both ordinates with two odd 64-bit constants.
    private static func hash(_ point: Coordinate) -> Int {
        var mixed = point.x.bitPattern &* 0x9E37_79B9_7F4A_7C15
        mixed = ((mixed ^ (mixed >> 32)) ^ point.y.bitPattern) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed ^ (mixed >> 32))
    }
}
