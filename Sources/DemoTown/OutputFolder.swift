internal import Foundation

/// The folder that is written to; the only place in this target that touches the file system itself.
struct OutputFolder {
    /// Its path.
    let path: String

    /// Makes the folder where it is not there yet.
    init(path: String) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// The path of a file that does not exist: an older one of that name is removed, since a GeoPackage is not overwritten.
    func pathForNewFile(_ name: String) throws -> String {
        let file = path + "/" + name
        if FileManager.default.fileExists(atPath: file) { try FileManager.default.removeItem(atPath: file) }
        return file
    }

    /// Writes a whole file and returns its path.
    @discardableResult
    func write(_ bytes: [UInt8], as name: String) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// Writes text as UTF-8 and returns the path.
    func write(_ text: String, as name: String) throws -> String {
        try write(Array(text.utf8), as: name)
    }
}
