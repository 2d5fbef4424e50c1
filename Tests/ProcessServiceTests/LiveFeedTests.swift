import Journal
import Planning
import Process
import Synchronization
import Testing
import ProcessTestSupport

@testable import ProcessService

@Suite(.timeLimit(.minutes(1))) struct LiveFeedTests {
    private func add(_ service: ProcessService, _ count: Int) async throws {
        for number in 0..<count {
            try await service.perform(AddItem(Card.named("K\(number)")), in: .meerburg, by: .anna)
        }
    }

    /// What a watcher hears up to and with the change of a version.
    private func hear(_ notices: AsyncStream<LiveNotice>, until version: Int) async -> [LiveNotice] {
        var heard: [LiveNotice] = []
        for await notice in notices {
            heard.append(notice)
            if case .changed(let change) = notice, change.version >= version { break }
        }
        return heard
    }

    private func versions(_ notices: [LiveNotice]) -> [Int] {
        notices.compactMap { if case .changed(let change) = $0 { change.version } else { nil } }
    }

    @Test func `each watcher hears each change once and in order`() async throws {
        let service = try await ProcessService.begun()
        let watchers = (0..<5).map { _ in service.watch(.meerburg, as: .carla) }
        try await add(service, 50)
        for watcher in watchers {
            let heard = await hear(watcher, until: 51)
            #expect(versions(heard) == Array(2...51))
            #expect(!heard.contains(.missed))
        }
    }

    @Test func `a change says what, who and when`() async throws {
        let service = try await ProcessService.begun()
        let watcher = service.watch(.meerburg, as: nil)
        try await service.perform(AddItem(Card.named("Bodem"), id: "k3"), in: .meerburg, by: .anna)
        let time = Timestamp(milliseconds: 1_640_995_200_000)
        #expect(
            await hear(watcher, until: 2) == [
                .present(people: [], others: 1),
                .changed(
                    LiveChange(
                        version: 2, type: "card.added", subject: "card:k3", title: "Bodem", by: .anna, time: time)),
            ])
    }

    @Test func `what another program writes is heard where the journal tells it`() async throws {
        let journal = MemoryJournal()
        let here = try await ProcessService.begun(on: journal)
        let watcher = here.watch(.meerburg, as: .carla)
        try await add(ProcessService(journal), 3)
        #expect(versions(await hear(watcher, until: 4)) == [2, 3, 4])
    }

    @Test func `watchers of one process hear nothing of another`() async throws {
        let service = try await ProcessService.begun()
        try await service.perform(StartProcess(.meerburg), in: .stream("andere"), by: .anna)
        let watcher = service.watch(.meerburg, as: .carla)
        try await service.perform(AddItem(Card.named("X")), in: .stream("andere"), by: .anna)
        try await add(service, 1)
        let heard = await hear(watcher, until: 2)
        #expect(heard.count == 2)
        #expect(versions(heard) == [2])
    }

    @Test func `who is there is told when somebody comes or goes, and not when nothing changes`() async throws {
        let service = try await ProcessService.begun()
        var anna = service.watch(.meerburg, as: .anna).makeAsyncIterator()
        #expect(await anna.next() == .present(people: [.anna], others: 0))
        var carla = service.watch(.meerburg, as: .carla).makeAsyncIterator()
        // Who comes hears at once who was there, and in a moment, as everybody, that they are there too.
        #expect(await carla.next() == .present(people: [.anna], others: 0))
        #expect(await carla.next() == .present(people: [.anna, .carla], others: 0))
        #expect(await anna.next() == .present(people: [.anna, .carla], others: 0))
        // A second window of the same person is the same person: nothing to tell.
        let second = Task { for await _ in service.watch(.meerburg, as: .carla) {} }
        let visitor = Task { for await _ in service.watch(.meerburg, as: nil) {} }
        #expect(await anna.next() == .present(people: [.anna, .carla], others: 1))
        #expect(service.watchers(of: .meerburg) == 4)
        second.cancel()
        visitor.cancel()
        #expect(await anna.next() == .present(people: [.anna, .carla], others: 0))
        #expect(service.watchers(of: .meerburg) == 2)
    }

    @Test func `when many come at once nobody hears many lists`() async throws {
        let service = try await ProcessService.begun()
        var anna = service.watch(.meerburg, as: .anna).makeAsyncIterator()
        _ = await anna.next()
        let crowd = (0..<100).map { _ in service.watch(.meerburg, as: nil) }
        var lists = 0
        while case .present(_, let others)? = await anna.next() {
            lists += 1
            if others == crowd.count { break }
        }
        #expect(lists <= 10)
    }

    @Test func `a watcher who does not keep up hears that something was missed`() async throws {
        let service = try await ProcessService.begun()
        let slow = service.watch(.meerburg, as: .carla)
        let quick = service.watch(.meerburg, as: .dirk)
        for round in 1...3 {
            try await add(service, 100)
            // The quick one keeps up.
            let heard = await hear(quick, until: round * 100 + 1)
            #expect(versions(heard) == Array((round * 100 - 98)...(round * 100 + 1)))
            #expect(!heard.contains(.missed))
        }
        var heard: [LiveNotice] = []
        for await notice in slow {
            heard.append(notice)
            if heard.contains(.missed), case .changed(let change) = notice, change.version == 301 { break }
        }
        #expect(heard.contains(.missed))
        #expect(heard.count <= LiveFeed.mostWaiting)
        let told = versions(heard)
        #expect(told == told.sorted() && Set(told).count == told.count)
    }

    @Test func `a gap in what the journal tells is passed on`() async throws {
        let service = try await ProcessService.begun(on: CountingJournal(MemoryJournal(), missing: [4]))
        let watcher = service.watch(.meerburg, as: nil)
        try await add(service, 4)
        let heard = await hear(watcher, until: 5)
        #expect(versions(heard) == [2, 3, 5])
        #expect(heard.dropLast().last == .missed)
    }

    @Test func `an event of a newer program makes watchers read again`() async throws {
        let journal = MemoryJournal()
        let service = try await ProcessService.begun(on: journal)
        var watcher = service.watch(.meerburg, as: nil).makeAsyncIterator()
        #expect(await watcher.next() == .present(people: [], others: 1))
        try await journal.append(
            [NewEvent(type: "zeppelin.landed", schema: 1, payload: Array("{}".utf8))], to: .meerburg, expecting: 1,
            by: .anna, at: Timestamp(milliseconds: 1_640_995_200_000))
        #expect(await watcher.next() == .missed)
    }

    // How soon is measured by `script/bench`, where nothing else runs.
    @Test func `five hundred watchers are all told`() async throws {
        let service = try await ProcessService.begun()
        let watchers = (0..<500).map { service.watch(.meerburg, as: PersonID(rawValue: "p\($0)")) }
        let ready = Countdown(from: 500)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for watcher in watchers {
                group.addTask {
                    var iterator = watcher.makeAsyncIterator()
                    _ = await iterator.next()
                    ready.count()
                    while let notice = await iterator.next() {
                        if case .changed(let change) = notice, change.version == 2 { return true }
                    }
                    return false
                }
            }
            await ready.wait()
            try await service.perform(AddItem(Card.named("Nieuw")), in: .meerburg, by: .anna)
            var told = 0
            for try await isTold in group where isTold { told += 1 }
            #expect(told == 500)
        }
    }
}

/// Waits until something has happened a number of times.
private final class Countdown: Sendable {
    private let left: Mutex<Int>
    private let end: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init(from count: Int) {
        left = Mutex(count)
        (end, signal) = AsyncStream.makeStream(of: Void.self)
    }

    func count() {
        let isOver = left.withLock { left in
            left -= 1
            return left == 0
        }
        if isOver { signal.finish() }
    }

    func wait() async { for await _ in end {} }
}
