import Foundation
import GRDB
import Journal
@testable import JournalSQLite
import Planning
import Testing
import TestSupport

/// Backups, restoring, and exports that are read back.
@Suite struct BackupTests {
    private let folder: TemporaryFolder
    private let data: DataFolder
    private var copy: String { folder.file("zondag.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
        data = DataFolder(path: folder.file("gegevens"))
        try data.make()
    }

    private func filled(_ count: Int = 20) async throws -> SQLiteJournal {
        let journal = try SQLiteJournal(path: data.journal)
        for number in 0..<count { try await journal.addNotes([number], to: number % 3 == 0 ? .wijk : .buurt) }
        return journal
    }

    private func export(_ journal: any JournalStore, to path: String) async throws {
        var bytes: [UInt8] = []
        _ = try await journal.export(nil) { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `the data folder is for its owner alone, and so is a backup`() async throws {
        let journal = try await filled()
        _ = try await journal.backup(to: copy)
        #expect(try mode(data.path) == 0o700)
        #expect(try mode(copy) == 0o600)
        #expect(try folder.names == ["gegevens", "zondag.sqlite"])
    }

    @Test func `a backup made while people write is whole and holds a beginning of the journal`() async throws {
        let journal = try await filled()
        let writing = Task {
            var number = 0
            while !Task.isCancelled {
                number += 1
                try await journal.addNotes([number], to: .wijk)
            }
            return number
        }
        for _ in 0..<5 {
            let check = try await journal.backup(to: copy)
            let inside = try await SQLiteJournal(reading: copy).readAll(after: 0, most: .max)
            #expect(inside.count == check.eventCount)
            #expect(inside == (try await journal.readAll(after: 0, most: inside.count)))
        }
        writing.cancel()
        _ = try? await writing.value
        #expect(try await journal.checkFile().isSound)
    }

    @Test func `a backup does not overwrite the journal or something else`() async throws {
        let journal = try await filled()
        await #expect(throws: BackupRefusal.self) { try await journal.backup(to: data.journal) }
        let letter = folder.file("brief.txt")
        try Data("Beste Anna".utf8).write(to: URL(fileURLWithPath: letter))
        await #expect(throws: BackupRefusal.self) { try await journal.backup(to: letter) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: letter)) == Data("Beste Anna".utf8))
        await #expect(throws: JournalError.self) { try await journal.backup(to: folder.file("geen/zondag.sqlite")) }
        #expect(try await journal.checkFile().eventCount == 20)
    }

    @Test func `a damaged journal gives no backup, and the older one stays`() async throws {
        let journal = try await filled()
        _ = try await journal.backup(to: copy)
        let before = try Data(contentsOf: URL(fileURLWithPath: copy))
        try change(data.journal, "UPDATE events SET payload = x'7b7d' WHERE position = 5")
        await #expect(throws: JournalDamage.self) { try await journal.backup(to: copy) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == before)
        #expect(try folder.names == ["gegevens", "zondag.sqlite"])
    }

    @Test(arguments: [false, true])
    func `what is restored from a backup or an export is the same journal, which goes on`(isExport: Bool) async throws {
        let journal = try await filled()
        let before = try await journal.readAll(after: 0, most: .max)
        if isExport { try await export(journal, to: copy) } else { _ = try await journal.backup(to: copy) }
        let other = DataFolder(path: folder.file("nieuw"))
        let (check, aside) = try await other.restore(from: copy, replacing: false, now: .at(0))
        #expect(check.eventCount == 20)
        #expect(aside == nil)
        let restored = try SQLiteJournal(path: other.journal)
        #expect(try await restored.readAll(after: 0, most: .max) == before)
        try await restored.addNotes([99], to: .wijk)
        #expect(try await restored.checkFile().isSound)
        try restored.close()
        #expect(!(try FileManager.default.contentsOfDirectory(atPath: other.path)).contains { $0.contains("part") })
    }

    @Test func `a closed journal is one file, which may be copied`() async throws {
        try await filled().close()
        try FileManager.default.copyItem(atPath: data.journal, toPath: copy)
        #expect(try await SQLiteJournal(reading: copy).checkFile().eventCount == 20)
    }

    @Test func `a journal with events is only replaced when that is asked, and is kept aside`() async throws {
        let journal = try await filled()
        _ = try await journal.backup(to: copy)
        try await journal.addNotes([99], to: .wijk)
        await #expect(throws: JournalError.inUse(data.journal)) {
            try await data.restore(from: copy, replacing: true, now: .at(0))
        }
        try journal.close()
    }

    @Test func `with replacing the old journal is put aside and can still be read`() async throws {
        do {
            let journal = try await filled()
            _ = try await journal.backup(to: copy)
            try await journal.addNotes([99], to: .wijk)
            try journal.close()
        }
        await #expect(throws: RestoreRefusal.self) {
            try await data.restore(from: copy, replacing: false, now: .at(0))
        }
        let (_, aside) = try await data.restore(from: copy, replacing: true, now: .at(7))
        #expect(aside == data.file("journal-before-20260101T000000007.sqlite"))
        #expect(try await SQLiteJournal(reading: try #require(aside)).checkFile().eventCount == 21)
        #expect(try await SQLiteJournal(reading: data.journal).checkFile().eventCount == 20)
    }

    @Test func `a log that was left without its journal is put aside, and does not get into what is restored`()
        async throws
    {
        let log = URL(fileURLWithPath: data.journal + "-wal")
        let left: Data
        do {
            let journal = try await filled()
            _ = try await journal.backup(to: copy)
            for number in 0..<40 { try await journal.addNotes([number], to: .wijk) }
            left = try Data(contentsOf: log)
            try journal.close()
        }
        #expect(!left.isEmpty)
        try FileManager.default.removeItem(atPath: data.journal)
        try left.write(to: log)
        let (check, aside) = try await data.restore(from: copy, replacing: false, now: .at(7))
        #expect(check.eventCount == 20)
        #expect(try Data(contentsOf: URL(fileURLWithPath: try #require(aside) + "-wal")) == left)
        let restored = try await SQLiteJournal(reading: data.journal).checkFile()
        #expect(restored.isSound)
        #expect(restored.eventCount == 20)
    }

    @Test func `a journal without events may be replaced`() async throws {
        let other = DataFolder(path: folder.file("nieuw"))
        try other.make()
        try SQLiteJournal(path: other.journal).close()
        _ = try await filled().backup(to: copy)
        _ = try await other.restore(from: copy, replacing: false, now: .at(0))
        #expect(try await SQLiteJournal(reading: other.journal).checkFile().eventCount == 20)
    }

    @Test func `a journal that cannot be read is not taken for empty`() async throws {
        _ = try await filled().backup(to: copy)
        let other = DataFolder(path: folder.file("nieuw"))
        try other.make()
        try Data("kapot".utf8).write(to: URL(fileURLWithPath: other.journal))
        await #expect(throws: RestoreRefusal.self) {
            try await other.restore(from: copy, replacing: false, now: .at(0))
        }
        let (check, aside) = try await other.restore(from: copy, replacing: true, now: .at(0))
        #expect(check.eventCount == 20)
        #expect(try Data(contentsOf: URL(fileURLWithPath: try #require(aside))) == Data("kapot".utf8))
    }

    @Test func `a damaged backup is refused and nothing is put in place`() async throws {
        _ = try await filled().backup(to: copy)
        try change(copy, "UPDATE events SET payload = x'7b7d' WHERE position = 5")
        let other = DataFolder(path: folder.file("nieuw"))
        await #expect(throws: JournalDamage.self) {
            try await other.restore(from: copy, replacing: true, now: .at(0))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == ["journal.sqlite.lock"])
    }

    @Test func `an export that was changed is refused, with stream and version`() async throws {
        try await export(try await filled(), to: copy)
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: copy)), as: UTF8.self)
        let other = DataFolder(path: folder.file("nieuw"))
        try Data(text.replacingOccurrences(of: #"{"number":7}"#, with: #"{"number":8}"#).utf8)
            .write(to: URL(fileURLWithPath: copy))
        let damage = await #expect(throws: JournalDamage.self) {
            try await other.restore(from: copy, replacing: false, now: .at(0))
        }
        #expect(damage?.why.contains("'buurt' version 5") == true)
        try Data((text + "geen regel\n").utf8).write(to: URL(fileURLWithPath: copy))
        await #expect(throws: UnreadableLine(path: copy, line: 21)) {
            try await other.restore(from: copy, replacing: false, now: .at(0))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.path) == ["journal.sqlite.lock"])
    }

    @Test func `one stream is exported by itself, in its order`() async throws {
        let journal = try await filled()
        var lines: [[UInt8]] = []
        let check = try await journal.export(.wijk) { lines.append($0) }
        #expect(check.isSound)
        let events = lines.map { JournalExport.event(line: $0.dropLast()) }
        #expect(events == (try await journal.all(of: .wijk)))
    }

    private func change(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }
}
