internal import GeoFiles
internal import Geometry
internal import Planning

/// Reads how much the cells of a raster count, from another raster on the same grid. One owner, one thread.
///
/// A cell of which the weight is missing counts for nothing; one below 0 is refused, as no mean of it would mean anything.
final class WeightReader {
    private let file: RasterFile
    private let band: RasterBand
    private let path: String
    private var cells: [Double] = []

    /// Opens the weights.
    ///
    /// - Throws: when they cannot be read, or do not lie cell for cell on `grid`.
    init(_ source: RasterSource.Weights, over grid: RasterGrid, of raster: String) throws {
        file = try RasterFile(opening: source.path)
        path = source.path
        guard let band = file.bands.first(where: { $0.index == source.band }) else {
            throw MeasureError.noBand(source.band, of: source.path, count: file.bands.count)
        }
        guard file.grid == grid else {
            throw MeasureError(
                "weights.otherGrid", .inputRejected,
                what: "The cells of \(source.path) do not lie on those of \(raster).",
                why: "Weights are taken cell for cell: origin, size and number of cells must be the same.",
                advice: "Make the weights on that grid first, for example with gdalwarp -te … -tr ….")
        }
        self.band = band
    }

    /// The weights of a window, row after row; 0 where there is none.
    ///
    /// - Throws: when they cannot be read, or one is negative.
    func read(_ window: RasterWindow) throws -> [Double] {
        if cells.count != window.count { cells = Array(repeating: 0, count: window.count) }
        try cells.withUnsafeMutableBufferPointer { try file.read(band: band, window: window, into: $0) }
        for index in cells.indices {
            let raw = cells[index]
            guard raw.isFinite, raw != band.noData else {
                cells[index] = 0
                continue
            }
            cells[index] = raw * band.scale + band.offset
            guard cells[index] >= 0 else {
                throw MeasureError(
                    "weights.negative", .inputRejected, what: "\(path) has a weight below 0: \(cells[index]).",
                    advice: "Weights are 0 or more; say which value means missing in the file itself.")
            }
        }
        return cells
    }
}

extension MeasureError {
    /// A raster has no band of that number.
    static func noBand(_ band: Int, of path: String, count: Int) -> MeasureError {
        MeasureError(
            "raster.noBand", .wrongUse, what: "\(path) has no band \(band).",
            advice: "It has \(count); the first is band 1.")
    }
}
