import Foundation
import Journal
import JournalSQLite
import Planning
import Process
import Testing
import TestSupport
import ProcessTestSupport

@testable import ProcessService

struct SnapshotTests {
    /// A process of `count` events.
    private func fill(_ service: ProcessService, to count: Int) async throws {
        var version = try await service.process(.meerburg)?.version ?? 0
        while version < count {
            version += 1
            try await service.perform(AddItem(Card.named("K\(version)")), in: .meerburg, by: .anna)
        }
    }

    @Test func `a snapshot is kept now and then, and opening with it gives the same`() async throws {
        let journal = MemoryJournal()
        let service = try await ProcessService.begun(on: journal)
        try await fill(service, to: 499)
        #expect(try await journal.snapshot(of: .meerburg, form: ProcessFolding.form) == nil)
        try await fill(service, to: 1_010)
        let snapshot = try #require(try await journal.snapshot(of: .meerburg, form: ProcessFolding.form))
        #expect(snapshot.version == 1_000)
        let whole = try await service.process(.meerburg)
        #expect(try await ProcessService(journal).process(.meerburg) == whole)
        #expect(try await ProcessService(journal).process(.meerburg, at: 1_010) == whole)
    }

    @Test func `opening reads only what lies behind the snapshot`() async throws {
        let journal = CountingJournal(MemoryJournal())
        try await fill(try await ProcessService.begun(on: journal), to: 1_010)
        let before = journal.eventsRead
        #expect(try await ProcessService(journal).process(.meerburg)?.version == 1_010)
        // The event that the snapshot's digest belongs to, and ten behind it.
        #expect(journal.eventsRead - before == 11)
    }

    @Test func `a snapshot that does not belong to the events is not used`() async throws {
        let journal = MemoryJournal()
        let service = try await ProcessService.begun(on: journal)
        try await fill(service, to: 20)
        let whole = try #require(try await service.process(.meerburg))
        let folding = ProcessFolding(catalogue: .current)
        let digest = try #require(try await journal.summary(of: .meerburg)?.head)
        let good = try folding.snapshot(of: whole, stream: .meerburg, digest: digest)
        for bad in [
            Snapshot(stream: .meerburg, version: 20, digest: .none, form: good.form, state: good.state),
            Snapshot(stream: .meerburg, version: 20, digest: digest, form: good.form, state: [0x7B]),
            Snapshot(stream: .meerburg, version: 20, digest: digest, form: good.form, state: []),
            Snapshot(stream: .meerburg, version: 20, digest: digest, form: "area-process-0", state: good.state),
            Snapshot(stream: .meerburg, version: 21, digest: digest, form: good.form, state: good.state),
        ] {
            try await journal.keep(bad)
            #expect(try await ProcessService(journal).process(.meerburg) == whole)
        }
    }

    /// Another program, which is gone when this returns.
    private func fillFile(_ path: String) async throws -> AreaProcess? {
        let journal = try SQLiteJournal(path: path)
        let service = try await ProcessService.begun(on: journal)
        try await fill(service, to: 520)
        defer { #expect(throws: Never.self) { try journal.close() } }
        return try await service.process(.meerburg)
    }

    @Test func `a process in a file is the same for the next program`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("journal.sqlite")
        let whole = try await fillFile(path)
        let second = try SQLiteJournal(path: path)
        #expect(try await second.snapshot(of: .meerburg, form: ProcessFolding.form)?.version == 500)
        #expect(try await ProcessService(second).process(.meerburg) == whole)
        #expect(try await second.check().isSound)
        try second.close()
    }
}
