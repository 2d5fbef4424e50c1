import Journal
import Planning
import Process
import ProcessTestSupport
import Testing

@testable import ProcessService

/// Looking back: right, and without reading everything again.
struct PastStatesTests {
    /// A process of `count` events: it was started, and cards were added.
    private func filled(_ journal: any JournalStore, to count: Int) async throws -> ProcessService {
        let service = try await ProcessService.begun(on: journal)
        for version in 2...count {
            try await service.perform(AddItem(Card.named("K\(version)")), in: .meerburg, by: .anna)
        }
        return service
    }

    @Test func `a moment is the same in whatever order moments are asked`() async throws {
        let journal = MemoryJournal()
        let service = try await filled(journal, to: 2_300)
        for version in [2_100, 10, 2_000, 2_300, 2_001, 1, 1_999, 2_100] {
            let then = try #require(try await service.process(.meerburg, at: version))
            #expect(then.version == version)
            #expect(then.cards.count == version - 1)
            #expect(then.cards.all.last.map(\.added.version) ?? 1 == version)
        }
        #expect(try await service.process(.meerburg, at: 0) == nil)
        #expect(try await service.process(.meerburg, at: 9_999)?.version == 2_300)
    }

    @Test func `looking back again begins near`() async throws {
        let memory = MemoryJournal()
        _ = try await filled(memory, to: 2_300)
        let journal = CountingJournal(memory)
        let service = ProcessService(journal)
        _ = try await service.process(.meerburg, at: 2_100)
        let before = journal.eventsRead
        _ = try await service.process(.meerburg, at: 2_050)
        #expect(journal.eventsRead - before == 50)
    }

    @Test func `many may look back at once, and each gets what they asked`() async throws {
        let service = try await filled(MemoryJournal(), to: 700)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                let version = 700 - number * 17
                group.addTask { try await service.process(.meerburg, at: version)?.version == version }
            }
            for try await isRight in group { #expect(isRight) }
        }
    }

    @Test func `what an event changed is told from the states around it`() async throws {
        let service = try await filled(MemoryJournal(), to: 30)
        let card = try #require(try await service.process(.meerburg)?.cards.all.first)
        var other = card.item
        other.title = "Anders"
        try await service.perform(ChangeItem(card.id, to: other, seenAt: 30), in: .meerburg, by: .anna)
        let told = try await service.tell(of: [31, 5, 99, 0], in: .meerburg) { before, entry, after in
            "\(before.version) \(entry.fact.version) \(after.version) "
                + "\(before.cards[card.id]?.item.title ?? "-") \(after.cards[card.id]?.item.title ?? "-")"
        }
        #expect(told == [31: "30 31 31 K2 Anders", 5: "4 5 5 K2 K2"])
    }

    @Test func `a day leads to the last version of that day`() async throws {
        let service = try await ProcessService.begun()
        for day in 1...9 {
            try await service.perform(
                AddItem(Card.named("K\(day)")), in: .meerburg, by: .anna,
                at: Timestamp(milliseconds: 1_640_995_200_000 + Int64(day) * 86_400_000))
        }
        func version(_ text: String) async throws -> Int {
            try await service.version(of: .meerburg, on: try #require(CalendarDay(text)))
        }
        #expect(try await version("2021-12-31") == 0)
        #expect(try await version("2022-01-01") == 1)
        #expect(try await version("2022-01-05") == 5)
        #expect(try await version("2022-01-10") == 10)
        #expect(try await version("2099-01-01") == 10)
        #expect(try await service.version(of: .stream("niets"), on: try #require(CalendarDay("2022-01-01"))) == 0)
    }

    @Test func `what somebody did is read without what others did`() async throws {
        let journal = CountingJournal(MemoryJournal())
        let service = try await filled(journal, to: 300)
        try await service.perform(AdmitMember(.bert, as: .projectLead), in: .meerburg, by: .anna)
        try await service.perform(AddItem(Card.named("Van Bert")), in: .meerburg, by: .bert)
        let before = journal.eventsRead
        let done = try await service.everythingDone(by: .bert)
        #expect(done.map(\.acts).map { $0.map(\.title) } == [["Van Bert"]])
        #expect(journal.eventsRead - before <= 1)
        #expect(try await service.everythingDone(by: .anna).first?.acts.map(\.version) == Array(1...301))
    }
}
