import Journal
import Planning
import Process
import ProcessTestSupport
import Testing

@testable import ProcessService

@Suite("Processes in memory")
struct KeptDesksTests {
    @Test func `asking for processes that are not there, or may not begin, keeps nothing`() async throws {
        let service = try await ProcessService.begun()
        #expect(service.openCount == 1)
        for number in 1...1_000 {
            #expect(try await service.process(.stream("niet-\(number)")) == nil)
        }
        await #expect(throws: ProcessRefusal.notStarted) {
            try await service.perform(AddItem(Card.named("Bodem")), in: .stream("leeg"), by: .anna)
        }
        #expect(service.openCount == 1)
    }

    @Test func `the one that was used longest ago makes room, and opens again as it was`() async throws {
        let service = ProcessService(MemoryJournal())
        let count = ProcessService.mostOpen + 20
        for number in 1...count {
            let id = StreamID.stream("proces-\(number)")
            try await service.perform(StartProcess(.meerburg), in: id, by: .anna)
        }
        #expect(service.openCount == ProcessService.mostOpen)
        #expect(try await service.process(.stream("proces-1"))?.version == 1)
        try await service.perform(AddItem(Card.named("Bodem"), id: "k"), in: .stream("proces-2"), by: .anna)
        #expect(try await service.process(.stream("proces-2"))?.cards["k"]?.item.title == "Bodem")
        #expect(service.openCount == ProcessService.mostOpen)
    }

    @Test func `what is used stays`() {
        var desks = KeptDesks(most: 2)
        func desk(_ name: String) -> ProcessDesk {
            ProcessDesk(
                stream: .stream(name), journal: MemoryJournal(), folding: ProcessFolding(catalogue: .current))
        }
        let first = desks.keep(desk("een"), .stream("een"))
        _ = desks.keep(desk("twee"), .stream("twee"))
        #expect(desks.desk(.stream("een")) === first)
        _ = desks.keep(desk("drie"), .stream("drie"))
        #expect(desks.desk(.stream("een")) === first)
        #expect(desks.desk(.stream("twee")) == nil)
        #expect(desks.keep(desk("een"), .stream("een")) === first)
        #expect(desks.count == 2)
    }
}
