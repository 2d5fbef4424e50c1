import Journal
import Planning
import Synchronization

/// A journal that counts what is read from it, and whose followers can miss events.
final class CountingJournal: JournalStore {
    private let journal: any JournalStore
    private let read = Mutex(0)
    private let missed: Set<Int>

    /// Followers do not hear of the versions in `missed`.
    init(_ journal: any JournalStore, missing missed: Set<Int> = []) {
        self.journal = journal
        self.missed = missed
    }

    /// How many events were read.
    var eventsRead: Int { read.withLock { $0 } }

    func append(
        _ events: [NewEvent], to stream: StreamID, expecting version: Int, by actor: PersonID, at time: Timestamp
    ) async throws(JournalError) -> [RecordedEvent] {
        try await journal.append(events, to: stream, expecting: version, by: actor, at: time)
    }

    func read(_ stream: StreamID, after version: Int, most: Int) async throws(JournalError) -> [RecordedEvent] {
        let events = try await journal.read(stream, after: version, most: most)
        read.withLock { $0 += events.count }
        return events
    }

    func readBack(
        _ stream: StreamID, before version: Int, _ choice: EventChoice, most: Int
    ) async throws(JournalError) -> [RecordedEvent] {
        let events = try await journal.readBack(stream, before: version, choice, most: most)
        read.withLock { $0 += events.count }
        return events
    }

    func readAll(after position: Int64, most: Int) async throws(JournalError) -> [RecordedEvent] {
        try await journal.readAll(after: position, most: most)
    }

    func streams() async throws(JournalError) -> [StreamSummary] { try await journal.streams() }

    func summary(of stream: StreamID) async throws(JournalError) -> StreamSummary? {
        try await journal.summary(of: stream)
    }

    func keep(_ snapshot: Snapshot) async throws(JournalError) { try await journal.keep(snapshot) }

    func snapshot(of stream: StreamID, form: String) async throws(JournalError) -> Snapshot? {
        try await journal.snapshot(of: stream, form: form)
    }

    func follow(_ stream: StreamID) -> AsyncStream<[RecordedEvent]> {
        let events = journal.follow(stream)
        let missed = missed
        return AsyncStream { continuation in
            let task = Task {
                for await recorded in events where !recorded.contains(where: { missed.contains($0.version) }) {
                    continuation.yield(recorded)
                }
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
