internal import CGDAL

/// A vector file, service or table that GDAL can open, read-only.
///
/// One owner, one thread: make it, read it and let it go in the same synchronous scope. Addresses that begin with
/// `http` are read through GDAL's `/vsicurl`, so only the parts needed are fetched where the server supports ranges.
public final class VectorFile {
    private let dataset: GDALDatasetH
    /// The path or address as given.
    public let path: String
    private let openName: String

    /// Opens `path`, with GDAL open options such as `AUTODETECT_TYPE=NO`.
    ///
    /// - Parameter formats: GDAL's names of the formats that may be tried, such as `GPKG`; all where there are none. A file
    ///   from outside is opened by the formats it may have and no other: some can point at other files.
    /// - Throws: ``GeoFileError`` of kind `cannotOpen` with GDAL's own reason.
    public init(opening path: String, options: [String] = [], formats: [String] = []) throws {
        self.path = path
        let name = VectorFile.openName(for: path)
        openName = name
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for option in options { list = CSLAddString(list, option) }
        defer { CSLDestroy(list) }
        var drivers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for format in formats { drivers = CSLAddString(drivers, format) }
        defer { CSLDestroy(drivers) }
        let flags = UInt32(GDAL_OF_VECTOR) | UInt32(GDAL_OF_VERBOSE_ERROR)
        let options = list.map { UnsafePointer<UnsafePointer<CChar>?>(OpaquePointer($0)) } ?? nil
        let allowed = drivers.map { UnsafePointer<UnsafePointer<CChar>?>(OpaquePointer($0)) } ?? nil
        let (handle, message) = GDALLibrary.quietly { GDALOpenEx(name, flags, allowed, options, nil) }
        guard let handle else {
            throw GeoFileError(.cannotOpen, path: path, reason: message.isEmpty ? "cannot be opened" : message)
        }
        dataset = handle
    }

    deinit {
        _ = GDALLibrary.quietly { GDALClose(dataset) }
    }

    /// Names of the layers or sheets, in file order.
    public var layerNames: [String] {
        (0..<GDALDatasetGetLayerCount(dataset)).compactMap { index in
            GDALDatasetGetLayer(dataset, index).map { String(cString: OGR_L_GetName($0)) }
        }
    }

    /// The layer with that name, or the first one when no name is given.
    ///
    /// - Throws: ``GeoFileError`` of kind `noSuchLayer`, naming the layers that are there.
    public func layer(_ name: String? = nil) throws -> VectorLayer {
        let handle: OGRLayerH?
        if let name {
            handle = GDALLibrary.quietly { GDALDatasetGetLayerByName(dataset, name) }.result
        } else {
            handle = GDALDatasetGetLayer(dataset, 0)
        }
        guard let handle else {
            throw GeoFileError.noLayer(name, in: path, there: layerNames)
        }
        return VectorLayer(handle: handle, file: self)
    }

    /// How GDAL is asked for a path: addresses through `/vsicurl/`, driver prefixes (`WFS:`, `OAPIF:`) as they are.
    static func openName(for path: String) -> String {
        path.hasPrefix("http://") || path.hasPrefix("https://") ? "/vsicurl/" + path : path
    }
}
