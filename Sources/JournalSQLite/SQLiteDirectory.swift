internal import Foundation
internal import GRDB
internal import Journal
public import People

extension DataFolder {
    /// The directory of people. Deleting a person's data is done here, never in the journal.
    public var people: String { file("people.sqlite") }
}

/// A directory of people in one SQLite file; see `docs/architecture.md` for its tables.
///
/// What was written is flushed to the disk before anybody hears so (`synchronous = FULL`). What is deleted is overwritten,
/// in the file and in its log. Several programs may have the file open, such as a server and `samenhang user`.
public final class SQLiteDirectory: Directory {
    private let pool: DatabasePool

    /// Opens a directory, or begins one where there is no file yet. The folder must be there.
    ///
    /// - Throws: ``PeopleError/notADirectory(_:)`` when the file is something else, ``PeopleError/unreadable(_:)``.
    public init(path: String) throws(PeopleError) {
        do {
            let files = FileManager.default
            if files.fileExists(atPath: path) {
                try Self.checkIdentity(path)
            } else {
                // The log beside the file gets the same mode.
                _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            var configuration = Configuration()
            configuration.label = "people"
            configuration.busyMode = .timeout(5)
            configuration.maximumReaderCount = 4
            configuration.prepareDatabase { db in
                guard !db.configuration.readonly else { return }
                try db.execute(sql: "PRAGMA secure_delete = ON")
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // The pool chose NORMAL, with which the last commits may be lost when the power fails.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try DirectoryForm.bringUpToDate(db)
            }
        } catch {
            throw PeopleError(database: error)
        }
    }

    /// Looks something up.
    public func read<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.read { db in try work(DirectoryRows(db)) }
        } catch {
            throw Self.explained(error)
        }
    }

    /// Changes something; when the work throws, nothing has changed.
    public func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        do {
            let (value, hasErased) = try await pool.write { db in
                let rows = DirectoryRows(db)
                return (try work(rows), rows.hasErased)
            }
            // The log still has the pages as they were; a reader may keep it, and then the next one to close empties it.
            if hasErased { try? await pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
            return value
        } catch {
            throw Self.explained(error)
        }
    }

    /// Closes the file.
    public func close() throws(PeopleError) {
        do { try pool.close() } catch { throw PeopleError(database: error) }
    }

    /// Errors of the rules as they are, those of the database in words.
    private static func explained(_ error: any Error) -> any Error {
        error is DatabaseError ? PeopleError(database: error) : error
    }

    /// Looks at a file without changing it, so that a database of something else is left alone.
    static func checkIdentity(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.read { _ = try DirectoryForm.version($0) }
    }
}

extension PeopleError {
    /// What a failure of the database means to who asked. SQL and arguments stay out of it.
    init(database error: any Error) {
        switch error {
        case let error as PeopleError: self = error
        case JournalError.diskFull: self = .diskFull
        case JournalError.unreadable(let reason): self = .unreadable(reason)
        case let error as DatabaseError:
            // The index of the write-ahead log has a failure of its own for a full disk.
            if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
                self = .diskFull
                return
            }
            switch error.resultCode {
            case .SQLITE_NOTADB: self = .notADirectory("it is no database")
            case .SQLITE_FULL: self = .diskFull
            case .SQLITE_CORRUPT: self = .unreadable("the file is damaged")
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .unreadable("another program keeps it locked")
            case .SQLITE_CANTOPEN: self = .unreadable("the file cannot be opened")
            case .SQLITE_READONLY: self = .unreadable("the file or its folder may only be read")
            default: self = .unreadable("the database says \(error.extendedResultCode)")
            }
        default: self = .unreadable("the file cannot be opened")
        }
    }
}
