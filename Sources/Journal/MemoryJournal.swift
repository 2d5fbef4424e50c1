public import Planning
internal import Synchronization

/// A journal that lives as long as the program: for tests, and for trying things out.
public final class MemoryJournal: JournalStore {
    private struct State {
        var events: [RecordedEvent] = []
        /// Where the events of each stream lie in `events`.
        var places: [StreamID: [Int]] = [:]
        var snapshots: [StreamID: Snapshot] = [:]

        func head(of stream: StreamID) -> StreamHead {
            guard let place = places[stream]?.last else { return .none }
            return StreamHead(version: events[place].version, time: events[place].time, digest: events[place].digest)
        }

        func summary(of stream: StreamID) -> StreamSummary? {
            guard let places = places[stream], let first = places.first, let last = places.last else { return nil }
            return StreamSummary(
                stream: stream, version: places.count, began: events[first].time, changed: events[last].time,
                head: events[last].digest)
        }
    }

    private let state = Mutex(State())
    private let followers = Followers()

    /// An empty journal.
    public init() {}

    /// Adds events to the end of a stream; see ``JournalStore``.
    @discardableResult
    public func append(
        _ events: [NewEvent], to stream: StreamID, expecting version: Int, by actor: PersonID, at time: Timestamp
    ) async throws(JournalError) -> [RecordedEvent] {
        if Task.isCancelled { throw .cancelled }
        try EventRules.check(events, actor: actor, time: time)
        // Followers are told inside the lock, so that they hear appends in their order.
        let outcome: Result<[RecordedEvent], JournalError> = state.withLock { state in
            var head = state.head(of: stream)
            guard head.version == version else {
                return .failure(.conflict(stream: stream, expected: version, actual: head.version))
            }
            let recorded = events.map { event in
                let position = Int64(state.events.count) + 1
                let next = head.record(event, in: stream, at: position, by: actor, at: time)
                state.places[stream, default: []].append(state.events.count)
                state.events.append(next)
                return next
            }
            followers.tell(recorded)
            return .success(recorded)
        }
        return try outcome.get()
    }

    /// Events of a stream behind a version.
    public func read(_ stream: StreamID, after version: Int, most: Int) async throws(JournalError) -> [RecordedEvent] {
        state.withLock { state in
            (state.places[stream] ?? []).dropFirst(max(0, version)).prefix(max(0, most)).map { state.events[$0] }
        }
    }

    /// Events of all streams behind a position.
    public func readAll(after position: Int64, most: Int) async throws(JournalError) -> [RecordedEvent] {
        state.withLock { Array($0.events.dropFirst(Int(clamping: max(0, position))).prefix(max(0, most))) }
    }

    /// All streams, in alphabetical order.
    public func streams() async throws(JournalError) -> [StreamSummary] {
        state.withLock { state in state.places.keys.sorted().compactMap { state.summary(of: $0) } }
    }

    /// One stream.
    public func summary(of stream: StreamID) async throws(JournalError) -> StreamSummary? {
        state.withLock { $0.summary(of: stream) }
    }

    /// Keeps a snapshot in the place of an older one.
    public func keep(_ snapshot: Snapshot) async throws(JournalError) {
        state.withLock { state in
            if let kept = state.snapshots[snapshot.stream], kept.form == snapshot.form,
                kept.version > snapshot.version
            {
                return
            }
            state.snapshots[snapshot.stream] = snapshot
        }
    }

    /// The snapshot of a stream.
    public func snapshot(of stream: StreamID, form: String) async throws(JournalError) -> Snapshot? {
        state.withLock { state in state.snapshots[stream].flatMap { $0.form == form ? $0 : nil } }
    }

    /// Everything that is added to a stream from now on.
    public func follow(_ stream: StreamID) -> AsyncStream<[RecordedEvent]> { followers.follow(stream) }
}
