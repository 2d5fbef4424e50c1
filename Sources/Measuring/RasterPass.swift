public import GeoModel
internal import GeoFiles
public import Geometry
internal import Planning
internal import Synchronization

/// A raster and the band of it that is measured.
public struct RasterSource: Sendable {
    /// File or address.
    public var path: String
    /// Band, from 1.
    public var band = 1
    /// CRS to take where the file names none.
    public var assumedCRS: CoordinateReferenceSystem?
    /// Value that means missing, beside what the file says.
    public var missing: Double?
    /// What a missing cell counts as; nil where it does not count.
    public var fill: Double?
    /// What values are multiplied by, after the scale of the file itself.
    public var scale: Double
    /// How much each cell counts, for statistics that weigh; nil where there are none.
    public var weights: Weights?

    /// A raster, on the same grid, of how much cells count.
    public struct Weights: Sendable {
        /// File or address.
        public let path: String
        /// Band, from 1.
        public let band: Int

        /// Names the weights.
        public init(path: String, band: Int = 1) {
            self.path = path
            self.band = band
        }
    }

    /// Names a raster.
    public init(
        path: String, band: Int = 1, assumedCRS: CoordinateReferenceSystem? = nil, missing: Double? = nil,
        fill: Double? = nil, scale: Double = 1
    ) {
        self.fill = fill
        self.scale = scale
        self.path = path
        self.band = band
        self.assumedCRS = assumedCRS
        self.missing = missing
    }
}

/// Lays areas over a raster: every block is read once, by one of the workers, and only where there are areas.
public struct RasterPass {
    private let source: RasterSource
    private let settings: MeasureSettings
    private let band: RasterBand
    private let grid: RasterGrid
    /// Size of a cell, in the square of the unit of the CRS.
    public var cellArea: Double { grid.cellWidth * grid.cellHeight }
    /// CRS of the raster.
    public let crs: CoordinateReferenceSystem

    /// Looks at a raster.
    ///
    /// - Throws: when it cannot be read, has no such band, or no known CRS.
    public init(_ source: RasterSource, settings: MeasureSettings = .init()) throws {
        self.source = source
        self.settings = settings
        let file = try RasterFile(opening: source.path)
        guard let band = file.bands.first(where: { $0.index == source.band }) else {
            throw MeasureError.noBand(source.band, of: source.path, count: file.bands.count)
        }
        guard let crs = file.crs ?? source.assumedCRS else {
            throw MeasureError(
                "raster.unknownCRS", .inputRejected,
                what: "\(source.path) names no coordinate reference system that is known.",
                why: file.crsName.map { "It says: \($0)." } ?? "",
                advice: "Say which one it is with --assume-crs, such as --assume-crs 28992.")
        }
        self.band = band
        self.crs = crs
        grid = file.grid
        if let weights = source.weights { _ = try WeightReader(weights, over: grid, of: source.path) }
    }

    /// What every area has of the raster, in the order of the areas.
    ///
    /// - Parameters:
    ///   - areas: in the CRS of the raster.
    ///   - thresholds: values of which the cells below and above are counted.
    ///   - quantiles: shares (0…1) of which quantiles are wanted. Values are then kept for a round of areas at a time,
    ///     within ``MeasureSettings/memory``; with ``RasterNeeds/values`` instead they are all kept and handed out.
    /// - Throws: when a block cannot be read, or the values of one area alone need more memory.
    public func totals(
        of areas: [MultiPolygon], needs: RasterNeeds, thresholds: [Double] = [], quantiles: [Double] = []
    ) throws -> [RasterTotals] {
        guard needs.contains(.values) || !quantiles.isEmpty else {
            return try round(of: areas, needs, thresholds) { $0 }
        }
        let rounds = try Self.rounds(of: areas.map(mostCells), settings: settings)
        guard !quantiles.isEmpty else { return try round(of: areas, needs, thresholds) { $0 } }
        var totals: [RasterTotals] = []
        totals.reserveCapacity(areas.count)
        for (number, range) in rounds.enumerated() {
            var part = try round(of: Array(areas[range]), needs.union(.values), thresholds) {
                (Double(number) + $0) / Double(rounds.count)
            }
            EachInParallel.change(&part, 0..<part.count, threads: settings.threads) { $0.reduceValues(to: quantiles) }
            totals += part
        }
        return totals
    }

    /// The most cells that an area can have of the raster.
    public func mostCells(in area: MultiPolygon) -> Double {
        min(area.area / cellArea, Double(grid.window(covering: area.box)?.count ?? 0))
    }

    /// Areas whose cells fit together in the memory there is.
    ///
    /// - Parameter cells: the most cells of each area.
    /// - Throws: ``MeasureError`` where those of one area do not fit.
    public static func rounds(of cells: [Double], settings: MeasureSettings) throws -> [Range<Int>] {
        var rounds: [Range<Int>] = []
        var bytes = 0.0
        for (index, cells) in cells.enumerated() {
            let own = cells * Double(MemoryLayout<WeightedValue>.stride)
            guard own <= Double(settings.memory) else {
                throw MeasureError(
                    "memory.tooLittle", .wrongUse,
                    what: "An area has \(Int(cells)) cells, of which quantiles need \(Int(own / 1e6)) MB at once.",
                    advice: "Allow more with --memory, or leave quantiles out.")
            }
            if let last = rounds.last, bytes + own <= Double(settings.memory) {
                rounds[rounds.count - 1] = last.lowerBound..<index + 1
                bytes += own
            } else {
                rounds.append(index..<index + 1)
                bytes = own
            }
        }
        return rounds
    }

    /// One pass over the raster.
    private func round(
        of areas: [MultiPolygon], _ needs: RasterNeeds, _ thresholds: [Double],
        progress: @escaping @Sendable (Double) -> Double
    ) throws -> [RasterTotals] {
        let results = Mutex([RasterTotals](repeating: RasterTotals(), count: areas.count))
        let zones = RasterZones(areas: areas, layout: layout, threads: settings.threads)
        let next = Counter()
        let (source, settings, band) = (source, settings, band)
        try OrderedWork.run(
            workers: settings.threads,
            makeWorker: {
                let reader = try BlockReader(
                    source, band: band,
                    measure: RasterMeasure(zones, needs: needs, thresholds: thresholds), layout: zones.layout)
                return {
                    let number = next.take()
                    guard number < zones.blocks.count else { return nil }
                    settings.progress(progress(Double(number) / Double(zones.blocks.count)))
                    return (number, try reader.totals(of: zones.blocks[number]))
                }
            },
            merge: { (parts: [(area: Int, totals: RasterTotals)]) in
                results.withLock { results in for part in parts { results[part.area].merge(part.totals) } }
            })
        return results.withLock { $0 }
    }

    /// Small blocks are read several at a time: strips of one row, above all.
    private var layout: RasterLayout {
        let cellsAtOnce = 65_536
        let rows = max(1, cellsAtOnce / max(1, band.blockWidth * band.blockHeight))
        return RasterLayout(
            originX: grid.originX, originY: grid.originY, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight,
            width: grid.width, height: grid.height, blockWidth: band.blockWidth,
            blockHeight: min(grid.height, rows * band.blockHeight))
    }
}
