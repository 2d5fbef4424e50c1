import Foundation

/// A folder of its own for one test, removed when the test is done with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "samenhang-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Full path of a file in the folder.
    func file(_ name: String) -> String { path + "/" + name }

    /// Writes a file and gives its path.
    func write(_ text: String, as name: String) throws -> String { try write(Data(text.utf8), as: name) }

    /// Writes a file and gives its path.
    func write(_ data: Data, as name: String) throws -> String {
        try data.write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    /// Bytes of a file in the folder.
    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: file(name)))) }
}

/// Real open data: SAMENHANG_TEST_DATA, or `../shared/data` beside the package; nil where there is none.
func testData(_ path: String) -> String? {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let folder =
        ProcessInfo.processInfo.environment["SAMENHANG_TEST_DATA"]
        ?? root.deletingLastPathComponent().appendingPathComponent("shared/data").path
    let full = folder + "/" + path
    return FileManager.default.fileExists(atPath: full) ? full : nil
}
