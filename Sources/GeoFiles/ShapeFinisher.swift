internal import CGDAL

/// Makes shapes as their reader asked for: curves in straight pieces, positions in another system. One owner.
final class ShapeFinisher {
    private let transformation: CoordinateTransformation?
    private let path: String
    private let layer: String

    init(_ reprojection: Reprojection?, path: String, layer: String) throws {
        transformation = try reprojection?.transformation()
        self.path = path
        self.layer = layer
    }

    /// Finishes the shapes of a chunk in place; shapes that can stay as they are cost a look at their type.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotRead` with the feature whose shape is damaged or has no image in the
    ///   other system.
    func finish(_ chunk: inout ChunkBuilder) throws {
        guard chunk.ids.indices.contains(where: { mustChange(chunk.wkb, chunk.offsets[$0]..<chunk.offsets[$0 + 1]) })
        else { return }
        let wkb = chunk.wkb
        let offsets = chunk.offsets
        chunk.wkb = []
        chunk.wkb.reserveCapacity(wkb.count)
        chunk.offsets = [0]
        chunk.offsets.reserveCapacity(offsets.count)
        for row in chunk.ids.indices {
            let range = offsets[row]..<offsets[row + 1]
            if mustChange(wkb, range) {
                try appendFinished(wkb, range, of: chunk.ids[row], to: &chunk.wkb)
            } else {
                chunk.wkb.append(contentsOf: wkb[range])
            }
            chunk.offsets.append(chunk.wkb.count)
        }
    }

    private func mustChange(_ wkb: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 5 else { return false }
        if transformation != nil { return true }
        let code = (1...4).reduce(UInt32(0)) { code, place in
            let byte = UInt32(wkb[range.lowerBound + place])
            return wkb[range.lowerBound] == 1 ? code | byte << (8 * UInt32(place - 1)) : code << 8 | byte
        }
        // From circular string (8) to surface (14), and collections (7), which may hold any of them.
        return (7...14).contains((code & 0x0FFF_FFFF) % 1000)
    }

    private func appendFinished(
        _ wkb: [UInt8], _ range: Range<Int>, of id: Int64, to bytes: inout [UInt8]
    ) throws {
        _ = try GDALLibrary.quietly {
            guard var shape = shape(wkb, range) else {
                let message = String(cString: CPLGetLastErrorMsg())
                throw failure(id, "its shape is no well-known binary\(message.isEmpty ? "" : ": " + message)")
            }
            defer { OGR_G_DestroyGeometry(shape) }
            if OGR_G_HasCurveGeometry(shape, 0) != 0, let linear = OGR_G_GetLinearGeometry(shape, 0, nil) {
                OGR_G_DestroyGeometry(shape)
                shape = linear
            }
            do {
                try transformation?.apply(to: shape)
            } catch let error as GeoFileError {
                throw failure(id, error.reason)
            }
            bytes.append(shape: shape)
        }
    }

    private func shape(_ wkb: [UInt8], _ range: Range<Int>) -> OGRGeometryH? {
        wkb.withUnsafeBytes { all in
            var geometry: OGRGeometryH?
            let part = UnsafeRawBufferPointer(rebasing: all[range])
            let code = OGR_G_CreateFromWkb(part.baseAddress, nil, &geometry, Int32(clamping: part.count))
            return code == OGRERR_NONE ? geometry : nil
        }
    }

    private func failure(_ id: Int64, _ reason: String) -> GeoFileError {
        GeoFileError(.cannotRead, path: path, reason: "layer '\(layer)', feature \(id): \(reason)")
    }
}

extension [UInt8] {
    /// Adds a shape as little-endian ISO WKB.
    mutating func append(shape: OGRGeometryH) {
        let size = Int(OGR_G_WkbSizeEx(shape))
        let start = count
        append(contentsOf: repeatElement(0, count: size))
        let code = withUnsafeMutableBytes { bytes -> OGRErr in
            guard let base = bytes.baseAddress else { return OGRERR_NONE }
            return OGR_G_ExportToIsoWkb(shape, wkbNDR, base.assumingMemoryBound(to: UInt8.self) + start)
        }
        if code != OGRERR_NONE { removeSubrange(start...) }
    }
}
