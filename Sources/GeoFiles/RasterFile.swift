internal import CGDAL
public import GeoModel

/// A raster that GDAL can open, read-only: its grid, its bands and their cells.
///
/// One owner, one thread: every worker opens its own and lets it go in the same synchronous scope. Only north-up
/// rasters are read. Windows of whole blocks (``RasterBand/blocks``) go straight from the file into the caller's memory:
/// each block is decoded once, and GDAL's cache, which all threads share, is left out of it.
public final class RasterFile {
    private let dataset: OpenDataset
    private var scratch: BlockMemory?
    /// Rows whose place in the file is known, of formats in which that shows only by reading on; nil for others.
    private var rowsFound: Int?
    /// The path or address as given.
    public let path: String
    /// Where its cells lie.
    public let grid: RasterGrid
    /// The coordinate reference system by its EPSG number; nil where the file names none, or one without number.
    public let crs: CoordinateReferenceSystem?
    /// What the file calls its coordinate reference system; nil where it names none.
    public let crsName: String?
    /// Its bands, in file order.
    public let bands: [RasterBand]

    /// Opens `path`, with GDAL open options such as `DATATYPE=Float64`.
    ///
    /// An ASCII grid that looks like whole numbers is read as `float64`, as GDAL judges by its beginning only.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotOpen` for a file that is no raster, has no bands, or is not north-up.
    public init(opening path: String, options: [String] = []) throws {
        var dataset = try OpenDataset(opening: path, as: .raster, options: options)
        var bands = Self.bands(of: dataset)
        if dataset.driver == "AAIGrid", bands.first?.dataType == .int32, options.isEmpty {
            dataset = try OpenDataset(opening: path, as: .raster, options: ["DATATYPE=Float64"])
            bands = Self.bands(of: dataset)
        }
        guard !bands.isEmpty else { throw GeoFileError(.cannotOpen, path: path, reason: Self.whyEmpty(dataset)) }
        self.path = path
        self.dataset = dataset
        self.bands = bands
        rowsFound = Self.textDrivers.contains(dataset.driver) ? 0 : nil
        grid = try Self.grid(of: dataset, path: path)
        let system = GDALGetSpatialRef(dataset.handle)
        crs = system.flatMap { CoordinateReferenceSystem(identifying: $0) }
        crsName = system.flatMap { OSRGetName($0) }.map { String(cString: $0) }
    }

    /// Number of columns.
    public var width: Int { grid.width }
    /// Number of rows.
    public var height: Int { grid.height }

    /// Reads the cells of a window, row after row, as they are in the file: nodata values included, without scale.
    ///
    /// Blocks that the file leaves out are nodata, or 0 where there is no nodata value.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotRead` when the band's values are no exact `Float`
    ///   (``RasterDataType/isExactAsFloat``), the window is not inside the raster or has more cells than `cells`, or the
    ///   file is damaged there. What `cells` then holds is undefined.
    public func read(
        band: RasterBand, window: RasterWindow, into cells: UnsafeMutableBufferPointer<Float>
    ) throws {
        guard band.dataType.isExactAsFloat else {
            throw failure("band \(band.index) holds \(band.typeName), which does not fit single precision")
        }
        try read(band, window, into: UnsafeMutableRawBufferPointer(cells), as: GDT_Float32)
        guard hasWrappedSigns(band) else { return }
        for index in 0..<window.count where cells[index] > 127 { cells[index] -= 256 }
    }

    /// The same in double precision, for every type but complex numbers.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotRead` when the band holds complex numbers, the window is not inside the
    ///   raster or has more cells than `cells`, or the file is damaged there.
    public func read(
        band: RasterBand, window: RasterWindow, into cells: UnsafeMutableBufferPointer<Double>
    ) throws {
        try read(band, window, into: UnsafeMutableRawBufferPointer(cells), as: GDT_Float64)
        guard hasWrappedSigns(band) else { return }
        for index in 0..<window.count where cells[index] > 127 { cells[index] -= 256 }
    }

    /// Reads what the band's mask says of the cells of a window: 0 is missing, 255 is there, and between them an alpha
    /// band's opacity. Nodata counts as missing where there is no other mask.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotRead` as for reading cells.
    public func readMask(
        band: RasterBand, window: RasterWindow, into cells: UnsafeMutableBufferPointer<UInt8>
    ) throws {
        try check(window, cells: cells.count)
        let handle = try handle(of: band)
        try findRows(before: window.row, of: band, handle)
        try transfer(
            window, from: GDALGetMaskBand(handle), into: UnsafeMutableRawPointer(cells.baseAddress), as: GDT_Byte,
            band: band)
    }

    private func read(
        _ band: RasterBand, _ window: RasterWindow, into memory: UnsafeMutableRawBufferPointer, as type: GDALDataType
    ) throws {
        guard band.dataType != .unsupported else {
            throw failure("band \(band.index) holds \(band.typeName), which is not one number per cell")
        }
        try check(window, cells: memory.count / Int(GDALGetDataTypeSizeBytes(type)))
        let handle = try handle(of: band)
        try findRows(before: window.row, of: band, handle)
        guard band.blocks.areWhole(in: window) else {
            return try transfer(window, from: handle, into: memory.baseAddress, as: type, band: band)
        }
        guard let base = memory.baseAddress else { return }
        let memory = try blockMemory(for: band, type: GDALGetRasterDataType(handle))
        let target = BlockTarget(base: base, type: type, window: window)
        let (failed, message) = GDALLibrary.quietly { memory.fill(target, from: handle, blocks: band.blocks) }
        if let failed { throw failure("band \(band.index), block \(failed.column), \(failed.row): \(message)") }
        if let found = rowsFound, found >= window.row { rowsFound = max(found, window.row + window.height) }
    }

    private static let textDrivers: Set<String> = ["AAIGrid", "GRASSASCIIGrid", "ISG"]

    /// Reads the rows of a text grid up to `row`, once, in order.
    ///
    /// GDAL would do so itself, but past a row that is missing it searches in a time that doubles with every row.
    private func findRows(before row: Int, of band: RasterBand, _ handle: GDALRasterBandH) throws {
        guard let found = rowsFound, found < row, band.blockHeight == 1 else { return }
        let memory = try blockMemory(for: band, type: GDALGetRasterDataType(handle))
        for next in found..<row {
            let (isRead, message) = GDALLibrary.quietly { memory.pass(next, of: handle) }
            guard isRead else { throw failure("band \(band.index), block 0, \(next): \(message)") }
            rowsFound = next + 1
        }
    }

    /// Through GDAL's cache, for windows that cut blocks.
    private func transfer(
        _ window: RasterWindow, from handle: GDALRasterBandH?, into memory: UnsafeMutableRawPointer?,
        as type: GDALDataType, band: RasterBand
    ) throws {
        let (code, message) = GDALLibrary.quietly {
            GDALRasterIOEx(
                handle, GF_Read, Int32(window.column), Int32(window.row), Int32(window.width), Int32(window.height),
                memory, Int32(window.width), Int32(window.height), type, 0, 0, nil)
        }
        guard code == CE_None else {
            throw failure("band \(band.index), from column \(window.column), row \(window.row): \(message)")
        }
    }

    private func check(_ window: RasterWindow, cells: Int) throws {
        guard window.column >= 0, window.row >= 0, window.width > 0, window.height > 0, window.column < width,
            window.row < height, window.width <= width - window.column, window.height <= height - window.row
        else { throw failure("has \(width) by \(height) cells; \(window) is not inside") }
        guard window.count <= cells else { throw failure("\(window) does not fit in room for \(cells) cells") }
    }

    private func handle(of band: RasterBand) throws -> GDALRasterBandH {
        guard bands.indices.contains(band.index - 1), bands[band.index - 1].blocks == band.blocks,
            bands[band.index - 1].typeName == band.typeName,
            let handle = GDALGetRasterBand(dataset.handle, Int32(band.index))
        else { throw failure("band \(band.index) is not of this file, which has \(bands.count)") }
        return handle
    }

    private func blockMemory(for band: RasterBand, type: GDALDataType) throws -> BlockMemory {
        let size = Int(GDALGetDataTypeSizeBytes(type))
        if let scratch, scratch.type == type, scratch.cells >= band.blockWidth * band.blockHeight { return scratch }
        scratch = nil
        guard let memory = BlockMemory(cells: band.blockWidth * band.blockHeight, type: type, size: size) else {
            throw failure(
                "band \(band.index) has blocks of \(band.blockWidth) by \(band.blockHeight), too large for memory")
        }
        scratch = memory
        return memory
    }

    /// Signed bytes come from GDAL before 3.7 as 0 to 255.
    private func hasWrappedSigns(_ band: RasterBand) -> Bool { band.dataType == .int8 && band.typeName == "Byte" }

    private func failure(_ reason: String) -> GeoFileError { GeoFileError(.cannotRead, path: path, reason: reason) }

    private static func bands(of dataset: OpenDataset) -> [RasterBand] {
        let width = Int(GDALGetRasterXSize(dataset.handle))
        let height = Int(GDALGetRasterYSize(dataset.handle))
        return GDALLibrary.quietly {
            (0..<GDALGetRasterCount(dataset.handle)).compactMap { index in
                GDALGetRasterBand(dataset.handle, index + 1).map {
                    RasterBand($0, index: Int(index) + 1, width: width, height: height)
                }
            }
        }.result
    }

    private static func grid(of dataset: OpenDataset, path: String) throws -> RasterGrid {
        func refused(_ reason: String) -> GeoFileError { GeoFileError(.cannotOpen, path: path, reason: reason) }
        var numbers = [Double](repeating: 0, count: 6)
        guard GDALLibrary.quietly({ GDALGetGeoTransform(dataset.handle, &numbers) }).result == CE_None else {
            throw refused("says not where its cells lie (no geotransform)")
        }
        guard numbers.allSatisfy(\.isFinite), numbers[1] != 0, numbers[5] != 0 else {
            throw refused("says not where its cells lie (geotransform \(numbers))")
        }
        guard numbers[2] == 0, numbers[4] == 0 else {
            throw refused("is rotated; make it north-up first, for example with gdalwarp")
        }
        guard numbers[1] > 0, numbers[5] < 0 else {
            throw refused(
                "has its first row in the south or its first column in the east; make it north-up first, "
                    + "for example with gdalwarp")
        }
        return RasterGrid(
            originX: numbers[0], originY: numbers[3], cellWidth: numbers[1], cellHeight: -numbers[5],
            width: Int(GDALGetRasterXSize(dataset.handle)), height: Int(GDALGetRasterYSize(dataset.handle)))
    }

    private static func whyEmpty(_ dataset: OpenDataset) -> String {
        let list = GDALGetMetadata(dataset.handle, "SUBDATASETS")
        let names = (0..<CSLCount(list)).compactMap { index -> String? in
            guard let entry = CSLGetField(list, index) else { return nil }
            let pair = String(cString: entry).split(separator: "=", maxSplits: 1)
            return pair.count == 2 && pair[0].hasSuffix("_NAME") ? String(pair[1]) : nil
        }
        guard !names.isEmpty else { return "has no bands" }
        return "holds several rasters; open one of them: \(names.prefix(8).joined(separator: ", "))"
    }
}
