import GeoModel

/// Areas that cover a box without gaps and overlaps; neighbours have the very same positions on the border they share.
struct Tiling {
    var areas: [MultiPolygon]
    var box: Box

    /// Quadrangles about the places of a lattice, moved at random; borders have `bends` further corners.
    static func lattice(
        columns: Int, rows: Int, in box: Box, jitter: Double, bends: Int, _ maker: inout ShapeMaker
    ) -> Tiling {
        let (width, height) = (box.width / Double(columns), box.height / Double(rows))
        func moved(_ x: Double, _ y: Double, by share: Double, _ maker: inout ShapeMaker) -> Coordinate {
            // The sides of the box stay straight.
            let isSide = (x == 0 || x == Double(columns), y == 0 || y == Double(rows))
            let dx = isSide.0 ? 0 : maker.number(-share...share)
            let dy = isSide.1 ? 0 : maker.number(-share...share)
            return maker.placed(box.minX + (x + dx) * width, box.minY + (y + dy) * height)
        }
        var corners: [[Coordinate]] = []
        for row in 0...rows {
            corners.append((0...columns).map { moved(Double($0), Double(row), by: jitter, &maker) })
        }
        func border(_ a: Coordinate, _ b: Coordinate, isSide: Bool, _ maker: inout ShapeMaker) -> [Coordinate] {
            guard !isSide else { return [a] }
            return [a]
                + (0..<bends).map { bend in
                    let share = (Double(bend) + 1) / Double(bends + 1)
                    let (dx, dy) = (maker.number(-0.04...0.04) * width, maker.number(-0.04...0.04) * height)
                    return maker.placed(a.x + share * (b.x - a.x) + dx, a.y + share * (b.y - a.y) + dy)
                }
        }
        // Without their last position.
        var across: [[[Coordinate]]] = []
        var up: [[[Coordinate]]] = []
        for row in 0...rows {
            across.append(
                (0..<columns).map { column in
                    border(
                        corners[row][column], corners[row][column + 1], isSide: row == 0 || row == rows, &maker)
                })
        }
        for row in 0..<rows {
            up.append(
                (0...columns).map { column in
                    border(
                        corners[row][column], corners[row + 1][column], isSide: column == 0 || column == columns,
                        &maker)
                })
        }
        var areas: [MultiPolygon] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let top = [corners[row + 1][column + 1]] + across[row + 1][column].dropFirst().reversed()
                let left = [corners[row + 1][column]] + up[row][column].dropFirst().reversed()
                let ring = across[row][column] + up[row][column + 1] + top + left
                areas.append(MultiPolygon(polygons: [Polygon(exterior: maker.closed(ring))]))
            }
        }
        return Tiling(areas: areas, box: box)
    }

    /// Triangles: each quadrangle of a lattice is halved, so that six to eight areas meet in a corner.
    static func triangles(columns: Int, rows: Int, in box: Box, _ maker: inout ShapeMaker) -> Tiling {
        let whole = lattice(columns: columns, rows: rows, in: box, jitter: 0.2, bends: 0, &maker)
        var areas: [MultiPolygon] = []
        for area in whole.areas {
            let ring = area.polygons[0].exterior
            let first = Bool.random(using: &maker.random) ? 0 : 1
            for half in [[first, first + 1, first + 2], [first, first + 2, (first + 3) % 4]] {
                let corners = half.map { ring[$0] }
                areas.append(MultiPolygon(polygons: [Polygon(exterior: maker.closed(corners))]))
            }
        }
        return Tiling(areas: areas, box: box)
    }

    /// Rectangles: the largest is cut in two, again and again. Corners of one lie halfway along the side of another.
    static func rectangles(count: Int, in box: Box, _ maker: inout ShapeMaker) -> Tiling {
        var boxes = [box]
        while boxes.count < count {
            boxes.sort { $0.width * $0.height < $1.width * $1.height }
            guard let last = boxes.popLast() else { break }
            let share = maker.number(0.3...0.7)
            let cut = maker.placed(last.minX + share * last.width, last.minY + share * last.height)
            if last.width > last.height {
                boxes.append(Box(minX: last.minX, minY: last.minY, maxX: cut.x, maxY: last.maxY))
                boxes.append(Box(minX: cut.x, minY: last.minY, maxX: last.maxX, maxY: last.maxY))
            } else {
                boxes.append(Box(minX: last.minX, minY: last.minY, maxX: last.maxX, maxY: cut.y))
                boxes.append(Box(minX: last.minX, minY: cut.y, maxX: last.maxX, maxY: last.maxY))
            }
        }
        return Tiling(areas: boxes.map { GeometryTests.box($0.minX, $0.minY, $0.maxX, $0.maxY) }, box: box)
    }

    /// Tilings of all kinds over a box.
    static func all(in box: Box, _ maker: inout ShapeMaker) -> [Tiling] {
        [
            lattice(columns: 5, rows: 4, in: box, jitter: 0.2, bends: 4, &maker),
            triangles(columns: 4, rows: 5, in: box, &maker),
            rectangles(count: 24, in: box, &maker),
        ]
    }
}
