internal import Foundation
internal import GRDB
internal import Journal
public import Planning

/// Reads an export back into a journal file.
enum JournalImport {
    /// Fills an empty file with the events of an export.
    ///
    /// - Throws: ``UnreadableLine``, and ``JournalDamage`` when the events are not as they were recorded.
    static func read(_ source: String, into target: String) throws {
        var check = ChainCheck()
        var number = 0
        do {
            let queue = try DatabaseQueue(path: target, configuration: SQLiteJournal.configuration(readOnly: false))
            try queue.writeWithoutTransaction(JournalForm.bringUpToDate)
            try queue.write { db in
                try eachLine(of: source) { line in
                    number += 1
                    guard let event = JournalExport.event(line: line) else {
                        throw UnreadableLine(path: source, line: number)
                    }
                    check.add(event)
                    // What is damaged is never used, so the rest is only walked to tell all that is wrong.
                    if check.isSound { try EventRow.insert(event, db) }
                }
            }
            try queue.close()
        } catch let error as UnreadableLine {
            throw error
        } catch {
            throw JournalError(error)
        }
        guard check.isSound else { throw JournalDamage(path: source, check: check) }
    }

    /// Hands out a file's lines, without their line feeds; memory for a megabyte and the longest line.
    private static func eachLine(of path: String, _ body: (Data) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw JournalError.unreadable("the file \(path) cannot be opened")
        }
        defer { try? handle.close() }
        var rest = Data()
        while let chunk = try handle.read(upToCount: 1_000_000), !chunk.isEmpty {
            rest.append(chunk)
            while let end = rest.firstIndex(of: 0x0A) {
                try body(Data(rest[..<end]))
                rest = rest[(end + 1)...]
            }
            rest = Data(rest)
        }
        if !rest.isEmpty { try body(rest) }
    }
}

/// A line of an export that holds no event.
public struct UnreadableLine: ExplainedError, Hashable {
    /// Which file.
    public let path: String
    /// Which line, from 1.
    public let line: Int

    /// Stable name.
    public var code: String { "journal.unreadableLine" }
    /// The input is not usable.
    public var category: ErrorCategory { .inputRejected }
    /// Which line of which file.
    public var what: String { "Line \(line) of \(path) is no event." }
    /// What says it.
    public var why: String { "" }
    /// What to do next.
    public var advice: String { "Give a backup, or a file that `samenhang journal export` wrote." }
}
