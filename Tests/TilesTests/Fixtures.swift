import GeoModel
import TestSupport

/// A closed ring from pairs of ordinates; the first position is repeated.
func ring(_ ordinates: (Double, Double)...) -> Ring {
    let points = ordinates.map { Coordinate(x: $0.0, y: $0.1) }
    return points + points.prefix(1)
}

/// A shape of one polygon.
func shape(_ exterior: Ring, holes: [Ring] = []) -> MultiPolygon {
    MultiPolygon(polygons: [Polygon(exterior: exterior, holes: holes)])
}

/// A circle-like ring with a wavy edge, counter-clockwise.
func wavyIsland(x: Double, y: Double, radius: Double, count: Int, seed: UInt64) -> Ring {
    var generator = SeededGenerator(state: seed)
    // Walks round a square, moved inwards at random: star-shaped, so it does not cross itself.
    var points: Ring = []
    for step in 0..<count {
        let side = Double(step) / Double(count) * 4
        let t = side - side.rounded(.down)
        let (dx, dy): (Double, Double) =
            switch Int(side) {
            case 0: (1, -1 + 2 * t)
            case 1: (1 - 2 * t, 1)
            case 2: (-1, 1 - 2 * t)
            default: (-1 + 2 * t, -1)
            }
        let scale = radius * Double.random(in: 0.6...1, using: &generator)
        points.append(Coordinate(x: x + dx * scale, y: y + dy * scale))
    }
    return points + points.prefix(1)
}

/// Cells in rows and columns that share wiggly borders; the outside border is straight.
struct Lattice {
    let columns: Int
    let rows: Int
    let cell: Double
    let segments: Int
    let origin: Coordinate

    var shapes: [MultiPolygon] {
        var generator = SeededGenerator(state: 7)
        var horizontal: [[[Coordinate]]] = []
        var vertical: [[[Coordinate]]] = []
        for row in 0...rows {
            horizontal.append(
                (0..<columns).map { column in
                    border(
                        from: (Double(column), Double(row)), along: (1, 0), wiggles: row > 0 && row < rows,
                        &generator)
                })
        }
        for row in 0..<rows {
            vertical.append(
                (0...columns).map { column in
                    border(
                        from: (Double(column), Double(row)), along: (0, 1),
                        wiggles: column > 0 && column < columns, &generator)
                })
        }
        return (0..<rows).flatMap { row in
            (0..<columns).map { column in
                let south = horizontal[row][column]
                let east = vertical[row][column + 1]
                let north = Array(horizontal[row + 1][column].reversed())
                let west = Array(vertical[row][column].reversed())
                return shape(Array(south.dropLast() + east.dropLast() + north.dropLast() + west))
            }
        }
    }

    private func border(
        from start: (Double, Double), along: (Double, Double), wiggles: Bool, _ generator: inout SeededGenerator
    ) -> [Coordinate] {
        (0...segments).map { step in
            let t = Double(step) / Double(segments)
            let isEnd = step == 0 || step == segments
            let offset = wiggles && !isEnd ? Double.random(in: -0.1...0.1, using: &generator) : 0
            return Coordinate(
                x: origin.x + cell * (start.0 + along.0 * t + along.1 * offset),
                y: origin.y + cell * (start.1 + along.1 * t + along.0 * offset))
        }
    }
}
