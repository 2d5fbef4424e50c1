public import Foundation

/// A folder of its own for one test, removed when the test is done with it.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let path: String

    /// Makes one.
    ///
    /// - Throws: why there is no room for it.
    public init() throws {
        path = NSTemporaryDirectory() + "samenhang-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Full path of a file in the folder.
    public func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and gives its path.
    public func write(_ text: String, as name: String) throws -> String { try write(Data(text.utf8), as: name) }

    /// Writes a file and gives its path.
    public func write(_ data: Data, as name: String) throws -> String {
        try data.write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// Bytes of a file in the folder.
    public func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    /// Text of a file in the folder.
    public func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// Names of the files in the folder.
    public var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}
