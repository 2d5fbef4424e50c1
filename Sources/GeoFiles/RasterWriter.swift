internal import CGDAL
public import GeoModel

/// Writes a new GeoTIFF, tiled and compressed without loss (deflate), of which other programs see nothing until it is
/// whole: it is written beside its place under the same name with `.part`, and renamed when it is closed.
public final class RasterWriter {
    private var dataset: GDALDatasetH?
    /// Where the file comes to stand.
    public let path: String
    private let grid: RasterGrid
    private var partPath: String { path + ".part" }

    /// Begins a file; cells that are never written are `noData`, or 0 without it.
    ///
    /// - Parameter tile: columns and rows of a tile, a multiple of 16.
    /// - Throws: ``GeoFileError`` of kind `cannotWrite`, also for types that are not written (`int8`, `int64`,
    ///   `uint64`), and of kind `unknownCRS`.
    public init(
        creating path: String, grid: RasterGrid, crs: CoordinateReferenceSystem?, dataType: RasterDataType = .float32,
        bands: Int = 1, noData: Double? = nil, tile: Int = 256
    ) throws {
        self.path = path
        self.grid = grid
        guard let type = dataType.written else {
            throw GeoFileError(.cannotWrite, path: path, reason: "\(dataType.rawValue) is not written as GeoTIFF")
        }
        let system = try crs.map(CoordinateTransformation.system)
        defer { if let system { OSRRelease(system) } }
        let isFloat = dataType == .float32 || dataType == .float64
        var options: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for option in [
            "TILED=YES", "BLOCKXSIZE=\(tile)", "BLOCKYSIZE=\(tile)", "COMPRESS=DEFLATE",
            "PREDICTOR=\(isFloat ? 3 : 2)", "BIGTIFF=IF_SAFER",
        ] { options = CSLAddString(options, option) }
        defer { CSLDestroy(options) }
        let name = path + ".part"
        let (handle, message) = GDALLibrary.quietly { () -> GDALDatasetH? in
            guard let width = Int32(exactly: grid.width), let height = Int32(exactly: grid.height),
                let count = Int32(exactly: bands), count > 0, let driver = GDALGetDriverByName("GTiff")
            else { return nil }
            return GDALCreate(driver, name, width, height, count, type, options)
        }
        guard let handle else { throw refused(message) }
        dataset = handle
        var numbers = [grid.originX, grid.cellWidth, 0, grid.originY, 0, -grid.cellHeight]
        let (done, reason) = GDALLibrary.quietly { () -> Bool in
            guard GDALSetGeoTransform(handle, &numbers) == CE_None else { return false }
            if let system, GDALSetSpatialRef(handle, system) != CE_None { return false }
            guard let noData else { return true }
            return (1...bands).allSatisfy { index in
                GDALSetRasterNoDataValue(GDALGetRasterBand(handle, Int32(index)), noData) == CE_None
            }
        }
        guard done else { throw refused(reason) }
    }

    deinit {
        guard let dataset else { return }
        _ = GDALLibrary.quietly {
            GDALClose(dataset)
            VSIUnlink(partPath)
        }
    }

    /// Writes the cells of a window, or of the whole band, row after row.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite` when the window is not inside the raster, `cells` has another
    ///   number of cells, or the disk refuses.
    public func write(_ cells: [Double], band: Int = 1, window: RasterWindow? = nil) throws {
        let window = window ?? grid.window
        guard cells.count == window.count else {
            throw refused("\(cells.count) cells were given for a window of \(window.count)")
        }
        guard let column = Int32(exactly: window.column), let row = Int32(exactly: window.row),
            let width = Int32(exactly: window.width), let height = Int32(exactly: window.height),
            let index = Int32(exactly: band)
        else { throw refused("\(window) is not inside the raster") }
        var cells = cells
        let target = dataset
        let (code, message) = GDALLibrary.quietly { () -> CPLErr in
            guard let handle = GDALGetRasterBand(target, index) else { return CE_Failure }
            return GDALRasterIOEx(
                handle, GF_Write, column, row, width, height, &cells, width, height, GDT_Float64, 0, 0, nil)
        }
        guard code == CE_None else { throw refused(message) }
    }

    /// Completes the file and puts it in its place. After this the writer can do no more.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite` when the last bytes do not reach the disk; then there is no file.
    public func close() throws {
        guard let handle = dataset else { return }
        dataset = nil
        let (done, message) = GDALLibrary.quietly { () -> Bool in
            GDALFlushCache(handle)
            var failed = CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
            GDALClose(handle)
            failed = failed || CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
            if !failed, VSIRename(partPath, path) == 0 { return true }
            VSIUnlink(partPath)
            return false
        }
        guard done else { throw refused(message) }
    }

    private func refused(_ message: String) -> GeoFileError {
        GeoFileError(.cannotWrite, path: path, reason: message.isEmpty ? "cannot be written" : message)
    }
}
