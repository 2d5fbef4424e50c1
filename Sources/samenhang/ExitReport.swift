import ArgumentParser
import Foundation
import Planning

/// Ends the program: explained errors on standard error with their exit code, everything else as ArgumentParser does.
enum ExitReport {
    static func exit(for error: any Error, command: (some ParsableCommand).Type) -> Never {
        if let explained = error as? any ExplainedError {
            printNote("samenhang: \(explained.description)")
            Foundation.exit(explained.category.exitCode)
        }
        // ArgumentParser ends wrong use with 64; the project promises 2.
        let code = command.exitCode(for: error)
        if code == .validationFailure {
            printNote(command.fullMessage(for: error))
            Foundation.exit(ErrorCategory.wrongUse.exitCode)
        }
        command.exit(withError: error)
    }
}

/// Wrong use found after the arguments were read: a value that does not fit the data.
struct UsageError: ExplainedError {
    let code: String
    let what: String
    var why = ""
    let advice: String
    var category: ErrorCategory { .wrongUse }
}

/// Writes to standard output in one go.
///
/// - Throws: ``OutputError`` when the disk is full or the reader has gone.
func printOut(_ text: String) throws {
    do {
        try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
        throw OutputError()
    }
}

/// Results that cannot be written to standard output.
struct OutputError: ExplainedError {
    let code = "output.cannotWrite"
    let category = ErrorCategory.failed
    let what = "The result cannot be written."
    let why = ""
    let advice = "Check that the disk has room, and that the program reading it is still there."
}

/// Writes progress and remarks to standard error, so that results can be piped.
func printNote(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
