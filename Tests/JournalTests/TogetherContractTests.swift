import Journal
import Planning
import Testing
import TestSupport

/// What every backend promises when many write, follow and give up at once.
@Suite struct TogetherContractTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: Backend.allCases)
    func `ten writers on one stream lose no update`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<10 {
                group.addTask {
                    for note in 0..<20 { try await journal.addNotes([writer * 100 + note], to: .wijk) }
                }
            }
            try await group.waitForAll()
        }
        let all = try await journal.all(of: .wijk)
        #expect(all.map(\.version) == Array(1...200))
        // Nothing lacks, and each writer's own notes are in the order in which it wrote them.
        for writer in 0..<10 {
            let given = (0..<20).map { NewEvent.note(writer * 100 + $0) }
            let own = all.map(\.event).filter(given.contains)
            #expect(own == given)
        }
        #expect(try await journal.check().isSound)
    }

    @Test(arguments: Backend.allCases)
    func `of many who expect the same version exactly one is first`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        let won = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let notes = [NewEvent.note(number), .note(number)]
                    return
                        (try? await journal.append(notes, to: .wijk, expecting: 0, by: .anna, at: .at(0))) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(won == 1)
        let all = try await journal.all(of: .wijk)
        #expect(all.count == 2)
        #expect(all.first?.event == all.last?.event)
    }

    @Test(arguments: Backend.allCases)
    func `a follower is told exactly what is acknowledged, one element per append`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        try await journal.addNotes([0], to: .wijk)
        let told = journal.follow(.wijk)
        var acknowledged: [[RecordedEvent]] = []
        for round in 1...50 {
            let version = acknowledged.last?.last?.version ?? 1
            let notes = (0...round % 3).map { NewEvent.note($0) }
            acknowledged.append(
                try await journal.append(notes, to: .wijk, expecting: version, by: .anna, at: .at(0)))
            _ = try? await journal.append(notes, to: .wijk, expecting: 0, by: .anna, at: .at(0))
            try await journal.addNotes([round], to: .buurt)
        }
        var heard: [[RecordedEvent]] = []
        for await events in told.prefix(50) { heard.append(events) }
        #expect(heard == acknowledged)
    }

    @Test(arguments: Backend.allCases)
    func `a follower hears appends of many writers in the order of the stream`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        let told = journal.follow(.wijk)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask { for note in 0..<10 { try await journal.addNotes([writer, note], to: .wijk) } }
            }
            try await group.waitForAll()
        }
        var versions: [Int] = []
        for await events in told.prefix(80) { versions += events.map(\.version) }
        #expect(versions == Array(1...160))
    }

    @Test(arguments: Backend.allCases)
    func `a follower that falls behind sees the gap and can read what lacks`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        let told = journal.follow(.wijk)
        for number in 0..<300 {
            try await journal.append([.note(number)], to: .wijk, expecting: number, by: .anna, at: .at(0))
        }
        var heard = 0
        var state: [RecordedEvent] = []
        for await events in told {
            heard += 1
            let known = state.count
            if let first = events.first, first.version > known + 1 {
                state += try await journal.read(.wijk, after: known, most: first.version - 1 - known)
            }
            state += events
            if state.count == 300 { break }
        }
        #expect(heard == 256)
        #expect(state == (try await journal.all(of: .wijk)))
    }

    @Test(arguments: Backend.allCases)
    func `a task that was cancelled before writes nothing`(backend: Backend) async throws {
        let journal = try backend.make(in: folder)
        let task = Task {
            // Goes on only once it has been cancelled.
            while !Task.isCancelled { await Task.yield() }
            await #expect(throws: JournalError.cancelled) {
                try await journal.append([.note(1)], to: .wijk, expecting: 0, by: .anna, at: .at(0))
            }
        }
        task.cancel()
        await task.value
        #expect(try await journal.all(of: .wijk) == [])
    }

    @Test(arguments: Backend.allCases)
    func `cancelled at any moment, an append is there as a whole or not at all, as was told`(backend: Backend)
        async throws
    {
        let journal = try backend.make(in: folder)
        var random = SeededGenerator(state: 9)
        for round in 0..<60 {
            let stream = StreamID.stream("wijk-\(round)")
            let tasks = (0..<4).map { index in
                Task {
                    try? await journal.append(
                        [.note(index), .note(index)], to: stream, expecting: 0, by: .anna, at: .at(0))
                }
            }
            for _ in 0..<Int.random(in: 0...20, using: &random) { await Task.yield() }
            for task in tasks { task.cancel() }
            var told: [RecordedEvent] = []
            for task in tasks { told += await task.value ?? [] }
            #expect(try await journal.all(of: stream) == told)
            #expect(told.isEmpty || told.count == 2)
        }
        #expect(try await journal.check().isSound)
    }
}
