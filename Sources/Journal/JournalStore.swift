public import Planning

/// Where events are kept. A backend needs nothing else; `JournalContractTests` says what each of them must do.
///
/// An append is acknowledged by returning, and what was acknowledged is on disk. Cancelling the task that appends either
/// keeps the append from beginning or has no effect: there is never half of one.
public protocol JournalStore: Sendable {
    /// Adds events to the end of a stream, all of them or none.
    ///
    /// - Parameters:
    ///   - events: at least one.
    ///   - version: how many events the stream must have at that moment; 0 begins a stream.
    ///   - time: the moment; where the clock ran back, the time of the stream's last event is kept instead.
    /// - Returns: the events as recorded.
    /// - Throws: ``JournalError/conflict(stream:expected:actual:)`` when somebody else was first,
    ///   ``JournalError/diskFull`` and ``JournalError/unreadable(_:)``, with nothing written.
    @discardableResult
    func append(
        _ events: [NewEvent], to stream: StreamID, expecting version: Int, by actor: PersonID, at time: Timestamp
    ) async throws(JournalError) -> [RecordedEvent]

    /// Events of a stream behind a version, in order, at most that many; empty behind the last.
    func read(_ stream: StreamID, after version: Int, most: Int) async throws(JournalError) -> [RecordedEvent]

    /// Events of a stream in front of a version that a choice takes, the newest first, at most that many; fewer only when there
    /// are no more.
    func readBack(
        _ stream: StreamID, before version: Int, _ choice: EventChoice, most: Int
    ) async throws(JournalError) -> [RecordedEvent]

    /// Events of all streams behind a position, in order, at most that many.
    func readAll(after position: Int64, most: Int) async throws(JournalError) -> [RecordedEvent]

    /// All streams, in alphabetical order.
    func streams() async throws(JournalError) -> [StreamSummary]

    /// One stream; nil when it has no events.
    func summary(of stream: StreamID) async throws(JournalError) -> StreamSummary?

    /// Keeps a snapshot in the place of an older one of the same stream. Snapshots are a convenience: losing one loses nothing.
    func keep(_ snapshot: Snapshot) async throws(JournalError)

    /// The snapshot of a stream; nil when there is none or it has another form.
    func snapshot(of stream: StreamID, form: String) async throws(JournalError) -> Snapshot?

    /// Everything that is added to a stream from now on, one element per append. A follower that falls far behind misses
    /// elements, and sees it at the versions: it then reads what lacks.
    func follow(_ stream: StreamID) -> AsyncStream<[RecordedEvent]>
}

/// What a journal knows of a stream without reading it.
public struct StreamSummary: Hashable, Sendable {
    /// Its name.
    public let stream: StreamID
    /// How many events it has.
    public let version: Int
    /// When its first event was added.
    public let began: Timestamp
    /// When its last event was added.
    public let changed: Timestamp
    /// Digest of its last event.
    public let head: Digest

    /// Makes a summary.
    public init(stream: StreamID, version: Int, began: Timestamp, changed: Timestamp, head: Digest) {
        self.stream = stream
        self.version = version
        self.began = began
        self.changed = changed
        self.head = head
    }
}

/// The state that a stream's events led to at some version, so that opening it need not begin at the first event.
public struct Snapshot: Hashable, Sendable {
    /// Whose state.
    public let stream: StreamID
    /// After how many events.
    public let version: Int
    /// Digest of the last of them: a snapshot of other events is not used.
    public let digest: Digest
    /// Names how `state` is written; a reader that writes it otherwise ignores the snapshot.
    public let form: String
    /// The state.
    public let state: [UInt8]

    /// Makes a snapshot.
    public init(stream: StreamID, version: Int, digest: Digest, form: String, state: [UInt8]) {
        self.stream = stream
        self.version = version
        self.digest = digest
        self.form = form
        self.state = state
    }
}
