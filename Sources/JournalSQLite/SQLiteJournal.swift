internal import Foundation
internal import GRDB
public import Journal
public import Planning

/// A journal in one SQLite file; see `docs/architecture.md` for its tables.
///
/// An append that returned is flushed to the disk (`synchronous = FULL`): a program or a machine that stops at any moment
/// loses none of them. Reading never waits for writing. One program writes a file at a time; others may read it meanwhile.
public final class SQLiteJournal: JournalStore {
    /// Path of the file.
    public let path: String

    private let pool: DatabasePool
    private let queue: AppendQueue?
    private let followers = Followers()
    private let lock: WriterLock?

    /// Opens a journal for writing, or begins one where there is no file yet. The folder must be there.
    ///
    /// - Throws: ``JournalError/inUse(_:)`` when another program writes it, ``JournalError/notAJournal(_:)`` when the file
    ///   is something else, ``JournalError/unreadable(_:)``.
    public convenience init(path: String) throws(JournalError) {
        try self.init(path: path, lock: WriterLock(journal: path))
    }

    /// Opens a journal that is there for reading only, also while another program writes it.
    ///
    /// - Throws: ``JournalError/notAJournal(_:)`` and ``JournalError/unreadable(_:)``.
    public init(reading path: String) throws(JournalError) {
        self.path = path
        lock = nil
        queue = nil
        pool = try Self.opening {
            try Self.checkIdentity(path, mayBeEmpty: false)
            return try DatabasePool(path: path, configuration: Self.configuration(readOnly: true))
        }
    }

    /// Opens for writing under a lock that was taken before.
    init(path: String, lock: WriterLock) throws(JournalError) {
        self.path = path
        self.lock = lock
        pool = try Self.opening {
            if FileManager.default.fileExists(atPath: path) {
                try Self.checkIdentity(path, mayBeEmpty: true)
            } else {
                try Self.makeEmpty(path)
            }
            let pool = try DatabasePool(path: path, configuration: Self.configuration(readOnly: false))
            try pool.writeWithoutTransaction { db in
                // The pool chose NORMAL, with which the last commits may be lost when the power fails.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try JournalForm.bringUpToDate(db)
            }
            return pool
        }
        queue = AppendQueue(pool: pool, followers: followers)
    }

    /// Ends following and closes the file. What was begun is finished first; nothing can be asked afterwards.
    ///
    /// - Throws: ``JournalError/unreadable(_:)``.
    public func close() throws(JournalError) {
        followers.finish()
        // With everything in the file itself, a copy of that one file is a copy of the journal. Where it fails, as on a full
        // disk, nothing is lost: the log beside it stays.
        if queue != nil { try? pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) } }
        try Self.opening { try pool.close() }
        lock?.release()
    }

    /// Adds events to the end of a stream; see ``JournalStore``.
    @discardableResult
    public func append(
        _ events: [NewEvent], to stream: StreamID, expecting version: Int, by actor: PersonID, at time: Timestamp
    ) async throws(JournalError) -> [RecordedEvent] {
        guard let queue else { throw .unreadable("it was opened for reading") }
        try EventRules.check(events, actor: actor, time: time)
        return try await queue.append(events, to: stream, expecting: version, by: actor, at: time).get()
    }

    /// Events of a stream behind a version.
    public func read(_ stream: StreamID, after version: Int, most: Int) async throws(JournalError) -> [RecordedEvent] {
        let sql = """
            SELECT \(EventRow.columns) FROM events WHERE stream = ? AND version > ? ORDER BY version LIMIT ?
            """
        return try await reading { db in
            try EventRow.events(db, sql: sql, arguments: [stream.rawValue, version, max(0, most)])
        }
    }

    /// Events of a stream in front of a version that a choice takes, the newest first.
    ///
    /// - Complexity: a step in an index per event that is passed over; only events that are taken are read as a whole.
    public func readBack(
        _ stream: StreamID, before version: Int, _ choice: EventChoice, most: Int
    ) async throws(JournalError) -> [RecordedEvent] {
        var sql = "SELECT \(EventRow.columns) FROM events WHERE stream = ? AND version < ?"
        var arguments: StatementArguments = [stream.rawValue, version]
        if let actor = choice.actor {
            sql += " AND actor = ?"
            arguments += [actor.rawValue]
        }
        if let types = choice.types?.sorted() {
            sql += " AND type IN (\(types.map { _ in "?" }.joined(separator: ", ")))"
            arguments += StatementArguments(types)
        }
        sql += " ORDER BY version DESC LIMIT ?"
        arguments += [max(0, most)]
        let query = (sql, arguments)
        return try await reading { db in try EventRow.events(db, sql: query.0, arguments: query.1) }
    }

    /// Events of all streams behind a position.
    public func readAll(after position: Int64, most: Int) async throws(JournalError) -> [RecordedEvent] {
        let sql = "SELECT \(EventRow.columns) FROM events WHERE position > ? ORDER BY position LIMIT ?"
        return try await reading { db in try EventRow.events(db, sql: sql, arguments: [position, max(0, most)]) }
    }

    /// All streams, in alphabetical order.
    ///
    /// - Complexity: a few steps in an index per stream, however many events there are.
    public func streams() async throws(JournalError) -> [StreamSummary] {
        let sql = """
            WITH RECURSIVE names (stream) AS (
                SELECT min(stream) FROM events
                UNION ALL
                SELECT (SELECT min(stream) FROM events WHERE stream > names.stream) FROM names
                WHERE names.stream IS NOT NULL)
            SELECT stream FROM names WHERE stream IS NOT NULL
            """
        return try await reading { db in
            try String.fetchAll(db, sql: sql).compactMap { name in
                try StreamID(rawValue: name).flatMap { try StreamRow.summary(of: $0, db) }
            }
        }
    }

    /// One stream.
    public func summary(of stream: StreamID) async throws(JournalError) -> StreamSummary? {
        try await reading { db in try StreamRow.summary(of: stream, db) }
    }

    /// Keeps a snapshot in the place of an older one.
    public func keep(_ snapshot: Snapshot) async throws(JournalError) {
        guard queue != nil else { throw .unreadable("it was opened for reading") }
        do {
            try await pool.write { db in try StreamRow.keep(snapshot, db) }
        } catch {
            throw JournalError(error)
        }
    }

    /// The snapshot of a stream.
    public func snapshot(of stream: StreamID, form: String) async throws(JournalError) -> Snapshot? {
        try await reading { db in try StreamRow.snapshot(of: stream, form: form, db) }
    }

    /// Everything that is added to a stream by this program from now on.
    public func follow(_ stream: StreamID) -> AsyncStream<[RecordedEvent]> { followers.follow(stream) }

    /// Walks the whole file: SQLite's own check of pages and indexes, and then every event with its links.
    ///
    /// - Complexity: one SHA-256 per event; memory for one event.
    public func checkFile() async throws(JournalError) -> ChainCheck {
        try await reading { db in FileCheck.run(db) }
    }

    /// What a setting of the connection that writes is.
    func setting(_ name: String) async throws -> String? {
        try await pool.writeWithoutTransaction { db in try String.fetchOne(db, sql: "PRAGMA \(name)") }
    }

    private func reading<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws(JournalError)
        -> T
    {
        do {
            return try await pool.read(body)
        } catch {
            throw JournalError(error)
        }
    }

    /// Says what a database refused in words of a journal.
    static func opening<T>(_ body: () throws -> T) throws(JournalError) -> T {
        do {
            return try body()
        } catch {
            throw JournalError(error)
        }
    }

    static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(10)
        configuration.label = "journal"
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA trusted_schema = OFF") }
        return configuration
    }

    /// Makes a file that only its owner may read; SQLite gives its log the same mode.
    private static func makeEmpty(_ path: String) throws(JournalError) {
        let handle = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            throw errno == ENOSPC
                ? .diskFull : .unreadable("\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        Foundation.close(handle)
    }

    /// Looks into a file before anything is written to it.
    static func checkIdentity(_ path: String, mayBeEmpty: Bool) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw JournalError.notAJournal("there is no file \(path)")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: true))
        let identity = try queue.inDatabase { db in try JournalForm.identity(db) }
        try queue.close()
        if identity == .empty, !mayBeEmpty { throw JournalError.notAJournal("nothing is in it") }
    }
}
