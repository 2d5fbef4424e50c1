internal import CGDAL
internal import GeoModel

/// From which system to which shapes go; every worker makes its own ``CoordinateTransformation`` of it.
struct Reprojection: Sendable {
    private let source: String
    private let target: CoordinateReferenceSystem
    private let path: String

    /// Nil where source and target are the same, heights left out of account, and shapes can stay as they are.
    ///
    /// - Throws: ``GeoFileError`` of kind `unknownCRS`.
    init?(from system: OGRSpatialReferenceH, to target: CoordinateReferenceSystem, path: String) throws {
        self.target = target
        self.path = path
        let destination = try CoordinateTransformation.system(target)
        defer { OSRRelease(destination) }
        guard let plain = OSRClone(system) else {
            throw GeoFileError(.unknownCRS, path: path, reason: "has a coordinate reference system that cannot be used")
        }
        defer { OSRRelease(plain) }
        if CoordinateReferenceSystem(identifying: plain) == target { return nil }
        var text: UnsafeMutablePointer<CChar>?
        defer { VSIFree(text) }
        let (isSame, message) = GDALLibrary.quietly { () -> Bool in
            if OSRIsCompound(plain) != 0 { OSRStripVertical(plain) }
            OSRSetAxisMappingStrategy(plain, OAMS_TRADITIONAL_GIS_ORDER)
            if OSRIsSame(plain, destination) != 0 { return true }
            let options = CSLAddString(nil, "FORMAT=WKT2_2019")
            defer { CSLDestroy(options) }
            OSRExportToWktEx(plain, &text, options.map { UnsafePointer<UnsafePointer<CChar>?>(OpaquePointer($0)) })
            return false
        }
        if isSame { return nil }
        guard let text else { throw GeoFileError(.unknownCRS, path: path, reason: message) }
        source = String(cString: text)
        // Told now rather than by the first worker.
        _ = try transformation()
    }

    /// Makes the transformation, for one thread.
    func transformation() throws -> CoordinateTransformation {
        let source = source
        let (system, message) = GDALLibrary.quietly { OSRNewSpatialReference(source) }
        guard let system else { throw GeoFileError(.unknownCRS, path: path, reason: message) }
        defer { OSRRelease(system) }
        return try CoordinateTransformation(from: system, to: target, path: path)
    }
}
