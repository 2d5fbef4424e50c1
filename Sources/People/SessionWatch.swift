internal import Synchronization

/// Tells whoever works on behalf of a session for longer than one request, such as a page that follows a process, that the
/// session has ended.
///
/// What this program does is seen before its answer goes out, because ``PeopleService`` looks after every change. What
/// another program does, such as `samenhang user remove`, and what ends by itself, is seen within ``every``.
final class SessionWatch: Sendable {
    private struct State {
        var watched: [Int: (session: TokenHash, continuation: AsyncStream<Never>.Continuation)] = [:]
        var last = 0
        var isLooking = false
    }

    /// How long an end that another program made stays unseen at most.
    static let every = Duration.seconds(1)

    private let directory: any Directory
    private let clock: PeopleClock
    private let state = Mutex(State())

    init(_ directory: any Directory, clock: PeopleClock) {
        self.directory = directory
        self.clock = clock
    }

    /// A stream without elements that ends with the session. Ending the iteration ends the watching.
    func end(of session: TokenHash) -> AsyncStream<Never> {
        let (end, continuation) = AsyncStream.makeStream(of: Never.self)
        let (number, begins) = state.withLock { state in
            state.last += 1
            state.watched[state.last] = (session, continuation)
            defer { state.isLooking = true }
            return (state.last, !state.isLooking)
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.watched[number] = nil } }
        if begins { Task { [weak self] in while await self?.lookInAWhile() == true {} } }
        return end
    }

    /// How many sessions are watched, each as often as somebody does.
    var count: Int { state.withLock { $0.watched.count } }

    /// Looks which of the sessions are still there, in one go for all of them, and tells of those that are not.
    ///
    /// - Complexity: a few steps in an index per session, and nothing when nobody watches.
    func look() async {
        let sessions = state.withLock { Set($0.watched.values.map(\.session)) }
        guard !sessions.isEmpty else { return }
        let now = clock.now
        // Whoever cannot be looked up is not signed in: fewer rights, never more.
        let valid =
            (try? await directory.read { records in
                try sessions.filter { try records.session($0)?.isValid(at: now) == true }
            }) ?? []
        let ended = state.withLock { state in
            state.watched.values.filter { sessions.contains($0.session) && !valid.contains($0.session) }
        }
        for watcher in ended { watcher.continuation.finish() }
    }

    /// False when nobody watches any more; the next who does begins again.
    private func lookInAWhile() async -> Bool {
        try? await Task.sleep(for: SessionWatch.every)
        await look()
        return state.withLock { state in
            state.isLooking = !state.watched.isEmpty
            return state.isLooking
        }
    }
}

extension PeopleService {
    /// A stream without elements that ends as soon as a session does: by signing out here or elsewhere, by a new password, by
    /// erasing, or by itself. An end that another program made is seen within a second.
    public func end(of session: Session) -> AsyncStream<Never> { sessionWatch.end(of: session.hash) }

    /// Changes the directory, and tells whose session ended by it before anybody hears that it is done.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        let value = try await directory.write(work)
        await sessionWatch.look()
        return value
    }
}
