internal import GRDB
internal import Journal

/// Which tables a journal file has, and how a file is known to be one.
enum JournalForm {
    /// `SmHj` in the header of the file: a database with another number is not ours to touch.
    static let applicationID: Int32 = 0x536D_486A

    /// What brings a file from each version to the next; the first makes it. Steps that were ever released never change.
    static let steps: [String] = [
        """
        CREATE TABLE events (
            position INTEGER PRIMARY KEY,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            time INTEGER NOT NULL,
            actor TEXT NOT NULL,
            type TEXT NOT NULL,
            schema INTEGER NOT NULL,
            payload BLOB NOT NULL,
            previous BLOB NOT NULL CHECK (length(previous) = 32),
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            UNIQUE (stream, version)
        ) STRICT;
        CREATE TABLE snapshots (
            stream TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            digest BLOB NOT NULL CHECK (length(digest) = 32),
            form TEXT NOT NULL,
            state BLOB NOT NULL
        ) STRICT;
        """
    ]

    /// What a file turns out to be.
    enum Identity: Equatable {
        /// Nothing is in it yet.
        case empty
        /// A journal of that version.
        case journal(version: Int)
    }

    /// - Throws: ``JournalError/notAJournal(_:)`` when the file is something else, or was made by a newer program.
    static func identity(_ db: Database) throws -> Identity {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == 0, version == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
            return .empty
        }
        guard application == applicationID else {
            throw JournalError.notAJournal("it is a database of another program")
        }
        guard version <= steps.count else {
            throw JournalError.notAJournal("it has form \(version), and this program knows forms up to \(steps.count)")
        }
        return .journal(version: version)
    }

    /// Makes the tables, or brings those of an older version to this one; all or nothing.
    static func bringUpToDate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            var version = 0
            if case .journal(let found) = try identity(db) { version = found }
            guard version < steps.count else { return .commit }
            for step in steps[version...] { try db.execute(sql: step) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(steps.count)")
            return .commit
        }
    }
}
