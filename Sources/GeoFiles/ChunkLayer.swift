internal import CGDAL

/// A layer opened to be read in chunks: only the columns asked for. One owner, one thread at a time.
final class ChunkLayer {
    let dataset: OpenDataset
    let handle: OGRLayerH
    let path: String
    let name: String
    /// The columns asked for, in the order they were asked for in.
    let columns: [Column]
    /// Name and number of the geometry column; nil where the layer has none.
    let geometry: (name: String, index: Int32)?

    /// A column asked for.
    struct Column: Sendable {
        let definition: FieldDefinition
        let index: Int32
        /// True when Arrow gives it in a form that ``ArrowStream`` reads: numbers and plain text, no dates or lists.
        let isPlain: Bool
    }

    init(_ request: ChunkRequest) throws {
        path = request.path
        let dataset = try OpenDataset(opening: request.path, as: .vector, options: request.options)
        self.dataset = dataset
        let found = GDALLibrary.quietly {
            request.layer.map { GDALDatasetGetLayerByName(dataset.handle, $0) }
                ?? GDALDatasetGetLayer(dataset.handle, 0)
        }.result
        guard let found, let definition = GDALLibrary.quietly({ OGR_L_GetLayerDefn(found) }).result else {
            throw Self.noLayer(request, in: dataset)
        }
        handle = found
        name = String(cString: OGR_L_GetName(found))
        columns = try Self.columns(request, in: definition)
        geometry = try Self.geometry(request, in: definition)
    }

    /// Name of the column that holds the features' numbers; empty where the format keeps none.
    var idColumn: String {
        GDALLibrary.quietly { OGR_L_GetFIDColumn(handle) }.result.map { String(cString: $0) } ?? ""
    }

    /// The system of the geometry column, owned by the layer.
    var system: OGRSpatialReferenceH? {
        guard let geometry, let definition = OGR_L_GetLayerDefn(handle),
            let field = OGR_FD_GetGeomFieldDefn(definition, geometry.index)
        else { return nil }
        return OGR_GFld_GetSpatialRef(field)
    }

    /// Lets the driver pass over the columns that are not asked for; `keepAttributes` where a condition may need them.
    func passOverOthers(keepAttributes: Bool) {
        guard OGR_L_TestCapability(handle, OLCIgnoreFields) != 0, let definition = OGR_L_GetLayerDefn(handle) else {
            return
        }
        var names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        defer { CSLDestroy(names) }
        if !keepAttributes {
            let kept = Set(columns.map(\.index))
            for index in 0..<OGR_FD_GetFieldCount(definition) where !kept.contains(index) {
                names = CSLAddString(names, OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, index)))
            }
        }
        for index in 0..<OGR_FD_GetGeomFieldCount(definition) where index != geometry?.index {
            let other = Self.geometryName(index, in: definition)
            names = CSLAddString(names, other.isEmpty ? "OGR_GEOMETRY" : other)
        }
        guard let names else { return }
        let constant = UnsafeMutablePointer<UnsafePointer<CChar>?>(OpaquePointer(names))
        _ = GDALLibrary.quietly { OGR_L_SetIgnoredFields(handle, constant) }
    }

    /// Keeps only features for which a condition holds, and begins again at the first of them.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotRead` when it is not understood.
    func filter(_ condition: String?) throws {
        let (code, message) = GDALLibrary.quietly { () -> OGRErr in
            let code = OGR_L_SetAttributeFilter(handle, condition)
            if code == OGRERR_NONE { OGR_L_ResetReading(handle) }
            return code
        }
        guard code == OGRERR_NONE else { throw failure(message) }
    }

    /// What to say of a condition that the layer refuses: the reason, and the columns that there are.
    ///
    /// - Parameter reason: the driver's own, which is left out where it only repeats the query it was made into.
    func refusal(of condition: String, _ reason: String) -> GeoFileError {
        let names = OGR_L_GetLayerDefn(handle).map(Self.columnNames) ?? []
        let why = reason.isEmpty || reason.contains("SELECT ") ? "" : ": \(reason)"
        return GeoFileError(
            .badCondition, path: path,
            reason: "layer '\(name)': the condition \(condition) is not understood\(why); its columns are: "
                + (names.isEmpty ? "none" : names.joined(separator: ", ")))
    }

    /// Reads the next features, at most `limit`, and tells whether there may be more.
    ///
    /// - Parameter first: the lowest number that the first of them can have, where it is known.
    /// - Throws: ``GeoFileError`` of kind `cannotRead`, with the last feature that could be read, or the one whose shape
    ///   cannot be.
    func read(atMost limit: Int, into chunk: inout ChunkBuilder, from first: Int64? = nil) throws -> Bool {
        try GDALLibrary.quietly { () -> Bool in
            for _ in 0..<limit {
                CPLErrorReset()
                let feature = OGR_L_GetNextFeature(handle)
                defer { if let feature { OGR_F_Destroy(feature) } }
                // GDAL ends a broken file as it ends a whole one, and gives a broken shape as none; only the message
                // tells them apart.
                let isFailure = CPLGetLastErrorType().rawValue >= CE_Failure.rawValue
                let message = isFailure ? String(cString: CPLGetLastErrorMsg()) : ""
                guard let feature else {
                    guard isFailure else { return false }
                    throw failure(
                        message,
                        at: chunk.ids.last.map { "after feature \($0)" } ?? first.map { "from feature \($0) on" })
                }
                append(feature, to: &chunk)
                if isFailure, geometry != nil, chunk.offsets.suffix(2).first == chunk.wkb.count {
                    throw failure("its shape cannot be read: \(message)", at: "feature \(OGR_F_GetFID(feature))")
                }
            }
            return true
        }.result
    }

    private func append(_ feature: OGRFeatureH, to chunk: inout ChunkBuilder) {
        chunk.ids.append(OGR_F_GetFID(feature))
        for (place, column) in columns.enumerated() {
            let isPresent = OGR_F_IsFieldSetAndNotNull(feature, column.index) != 0
            if chunk.columns[place].isText {
                let text = isPresent ? OGR_F_GetFieldAsString(feature, column.index) : nil
                chunk.columns[place].texts.append(text.map { String(cString: $0) })
            } else {
                chunk.columns[place].append(
                    number: isPresent ? OGR_F_GetFieldAsDouble(feature, column.index) : nil)
            }
        }
        if let geometry, let shape = OGR_F_GetGeomFieldRef(feature, geometry.index) { chunk.wkb.append(shape: shape) }
        chunk.offsets.append(chunk.wkb.count)
    }

    /// An error of the layer, at a place in it where that is known.
    func failure(_ message: String, at place: String? = nil) -> GeoFileError {
        let place = place.map { ", " + $0 } ?? ""
        return GeoFileError(
            .cannotRead, path: path, reason: "layer '\(name)'\(place): \(message.isEmpty ? "cannot be read" : message)")
    }

    private static func columns(_ request: ChunkRequest, in definition: OGRFeatureDefnH) throws -> [Column] {
        let names = columnNames(in: definition)
        return try request.fields.map { name in
            let index = OGR_FD_GetFieldIndex(definition, name)
            guard index >= 0, let field = OGR_FD_GetFieldDefn(definition, index) else {
                throw GeoFileError(
                    .noSuchColumn, path: request.path,
                    reason: "layer '\(String(cString: OGR_FD_GetName(definition)))' has no column '\(name)'; it has: "
                        + (names.isEmpty ? "none" : names.joined(separator: ", ")))
            }
            let type = OGR_Fld_GetType(field)
            let kind: FieldDefinition.Kind =
                switch type {
                case OFTInteger, OFTInteger64: .integer
                case OFTReal: .real
                default: .text
                }
            return Column(
                definition: FieldDefinition(names[Int(index)], kind), index: index,
                isPlain: kind != .text || type == OFTString)
        }
    }

    private static func columnNames(in definition: OGRFeatureDefnH) -> [String] {
        (0..<OGR_FD_GetFieldCount(definition)).map { index in
            OGR_FD_GetFieldDefn(definition, index).map { String(cString: OGR_Fld_GetNameRef($0)) } ?? ""
        }
    }

    private static func geometry(
        _ request: ChunkRequest, in definition: OGRFeatureDefnH
    ) throws -> (name: String, index: Int32)? {
        let names = (0..<OGR_FD_GetGeomFieldCount(definition)).map { geometryName($0, in: definition) }
        guard let wanted = request.geometryColumn else {
            return names.first.map { ($0, 0) }
        }
        guard let index = names.firstIndex(where: { $0.lowercased() == wanted.lowercased() }) else {
            throw GeoFileError(
                .noSuchColumn, path: request.path,
                reason: "layer '\(String(cString: OGR_FD_GetName(definition)))' has no geometry column '\(wanted)'; it "
                    + "has: \(names.isEmpty ? "none" : names.joined(separator: ", "))")
        }
        return (names[index], Int32(index))
    }

    private static func geometryName(_ index: Int32, in definition: OGRFeatureDefnH) -> String {
        OGR_FD_GetGeomFieldDefn(definition, index).flatMap { OGR_GFld_GetNameRef($0) }.map { String(cString: $0) } ?? ""
    }

    private static func noLayer(_ request: ChunkRequest, in dataset: OpenDataset) -> GeoFileError {
        let names = (0..<GDALDatasetGetLayerCount(dataset.handle)).compactMap { index in
            GDALDatasetGetLayer(dataset.handle, index).map { String(cString: OGR_L_GetName($0)) }
        }
        return .noLayer(request.layer, in: request.path, there: names)
    }
}
