internal import Dispatch
internal import Planning

/// How sure the scores of one area are when the weights are as uncertain as they are.
public struct UrgencyBand: Sendable, Equatable {
    /// 5th percentile of the score over the draws; nil where there is no score.
    public var low: Double?
    /// 95th percentile.
    public var high: Double?
    /// Share of the draws in which this transition is the most urgent of those with a score (rank acceptability).
    public var mostUrgentProbability: Double?

    /// Nothing known.
    public static let unknown = UrgencyBand(low: nil, high: nil, mostUrgentProbability: nil)
}

/// Works out bands, for one area or for all.
public struct UrgencyBands: Sendable {
    private let table: SeverityTable
    private let draws: WeightDraws
    private let scores: UrgencyScores

    /// Prepares bands for scores made from the same table and weights.
    public init(_ table: SeverityTable, draws: WeightDraws, scores: UrgencyScores) {
        self.table = table
        self.draws = draws
        self.scores = scores
    }

    /// Bands of one area, one per transition in fixed order.
    ///
    /// - Complexity: O(indicators · draws), about 0.1 ms.
    public func bands(of area: Int) -> [UrgencyBand] {
        var workspace = BandWorkspace()
        return workspace.bands(of: area, table: table, draws: draws, scores: scores)
    }

    /// Bands of all areas. The result is the same for any number of threads: each area is worked out on its own.
    public func all(threads: Int) -> [[UrgencyBand]] {
        let count = scores.areaCount
        let parts = max(1, min(threads, count))
        var result = [[UrgencyBand]](repeating: [], count: count)
        result.withUnsafeMutableBufferPointer { buffer in
            nonisolated(unsafe) let out = buffer
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                var workspace = BandWorkspace()
                for area in (count * part / parts)..<(count * (part + 1) / parts) {
                    out[area] = workspace.bands(of: area, table: table, draws: draws, scores: scores)
                }
            }
        }
        return result
    }
}

/// Room for the draws of one area, used again for the next.
private struct BandWorkspace {
    private var weighed = [Float](repeating: 0, count: WeightDraws.count)
    private var known = [Float](repeating: 0, count: WeightDraws.count)
    private var highest = [Float](repeating: 0, count: WeightDraws.count)
    private var leader = [Int8](repeating: -1, count: WeightDraws.count)

    mutating func bands(
        of area: Int, table: SeverityTable, draws: WeightDraws, scores: UrgencyScores
    ) -> [UrgencyBand] {
        for draw in leader.indices {
            highest[draw] = -1
            leader[draw] = -1
        }
        var bands = Transition.allCases.map { transition -> UrgencyBand in
            guard scores.score(transition, area: area) != nil else { return .unknown }
            drawScores(draws.draws[transition.index], table: table, area: area)
            for draw in leader.indices where weighed[draw] > highest[draw] {
                highest[draw] = weighed[draw]
                leader[draw] = Int8(transition.index)
            }
            // Single precision may end a hair outside the scale.
            let low = min(100, max(0, quantile(0.05)))
            let high = min(100, max(0, quantile(0.95)))
            return UrgencyBand(low: low, high: high, mostUrgentProbability: 0)
        }
        for index in bands.indices where bands[index].low != nil {
            let wins = leader.reduce(into: 0) { $0 += $1 == Int8(index) ? 1 : 0 }
            bands[index].mostUrgentProbability = Double(wins) / Double(WeightDraws.count)
        }
        return bands
    }

    /// Leaves the drawn scores of one transition in `weighed`.
    private mutating func drawScores(
        _ draws: [(indicator: Int, gammas: [Float])], table: SeverityTable, area: Int
    ) {
        let count = WeightDraws.count
        weighed.withUnsafeMutableBufferPointer { weighed in
            known.withUnsafeMutableBufferPointer { known in
                for draw in 0..<count {
                    weighed[draw] = 0
                    known[draw] = 0
                }
                for (indicator, gammas) in draws {
                    guard let severity = table.severity(indicator, area: area) else { continue }
                    let factor = Float(100 * severity)
                    gammas.withUnsafeBufferPointer { gammas in
                        for draw in 0..<count {
                            weighed[draw] += gammas[draw] * factor
                            known[draw] += gammas[draw]
                        }
                    }
                }
                for draw in 0..<count { weighed[draw] /= known[draw] }
            }
        }
    }

    /// Quantile by linear interpolation between order statistics: rank `q · (n − 1)`, here 49.95 and 949.05.
    ///
    /// Reorders `weighed`.
    private mutating func quantile(_ q: Double) -> Double {
        let rank = q * Double(WeightDraws.count - 1)
        let lower = Int(rank)
        return weighed.withUnsafeMutableBufferPointer { values in
            selectSmallest(lower, in: values)
            let first = values[lower]
            var next = Float.infinity
            for index in (lower + 1)..<values.count { next = min(next, values[index]) }
            return Double(first) + (Double(next) - Double(first)) * (rank - Double(lower))
        }
    }
}

/// Puts the `target`-th smallest value in its place, smaller ones before it and larger ones after it (Hoare's quickselect
/// with the middle element as pivot).
private func selectSmallest(_ target: Int, in values: UnsafeMutableBufferPointer<Float>) {
    var left = 0
    var right = values.count - 1
    while left < right {
        let pivot = values[(left + right) / 2]
        var i = left
        var j = right
        while i <= j {
            while values[i] < pivot { i += 1 }
            while values[j] > pivot { j -= 1 }
            if i <= j {
                values.swapAt(i, j)
                i += 1
                j -= 1
            }
        }
        if target <= j {
            right = j
        } else if target >= i {
            left = i
        } else {
            return
        }
    }
}
