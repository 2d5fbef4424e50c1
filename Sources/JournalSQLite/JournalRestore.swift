internal import Foundation
internal import GRDB
public import Journal
public import Planning

extension DataFolder {
    /// Puts a backup, or an export of a whole journal, in the place of the journal.
    ///
    /// What comes in is checked to the last event before anything is replaced. A journal that was there is never thrown
    /// away: it stays in the folder under another name.
    ///
    /// - Parameters:
    ///   - source: a file that `backup` or `export` wrote.
    ///   - replacing: true to put aside a journal that has events.
    ///   - now: for the name of what is put aside.
    /// - Returns: what is in the journal now, and where the one of before is.
    /// - Throws: ``JournalDamage`` when the source is damaged, ``RestoreRefusal``, ``JournalError``.
    public func restore(from source: String, replacing: Bool, now: Timestamp) async throws -> (
        ChainCheck, aside: String?
    ) {
        try make()
        let lock = try WriterLock(journal: journal)
        defer { withExtendedLifetime(lock) {} }
        let isThere = FileManager.default.fileExists(atPath: journal)
        // A log without its journal would be read as part of the one that is restored.
        let isLeft = ["-wal", "-shm"].contains { FileManager.default.fileExists(atPath: journal + $0) }
        if isThere, !replacing, await hasEvents() { throw RestoreRefusal(path: journal) }
        let part = try PartFile(for: journal)
        if try Self.isDatabase(source) {
            try SQLiteJournal.opening { try SQLiteJournal.checkIdentity(source, mayBeEmpty: false) }
            try await SQLiteJournal.copy(source, to: part.path)
        } else {
            try JournalImport.read(source, into: part.path)
        }
        let check = try await SQLiteJournal(reading: part.path).checkFile()
        guard check.isSound else { throw JournalDamage(path: source, check: check) }
        let aside = isThere || isLeft ? try putAside(now) : nil
        try part.finish()
        // Once more under the name that counts, with whatever lies beside it.
        let final = try await SQLiteJournal(reading: journal).checkFile()
        guard final.isSound else { throw JournalDamage(path: journal, check: final) }
        return (check, aside)
    }

    /// A journal that cannot be read may well have events.
    private func hasEvents() async -> Bool {
        guard let store = try? SQLiteJournal(reading: journal) else {
            let size = try? FileManager.default.attributesOfItem(atPath: journal)[.size] as? Int
            return size != 0
        }
        return (try? await store.readAll(after: 0, most: 1).isEmpty) != true
    }

    private func putAside(_ now: Timestamp) throws(JournalError) -> String {
        // Brings what is still in the log into the file; a damaged one is put aside as it is.
        if FileManager.default.fileExists(atPath: journal), let pool = try? DatabaseQueue(path: journal) {
            try? pool.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try? pool.close()
        }
        let stamp = String(now.iso8601.filter { $0.isNumber || $0 == "T" })
        let aside = file("journal-before-\(stamp).sqlite")
        guard !FileManager.default.fileExists(atPath: aside) else { throw .unreadable("there already is a \(aside)") }
        for end in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: journal + end) {
            guard rename(journal + end, aside + end) == 0 else {
                throw .unreadable("\(journal + end) cannot be put aside: \(String(cString: strerror(errno)))")
            }
        }
        return aside
    }

    private static func isDatabase(_ path: String) throws -> Bool {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw JournalError.notAJournal("the file \(path) cannot be opened")
        }
        defer { try? handle.close() }
        do {
            return try handle.read(upToCount: 16) == Data("SQLite format 3\u{0}".utf8)
        } catch {
            throw JournalError.notAJournal("the file \(path) cannot be read")
        }
    }
}

/// A restore that would take the place of a journal with events.
public struct RestoreRefusal: ExplainedError, Hashable {
    /// The journal that is there.
    public let path: String

    /// Stable name.
    public var code: String { "journal.notEmpty" }
    /// Wrong use.
    public var category: ErrorCategory { .wrongUse }
    /// Which file.
    public var what: String { "Nothing is restored: the journal \(path) has events, or cannot be read." }
    /// What says it.
    public var why: String { "" }
    /// What to do next.
    public var advice: String { "Use --force to put it aside under another name, or choose another folder." }
}
