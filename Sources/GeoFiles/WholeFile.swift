internal import CGDAL

/// Reads a whole file or the answer of an address into memory, through GDAL's file system.
///
/// For small tables in a format that GDAL has no driver for, such as the JSON of CBS OData.
public enum WholeFile {
    /// Most bytes that are read: a table of the country's neighbourhoods is some 20 MB.
    public static let mostBytes: Int64 = 512_000_000

    /// The bytes at a path, or of an `http` address.
    ///
    /// - Throws: ``GeoFileError`` of kind `cannotOpen`.
    public static func read(_ path: String) throws -> [UInt8] {
        let isAddress = path.hasPrefix("http://") || path.hasPrefix("https://")
        let name = isAddress ? "/vsicurl_streaming/" + path : path
        var bytes: UnsafeMutablePointer<UInt8>?
        var size: vsi_l_offset = 0
        let (done, message) = GDALLibrary.quietly { VSIIngestFile(nil, name, &bytes, &size, mostBytes) }
        defer { VSIFree(bytes) }
        guard done != 0, let bytes else {
            throw GeoFileError(.cannotOpen, path: path, reason: message.isEmpty ? "cannot be read" : message)
        }
        return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
    }
}
