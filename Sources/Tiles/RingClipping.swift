import GeoModel

/// Cuts open rings off at a rectangle, by Sutherland and Hodgman: one side of the rectangle after the other.
///
/// A ring that leaves the rectangle and comes back runs along its side, which is why tiles have a buffer around what is
/// shown. (0,0) (10,0) (10,10) (0,10) cut at x ≤ 4 becomes (0,0) (4,0) (4,10) (0,10).
struct RingClipping {
    /// The rectangle that is kept.
    let box: Box
    private var spare: ContiguousArray<Coordinate> = []

    /// Makes a cutter for one rectangle; it keeps its memory from ring to ring.
    init(box: Box) { self.box = box }

    /// Cuts an open ring in place; nothing is left of a ring outside the rectangle. O(n).
    mutating func clip(_ ring: inout ContiguousArray<Coordinate>) {
        clip(&ring, side: .left)
        clip(&ring, side: .right)
        clip(&ring, side: .bottom)
        clip(&ring, side: .top)
    }

    private enum Side { case left, right, bottom, top }

    private mutating func clip(_ ring: inout ContiguousArray<Coordinate>, side: Side) {
        guard var before = ring.last else { return }
        spare.removeAll(keepingCapacity: true)
        var wasInside = isInside(before, side)
        for point in ring {
            let inside = isInside(point, side)
            if inside != wasInside { spare.append(cut(before, point, side)) }
            if inside { spare.append(point) }
            before = point
            wasInside = inside
        }
        swap(&ring, &spare)
    }

    private func isInside(_ point: Coordinate, _ side: Side) -> Bool {
        switch side {
        case .left: point.x >= box.minX
        case .right: point.x <= box.maxX
        case .bottom: point.y >= box.minY
        case .top: point.y <= box.maxY
        }
    }

    /// Where an edge crosses a side; computed from the lower end, so that neighbours get the same position.
    private func cut(_ a: Coordinate, _ b: Coordinate, _ side: Side) -> Coordinate {
        let ordered = a.x < b.x || (a.x == b.x && a.y < b.y)
        let from = ordered ? a : b
        let to = ordered ? b : a
        switch side {
        case .left, .right:
            let x = side == .left ? box.minX : box.maxX
            return Coordinate(x: x, y: from.y + (x - from.x) / (to.x - from.x) * (to.y - from.y))
        case .bottom, .top:
            let y = side == .bottom ? box.minY : box.maxY
            return Coordinate(x: from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x), y: y)
        }
    }
}
