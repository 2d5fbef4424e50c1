internal import GeoModel

/// The land of a neighbourhood cut along the lines that its streets follow: six sectors around its middle in rings, and
/// triangles out to its winding border.
struct NeighbourhoodLand {
    /// They fill it without overlap.
    let pieces: [ConvexPiece]
    let box: Box
    /// m².
    let area: Double
    private let centre: Coordinate
    private let borders: [(other: Int?, line: [Coordinate])]

    /// Where rings begin, as parts of the way to the straight border: between the streets, so that no street is cut.
    private static let rings = [0, 0.17, 0.42, 0.64]
    /// Where the last ring may end and the triangles begin, the first that leaves every triangle its way round.
    private static let ends = [0.88, 0.86, 0.84, 0.82, 0.8, 0.77, 0.74, 0.7]

    init(of neighbourhood: Neighbourhood, in settlement: Settlement) {
        let cell = settlement.lattice.cells[neighbourhood.cell]
        let centre = neighbourhood.centre
        let corners = (0..<6).map { settlement.bent.position(cell.corner($0)) }
        var pieces: [ConvexPiece] = []
        var borders: [(other: Int?, line: [Coordinate])] = []
        for sector in 0..<6 {
            let (start, end) = (corners[sector], corners[(sector + 1) % 6])
            func point(_ alongEdge: Double, _ fromCentre: Double) -> Coordinate {
                between(centre, between(start, end, alongEdge), fromCentre)
            }
            let line =
                settlement.outline.path.vertices(from: cell.corner(sector), to: cell.corner(sector + 1)) + [end]
            var triangles: [ConvexPiece] = []
            var last = 0.0
            for part in Self.ends {
                last = part
                triangles = Self.triangles(
                    from: line.indices.map { point(Double($0) / Double(line.count - 1), part) }, to: line)
                if triangles.allSatisfy({ $0.area > 0 }) { break }
            }
            pieces += triangles
            for (inner, outer) in zip(Self.rings, Self.rings.dropFirst() + [last]) {
                let far = [point(0, outer), point(1, outer)]
                pieces.append(ConvexPiece(inner > 0 ? [point(0, inner)] + far + [point(1, inner)] : [centre] + far))
            }
            borders.append((settlement.lattice.index(of: cell.neighbour(sector + 1)), line))
        }
        self.pieces = pieces
        self.borders = borders
        self.centre = centre
        box = pieces.reduce(into: Box.empty) { $0.extend(by: $1.box) }
        area = pieces.reduce(0) { $0 + $1.area }
    }

    /// What lies between a straight line and the border, both with as many points.
    private static func triangles(from inner: [Coordinate], to border: [Coordinate]) -> [ConvexPiece] {
        border.indices.dropFirst().flatMap { index in
            [
                ConvexPiece([inner[index - 1], border[index - 1], border[index]]),
                ConvexPiece([inner[index - 1], border[index], inner[index]]),
            ]
        }
    }

    /// The stretches of border with the neighbours that are asked for; nil is what lies outside everything.
    func edges(where isWanted: (Int?) -> Bool) -> [(start: Coordinate, end: Coordinate)] {
        borders.filter { isWanted($0.other) }.flatMap { border in
            zip(border.line, border.line.dropFirst()).map { (start: $0, end: $1) }
        }
    }

    /// A strip along a stretch of border, on this side of it.
    func strip(along edge: (start: Coordinate, end: Coordinate), width: Double) -> ConvexPiece {
        func inwards(_ place: Coordinate) -> Coordinate {
            between(place, centre, min(0.5, width / max(1, metresBetween(place, centre))))
        }
        return ConvexPiece([edge.start, edge.end, inwards(edge.end), inwards(edge.start)])
    }
}
