internal import Planning
internal import Synchronization

/// Keeps who guesses passwords waiting. Every attempt counts from when it begins, so that a hundred at once are not a
/// hundred free guesses; what turns out to be no wrong guess is taken back.
final class Lockout: Sendable {
    private let attempts = Mutex<[String: [Timestamp]]>([:])
    private let most: Int
    private let span: Span
    private let mostKeys: Int
    private let clock: PeopleClock

    /// After `most` attempts within a span without success, all wait for that span.
    init(most: Int, within span: Span, mostKeys: Int = 20_000, clock: PeopleClock) {
        self.most = most
        self.span = span
        self.mostKeys = mostKeys
        self.clock = clock
    }

    /// Counts an attempt; nil when it may go on, else how long to wait. An attempt that has to wait is not counted.
    func attempt(_ key: String) -> Span? {
        let now = clock.now
        return attempts.withLock { attempts in
            let recent = (attempts[key] ?? []).filter { now - $0 < span }
            if recent.count >= most, let last = recent.last { return last + span - now }
            attempts[key] = recent + [now]
            if attempts.count > mostKeys { forget(&attempts, at: now) }
            return nil
        }
    }

    /// Forgets the last attempt, which was no wrong one.
    func takeBack(_ key: String) {
        attempts.withLock { attempts in
            guard var counted = attempts[key] else { return }
            counted.removeLast()
            attempts[key] = counted.isEmpty ? nil : counted
        }
    }

    /// Forgets what was counted.
    func clear(_ key: String) { attempts.withLock { $0[key] = nil } }

    /// How many keys are remembered.
    var count: Int { attempts.withLock { $0.count } }

    private func forget(_ attempts: inout [String: [Timestamp]], at now: Timestamp) {
        attempts = attempts.filter { $0.value.last.map { now - $0 < span } ?? false }
        guard attempts.count > mostKeys else { return }
        // Those with the fewest attempts go first: a flood of new keys does not free one that is locked.
        let least = attempts.sorted { a, b in
            (a.value.count, a.value.last ?? now) < (b.value.count, b.value.last ?? now)
        }
        for (key, _) in least.prefix(mostKeys / 10 + 1) { attempts[key] = nil }
    }
}
