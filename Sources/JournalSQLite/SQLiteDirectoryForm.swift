internal import GRDB
internal import People

/// Which tables a directory has, and how a file is known to be one.
enum DirectoryForm {
    /// `SmPe` in the header of the file: a database with another number is not ours to touch.
    static let applicationID: Int32 = 0x536D_5065

    /// What brings a file from each version to the next; the first makes it. Steps that were ever released never change.
    static let steps: [String] = [
        """
        CREATE TABLE accounts (
            id TEXT PRIMARY KEY,
            email TEXT NOT NULL UNIQUE,
            display_name TEXT NOT NULL,
            is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)),
            created INTEGER NOT NULL,
            language TEXT NOT NULL,
            password TEXT
        ) STRICT;
        CREATE TABLE departures (
            id TEXT PRIMARY KEY,
            moment INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE sessions (
            hash TEXT PRIMARY KEY,
            person TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            created INTEGER NOT NULL,
            last_seen INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX sessions_of_person ON sessions (person);
        CREATE TABLE links (
            hash TEXT PRIMARY KEY,
            reset_of TEXT REFERENCES accounts (id) ON DELETE CASCADE,
            stream TEXT,
            role TEXT,
            party TEXT,
            email TEXT,
            maker TEXT NOT NULL,
            created INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            used INTEGER,
            user TEXT,
            CHECK ((reset_of IS NULL) = (stream IS NOT NULL AND role IS NOT NULL))
        ) STRICT;
        CREATE INDEX links_of_person ON links (reset_of);
        """,
        // Of links that were used before this was kept nothing tells otherwise: they are over.
        """
        ALTER TABLE links ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 0 CHECK (handed_over IN (0, 1));
        UPDATE links SET handed_over = 1 WHERE used IS NOT NULL;
        """,
    ]

    /// The version of a file; 0 for an empty one.
    ///
    /// - Throws: ``PeopleError/notADirectory(_:)`` when the file is something else, or was made by a newer program.
    static func version(_ db: Database) throws -> Int {
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == 0, version == 0, try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
            return 0
        }
        guard application == applicationID else {
            throw PeopleError.notADirectory("it is a database of another program")
        }
        guard version <= steps.count else {
            throw PeopleError.notADirectory(
                "it has form \(version), and this program knows forms up to \(steps.count)")
        }
        return version
    }

    /// Makes the tables, or brings those of an older version to this one; all or nothing.
    static func bringUpToDate(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            let version = try version(db)
            guard version < steps.count else { return .commit }
            for step in steps[version...] { try db.execute(sql: step) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(steps.count)")
            return .commit
        }
    }
}
