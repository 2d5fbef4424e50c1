internal import CGDAL
public import GeoModel

/// One layer of a ``VectorFile``: its columns, and its features one after another.
public final class VectorLayer {
    private let handle: OGRLayerH
    private let file: VectorFile

    init(handle: OGRLayerH, file: VectorFile) {
        self.handle = handle
        self.file = file
    }

    /// The layer's name.
    public var name: String { String(cString: OGR_L_GetName(handle)) }

    /// Columns in file order, the geometry not among them.
    public var fields: [FieldDefinition] {
        guard let definition = OGR_L_GetLayerDefn(handle) else { return [] }
        return (0..<OGR_FD_GetFieldCount(definition)).compactMap { index in
            guard let field = OGR_FD_GetFieldDefn(definition, index) else { return nil }
            let kind: FieldDefinition.Kind =
                switch OGR_Fld_GetType(field) {
                case OFTInteger, OFTInteger64: .integer
                case OFTReal: .real
                default: .text
                }
            return FieldDefinition(String(cString: OGR_Fld_GetNameRef(field)), kind)
        }
    }

    /// True when features have a geometry.
    public var hasGeometry: Bool { OGR_L_GetGeomType(handle) != wkbNone }

    /// Keeps only features for which an attribute filter in OGR SQL holds, such as `water = 'NEE'`.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotRead` when the filter is not understood.
    public func filter(_ condition: String) throws {
        let (code, message) = GDALLibrary.quietly { OGR_L_SetAttributeFilter(handle, condition) }
        guard code == OGRERR_NONE else { throw GeoFileError(.cannotRead, path: file.path, reason: message) }
    }

    /// Reads every feature once, in file order.
    ///
    /// - Parameters:
    ///   - crs: where given, geometry is reprojected to it from the layer's own CRS.
    ///   - assumedCRS: the CRS to take where the layer names none.
    ///   - body: called per feature; the reader is only good inside the call.
    /// - Throws: ``GeoFileError`` when the CRS is unknown or a feature cannot be read, and whatever `body` throws.
    /// - Complexity: one feature in memory at a time.
    public func forEachFeature(
        in crs: CoordinateReferenceSystem? = nil, assuming assumedCRS: CoordinateReferenceSystem? = nil,
        _ body: (FeatureReader) throws -> Void
    ) throws {
        var transformation: CoordinateTransformation?
        if let crs { transformation = try reprojection(to: crs, assuming: assumedCRS) }
        OGR_L_ResetReading(handle)
        let reader = FeatureReader(kinds: fields.map(\.kind), transformation: transformation)
        while true {
            let (feature, message) = GDALLibrary.quietly { OGR_L_GetNextFeature(handle) }
            guard let feature else {
                // GDAL ends a broken file as it ends a whole one; only the message tells them apart.
                if CPLGetLastErrorType().rawValue >= CE_Failure.rawValue, !message.isEmpty {
                    throw GeoFileError(.cannotRead, path: file.path, reason: message)
                }
                return
            }
            defer { OGR_F_Destroy(feature) }
            reader.feature = feature
            try body(reader)
        }
    }

    private func reprojection(
        to crs: CoordinateReferenceSystem, assuming assumed: CoordinateReferenceSystem?
    ) throws -> CoordinateTransformation? {
        guard hasGeometry else { return nil }
        if let own = OGR_L_GetSpatialRef(handle) {
            return try CoordinateTransformation(from: own, to: crs, path: file.path)
        }
        guard let assumed else {
            throw GeoFileError(.unknownCRS, path: file.path, reason: GeoFileError.namesNoSystem)
        }
        return try CoordinateTransformation(from: assumed, to: crs)
    }
}

/// The feature at hand while a layer is read.
public final class FeatureReader {
    fileprivate(set) var feature: OGRFeatureH?
    private let kinds: [FieldDefinition.Kind]
    private let transformation: CoordinateTransformation?

    init(kinds: [FieldDefinition.Kind], transformation: CoordinateTransformation?) {
        self.kinds = kinds
        self.transformation = transformation
    }

    /// The feature's number in its file, from 1 for the first row of a table in most formats.
    public var id: Int64 { feature.map { OGR_F_GetFID($0) } ?? -1 }

    /// The cell in column `index`.
    public func value(_ index: Int) -> FieldValue {
        guard let feature, OGR_F_IsFieldSetAndNotNull(feature, Int32(index)) != 0 else { return .null }
        switch kinds[index] {
        case .integer, .real: return .number(OGR_F_GetFieldAsDouble(feature, Int32(index)))
        case .text: return .text(String(cString: OGR_F_GetFieldAsString(feature, Int32(index))))
        }
    }

    /// The geometry as little-endian WKB without Z, in the CRS asked for; nil where the feature has none.
    ///
    /// - Throws: ``GeoFileError`` when it cannot be reprojected.
    public func geometry() throws -> [UInt8]? {
        guard let feature, var geometry = OGR_F_GetGeometryRef(feature) else { return nil }
        // Curves, as in the topography of PDOK, become lines of short steps.
        let linear = OGR_G_HasCurveGeometry(geometry, 0) != 0 ? OGR_G_GetLinearGeometry(geometry, 0, nil) : nil
        defer { if let linear { OGR_G_DestroyGeometry(linear) } }
        if let linear { geometry = linear }
        OGR_G_FlattenTo2D(geometry)
        try transformation?.apply(to: geometry)
        let size = Int(OGR_G_WkbSizeEx(geometry))
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            if let base = buffer.baseAddress, OGR_G_ExportToIsoWkb(geometry, wkbNDR, base) == OGRERR_NONE {
                count = size
            } else {
                count = 0
            }
        }
    }
}
