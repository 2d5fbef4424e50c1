public import Planning

/// Why a journal cannot do what was asked.
public enum JournalError: ExplainedError, Equatable {
    /// Somebody else added to the stream first.
    case conflict(stream: StreamID, expected: Int, actual: Int)
    /// The disk has no room; nothing was written.
    case diskFull
    /// The file cannot be read or written; the reason in words.
    case unreadable(String)
    /// The file is no journal, or one of another version.
    case notAJournal(String)
    /// Another program writes this journal; its path.
    case inUse(String)
    /// The program asked to add what no journal can keep; the reason in words.
    case unfit(String)
    /// The task was cancelled before the append began; nothing was written.
    case cancelled

    /// Stable name.
    public var code: String {
        switch self {
        case .conflict: "journal.conflict"
        case .diskFull: "journal.diskFull"
        case .unreadable: "journal.unreadable"
        case .notAJournal: "journal.notAJournal"
        case .inUse: "journal.inUse"
        case .unfit: "journal.unfit"
        case .cancelled: "journal.cancelled"
        }
    }

    /// What kind of failure.
    public var category: ErrorCategory {
        switch self {
        case .notAJournal: .inputRejected
        case .conflict, .diskFull, .unreadable, .inUse, .unfit, .cancelled: .failed
        }
    }

    /// What failed.
    public var what: String {
        switch self {
        case .conflict(let stream, _, _): "Somebody else changed '\(stream)' at the same moment."
        case .diskFull: "The disk is full; nothing was written."
        case .unreadable(let reason): "The journal cannot be read or written: \(reason)."
        case .notAJournal(let reason): "There is no journal to read here: \(reason)."
        case .inUse(let path): "Another program writes the journal \(path)."
        case .unfit(let reason): "The journal does not take this: \(reason)."
        case .cancelled: "The request ended before anything was written."
        }
    }

    /// Why.
    public var why: String {
        guard case .conflict(_, let expected, let actual) = self else { return "" }
        return "It has \(actual) events, where \(expected) were expected."
    }

    /// What to do next.
    public var advice: String {
        switch self {
        case .conflict: "Read it again and try again."
        case .diskFull: "Make room, then try again."
        case .unreadable: "Check the disk and the rights on the folder."
        case .notAJournal: "Check the path, and run `samenhang journal verify`."
        case .inUse: "Stop that program, most likely a server with the same data folder, or choose another folder."
        case .unfit: "This is a mistake in the program; please report it."
        case .cancelled: "Try again."
        }
    }
}
