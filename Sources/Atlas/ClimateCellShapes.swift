internal import GeoFiles
internal import GeoModel
internal import Geometry
internal import NaturalSystem
internal import Planning

/// The cells of the climate grid as shapes in RD New, and the rain regimes, laid over areas.
struct ClimateCellShapes {
    /// What an area lies in.
    struct Finding {
        let weights: CellWeights
        let regime: RainRegime?
        /// True when no regime's polygon reaches the area and that of its largest cell counts.
        let hasRegimeOfCell: Bool
    }

    private let grid: ClimateGrid
    private let overlay: AreaOverlay
    private let regimes: [RainRegime]
    private let regimeOverlay: AreaOverlay
    private let regimeByCell: [ClimateCell: RainRegime]
    private let toDegrees: CoordinateTransformation

    /// Prepares the cells that count and the polygons of the regimes, in RD New.
    ///
    /// - Throws: `GeoFileError` when PROJ cannot reproject the cells.
    init(grid: ClimateGrid, regimes: [(regime: RainRegime, shape: MultiPolygon)], threads: Int) throws {
        self.grid = grid
        self.regimes = regimes.map(\.regime)
        toDegrees = try CoordinateTransformation(from: .rdNew, to: .wgs84)
        let toMetres = try CoordinateTransformation(from: .wgs84, to: .rdNew)
        var corners = grid.cells.flatMap(ClimateCellShapes.outline)
        try toMetres.apply(to: &corners)
        let size = corners.count / grid.cells.count
        let shapes = grid.cells.indices.map { index in
            MultiPolygon(polygons: [Polygon(exterior: Array(corners[index * size..<(index + 1) * size]))])
        }
        overlay = AreaOverlay(areas: shapes, threads: threads)
        let regimeOverlay = AreaOverlay(areas: regimes.map(\.shape), threads: threads)
        self.regimeOverlay = regimeOverlay
        var byCell: [ClimateCell: RainRegime] = [:]
        var shape = MeasuredShape()
        for (cell, polygon) in zip(grid.cells, shapes) where !regimes.isEmpty {
            guard WellKnownBinary.bytes(of: polygon).withUnsafeBytes({ shape.load($0) }) else { continue }
            byCell[cell] = ClimateCellShapes.largest(shape, regimeOverlay, regimes.map(\.regime))
        }
        regimeByCell = byCell
    }

    /// The border of a cell with positions between its corners: a parallel is no straight line in RD New, and bends 1.8 m
    /// over the width of a cell. In eight pieces that is 3 cm.
    private static func outline(of cell: ClimateCell) -> [Coordinate] {
        let pieces = 8
        let ring = cell.ring
        let between = zip(ring, ring.dropFirst()).flatMap { from, to in
            (0..<pieces).map { piece in
                let share = Double(piece) / Double(pieces)
                return Coordinate(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
            }
        }
        return between + ring.suffix(1)
    }

    /// What an area lies in: cells by shared surface or else the nearest one, and the regime with the largest share.
    ///
    /// - Parameter wkb: the area in RD New.
    /// - Throws: `ClimateError` or `GeoFileError` when the shape has no image in degrees.
    func finding(for wkb: [UInt8], using shape: inout MeasuredShape) throws -> Finding {
        guard wkb.withUnsafeBytes({ shape.load($0) }), shape.kind == .polygons else {
            throw AtlasError(
                "climate.shape", .inputRejected, what: "The shape of an area cannot be measured.",
                advice: "Build the atlas from areas with polygons.")
        }
        var shares: [AreaShare] = []
        overlay.shares(of: shape, into: &shares)
        let weights: CellWeights
        if shares.isEmpty {
            var middle = [shape.centroid]
            try toDegrees.apply(to: &middle)
            weights = CellWeights(nearest: grid.nearest(to: middle[0]))
        } else {
            weights = try CellWeights(shares.map { (grid.cells[$0.area], $0.measure) })
        }
        if let regime = ClimateCellShapes.largest(shape, regimeOverlay, regimes) {
            return Finding(weights: weights, regime: regime, hasRegimeOfCell: false)
        }
        let heaviest = weights.shares.max { ($0.weight, $1.cell) < ($1.weight, $0.cell) }
        let regime = heaviest.flatMap { regimeByCell[$0.cell] }
        return Finding(weights: weights, regime: regime, hasRegimeOfCell: regime != nil)
    }

    /// The regime with the largest share of a shape; of equal ones the first in the order of the regimes.
    private static func largest(
        _ shape: MeasuredShape, _ overlay: AreaOverlay, _ regimes: [RainRegime]
    ) -> RainRegime? {
        guard !regimes.isEmpty else { return nil }
        var shares: [AreaShare] = []
        overlay.shares(of: shape, into: &shares)
        var sums: [RainRegime: Double] = [:]
        for share in shares { sums[regimes[share.area], default: 0] += share.measure }
        let most = sums.values.max()
        return RainRegime.allCases.first { sums[$0] != nil && sums[$0] == most }
    }
}
