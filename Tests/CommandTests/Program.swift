import Foundation
import TestSupport

/// The built program, run as people run it.
enum Program {
    /// What a run printed and how it ended.
    struct Outcome {
        let code: Int32
        let output: String
        let errors: String
        /// True when the program ended itself; false when a signal ended it, as a crash does.
        let exited: Bool
    }

    /// SAMENHANG_BIN, or the program in the folder of build products that this test runs from.
    static let path: String? = {
        let files = FileManager.default
        if let chosen = ProcessInfo.processInfo.environment["SAMENHANG_BIN"] { return chosen }
        let starts =
            [Bundle.main.bundlePath, CommandLine.arguments.first ?? ""] + Bundle.allBundles.map(\.bundlePath)
            + (CommandLine.arguments.firstIndex(of: "--test-bundle-path").map { [CommandLine.arguments[$0 + 1]] } ?? [])
        for start in starts {
            var folder = URL(fileURLWithPath: start)
            for _ in 0..<4 {
                let candidate = folder.appendingPathComponent("samenhang").path
                if files.isExecutableFile(atPath: candidate) { return candidate }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    /// Runs the program to its end.
    static func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run(arguments, environment: environment)
    }

    static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        try launch(path ?? "samenhang", arguments, environment: environment)
    }

    /// Runs any program to its end; what it prints goes through files, so that neither side waits for a full pipe.
    static func launch(_ executable: String, _ arguments: [String], environment: [String: String] = [:]) throws
        -> Outcome
    {
        let folder = try TemporaryFolder()
        let process = try start(executable, arguments, environment: environment, in: folder)
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: try folder.text("output"), errors: try folder.text("errors"),
            exited: process.terminationReason == .exit)
    }

    /// Starts a program that prints into `output` and `errors` of a folder.
    static func start(
        _ executable: String, _ arguments: [String], environment: [String: String] = [:], in folder: TemporaryFolder
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        // A crash should end the program at once, not print a page of registers.
        process.environment = ProcessInfo.processInfo.environment
            .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }.merging(environment) { $1 }
        for name in ["output", "errors"] { _ = try folder.write("", as: name) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: folder.file("output"))
        process.standardError = FileHandle(forWritingAtPath: folder.file("errors"))
        try process.run()
        return process
    }
}
