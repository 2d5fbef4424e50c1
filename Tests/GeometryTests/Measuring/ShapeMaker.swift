import GeoModel
import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Shapes drawn at random, the same for the same seed. Rings run in either direction.
struct ShapeMaker {
    var random: SeededGenerator
    /// Coordinates are multiples of it; 0 leaves them as they fall.
    var grain = 0.0

    init(seed: UInt64, grain: Double = 0) {
        random = SeededGenerator(state: seed)
        self.grain = grain
    }

    mutating func number(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &random) }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    /// A position in a box.
    mutating func point(in box: Box) -> Coordinate {
        placed(number(box.minX...box.maxX), number(box.minY...box.maxY))
    }

    func placed(_ x: Double, _ y: Double) -> Coordinate {
        guard grain > 0 else { return Coordinate(x: x, y: y) }
        return Coordinate(x: (x / grain).rounded() * grain, y: (y / grain).rounded() * grain)
    }

    /// A ring whose corners lie between `least` and 1 times the radius from the middle, at ascending angles.
    mutating func star(_ middle: Coordinate, radius: Double, corners: Int, least: Double = 0.3) -> Ring {
        let start = number(0...6.28)
        var ring: Ring = []
        for corner in 0..<corners {
            let angle = start + 2 * Double.pi * (Double(corner) + number(0...0.9)) / Double(corners)
            let distance = radius * number(least...1)
            ring.append(placed(middle.x + distance * cos(angle), middle.y + distance * sin(angle)))
        }
        return closed(ring)
    }

    /// Closes a ring and turns half of all rings round.
    mutating func closed(_ open: Ring) -> Ring {
        let ring = open + open.prefix(1)
        return Bool.random(using: &random) ? ring : ring.reversed()
    }

    mutating func concave(_ middle: Coordinate, radius: Double) -> MultiPolygon {
        shape(star(middle, radius: radius, corners: whole(4...14)))
    }

    /// Corners on an ellipse that is turned.
    mutating func convex(_ middle: Coordinate, radius: Double) -> MultiPolygon {
        let corners = whole(3...9)
        let (turn, flat) = (number(0...3.14), number(0.2...1))
        var ring: Ring = []
        for corner in 0..<corners {
            let angle = 2 * Double.pi * (Double(corner) + number(0...0.9)) / Double(corners)
            let (x, y) = (radius * cos(angle), radius * flat * sin(angle))
            ring.append(placed(middle.x + x * cos(turn) - y * sin(turn), middle.y + x * sin(turn) + y * cos(turn)))
        }
        return shape(closed(ring))
    }

    /// A shape with a hole in it, and an island in the hole.
    mutating func holed(_ middle: Coordinate, radius: Double) -> MultiPolygon {
        let outer = star(middle, radius: radius, corners: whole(8...12), least: 0.5)
        let hole = star(middle, radius: 0.3 * radius, corners: whole(8...12), least: 0.6)
        let island = star(middle, radius: 0.1 * radius, corners: whole(3...6))
        return MultiPolygon(polygons: [Polygon(exterior: outer, holes: [hole]), Polygon(exterior: island)])
    }

    /// Two to four parts side by side.
    mutating func scattered(_ middle: Coordinate, radius: Double) -> MultiPolygon {
        let count = whole(2...4)
        let own = radius / Double(2 * count)
        return MultiPolygon(
            polygons: (0..<count).map { part in
                let x = middle.x - radius + own * Double(4 * part + 2)
                return Polygon(
                    exterior: star(Coordinate(x: x, y: middle.y), radius: 1.9 * own, corners: whole(3...8)))
            })
    }

    /// A turned rectangle of this width.
    mutating func sliver(_ middle: Coordinate, radius: Double, width: Double) -> MultiPolygon {
        let angle = number(0...3.14)
        let (x, y) = (radius * cos(angle), radius * sin(angle))
        let (dx, dy) = (-width / 2 * sin(angle), width / 2 * cos(angle))
        return shape(
            closed([
                placed(middle.x - x - dx, middle.y - y - dy), placed(middle.x + x - dx, middle.y + y - dy),
                placed(middle.x + x + dx, middle.y + y + dy), placed(middle.x - x + dx, middle.y - y + dy),
            ]))
    }

    /// One of all kinds but slivers.
    mutating func any(_ middle: Coordinate, radius: Double) -> MultiPolygon {
        switch whole(0...3) {
        case 0: concave(middle, radius: radius)
        case 1: convex(middle, radius: radius)
        case 2: holed(middle, radius: radius)
        default: scattered(middle, radius: radius)
        }
    }

    private func shape(_ ring: Ring) -> MultiPolygon { MultiPolygon(polygons: [Polygon(exterior: ring)]) }
}

/// A rectangle as a shape.
func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> MultiPolygon {
    MultiPolygon(polygons: [
        Polygon(exterior: [
            Coordinate(x: minX, y: minY), Coordinate(x: maxX, y: minY), Coordinate(x: maxX, y: maxY),
            Coordinate(x: minX, y: maxY), Coordinate(x: minX, y: minY),
        ])
    ])
}
