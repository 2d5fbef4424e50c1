internal import GRDB
internal import Journal

extension JournalError {
    /// What a failure of the database means to who asked. SQL and arguments stay out of it.
    init(_ error: any Error) {
        switch error {
        case let error as JournalError: self = error
        case is CancellationError: self = .cancelled
        case let error as DatabaseError: self.init(database: error)
        default: self = .unreadable("the file cannot be opened")
        }
    }

    private init(database error: DatabaseError) {
        // The index of the write-ahead log grows before the log does, and has a failure of its own for a full disk.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
            self = .diskFull
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_NOTADB: self = .notAJournal("it is no database")
        case .SQLITE_CORRUPT: self = .unreadable("the file is damaged; `samenhang journal verify` tells where")
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .unreadable("another program keeps it locked")
        case .SQLITE_CANTOPEN: self = .unreadable("the file cannot be opened")
        case .SQLITE_READONLY: self = .unreadable("the file or its folder may only be read")
        case .SQLITE_INTERRUPT: self = .cancelled
        default: self = .unreadable(error.message ?? "the database says \(error.extendedResultCode)")
        }
    }
}
