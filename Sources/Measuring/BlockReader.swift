internal import GeoFiles
internal import Geometry

/// Reads blocks of one band and measures them. One owner, one thread.
///
/// A cell is missing where it holds the file's nodata value, the value that the source names, or no number, and where the
/// file's mask hides it; of a band of opacity only 0 hides.
final class BlockReader {
    private let file: RasterFile
    private let band: RasterBand
    private let missing: Double?
    /// A second value that means missing.
    private let alsoMissing: Double?
    private let fill: Double?
    private let scale: Double
    private let weights: WeightReader?
    private let measure: RasterMeasure
    private let floats: UnsafeMutableBufferPointer<Float>
    private let doubles: UnsafeMutableBufferPointer<Double>
    private let mask: UnsafeMutableBufferPointer<UInt8>

    init(_ source: RasterSource, band: RasterBand, measure: RasterMeasure, layout: RasterLayout) throws {
        let file = try RasterFile(opening: source.path)
        self.file = file
        self.band = band
        missing = band.noData ?? source.missing
        alsoMissing = band.noData == nil ? nil : source.missing
        // Cells hold what the file holds; a fill is given in the unit that is asked for.
        fill = source.fill.map { ($0 / source.scale - band.offset) / band.scale }
        scale = source.scale
        weights = try source.weights.map { try WeightReader($0, over: file.grid, of: source.path) }
        self.measure = measure
        let cells = layout.blockWidth * layout.blockHeight
        floats = .allocate(capacity: band.dataType.isExactAsFloat ? cells : 0)
        floats.initialize(repeating: 0)
        doubles = .allocate(capacity: band.dataType.isExactAsFloat ? 0 : cells)
        doubles.initialize(repeating: 0)
        mask = .allocate(capacity: band.mask == .none ? 0 : cells)
        mask.initialize(repeating: 0)
    }

    deinit {
        floats.deallocate()
        doubles.deallocate()
        mask.deallocate()
    }

    func totals(of block: ZoneBlock) throws -> [(area: Int, totals: RasterTotals)] {
        let window = RasterWindow(column: block.column, row: block.row, width: block.width, height: block.height)
        if band.mask != .none { try file.readMask(band: band, window: window, into: mask) }
        let weights = try weights?.read(window)
        if band.dataType.isExactAsFloat {
            try file.read(band: band, window: window, into: floats)
            return measure.totals(
                of: block, values(floats, window, missing.map(Float.init), alsoMissing.map(Float.init)),
                weights: weights)
        }
        try file.read(band: band, window: window, into: doubles)
        return measure.totals(of: block, values(doubles, window, missing, alsoMissing), weights: weights)
    }

    private func values<Value: RasterValue>(
        _ cells: UnsafeMutableBufferPointer<Value>, _ window: RasterWindow, _ missing: Value?, _ alsoMissing: Value?
    ) -> BlockValues<Value> {
        if band.mask != .none {
            for index in 0..<window.count where mask[index] == 0 { cells[index] = .nan }
        }
        if let alsoMissing {
            for index in 0..<window.count where cells[index] == alsoMissing { cells[index] = .nan }
        }
        if let fill {
            for index in 0..<window.count where cells[index].isNaN || cells[index] == missing {
                cells[index] = Value(fill)
            }
        }
        return BlockValues(
            cells: UnsafeBufferPointer(rebasing: cells[..<window.count]), missing: fill == nil ? missing : nil,
            scale: band.scale * scale, offset: band.offset * scale)
    }
}
