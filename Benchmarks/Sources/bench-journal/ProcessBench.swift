import Foundation
import Journal
import JournalSQLite
import Planning
import Process
import ProcessService

/// How long an area process with a long history takes to open, and how soon those who watch it are told of a change.
///
/// The process holds 1,200 things (500 cards, 300 meetings, 200 interests, 100 goals, 100 decisions) with texts of 250 characters;
/// the rest of its events move cards.
struct ProcessBench {
    let folder: String
    let runs: Int
    let events: Int
    let watchers: Int
    /// As many events as there can be behind a snapshot.
    private static let tail = 499

    func run() async throws {
        guard let stream = StreamID(rawValue: "wijk") else { return }
        let path = folder + "/process.sqlite"
        try await make(path, stream)
        var opening: [Double] = []
        var folding: [Double] = []
        for _ in 0..<runs {
            let journal = try SQLiteJournal(path: path)
            opening.append(
                try await milliseconds {
                    guard try await service(journal).process(stream)?.version == events else {
                        throw CocoaError(.fileReadCorruptFile)
                    }
                })
            folding.append(try await milliseconds { _ = try await service(journal).process(stream, at: events) })
            try journal.close()
        }
        try Figures("process.open", opening, unit: "ms").print()
        try Figures("process.fold", folding, unit: "ms").print()
        try await watch(path, stream)
    }

    private func service(_ journal: any JournalStore) -> ProcessService {
        ProcessService(journal: journal) { Timestamp(milliseconds: 0) }
    }

    /// Makes the process in memory and copies its events in large appends, which is much quicker than a flush for each.
    private func make(_ path: String, _ stream: StreamID) async throws {
        let memory = MemoryJournal()
        try await fill(service(memory), stream)
        let journal = try SQLiteJournal(path: path)
        var version = 0
        // The first service to do something keeps a snapshot; what comes behind it is copied after that.
        for end in [events - Self.tail - 1, events] {
            while version < end {
                let page = try await memory.read(stream, after: version, most: min(1_000, end - version))
                try await journal.append(
                    page.map(\.event), to: stream, expecting: version, by: .system, at: Timestamp(milliseconds: 0))
                version += page.count
            }
            if end < events {
                let last = try await memory.read(stream, after: version, most: 1)
                guard let next = last.first, next.event.type == "card.moved" else {
                    throw CocoaError(.fileReadCorruptFile)
                }
                try await move(number: version, in: stream, of: service(journal))
                version += 1
            }
        }
        try journal.close()
    }

    private func fill(_ service: ProcessService, _ stream: StreamID) async throws {
        let text = String(repeating: "Bewoners vragen om meer groen. ", count: 8)
        func perform(_ command: some ProcessCommand) async throws {
            try await service.perform(command, in: stream, by: .system)
        }
        func id<Item>(_ number: Int) throws -> ItemID<Item> {
            guard let id = ItemID<Item>(rawValue: "i\(number)") else { throw CocoaError(.fileReadCorruptFile) }
            return id
        }
        guard let area = AreaCode("BU05460400"), let day = CalendarDay("2022-03-01") else { return }
        try await perform(StartProcess(Charter(name: "Wijk", areas: [area])))
        let party = Party(name: "Gemeente", sort: .municipality, involvement: .cooperates, alliance: .built)
        for number in 0..<10 { try await perform(AddItem(party, id: id(number))) }
        for number in 0..<500 {
            let card = Card(title: "Kaart \(number)", text: text, phase: .start, level: .tactical, alliance: .natural)
            try await perform(AddItem(card, id: id(number)))
        }
        for number in 0..<300 {
            let meeting = Activity(
                sort: .meeting, title: "Overleg \(number)", day: day, parties: [try id(number % 10)], notes: text)
            try await perform(AddItem(meeting, id: id(number)))
        }
        for number in 0..<200 {
            try await perform(
                AddItem(Interest(party: id(number % 10), title: "Belang \(number)", text: text), id: id(number)))
        }
        for number in 0..<100 {
            try await perform(
                AddItem(
                    Goal(party: id(number % 10), title: "Doel \(number)", text: text, transition: .energy),
                    id: id(number)))
            try await perform(TakeDecision("Besluit \(number)", outcome: text, reason: text, id: id(number)))
        }
        var version = try await service.process(stream)?.version ?? 0
        while version < events {
            try await move(number: version, in: stream, of: service)
            version += 1
        }
    }

    /// Moves a card to where it was not.
    private func move(number: Int, in stream: StreamID, of service: ProcessService) async throws {
        guard let id = ItemID<Card>(rawValue: "i\(number % 500)") else { throw CocoaError(.fileReadCorruptFile) }
        let phase = try await service.process(stream)?.cards[id]?.item.phase
        try await service.perform(
            MoveCard(id, to: phase == .start ? .knowledge : .start, .tactical, seenAt: .max), in: stream, by: .system)
    }

    /// Each watcher says that it was told; nobody polls.
    private func watch(_ path: String, _ stream: StreamID) async throws {
        let journal = try SQLiteJournal(path: path)
        let service = service(journal)
        let (told, telling) = AsyncStream<Bool>.makeStream()
        let reading = Task {
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<watchers {
                    let notices = service.watch(stream, as: PersonID(rawValue: "p\(number)"))
                    group.addTask {
                        for await notice in notices { if case .changed = notice { telling.yield(true) } }
                    }
                }
                telling.yield(false)
            }
        }
        var counts = told.makeAsyncIterator()
        _ = await counts.next()
        var times: [Double] = []
        for number in 0..<(runs * 20) {
            times.append(
                try await milliseconds {
                    try await move(number: number, in: stream, of: service)
                    for _ in 0..<watchers { _ = await counts.next() }
                })
        }
        try Figures("process.watch", times, unit: "ms").print()
        reading.cancel()
        try journal.close()
    }
}
