internal import CGDAL

/// The one owner of an open GDAL dataset; closed when it goes.
final class OpenDataset {
    let handle: GDALDatasetH

    /// What is looked for in the file.
    enum Content {
        case vector
        case raster
    }

    init(opening path: String, as content: Content, options: [String] = []) throws {
        let name = VectorFile.openName(for: path)
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        for option in options { list = CSLAddString(list, option) }
        defer { CSLDestroy(list) }
        let kind = content == .vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER
        let flags = UInt32(kind) | UInt32(GDAL_OF_VERBOSE_ERROR)
        let options = list.map { UnsafePointer<UnsafePointer<CChar>?>(OpaquePointer($0)) } ?? nil
        let (opened, message) = GDALLibrary.quietly { GDALOpenEx(name, flags, nil, options, nil) }
        guard let opened else {
            throw GeoFileError(.cannotOpen, path: path, reason: message.isEmpty ? "cannot be opened" : message)
        }
        handle = opened
    }

    deinit {
        _ = GDALLibrary.quietly { GDALClose(handle) }
    }

    /// Short name of the driver that reads it, such as `GPKG` or `GTiff`.
    var driver: String {
        GDALGetDatasetDriver(handle).flatMap { GDALGetDescription($0) }.map { String(cString: $0) } ?? ""
    }

    /// What the dataset has against a query; empty where it has nothing against it.
    func refusal(of query: String) -> String {
        let dataset = handle
        return GDALLibrary.quietly {
            if let layer = GDALDatasetExecuteSQL(dataset, query, nil, nil) {
                GDALDatasetReleaseResultSet(dataset, layer)
            }
        }.message
    }

    /// Rows of whole numbers that a query gives, NULL as nil; nil where the dataset refuses the query.
    func integers(_ query: String) -> [[Int64?]]? {
        let dataset = handle
        return GDALLibrary.quietly { () -> [[Int64?]]? in
            guard let layer = GDALDatasetExecuteSQL(dataset, query, nil, nil) else { return nil }
            defer { GDALDatasetReleaseResultSet(dataset, layer) }
            var rows: [[Int64?]] = []
            while let feature = OGR_L_GetNextFeature(layer) {
                defer { OGR_F_Destroy(feature) }
                rows.append(
                    (0..<OGR_F_GetFieldCount(feature)).map { index in
                        guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return nil }
                        return OGR_F_GetFieldAsInteger64(feature, index)
                    })
            }
            return CPLGetLastErrorType().rawValue >= CE_Failure.rawValue ? nil : rows
        }.result
    }
}
