import GeoModel

/// WKB of a line.
func path(_ positions: [Coordinate]) -> [UInt8] { line(positions.map { ($0.x, $0.y) }) }

/// WKB of a MultiPoint.
func multiPoint(_ positions: [Coordinate]) -> [UInt8] {
    WKBWriter().collection(4, positions.map { .point([$0.x, $0.y]) })
}

extension ShapeMaker {
    /// WKB of a line within a circle; some stretches run along an axis.
    mutating func path(_ middle: Coordinate, radius: Double, positions: Int) -> [UInt8] {
        GeometryTests.path(pathPositions(middle, radius: radius, positions: positions))
    }

    mutating func pathPositions(_ middle: Coordinate, radius: Double, positions: Int) -> [Coordinate] {
        let around = Box(
            minX: middle.x - 0.7 * radius, minY: middle.y - 0.7 * radius, maxX: middle.x + 0.7 * radius,
            maxY: middle.y + 0.7 * radius)
        var path: [Coordinate] = []
        for _ in 0..<positions {
            var next = point(in: around)
            if let last = path.last {
                switch whole(0...5) {
                case 0: next.x = last.x
                case 1: next.y = last.y
                default: break
                }
            }
            path.append(next)
        }
        return path
    }
}

extension Box {
    /// True when a stretch lies on one of the four sides.
    func hasSide(along a: Coordinate, _ b: Coordinate) -> Bool {
        (a.x == b.x && (a.x == minX || a.x == maxX)) || (a.y == b.y && (a.y == minY || a.y == maxY))
    }
}
