internal import Foundation

extension GeoPackageWriter {
    /// Writes a GeoPackage that stands under its name only when it is whole and on the disk.
    ///
    /// Until then it is called `PATH.part-NUMBER.gpkg`. What stood under the name before stays until that moment, and a
    /// failure leaves nothing behind.
    ///
    /// - Parameters:
    ///   - fill: writes the layers.
    ///   - rasters: adds rasters to the file with the layers, under the name that it has until it is whole.
    /// - Throws: ``GeoFileError`` of kind `cannotWrite`, and what `fill` throws.
    public static func write(
        to path: String, timestamp: String, _ fill: (GeoPackageWriter) throws -> Void,
        rasters: (_ unfinished: String) throws -> Void = { _ in }
    ) throws {
        let temporary = path + ".part-\(ProcessInfo.processInfo.processIdentifier).gpkg"
        defer {
            for suffix in ["", "-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: temporary + suffix)
            }
        }
        do {
            let writer = try GeoPackageWriter(creating: temporary, timestamp: timestamp)
            try fill(writer)
            try writer.close()
            try rasters(temporary)
            try moveIntoPlace(temporary, path)
        } catch let error as GeoFileError where error.kind == .cannotWrite {
            // The name that was asked for says more than the temporary one.
            throw GeoFileError(.cannotWrite, path: path, reason: error.reason.replacing(temporary, with: path))
        }
    }

    private static func moveIntoPlace(_ temporary: String, _ path: String) throws {
        let handle = open(temporary, O_RDONLY)
        let isOnDisk = handle >= 0 && fsync(handle) == 0
        if handle >= 0 { Foundation.close(handle) }
        guard isOnDisk, rename(temporary, path) == 0 else {
            throw GeoFileError(.cannotWrite, path: path, reason: String(cString: strerror(errno)))
        }
    }
}
