internal import GeoFiles
public import GeoModel
internal import Planning

/// What is known of the cells of some rows of a grid, added up over the raster cells that lie over them.
public struct GridSums: Sendable {
    /// Per cell the part of it that has a value, 0…1.
    public fileprivate(set) var covered: [Double]
    /// Per cell the sum of value · part.
    public fileprivate(set) var sums: [Double]
    /// Per list of classes and cell the part that has one of them.
    public fileprivate(set) var parts: [[Double]]

    /// Nothing yet.
    public init(cells: Int, classLists: Int) {
        covered = Array(repeating: 0, count: cells)
        sums = covered
        parts = Array(repeating: covered, count: classLists)
    }

    /// Mean of the values in a cell; nil where less than half of it has one.
    public func mean(_ cell: Int) -> Double? { covered[cell] >= 0.5 ? sums[cell] / covered[cell] : nil }

    /// Share of the cell's values that are of a list of classes, 0…1; nil where less than half of it has a value.
    public func share(_ list: Int, _ cell: Int) -> Double? {
        covered[cell] >= 0.5 ? min(1, parts[list][cell] / covered[cell]) : nil
    }
}

/// Lays a raster over a coarser (or finer) grid: every raster cell counts for the part of it inside a grid cell.
///
/// One owner, one thread. Both are north-up, so a share of a cell is a share of its width times a share of its height.
public final class GridPass {
    private let file: RasterFile
    private let band: RasterBand
    private let source: RasterSource
    private let grid: SquareGrid
    private let classLists: [Set<Double>]
    private var cells: [Double] = []

    /// Opens a raster.
    ///
    /// - Parameter classLists: values of which the part of a cell is kept, per list.
    /// - Throws: when it cannot be read, has no such band, or does not lie in RD New.
    public init(_ source: RasterSource, grid: SquareGrid, classLists: [Set<Double>] = []) throws {
        file = try RasterFile(opening: source.path)
        guard let band = file.bands.first(where: { $0.index == source.band }) else {
            throw MeasureError.noBand(source.band, of: source.path, count: file.bands.count)
        }
        try Self.check(file, source)
        self.band = band
        self.source = source
        self.grid = grid
        self.classLists = classLists
    }

    /// The ground that a raster in RD New covers.
    ///
    /// - Throws: when it cannot be read or lies in another system.
    public static func box(of source: RasterSource) throws -> Box {
        let file = try RasterFile(opening: source.path)
        try check(file, source)
        return file.grid.box
    }

    private static func check(_ file: RasterFile, _ source: RasterSource) throws {
        guard (file.crs ?? source.assumedCRS) == .rdNew else {
            throw MeasureError(
                "raster.notRD", .inputRejected, what: "\(source.path) does not lie in RD New (EPSG:28992).",
                advice: "Make it so first, for example with gdalwarp -t_srs EPSG:28992.")
        }
    }

    /// Adds what the raster has in `rows` of the grid.
    ///
    /// - Parameter sums: of exactly these rows, row after row.
    /// - Complexity: O(raster cells over the rows).
    public func add(_ rows: Range<Int>, to sums: inout GridSums) throws {
        guard let window = file.grid.window(covering: grid.box(rows: rows)) else { return }
        // A value such as -999.99 stands in a cell of single precision as the nearest number that it can hold.
        let missing = [band.noData, source.missing].compactMap(\.self).map {
            band.dataType.isExactAsFloat ? Double(Float($0)) : $0
        }
        let scale = band.scale * source.scale
        let offset = band.offset * source.scale
        if cells.count < window.count { cells = Array(repeating: 0, count: window.count) }
        try cells.withUnsafeMutableBufferPointer { try file.read(band: band, window: window, into: $0) }
        if band.mask != .none { try hide(window) }
        let across = GridOverlap(
            cells: window.column..<window.column + window.width, origin: file.grid.originX - grid.originX,
            size: file.grid.cellWidth, grid: 0..<grid.width, side: grid.side)
        let down = GridOverlap(
            cells: window.row..<window.row + window.height, origin: grid.originY - file.grid.originY,
            size: file.grid.cellHeight, grid: rows, side: grid.side)
        for row in 0..<window.height {
            for part in down.starts[row]..<down.starts[row + 1] {
                let line = (down.first[row] + part - down.starts[row]) * grid.width
                let height = down.lengths[part]
                guard height > 0 else { continue }
                for column in 0..<window.width {
                    let raw = cells[row * window.width + column]
                    let value: Double
                    if raw.isNaN || missing.contains(raw) {
                        guard let fill = source.fill else { continue }
                        value = fill
                    } else {
                        value = raw * scale + offset
                    }
                    let start = across.starts[column]
                    for share in start..<across.starts[column + 1] {
                        let cell = line + across.first[column] + share - start
                        let weight = height * across.lengths[share]
                        sums.covered[cell] += weight
                        sums.sums[cell] += weight * value
                        for list in classLists.indices where classLists[list].contains(value) {
                            sums.parts[list][cell] += weight
                        }
                    }
                }
            }
        }
    }
}

extension GridPass {
    /// Takes away what the file's mask hides.
    private func hide(_ window: RasterWindow) throws {
        var mask = [UInt8](repeating: 0, count: window.count)
        try mask.withUnsafeMutableBufferPointer { try file.readMask(band: band, window: window, into: $0) }
        for index in mask.indices where mask[index] == 0 { cells[index] = .nan }
    }

    /// Runs `rows` of a grid in strips over several workers; results come in order.
    ///
    /// - Parameters:
    ///   - makeWorker: makes what one worker owns; it turns a strip of rows into a result.
    ///   - merge: takes the results from north to south, one at a time.
    public static func run<Result: Sendable>(
        over grid: SquareGrid, rowsAtOnce: Int, threads: Int,
        makeWorker: @escaping @Sendable () throws -> (Range<Int>) throws -> Result,
        merge: @escaping @Sendable (Range<Int>, Result) -> Void
    ) throws {
        let strips = stride(from: 0, to: grid.height, by: rowsAtOnce).map {
            $0..<min($0 + rowsAtOnce, grid.height)
        }
        let next = Counter()
        try OrderedWork.run(
            workers: min(threads, strips.count),
            makeWorker: {
                let work = try makeWorker()
                return {
                    let number = next.take()
                    guard number < strips.count else { return nil }
                    return (number, (strips[number], try work(strips[number])))
                }
            },
            merge: { (piece: (Range<Int>, Result)) in merge(piece.0, piece.1) })
    }
}
