import Foundation
import Journal
import JournalSQLite
import Planning
import Process
import Testing
import ProcessTestSupport

@testable import ProcessService

struct ServiceTests {
    @Test func `what was done is told, is on record, and can be read`() async throws {
        let service = try await ProcessService.begun()
        let done = try await service.perform(
            AddItem(Card.named("Bodem"), id: "k"), in: .meerburg, by: .anna, at: Timestamp(milliseconds: 9))
        #expect(done.map(\.type) == ["card.added"])
        // Time never runs back within a process.
        #expect(done.map(\.fact) == [Fact(version: 2, time: Timestamp(milliseconds: 1_640_995_200_000), by: .anna)])
        #expect(try await service.process(.meerburg)?.cards["k"]?.item == Card.named("Bodem"))
        #expect(try await service.history(of: .meerburg).map(\.type) == ["process.started", "card.added"])
        #expect(try await service.journal.summary(of: .meerburg)?.head == done.last?.digest)
    }

    @Test func `a refused command leaves no trace`() async throws {
        let service = try await ProcessService.begun()
        await #expect(throws: ProcessRefusal.notAllowed(.workOnBoard)) {
            try await service.perform(AddItem(Card.named("Bodem")), in: .meerburg, by: .bert)
        }
        #expect(try await service.journal.summary(of: .meerburg)?.version == 1)
    }

    @Test func `a process that nobody started is not there`() async throws {
        let service = ProcessService(MemoryJournal())
        #expect(try await service.process(.meerburg) == nil)
        #expect(try await service.process(.meerburg, at: 5) == nil)
        #expect(try await service.history(of: .meerburg).isEmpty)
        #expect(try await service.all().isEmpty)
        await #expect(throws: ProcessRefusal.notStarted) {
            try await service.perform(AddItem(Card.named("Bodem")), in: .meerburg, by: .anna)
        }
        #expect(try await service.journal.streams().isEmpty)
    }

    @Test func `all processes are found`() async throws {
        let service = try await ProcessService.begun()
        try await service.perform(StartProcess(.meerburg), in: .stream("andere"), by: .bert)
        #expect(try await service.all().map(\.id) == [.stream("andere"), .meerburg])
    }

    @Test func `history comes in pages`() async throws {
        let service = try await ProcessService.begun()
        for number in 1...9 {
            try await service.perform(AddItem(Card.named("K\(number)")), in: .meerburg, by: .anna)
        }
        #expect(try await service.history(of: .meerburg, after: 3, most: 4).map(\.fact.version) == [4, 5, 6, 7])
        #expect(try await service.history(of: .meerburg, after: 10).isEmpty)
        let changes = try await service.changes(in: .meerburg, after: 8, most: 10)
        #expect(changes.map(\.version) == [9, 10])
        #expect(changes.map(\.title) == ["K8", "K9"])
        #expect(changes.allSatisfy { $0.type == "card.added" && $0.subject.hasPrefix("card:") && $0.by == .anna })
    }

    @Test func `what another program wrote is seen`() async throws {
        let journal = MemoryJournal()
        let here = try await ProcessService.begun(on: journal)
        let there = ProcessService(journal)
        try await there.perform(AddItem(Card.named("Bodem"), id: "k"), in: .meerburg, by: .anna)
        #expect(try await here.process(.meerburg)?.cards.count == 1)
        // And counts when the next command is decided.
        await #expect(throws: ProcessRefusal.alreadyDone) {
            try await here.perform(AddItem(Card.named("Bodem"), id: "k"), in: .meerburg, by: .anna)
        }
    }

    @Test func `hundreds at once on one process all get their turn`() async throws {
        let journal = MemoryJournal()
        let services = [try await ProcessService.begun(on: journal), ProcessService(journal)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<300 {
                group.addTask {
                    try await services[number % 2].perform(
                        AddItem(Card.named("K\(number)")), in: .meerburg, by: .anna)
                }
            }
            try await group.waitForAll()
        }
        for service in services { #expect(try await service.process(.meerburg)?.cards.count == 300) }
        #expect(try await journal.check().isSound)
    }

    @Test func `two who change the same thing at once: one does, the other hears of it`() async throws {
        let service = try await ProcessService.begun()
        try await service.perform(AddItem(Card.named("Bodem"), id: "k"), in: .meerburg, by: .anna)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<10 {
                group.addTask {
                    do {
                        try await service.perform(
                            ChangeItem("k", to: Card.named("Bodem \(number)"), seenAt: 2), in: .meerburg, by: .anna)
                        return true
                    } catch {
                        guard case ProcessRefusal.changedMeanwhile(.card, "k", let since) = error else { return true }
                        return since.version != 3
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        // One was done; nine were told of version 3.
        #expect(outcomes.count { $0 } == 1)
        #expect(try await service.process(.meerburg)?.version == 3)
    }

    @Test func `a request that ended before its turn does nothing, and the next one goes on`() async throws {
        let service = try await ProcessService.begun()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await service.perform(AddItem(Card.named("Bodem")), in: .meerburg, by: .anna)
        }
        task.cancel()
        await #expect(throws: JournalError.cancelled) { try await task.value }
        #expect(try await service.journal.summary(of: .meerburg)?.version == 1)
        try await service.perform(AddItem(Card.named("Bodem")), in: .meerburg, by: .anna)
        #expect(try await service.process(.meerburg)?.version == 2)
    }

    @Test func `an event of a newer program is told, not skipped`() async throws {
        let journal = MemoryJournal()
        let service = try await ProcessService.begun(on: journal)
        try await journal.append(
            [NewEvent(type: "zeppelin.landed", schema: 1, payload: Array("{}".utf8))], to: .meerburg, expecting: 1,
            by: .anna, at: Timestamp(milliseconds: 1_640_995_200_000))
        await #expect(throws: EventCatalogue.Failure.unknownType("zeppelin.landed")) {
            try await service.process(.meerburg)
        }
        // What was before it can still be read.
        #expect(try await service.process(.meerburg, at: 1)?.version == 1)
    }

    @Test func `an id for a process says its name in plain letters`() throws {
        func name(_ text: String, _ key: String = "x7k2m9") throws -> String {
            try #require(StreamID(name: text, key: key)).rawValue
        }
        #expect(try name("Meerburg, integraal!") == "meerburg-integraal-x7k2")
        #expect(try name("Überléiden 's-Gravenzande") == "uberleiden-s-gravenzande-x7k2")
        #expect(try name("") == "gebied-x7k2")
        #expect(try name("日本") == "gebied-x7k2")
        #expect(try name(String(repeating: "lang ", count: 99)).utf8.count <= 64)
        #expect(try name("a") != name("a", "y1z3"))
    }
}
