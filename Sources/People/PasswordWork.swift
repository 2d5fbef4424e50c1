internal import Dispatch
internal import Synchronization

/// Where passwords are worked out: on a few threads of their own, since each takes 32 MB and a good part of a tenth of a
/// second, and with a bound on how many may wait.
public final class PasswordWork: Sendable {
    private let queues: [DispatchQueue]
    private let mostWaiting: Int
    private let state = Mutex((next: 0, waiting: 0))

    /// Makes room for so many passwords at once, and so many in all.
    public init(width: Int = 2, mostWaiting: Int = 32) {
        queues = (0..<max(1, width)).map { DispatchQueue(label: "samenhang.password.\($0)") }
        self.mostWaiting = mostWaiting
    }

    /// Does a piece of work.
    ///
    /// - Throws: ``PeopleError/busy`` when too many wait already, or what the work throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let queue = try state.withLock { state -> DispatchQueue in
            guard state.waiting < mostWaiting else { throw PeopleError.busy }
            state.waiting += 1
            state.next = (state.next + 1) % queues.count
            return queues[state.next]
        }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
