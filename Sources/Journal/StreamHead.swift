public import Planning

/// The end of a stream: everything that recording the next event needs to know. Every backend records through it.
public struct StreamHead: Hashable, Sendable {
    /// How many events the stream has.
    public private(set) var version: Int
    /// When the last was added.
    public private(set) var time: Timestamp
    /// Digest of the last.
    public private(set) var digest: Digest

    /// The end of a stream without events.
    public static let none = StreamHead(version: 0, time: Timestamp(milliseconds: .min), digest: .none)

    /// Makes a head that was read back.
    public init(version: Int, time: Timestamp, digest: Digest) {
        self.version = version
        self.time = time
        self.digest = digest
    }

    /// Records an event and moves to it. Where the clock ran back, the time of the event in front is kept.
    public mutating func record(
        _ event: NewEvent, in stream: StreamID, at position: Int64, by actor: PersonID, at time: Timestamp
    ) -> RecordedEvent {
        let previous = digest
        version += 1
        self.time = max(self.time, time)
        digest = Digest(of: event, stream: stream, version: version, time: self.time, actor: actor, after: previous)
        return RecordedEvent(
            position: position, stream: stream, version: version, time: self.time, actor: actor, event: event,
            previous: previous, digest: digest)
    }
}
