internal import Journal
public import Planning
internal import Process
internal import Synchronization

/// What watchers of a process are told.
public enum LiveNotice: Hashable, Sendable {
    /// Something changed.
    case changed(LiveChange)
    /// Who is there now: members by id, and how many others read along.
    case present(people: [PersonID], others: Int)
    /// The watcher fell behind or came late: what they see must be read again as a whole.
    case missed
}

/// One change, as brief as can be: watchers fetch what they need.
public struct LiveChange: Hashable, Sendable {
    /// The version of the process after it; the event id on the line.
    public let version: Int
    /// What kind of event.
    public let type: String
    /// What it is about: `card:k3j9`.
    public let subject: String
    /// What that is called.
    public let title: String
    /// Who did it.
    public let by: PersonID
    /// When.
    public let time: Timestamp
}

/// Tells everybody who watches a process what happens in it. One task follows the journal and reads each event once, however
/// many watch.
final class LiveFeed: Sendable {
    private struct Watcher {
        let person: PersonID?
        let continuation: AsyncStream<LiveNotice>.Continuation

        /// Hands over a notice. Where the watcher is so far behind that an older one had to go, it hears that it missed
        /// something, and who is there now if that was what went.
        func tell(_ notice: LiveNotice, present: LiveNotice?) {
            guard case .dropped(let lost) = continuation.yield(notice) else { return }
            switch lost {
            case .changed, .missed: continuation.yield(.missed)
            case .present: if lost == present { continuation.yield(lost) }
            }
        }
    }

    private struct State {
        var watchers: [Int: Watcher] = [:]
        var next = 0
        var pump: Task<Void, Never>?
        var last: Int?
        var present: LiveNotice?
        var isPresenceDue = false

        /// Who watches at this moment.
        var presence: LiveNotice {
            let people = watchers.values.map(\.person)
            return .present(people: Set(people.compactMap { $0 }).sorted(), others: people.count { $0 == nil })
        }
    }

    /// Who is there is told at most this often: when hundreds come at once, nobody hears hundreds of lists.
    static let presenceEvery = Duration.milliseconds(250)
    /// Notices a watcher may be behind before it is told to read everything again.
    static let mostWaiting = 200

    private let stream: StreamID
    private let journal: any JournalStore
    private let folding: ProcessFolding
    private let state = Mutex(State())

    init(stream: StreamID, journal: any JournalStore, folding: ProcessFolding) {
        self.stream = stream
        self.journal = journal
        self.folding = folding
    }

    deinit { state.withLock { $0.pump?.cancel() } }

    /// What happens from now on. Ending the iteration ends the watching.
    func watch(as person: PersonID?) -> AsyncStream<LiveNotice> {
        let (notices, continuation) = AsyncStream.makeStream(
            of: LiveNotice.self, bufferingPolicy: .bufferingNewest(LiveFeed.mostWaiting))
        let number = state.withLock { state in
            if state.pump == nil { state.pump = pump() }
            state.next += 1
            let watcher = Watcher(person: person, continuation: continuation)
            state.watchers[state.next] = watcher
            // Who comes hears at once who was there; everybody hears of them in a moment.
            let present = state.present ?? state.presence
            state.present = present
            watcher.tell(present, present: nil)
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            guard let self else { return }
            state.withLock { $0.watchers[number] = nil }
            tellWhoIsThere()
        }
        tellWhoIsThere()
        return notices
    }

    /// How many watch.
    var count: Int { state.withLock { $0.watchers.count } }

    private func pump() -> Task<Void, Never> {
        let events = journal.follow(stream)
        return Task { [weak self] in
            for await recorded in events {
                guard let self else { return }
                tell(recorded)
            }
        }
    }

    private func tell(_ recorded: [RecordedEvent]) {
        guard let first = recorded.first, let last = recorded.last else { return }
        let hasGap = state.withLock { state in
            defer { state.last = last.version }
            return state.last.map { $0 + 1 != first.version } ?? false
        }
        if hasGap { send(.missed) }
        for event in recorded {
            guard let known = try? folding.decode(event) else {
                // An event of a newer program: watchers read again what they can.
                send(.missed)
                continue
            }
            send(
                .changed(
                    LiveChange(
                        version: event.version, type: event.event.type, subject: known.subject, title: known.title,
                        by: event.actor, time: event.time)))
        }
    }

    /// Counts and tells in one go, so that what watchers hear last is how it is; not when nothing changed, and soon rather
    /// than at once.
    private func tellWhoIsThere() {
        let isDue = state.withLock { state in
            defer { state.isPresenceDue = true }
            return state.isPresenceDue
        }
        guard !isDue else { return }
        Task { [weak self] in
            try? await Task.sleep(for: LiveFeed.presenceEvery)
            self?.state.withLock { state in
                state.isPresenceDue = false
                let present = state.presence
                guard present != state.present else { return }
                state.present = present
                for watcher in state.watchers.values { watcher.tell(present, present: present) }
            }
        }
    }

    private func send(_ notice: LiveNotice) {
        state.withLock { state in
            for watcher in state.watchers.values { watcher.tell(notice, present: state.present) }
        }
    }
}
