internal import Synchronization

/// Who wants to be told of what is added to which stream: the one place where every backend tells its followers.
///
/// Telling never waits. A follower that does not keep up loses the oldest of what waits for it, and sees at the versions
/// that something lacks.
public final class Followers: Sendable {
    private typealias Continuation = AsyncStream<[RecordedEvent]>.Continuation

    private struct State {
        var next: UInt64 = 0
        var streams: [StreamID: [UInt64: Continuation]] = [:]
        var isOver = false
    }

    /// How many appends wait for one follower at most.
    public let room: Int
    private let state = Mutex(State())

    /// Nobody yet.
    public init(room: Int = 256) { self.room = room }

    /// How many follow now.
    public var count: Int { state.withLock { $0.streams.values.reduce(0) { $0 + $1.count } } }

    /// What is told of a stream from this moment on. It ends with the task that reads it, or when the journal closes.
    public func follow(_ stream: StreamID) -> AsyncStream<[RecordedEvent]> {
        let (elements, continuation) = AsyncStream<[RecordedEvent]>.makeStream(bufferingPolicy: .bufferingNewest(room))
        let number: UInt64? = state.withLock { state in
            guard !state.isOver else { return nil }
            state.next += 1
            state.streams[stream, default: [:]][state.next] = continuation
            return state.next
        }
        guard let number else {
            continuation.finish()
            return elements
        }
        continuation.onTermination = { [weak self] _ in self?.forget(number, of: stream) }
        return elements
    }

    /// Tells the followers of a stream of one append. Backends call it in the order in which they recorded.
    public func tell(_ events: [RecordedEvent]) {
        guard let stream = events.first?.stream else { return }
        let continuations = state.withLock { $0.streams[stream].map { Array($0.values) } ?? [] }
        for continuation in continuations { continuation.yield(events) }
    }

    /// Ends all following: the journal closes.
    public func finish() {
        // Outside the lock: ending a stream calls `forget`.
        let all = state.withLock { state in
            state.isOver = true
            defer { state.streams = [:] }
            return state.streams.values.flatMap(\.values)
        }
        for continuation in all { continuation.finish() }
    }

    private func forget(_ number: UInt64, of stream: StreamID) {
        state.withLock { state in
            state.streams[stream]?[number] = nil
            if state.streams[stream]?.isEmpty == true { state.streams[stream] = nil }
        }
    }
}
