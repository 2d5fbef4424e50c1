/// Times of several runs of the same work, in milliseconds.
struct Timings {
    private let sorted: [Double]

    /// Takes the times in any order.
    init(_ milliseconds: [Double]) { sorted = milliseconds.sorted() }

    /// Number of runs.
    var count: Int { sorted.count }
    /// The fastest; NaN without runs.
    var low: Double { sorted.first ?? .nan }
    /// The slowest; NaN without runs.
    var high: Double { sorted.last ?? .nan }

    /// The middle one, or the mean of the two middle ones: 1, 2, 5, 9 gives 3.5.
    var median: Double {
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// The times of one of so many equal parts.
    func divided(by parts: Double) -> Timings { Timings(sorted.map { $0 / parts }) }

    /// The smallest time that at least the share `q` of the runs does not exceed (nearest rank): of 430 times, `q` 0.99
    /// gives the 426th.
    func quantile(_ q: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        let rank = Int((q * Double(sorted.count)).rounded(.up))
        return sorted[min(max(rank, 1), sorted.count) - 1]
    }
}

/// Times `work`, once to warm up and then `runs` times; the run number lets it do something else each time.
///
/// What `work` returns is let go of outside the measured time.
func time<Outcome>(runs: Int, _ work: (Int) throws -> Outcome) rethrows -> Timings {
    keep(try work(-1))
    var times: [Double] = []
    for run in 0..<runs {
        let (milliseconds, outcome) = try stopwatch { try work(run) }
        keep(outcome)
        times.append(milliseconds)
    }
    return Timings(times)
}

/// What `work` gives and how many milliseconds it took.
func stopwatch<Outcome>(_ work: () throws -> Outcome) rethrows -> (milliseconds: Double, outcome: Outcome) {
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try work()
    return ((clock.now - start) / .milliseconds(1), outcome)
}

/// Uses a value in a way the optimiser cannot see through, so that the work behind it is really done.
@inline(never) @_optimize(none)
func keep<Value>(_ value: Value) {}
