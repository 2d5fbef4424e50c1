internal import CGDAL
public import GeoModel

/// Writes a new GeoPackage: layers with geometry and plain tables, in one transaction each.
///
/// The same calls give the same bytes: the only clock in the file is `timestamp`, which the caller states.
public final class GeoPackageWriter {
    private var dataset: GDALDatasetH?
    /// Where the file is written.
    public let path: String
    private let timestamp: String

    /// Makes the file; `timestamp` (`2024-01-31T00:00:00.000Z`) is what the format's own tables say it was changed at.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite`.
    public init(creating path: String, timestamp: String) throws {
        self.path = path
        self.timestamp = timestamp
        let name = path
        let (handle, message) = GDALLibrary.quietly { () -> GDALDatasetH? in
            CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", timestamp)
            defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
            guard let driver = GDALGetDriverByName("GPKG") else { return nil }
            return GDALCreate(driver, name, 0, 0, 0, GDT_Unknown, nil)
        }
        guard let handle else { throw GeoFileError(.cannotWrite, path: path, reason: message) }
        dataset = handle
    }

    deinit {
        if let dataset { _ = GDALLibrary.quietly { GDALClose(dataset) } }
    }

    /// Most columns of a layer beside its number and its shapes: SQLite's tables have 2,000 at most.
    public static let mostColumns = 1998

    /// What a layer's geometry is.
    public enum GeometryKind: Sendable {
        /// A plain table.
        case none
        /// MultiPolygon; single polygons are wrapped.
        case multiPolygon
        /// MultiLineString; single lines are wrapped.
        case multiLineString
        /// Points.
        case point
    }

    /// Makes a layer and fills it: `fill` gets a function that adds one row, values in the order of `fields`.
    ///
    /// The key is called `fid` and the shape `geom`, or `fid_2` and `geom_2` where a column has that name.
    ///
    /// - Parameter isIndexed: whether the layer gets a spatial index. It takes three quarters of the time of writing many
    ///   small shapes, for nothing where a layer is only ever read whole.
    /// - Throws: ``GeoFileError`` of kind `cannotWrite` when a row or the layer is refused or there are more than
    ///   ``mostColumns``, and what `fill` throws.
    public func writeLayer(
        _ name: String, description: String = "", fields: [FieldDefinition], geometry: GeometryKind = .none,
        crs: CoordinateReferenceSystem = .rdNew, isIndexed: Bool = true,
        fill: (_ addRow: ([FieldValue], [UInt8]?) throws -> Void) throws -> Void
    ) throws {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", timestamp)
        defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
        guard fields.count <= Self.mostColumns else {
            throw refused("layer \(name) has \(fields.count) columns; a GeoPackage holds \(Self.mostColumns)")
        }
        let layer = try makeLayer(
            name, description: description, fields: fields, geometry: geometry, crs: crs, isIndexed: isIndexed)
        guard let definition = OGR_L_GetLayerDefn(layer) else { return }
        guard OGR_L_StartTransaction(layer) == OGRERR_NONE else { throw refused("no transaction can be started") }
        try fill { values, wkb in
            guard let feature = OGR_F_Create(definition) else { throw self.refused("no memory for a row") }
            defer { OGR_F_Destroy(feature) }
            for (index, value) in values.enumerated() { Self.set(value, at: Int32(index), in: feature) }
            if let wkb, geometry != .none { try self.setGeometry(wkb, as: geometry, in: feature) }
            let (code, message) = GDALLibrary.quietly { OGR_L_CreateFeature(layer, feature) }
            guard code == OGRERR_NONE else { throw self.refused(message) }
        }
        let (code, message) = GDALLibrary.quietly { OGR_L_CommitTransaction(layer) }
        guard code == OGRERR_NONE else { throw refused(message) }
    }

    /// Completes the file. After this the writer can do no more.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotWrite` when the last pages do not reach the disk.
    public func close() throws {
        guard let handle = dataset else { return }
        dataset = nil
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", timestamp)
        defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
        let (failed, message) = GDALLibrary.quietly { () -> Bool in
            GDALFlushCache(handle)
            let failed = CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
            GDALClose(handle)
            return failed || CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
        }
        if failed { throw refused(message) }
    }

    private func makeLayer(
        _ name: String, description: String, fields: [FieldDefinition], geometry: GeometryKind,
        crs: CoordinateReferenceSystem, isIndexed: Bool
    ) throws -> OGRLayerH {
        let system = geometry == .none ? nil : try CoordinateTransformation.system(crs)
        defer { if let system { OSRRelease(system) } }
        var options: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let taken = Set(fields.map { $0.name.lowercased() })
        options = CSLAddString(options, "FID=\(Self.freeName("fid", taken))")
        options = CSLAddString(
            options,
            geometry == .none
                ? "ASPATIAL_VARIANT=GPKG_ATTRIBUTES" : "GEOMETRY_NAME=\(Self.freeName("geom", taken))")
        options = CSLAddString(options, "DESCRIPTION=\(description)")
        options = CSLAddString(options, "IDENTIFIER=\(name)")
        if !isIndexed { options = CSLAddString(options, "SPATIAL_INDEX=NO") }
        defer { CSLDestroy(options) }
        let type: OGRwkbGeometryType =
            switch geometry {
            case .none: wkbNone
            case .multiPolygon: wkbMultiPolygon
            case .multiLineString: wkbMultiLineString
            case .point: wkbPoint
            }
        let target = dataset
        let (layer, message) = GDALLibrary.quietly { GDALDatasetCreateLayer(target, name, system, type, options) }
        guard let layer else { throw refused(message) }
        for field in fields {
            let type =
                switch field.kind {
                case .integer: OFTInteger64
                case .real: OFTReal
                case .text: OFTString
                }
            guard let definition = OGR_Fld_Create(field.name, type) else { throw refused("no memory for a column") }
            defer { OGR_Fld_Destroy(definition) }
            let (code, message) = GDALLibrary.quietly { OGR_L_CreateField(layer, definition, 0) }
            guard code == OGRERR_NONE else { throw refused("column \(field.name): \(message)") }
        }
        return layer
    }

    /// A name that no column has, however it is written.
    private static func freeName(_ name: String, _ taken: Set<String>) -> String {
        guard taken.contains(name) else { return name }
        return (2...).lazy.map { "\(name)_\($0)" }.first { !taken.contains($0) } ?? name
    }

    private static func set(_ value: FieldValue, at index: Int32, in feature: OGRFeatureH) {
        switch value {
        case .null: OGR_F_SetFieldNull(feature, index)
        case .number(let number): OGR_F_SetFieldDouble(feature, index, number)
        case .text(let text): OGR_F_SetFieldString(feature, index, text)
        }
    }

    private func setGeometry(_ wkb: [UInt8], as kind: GeometryKind, in feature: OGRFeatureH) throws {
        var geometry: OGRGeometryH?
        guard OGR_G_CreateFromWkb(wkb, nil, &geometry, Int32(wkb.count)) == OGRERR_NONE, var shape = geometry else {
            throw refused("a shape is not valid WKB")
        }
        switch kind {
        case .multiPolygon: shape = OGR_G_ForceToMultiPolygon(shape)
        case .multiLineString: shape = OGR_G_ForceToMultiLineString(shape)
        case .none, .point: break
        }
        // The feature takes over the shape, also when it refuses it.
        guard OGR_F_SetGeometryDirectly(feature, shape) == OGRERR_NONE else { throw refused("a shape was refused") }
    }

    private func refused(_ message: String) -> GeoFileError {
        GeoFileError(.cannotWrite, path: path, reason: message.isEmpty ? "cannot be written" : message)
    }
}
