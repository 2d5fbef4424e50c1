import Foundation
import Planning

/// Lines that go to standard output, or to a file that gets its name only when it is whole; gathered, so that a line does
/// not cost a call of the system.
final class LineOutput {
    private let path: String?
    private let part: String
    private let handle: FileHandle
    private var gathered: [UInt8] = []

    /// - Throws: ``LineOutputError`` when the file cannot be made.
    init(path: String?) throws {
        self.path = path
        part = (path ?? "") + ".part-\(ProcessInfo.processInfo.processIdentifier)"
        guard path != nil else {
            handle = .standardOutput
            return
        }
        // What people decided is nobody else's to read.
        let made = FileManager.default.createFile(atPath: part, contents: nil, attributes: [.posixPermissions: 0o600])
        guard made, let handle = FileHandle(forWritingAtPath: part) else { throw LineOutputError(path: path) }
        self.handle = handle
    }

    deinit { if path != nil { try? FileManager.default.removeItem(atPath: part) } }

    /// Adds a line that ends in its line feed.
    func write(_ line: [UInt8]) throws {
        gathered += line
        if gathered.count >= 1 << 16 { try flush() }
    }

    /// Writes what is left, flushes it to the disk and gives the file its name.
    func finish() throws {
        try flush()
        guard let path else { return }
        do {
            try handle.synchronize()
            try handle.close()
        } catch {
            throw LineOutputError(path: path)
        }
        guard rename(part, path) == 0 else { throw LineOutputError(path: path) }
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: gathered)
        } catch {
            throw LineOutputError(path: path)
        }
        gathered.removeAll(keepingCapacity: true)
    }
}

/// Lines that cannot be written.
struct LineOutputError: ExplainedError {
    let code = "output.cannotWrite"
    let category = ErrorCategory.failed
    let what: String
    let why = ""
    let advice: String

    init(path: String?) {
        what = path.map { "\($0) cannot be written." } ?? "The result cannot be written."
        advice = "Check that the folder exists and that the disk has room."
    }
}
