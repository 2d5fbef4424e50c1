internal import GeoFiles
internal import GeoModel

/// The rasters of a town: the ground itself, its height, groundwater, heat, and water after a cloudburst.
///
/// Numbers are whole centimetres and hundredths of a degree, which keeps files small; the recipe scales them.
struct GroundRasters {
    let ground: TownGround
    let raster: TownRaster
    let seed: UInt64

    /// What a cell has where nothing is known.
    static let missing = -9_999.0

    /// - Parameter cell: metres to a side of the cells.
    init(of ground: TownGround, cell: Double, seed: UInt64) {
        self.ground = ground
        self.seed = seed
        raster = TownRaster(of: ground, cell: cell)
    }

    /// Writes all of them, as names in a folder.
    func write(to folder: OutputFolder) throws {
        try write(raster.kinds.map(Double.init), as: "bodembedekking.tif", to: folder, dataType: .byte, noData: 0)
        for (name, cells) in [
            ("hoogte.tif", heights), ("grondwater.tif", groundwater), ("hitte-eiland.tif", heat),
            ("water-na-bui.tif", CloudburstDepths(of: ground, in: raster, seed: seed).cells),
        ] { try write(cells, as: name, to: folder, dataType: .int16, noData: Self.missing) }
    }

    private func write(
        _ cells: [Double], as name: String, to folder: OutputFolder, dataType: RasterDataType, noData: Double
    ) throws {
        let writer = try RasterWriter(
            creating: folder.pathForNewFile(name), grid: raster.grid, crs: .rdNew, dataType: dataType, noData: noData)
        try writer.write(cells)
        try writer.close()
    }

    /// Centimetres above NAP of the ground itself: where a building or water is, there is none.
    private var heights: [Double] {
        var land = NoiseWalk(seed: seed &+ 12, scale: 6_000)
        var hills = NoiseWalk(seed: seed &+ 31, scale: 900)
        var bumps = NoiseWalk(seed: seed &+ 32, scale: 70)
        return raster.cells(missing: Self.missing) { _, kind, place in
            guard kind != GroundKind.building.rawValue, kind != GroundKind.water.rawValue else { return nil }
            return (-100 + 480 * land.value(at: place) + 90 * hills.value(at: place) + 18 * bumps.value(at: place))
                .rounded()
        }
    }

    /// Centimetres below the surface in a wet winter, as the key figures have it on average; none in water.
    private var groundwater: [Double] {
        var land = NoiseWalk(seed: seed &+ 12, scale: 6_000)
        var hills = NoiseWalk(seed: seed &+ 31, scale: 900)
        var soils = NoiseWalk(seed: seed &+ 33, scale: 240)
        return raster.cells(missing: Self.missing) { _, kind, place in
            guard kind != GroundKind.water.rawValue else { return nil }
            let depth =
                100 + 45 * land.value(at: place) + 48 * hills.value(at: place) + 34 * soils.value(at: place)
            return max(5, depth).rounded()
        }
    }

    /// Hundredths of a degree warmer than the country around: what is paved within 150 m makes it so.
    private var heat: [Double] {
        let paved = Set(GroundKind.allCases.filter { $0 == .yard || $0.road != nil }.map(\.rawValue))
        let isPaved = (0...UInt8.max).map { paved.contains($0) ? Float(1) : 0 }
        let reach = max(1, Int(150 / raster.grid.cellWidth))
        let means = CellAverage(width: raster.grid.width, height: raster.grid.height, reach: reach)
            .means(of: raster.kinds.map { isPaved[Int($0)] }, counting: raster.kinds.map { $0 == 0 ? 0 : 1 })
        return raster.cells(missing: Self.missing) { index, _, _ in (20 + 300 * Double(means[index])).rounded() }
    }
}
