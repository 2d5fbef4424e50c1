import Foundation
import Glibc
import Outlines

/// Has uploaded files read by a program of its own, `samenhang read-drawing`, that is bound in time and memory.
///
/// What the file does to that program it does not do to the server: when it does not answer, the file is refused as too much.
struct ChildDrawingReader: DrawingReading {
    /// This program.
    private let program: URL

    /// Finds the program that is running.
    init() {
        program = URL(
            fileURLWithPath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
                ?? CommandLine.arguments[0])
    }

    /// What the child may know of this program's surroundings: where libraries find their tables. No secret is among them.
    private static let passedOn = ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "PROJ_DATA", "PROJ_LIB", "GDAL_DATA"]

    func read(
        _ bytes: [UInt8], as purpose: DrawingPurpose, check: @escaping @Sendable () throws -> Void
    ) throws -> DrawingOutcome {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lezen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("bestand")
        let outcome = folder.appendingPathComponent("uitkomst.json")
        try Data(bytes).write(to: file)
        let status = try run(["read-drawing", purpose.rawValue, file.path, outcome.path], in: folder, check: check)
        guard status == 0, let text = try? Data(contentsOf: outcome),
            let found = try? JSONDecoder().decode(DrawingOutcome.self, from: text)
        else { return .refused(.tooMuchWork) }
        return found
    }

    /// Runs the child to its end, or stops it when `check` throws.
    ///
    /// - Returns: its exit status; nil when a signal ended it.
    private func run(
        _ arguments: [String], in folder: URL, check: () throws -> Void
    ) throws -> Int32? {
        let child = Process()
        child.executableURL = program
        child.arguments = arguments
        child.environment = ProcessInfo.processInfo.environment.filter { Self.passedOn.contains($0.key) }
            .merging(["TMPDIR": folder.path]) { _, new in new }
        (child.standardInput, child.standardOutput, child.standardError) =
            (FileHandle.nullDevice, FileHandle.nullDevice, FileHandle.nullDevice)
        let hasEnded = DispatchSemaphore(value: 0)
        child.terminationHandler = { _ in hasEnded.signal() }
        try child.run()
        do {
            while hasEnded.wait(timeout: .now() + .milliseconds(100)) == .timedOut { try check() }
        } catch {
            kill(child.processIdentifier, SIGKILL)
            hasEnded.wait()
            throw error
        }
        return child.terminationReason == .exit ? child.terminationStatus : nil
    }
}
