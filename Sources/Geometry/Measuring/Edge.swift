public import GeoModel

/// A border of a region, seen from below: the part of the plane under it, counted `sign` times.
///
/// A polygon is the sum of its borders. Going round it with its inside on the left, every stretch that runs to the left is
/// an upper border (+1) and every stretch that runs to the right a lower one (−1); vertical stretches have nothing under
/// them and are left out. A position lies in the polygon as often as the signs of the borders above it add up to:
///
///     inside(x, y) = Σ sign · [x₀ ≤ x < x₁] · [y < y(x)]
///
/// Whole numbers add up exactly, so neighbours that share a border share every position on it without a gap or an
/// overlap. Lengths and areas inside a polygon are this sum taken along a line or over an area; no intersection is built.
struct Edge: Equatable, Sendable {
    /// Where it starts; `x0 < x1` always.
    var x0: Double
    var y0: Double
    var x1: Double
    var y1: Double
    /// +1 for an upper border, −1 for a lower one; more where shapes lie on top of each other.
    var sign: Double

    /// Height at `x`, the same to the last bit for both areas that share the border.
    func y(at x: Double) -> Double {
        if x >= x1 { return y1 }
        return y0 + (x - x0) / (x1 - x0) * (y1 - y0)
    }

    /// Area under the edge down to `base`, not counting the sign.
    func area(above base: Double) -> Double { (x1 - x0) * ((y0 - base) + (y1 - base)) / 2 }
}

/// The borders of one region.
struct EdgeList: Sendable {
    var edges: [Edge] = []

    /// Adds a ring; `isHole` only tells which way round it is taken.
    ///
    /// The direction of the ring in the source does not matter: outer rings and holes are told apart by their nesting.
    mutating func append(_ ring: UnsafeBufferPointer<Coordinate>, isHole: Bool) {
        guard ring.count >= 4 else { return }
        var doubleArea = 0.0
        let origin = ring[0]
        for index in 1..<ring.count {
            let a = ring[index - 1]
            let b = ring[index]
            doubleArea += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        let turn: Double = (doubleArea < 0) == isHole ? 1 : -1
        for index in 1..<ring.count { append(ring[index - 1], ring[index], turn) }
    }

    private mutating func append(_ a: Coordinate, _ b: Coordinate, _ turn: Double) {
        if a.x < b.x {
            edges.append(Edge(x0: a.x, y0: a.y, x1: b.x, y1: b.y, sign: -turn))
        } else if b.x < a.x {
            edges.append(Edge(x0: b.x, y0: b.y, x1: a.x, y1: a.y, sign: turn))
        }
    }

    /// Area of the region.
    var area: Double {
        guard let base = edges.first?.y0 else { return 0 }
        return edges.reduce(0) { $0 + $1.sign * $1.area(above: base) }
    }
}

extension MultiPolygon {
    /// True when all of it lies within ±10¹⁵, where positions have a meaning; other areas hold nothing.
    public var isMeasurable: Bool {
        let box = box
        return [box.minX, box.minY, box.maxX, box.maxY].allSatisfy { abs($0) <= MeasuredShape.farthest }
    }
}

extension EdgeList {
    /// The borders of a shape, positions changed by `place` first.
    init(_ shape: MultiPolygon, place: (Coordinate) -> Coordinate = { $0 }) {
        guard shape.isMeasurable else { return }
        for polygon in shape.polygons {
            for (index, ring) in polygon.rings.enumerated() {
                ring.map(place).withUnsafeBufferPointer { append($0, isHole: index > 0) }
            }
        }
    }
}
