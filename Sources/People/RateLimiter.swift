internal import Planning
internal import Synchronization

/// How often something may be done: a bucket of turns per key, which fills again at a steady pace (token bucket). Memory is
/// bounded: buckets that are full again tell nothing and go, and of too many the longest unused one goes.
public final class RateLimiter: Sendable {
    private struct Bucket {
        /// What is left. A turn takes as much as the span has milliseconds, and each millisecond gives as much as there are
        /// turns, so that nothing is rounded.
        var left: Int64
        var filled: Timestamp
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let turns: Int
    private let span: Span
    private let mostKeys: Int
    private let clock: PeopleClock

    /// Makes a limiter.
    ///
    /// - Parameters:
    ///   - turns: how many turns a span gives, and how many may come at once.
    ///   - span: in what time they come back.
    ///   - mostKeys: how many keys are remembered.
    public init(turns: Int, per span: Span, mostKeys: Int = 10_000, clock: PeopleClock) {
        self.turns = turns
        self.span = span
        self.mostKeys = mostKeys
        self.clock = clock
    }

    /// Takes a turn; nil when there was one, else how long until the next.
    public func take(_ key: String) -> Span? {
        let now = clock.now
        return buckets.withLock { buckets in
            var bucket = buckets[key].map { filled($0, at: now) } ?? Bucket(left: full, filled: now)
            guard bucket.left >= turn else {
                buckets[key] = bucket
                return Span(milliseconds: (turn - bucket.left + Int64(turns) - 1) / Int64(turns))
            }
            bucket.left -= turn
            buckets[key] = bucket
            if buckets.count > mostKeys { forget(&buckets, at: now) }
            return nil
        }
    }

    /// Gives a turn back that was taken.
    public func giveBack(_ key: String) {
        let now = clock.now
        buckets.withLock { buckets in
            guard let bucket = buckets[key] else { return }
            var filled = filled(bucket, at: now)
            filled.left = min(full, filled.left + turn)
            buckets[key] = filled
        }
    }

    /// How many keys are remembered.
    var count: Int { buckets.withLock { $0.count } }

    private var turn: Int64 { span.milliseconds }
    private var full: Int64 { Int64(turns) * turn }

    private func filled(_ bucket: Bucket, at now: Timestamp) -> Bucket {
        // A clock that was set back fills nothing.
        let passed = max(0, min((now - bucket.filled).milliseconds, span.milliseconds))
        return Bucket(left: min(full, bucket.left + passed * Int64(turns)), filled: now)
    }

    private func forget(_ buckets: inout [String: Bucket], at now: Timestamp) {
        buckets = buckets.filter { filled($0.value, at: now).left < full }
        // A tenth at once, so that not every turn has to look for the oldest.
        if buckets.count > mostKeys {
            let oldest = buckets.sorted { $0.value.filled < $1.value.filled }.prefix(mostKeys / 10 + 1)
            for (key, _) in oldest { buckets[key] = nil }
        }
    }
}
