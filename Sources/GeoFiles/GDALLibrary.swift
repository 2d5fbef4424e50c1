internal import CGDAL

/// The one place where GDAL is set up and its messages are caught.
enum GDALLibrary {
    /// Registers the drivers once, before the first use on any thread.
    static let ready: Void = {
        GDALAllRegister()
        // Open data services answer slowly at times; three tries, a bounded wait.
        CPLSetConfigOption("GDAL_HTTP_TIMEOUT", "60")
        CPLSetConfigOption("GDAL_HTTP_CONNECTTIMEOUT", "10")
        CPLSetConfigOption("GDAL_HTTP_MAX_RETRY", "2")
        CPLSetConfigOption("GDAL_HTTP_RETRY_DELAY", "1")
        CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", nil)
        // A number in an Excel cell that CBS typed as text stays text; we parse it ourselves.
        CPLSetConfigOption("OGR_XLSX_HEADERS", "FORCE")
        // The topography of the Netherlands in GML does not always say that its coordinates are flat.
        CPLSetConfigOption("GML_SRS_DIMENSION_IF_MISSING", "2")
        // GDAL works on threads of its own too; what these have to say comes back as an error, not on the terminal.
        CPLSetErrorHandler(CPLQuietErrorHandler)
    }()

    /// Runs `body` with GDAL's messages kept instead of printed, and hands the last one over.
    ///
    /// The handler is per thread; it is popped on every way out.
    static func quietly<Result>(_ body: () throws -> Result) rethrows -> (result: Result, message: String) {
        _ = ready
        CPLPushErrorHandler(CPLQuietErrorHandler)
        defer { CPLPopErrorHandler() }
        CPLErrorReset()
        let result = try body()
        let message = CPLGetLastErrorMsg().map { String(cString: $0) } ?? ""
        return (result, message)
    }
}
