import ArgumentParser
import Foundation
import Planning

/// Ends the program: explained errors on standard error with their exit code, everything else as ArgumentParser does.
enum ExitReport {
    static func exit(for error: any Error, command: (some ParsableCommand).Type) -> Never {
        if let explained = error as? any ExplainedError {
            FileHandle.standardError.write(Data("samenhang: \(explained.description)\n".utf8))
            Foundation.exit(explained.category.exitCode)
        }
        // ArgumentParser ends wrong use with 64; the project promises 2.
        let code = command.exitCode(for: error)
        if code == .validationFailure {
            FileHandle.standardError.write(Data((command.fullMessage(for: error) + "\n").utf8))
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
func printOut(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

/// Writes progress and remarks to standard error, so that results can be piped.
func printNote(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
