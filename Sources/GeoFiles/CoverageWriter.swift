internal import CGDAL
public import GeoModel

/// Adds a raster of whole numbers to a GeoPackage that is there: a tiled gridded coverage, which QGIS opens as it is.
///
/// The same calls give the same bytes: the only clock in it is `timestamp`, which the caller states.
public final class CoverageWriter {
    /// What a cell without a value has.
    public static let missing = Int16.min
    private var dataset: GDALDatasetH?
    private let path: String
    private let timestamp: String

    /// Begins a raster.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite` or `unknownCRS`.
    public init(
        appendingTo path: String, table: String, description: String, grid: RasterGrid,
        crs: CoordinateReferenceSystem = .rdNew, timestamp: String
    ) throws {
        self.path = path
        self.timestamp = timestamp
        let system = try CoordinateTransformation.system(crs)
        defer { OSRRelease(system) }
        var options: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for option in [
            "APPEND_SUBDATASET=YES", "RASTER_TABLE=\(table)", "RASTER_IDENTIFIER=\(table)",
            "RASTER_DESCRIPTION=\(description)", "TILE_FORMAT=PNG",
        ] { options = CSLAddString(options, option) }
        defer { CSLDestroy(options) }
        var numbers = [grid.originX, grid.cellWidth, 0, grid.originY, 0, -grid.cellHeight]
        let (handle, message) = Self.timed(timestamp) { () -> GDALDatasetH? in
            guard let width = Int32(exactly: grid.width), let height = Int32(exactly: grid.height),
                let driver = GDALGetDriverByName("GPKG"),
                let handle = GDALCreate(driver, path, width, height, 1, GDT_Int16, options)
            else { return nil }
            // GDAL 3.6 keeps the missing value and says that it does not, so what it keeps is asked.
            let band = GDALGetRasterBand(handle, 1)
            GDALSetRasterNoDataValue(band, Double(Self.missing))
            guard GDALSetSpatialRef(handle, system) == CE_None, GDALSetGeoTransform(handle, &numbers) == CE_None,
                GDALGetRasterNoDataValue(band, nil) == Double(Self.missing)
            else {
                GDALClose(handle)
                return nil
            }
            return handle
        }
        guard let handle else { throw refused(message) }
        dataset = handle
    }

    deinit {
        if let dataset { _ = Self.timed(timestamp) { GDALClose(dataset) } }
    }

    /// Writes the cells of a window, row after row.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite`.
    public func write(_ cells: [Int16], window: RasterWindow) throws {
        guard cells.count == window.count, let column = Int32(exactly: window.column),
            let row = Int32(exactly: window.row), let width = Int32(exactly: window.width),
            let height = Int32(exactly: window.height)
        else { throw refused("\(cells.count) cells were given for \(window)") }
        var cells = cells
        let target = dataset
        let (code, message) = Self.timed(timestamp) { () -> CPLErr in
            guard let target, let band = GDALGetRasterBand(target, 1) else { return CE_Failure }
            return GDALRasterIOEx(
                band, GF_Write, column, row, width, height, &cells, width, height, GDT_Int16, 0, 0, nil)
        }
        guard code == CE_None else { throw refused(message) }
    }

    /// Completes the raster. After this the writer can do no more.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite` when the last tiles do not reach the disk.
    public func close() throws {
        guard let handle = dataset else { return }
        dataset = nil
        let (failed, message) = Self.timed(timestamp) { () -> Bool in
            GDALFlushCache(handle)
            let failed = CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
            GDALClose(handle)
            return failed || CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
        }
        if failed { throw refused(message) }
    }

    private static func timed<Result>(_ timestamp: String, _ body: () -> Result) -> (result: Result, message: String) {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", timestamp)
        defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
        return GDALLibrary.quietly(body)
    }

    private func refused(_ message: String) -> GeoFileError {
        GeoFileError(.cannotWrite, path: path, reason: message.isEmpty ? "cannot be written" : message)
    }
}
