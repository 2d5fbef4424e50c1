internal import GeoModel

/// Shapes of cells and of groups of cells, made by leaving out the edges that two members share.
struct Outline {
    let lattice: Lattice
    let path: EdgePath

    /// The shape of one cell, counter-clockwise.
    func shape(ofCell index: Int) -> MultiPolygon {
        let cell = lattice.cells[index]
        var ring: Ring = []
        for direction in 0..<6 { ring += path.vertices(from: cell.corner(direction - 1), to: cell.corner(direction)) }
        return MultiPolygon(polygons: [Polygon(exterior: closed(ring))])
    }

    /// The shape of a connected group; what it surrounds is a hole.
    ///
    /// Three cells meet in a corner, so a group's border passes it once at most and the way on is never in doubt.
    func shape(of cells: [Int]) -> MultiPolygon {
        let members = Set(cells)
        var next: [Corner: Corner] = [:]
        var starts: [Corner] = []
        for index in cells {
            let cell = lattice.cells[index]
            for direction in 0..<6 {
                if let other = lattice.index(of: cell.neighbour(direction)), members.contains(other) { continue }
                let start = cell.corner(direction - 1)
                next[start] = cell.corner(direction)
                starts.append(start)
            }
        }
        var outer: [Ring] = []
        var holes: [Ring] = []
        for start in starts where next[start] != nil {
            var ring: Ring = []
            var corner = start
            while let following = next.removeValue(forKey: corner) {
                ring += path.vertices(from: corner, to: following)
                corner = following
            }
            ring = closed(ring)
            if signedArea(of: ring) > 0 { outer.append(ring) } else { holes.append(ring) }
        }
        // A connected group has one outer ring, so every hole is its own.
        guard let exterior = outer.first else { return MultiPolygon(polygons: []) }
        return MultiPolygon(
            polygons: [Polygon(exterior: exterior, holes: holes)] + outer.dropFirst().map { Polygon(exterior: $0) })
    }

    private func closed(_ ring: Ring) -> Ring { ring + ring.prefix(1) }
}
