internal import Foundation
internal import GRDB
public import Journal
public import Planning

extension SQLiteJournal {
    /// Writes a copy of the journal as it is at this moment, while others go on reading and writing.
    ///
    /// The copy is checked to the last event and flushed before it gets its name; a backup that was there stays until then.
    ///
    /// - Returns: what is in the copy.
    /// - Throws: ``JournalDamage`` when the journal is damaged, ``BackupRefusal`` when the name belongs to something else,
    ///   ``JournalError``.
    public func backup(to target: String) async throws -> ChainCheck {
        let files = FileManager.default
        if files.fileExists(atPath: target) {
            if try Self.isSameFile(target, path) {
                throw BackupRefusal(path: target, reason: "it is the journal itself")
            }
            do {
                try Self.checkIdentity(target, mayBeEmpty: false)
            } catch {
                throw BackupRefusal(path: target, reason: "what stands there is no backup of a journal")
            }
        }
        let part = try PartFile(for: target)
        try await Self.copy(path, to: part.path)
        let check = try await SQLiteJournal(reading: part.path).checkFile()
        guard check.isSound else { throw JournalDamage(path: path, check: check) }
        try part.finish()
        return check
    }

    /// Copies a journal, with what is still in its log, into an empty file.
    static func copy(_ source: String, to target: String) async throws(JournalError) {
        do {
            let queue = try DatabaseQueue(path: source, configuration: configuration(readOnly: true))
            try await queue.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [target])
            }
            try queue.close()
        } catch {
            throw JournalError(error)
        }
    }

    private static func isSameFile(_ a: String, _ b: String) throws -> Bool {
        let (first, second) = try (
            FileManager.default.attributesOfItem(atPath: a), FileManager.default.attributesOfItem(atPath: b)
        )
        return first[.systemFileNumber] as? Int == second[.systemFileNumber] as? Int
            && first[.systemNumber] as? Int == second[.systemNumber] as? Int
    }
}

/// A backup that would overwrite something else.
public struct BackupRefusal: ExplainedError, Hashable {
    /// The name that was asked for.
    public let path: String
    let reason: String

    /// Stable name.
    public var code: String { "journal.backupRefused" }
    /// Wrong use.
    public var category: ErrorCategory { .wrongUse }
    /// Which file.
    public var what: String { "The backup is not written to \(path): \(reason)." }
    /// What says it.
    public var why: String { "" }
    /// What to do next.
    public var advice: String { "Choose another name." }
}
