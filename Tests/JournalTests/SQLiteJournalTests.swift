import Foundation
import GRDB
import Journal
@testable import JournalSQLite
import Planning
import Testing
import TestSupport

/// What only a journal in a file can show: opening, closing, other programs, and a file that is not as it should be.
@Suite struct SQLiteJournalTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("journal.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in try db.execute(sql: sql) }
        try queue.close()
    }

    @Test func `what was added is there when the file is opened again`() async throws {
        var journal = try SQLiteJournal(path: path)
        try await journal.addNotes([1, 2], to: .wijk)
        let before = try await journal.all(of: .wijk)
        try journal.close()
        journal = try SQLiteJournal(path: path)
        #expect(try await journal.all(of: .wijk) == before)
        try await journal.addNotes([3], to: .wijk)
        #expect(try await journal.checkFile().eventCount == 3)
    }

    @Test func `a second writer is refused until the first lets go, and readers are not`() async throws {
        let journal = try SQLiteJournal(path: path)
        try await journal.addNotes([1], to: .wijk)
        #expect(throws: JournalError.inUse(path)) { try SQLiteJournal(path: path) }
        let reader = try SQLiteJournal(reading: path)
        try await journal.addNotes([2], to: .wijk)
        #expect(try await reader.all(of: .wijk).count == 2)
        await #expect(throws: JournalError.self) {
            try await reader.append([.note(3)], to: .wijk, expecting: 2, by: .anna, at: .at(0))
        }
        await #expect(throws: JournalError.self) {
            try await reader.keep(Snapshot(stream: .wijk, version: 1, digest: .none, form: "a", state: []))
        }
    }

    @Test func `two writers that go round the lock still keep one order, and lose nothing`() async throws {
        let journals = try ["a", "b"].map { name in
            try SQLiteJournal(path: path, lock: WriterLock(journal: folder.file(name)))
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, journal) in journals.enumerated() {
                for writer in 0..<3 {
                    group.addTask {
                        for note in 0..<20 {
                            try await journal.addNotes([index, writer, note], to: note % 2 == 0 ? .wijk : .buurt)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let check = try await journals[0].checkFile()
        #expect(check.isSound)
        #expect(check.eventCount == 360)
        #expect(check.lastPosition == 360)
    }

    @Test func `a file of something else is refused and stays as it is`() throws {
        let other = try DatabaseQueue(path: path)
        try other.write { db in try db.execute(sql: "CREATE TABLE recepten (naam TEXT)") }
        try other.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: JournalError.notAJournal("it is a database of another program")) {
            try SQLiteJournal(path: path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        try Data("een brief, geen journaal; dat is te zien aan het begin".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: JournalError.notAJournal("it is no database")) { try SQLiteJournal(path: path) }
    }

    @Test func `a journal of a newer program is refused`() throws {
        try SQLiteJournal(path: path).close()
        try change("PRAGMA user_version = 99")
        #expect(throws: JournalError.self) { try SQLiteJournal(path: path) }
        #expect(throws: JournalError.self) { try SQLiteJournal(reading: path) }
    }

    @Test func `every file of a journal is for its owner alone, also in an open folder`() async throws {
        let journal = try SQLiteJournal(path: path)
        try await journal.addNotes([1], to: .wijk)
        #expect(try folder.names == ["", "-shm", "-wal", ".lock"].map { "journal.sqlite" + $0 })
        for name in try folder.names {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a folder that is not there or may not be written is told in words`() throws {
        #expect(throws: JournalError.self) { try SQLiteJournal(path: folder.file("geen/journal.sqlite")) }
        #expect(throws: JournalError.self) { try DataFolder(path: "/dev/null/gegevens").make() }
    }

    @Test func `a file that was left empty becomes a journal`() async throws {
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        #expect(throws: JournalError.notAJournal("nothing is in it")) { try SQLiteJournal(reading: path) }
        let journal = try SQLiteJournal(path: path)
        try await journal.addNotes([1], to: .wijk)
        #expect(try await journal.checkFile().eventCount == 1)
    }

    @Test func `a file that is not there is not made by reading it`() throws {
        #expect(throws: JournalError.self) { try SQLiteJournal(reading: path) }
        #expect(try folder.names == [])
    }

    @Test func `a commit waits for the disk`() async throws {
        let journal = try SQLiteJournal(path: path)
        #expect(try await journal.setting("synchronous") == "2")
        #expect(try await journal.setting("journal_mode") == "wal")
    }

    @Test func `an append that the database refuses leaves those that wait with it alone`() async throws {
        let journal = try SQLiteJournal(path: path)
        try change(
            """
            CREATE TRIGGER no_bad BEFORE INSERT ON events WHEN NEW.type = 'bad'
            BEGIN SELECT raise(ABORT, 'not this one'); END
            """)
        let bad = NewEvent(type: "bad", schema: 1, payload: [])
        let kept = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let events = number % 4 == 0 ? [.note(number), bad] : [.note(number), .note(number)]
                    let stream = StreamID.stream("wijk-\(number)")
                    return
                        (try? await journal.append(events, to: stream, expecting: 0, by: .anna, at: .at(0))) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(kept == 48)
        let check = try await journal.checkFile()
        #expect(check.isSound)
        #expect(check.eventCount == 96)
    }

    @Test func `an append that waits is taken out when its task is cancelled, and one that was begun is finished`()
        async throws
    {
        let journal = try SQLiteJournal(path: path)
        // Another connection holds the file, so that appends have to wait.
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let holder = try DatabaseQueue(path: path, configuration: configuration)
        let (release, released) = AsyncStream<Void>.makeStream()
        let (held, holding) = AsyncStream<Void>.makeStream()
        let hold = Task {
            try await holder.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
            holding.yield()
            for await _ in release { break }
            try await holder.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        }
        for await _ in held { break }
        let tasks = (0..<20).map { number in
            Task {
                try? await journal.append(
                    [.note(number)], to: .stream("wijk-\(number)"), expecting: 0, by: .anna, at: .at(0))
            }
        }
        for task in tasks.dropFirst(10) { task.cancel() }
        released.yield()
        try await hold.value
        var told: Set<StreamID> = []
        for task in tasks { told.formUnion((await task.value ?? []).map(\.stream)) }
        #expect(told.isSuperset(of: (0..<10).map { StreamID.stream("wijk-\($0)") }))
        #expect(Set(try await journal.streams().map(\.stream)) == told)
        #expect(try await journal.checkFile().isSound)
    }

    @Test(arguments: [
        ("UPDATE events SET payload = x'7b7d' WHERE position = 5", "'wijk' version 5"),
        ("UPDATE events SET actor = 'iemand' WHERE position = 5", "'wijk' version 5"),
        ("UPDATE events SET time = time - 1 WHERE position = 5", "'wijk' version 5"),
        ("UPDATE events SET stream = 'Wijk 5' WHERE position = 5", "position 5"),
        ("UPDATE events SET version = 50 WHERE position = 5", "version 50"),
        ("DELETE FROM events WHERE position = 5", "'wijk' version 6"),
        ("DELETE FROM events WHERE position = 1", "'wijk' version 2"),
    ])
    func `what was changed behind the journal's back is named`(sql: String, name: String) async throws {
        let journal = try SQLiteJournal(path: path)
        try await journal.addNotes(Array(1...10), to: .wijk)
        #expect(try await journal.checkFile().isSound)
        try change(sql)
        let check = try await journal.checkFile()
        #expect(check.damages.first?.description.contains(name) == true)
    }

    @Test func `bytes of the file that change are found, and never end the program`() async throws {
        let journal = try SQLiteJournal(path: path)
        for number in 0..<40 { try await journal.addNotes([number, number], to: .stream("wijk-\(number % 4)")) }
        let copy = folder.file("copy.sqlite")
        _ = try await journal.backup(to: copy)
        let whole = try Data(contentsOf: URL(fileURLWithPath: copy))
        let damaged = folder.file("damaged.sqlite")
        var random = SeededGenerator(state: 11)
        var found = 0
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            try bytes.write(to: URL(fileURLWithPath: damaged))
            do {
                let check = try await SQLiteJournal(reading: damaged).checkFile()
                // Whatever is called sound has all its events.
                if check.isSound { #expect(check.eventCount == 80) } else { found += 1 }
            } catch is JournalError {
                found += 1
            }
        }
        #expect(found > 100)
    }
}
