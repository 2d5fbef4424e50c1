internal import ProcessService
internal import Synchronization

/// Everything that one event stream waits for, one after another: notices, the beats of a clock (nil), and its end.
final class LiveBeats: Sendable {
    /// Notices, and nil where only time passed or something else is to be seen.
    let stream: AsyncStream<LiveNotice?>
    private let beat: AsyncStream<LiveNotice?>.Continuation
    private let tasks: Mutex<[Task<Void, Never>]>
    private let state = Mutex<(end: LiveEnd?, hasMissed: Bool)>((nil, false))

    /// How many wait for a reader who is slow.
    static let most = 300

    /// Begins.
    init(_ notices: AsyncStream<LiveNotice>, every span: Duration) {
        let (stream, beat) = AsyncStream.makeStream(
            of: LiveNotice?.self, bufferingPolicy: .bufferingNewest(LiveBeats.most))
        self.stream = stream
        self.beat = beat
        tasks = Mutex([])
        let pump = Task { [weak self] in
            for await notice in notices { self?.tell(notice) }
            beat.finish()
        }
        let clock = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: span)
                beat.yield(nil)
            }
        }
        tasks.withLock { $0 = [pump, clock] }
    }

    /// Why it ended; nil while it goes on.
    var ended: LiveEnd? { state.withLock { $0.end } }

    /// Whether something had to go because the reader is slow; asking forgets it.
    func hasMissed() -> Bool {
        state.withLock { state in
            defer { state.hasMissed = false }
            return state.hasMissed
        }
    }

    /// Ends it: seen before anything that still waits. The first end counts.
    func end(_ end: LiveEnd) {
        state.withLock { $0.end = $0.end ?? end }
        beat.yield(nil)
    }

    /// Lets go of notices and clock.
    func stop() {
        for task in tasks.withLock({ $0 }) { task.cancel() }
        beat.finish()
    }

    private func tell(_ notice: LiveNotice) {
        guard case .dropped(let lost?) = beat.yield(notice) else { return }
        if case .present = lost { return }
        state.withLock { $0.hasMissed = true }
    }
}
