internal import NIOPosix
internal import Synchronization

/// How long an answer may take: after that the visitor hears so, and the work for it ends.
struct TimeBound: Sendable {
    private let end: ContinuousClock.Instant

    init(_ most: Duration) { end = .now + most }

    /// Long work asks this as it goes.
    func check() throws(SiteProblem) {
        if ContinuousClock.now >= end { throw .tookTooLong }
    }
}

/// Work that takes long or waits for a disk: on threads of its own, so that pages do not wait for it, a few at a time,
/// so that it cannot take the machine, and within a ``TimeBound``. Pages, tiles and the paged lists of the API do not
/// need it: what one of them costs is bounded by the atlas, milliseconds for the whole country.
final class HeavyWork: Sendable {
    /// One at work and three waiting.
    static let most = 4
    private let busy = Mutex(0)

    /// Runs the work, or says that there is too much already. The time runs from now, waiting included.
    func run<Value: Sendable>(
        within most: Duration = .seconds(SiteProblem.mostSeconds),
        _ work: @escaping @Sendable (TimeBound) throws -> Value
    ) async throws -> Value {
        let bound = TimeBound(most)
        let isFree = busy.withLock { count in
            guard count < Self.most else { return false }
            count += 1
            return true
        }
        guard isFree else { throw SiteProblem.busy }
        defer { busy.withLock { $0 -= 1 } }
        return try await NIOThreadPool.singleton.runIfActive {
            try bound.check()
            return try work(bound)
        }
    }
}
