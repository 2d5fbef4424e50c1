/// An error that says what failed, why, and what to do next. Exit code, HTTP status and log level follow from its category.
public protocol ExplainedError: Error, CustomStringConvertible, Sendable {
    /// Stable name for programs: `atlas.damaged`.
    var code: String { get }
    /// What kind of failure it is.
    var category: ErrorCategory { get }
    /// What failed, with file, layer, row or field.
    var what: String { get }
    /// Why; empty when `what` says it.
    var why: String { get }
    /// What the user can do next.
    var advice: String { get }
}

extension ExplainedError {
    /// What, why and advice on a line each.
    public var description: String { [what, why, advice].filter { !$0.isEmpty }.joined(separator: "\n  ") }
}

/// What kind of failure an error is.
public enum ErrorCategory: Sendable {
    /// The work could not be done: disk, network, port.
    case failed
    /// The program was asked wrongly.
    case wrongUse
    /// The input was read and found unusable.
    case inputRejected
    /// What was asked for does not exist.
    case notFound

    /// Exit code of the command-line tool.
    public var exitCode: Int32 {
        switch self {
        case .failed: 1
        case .wrongUse, .notFound: 2
        case .inputRejected: 3
        }
    }
}
