import Atlas
import Diagnosis
import Planning

/// Scoring the neighbourhoods of a country with weights that nobody used before, with and without bands.
struct ScoreBench {
    private let diagnosis: AtlasDiagnosis
    private let table: SeverityTable
    private let runs: Int

    /// Prepares the severities, which do not depend on weights.
    init(_ diagnosis: AtlasDiagnosis, runs: Int) throws {
        guard let table = diagnosis.table(.neighbourhood, .country) else {
            throw Failure(description: "The atlas has no neighbourhoods.")
        }
        self.diagnosis = diagnosis
        self.table = table
        self.runs = runs
    }

    /// Prints the figures.
    func run() throws {
        let known = diagnosis.columns(.neighbourhood)
        let indicators = table.indicators.count { known[$0.id] != nil }
        let standard = UrgencyScores(table)
        let scores = Transition.allCases.reduce(0) { $0 + standard.all($1).count { $0 != nil } }
        try Measurement("atlas.neighbourhoods", table.areaCount, unit: "areas").print()
        try Measurement("atlas.indicators", indicators, unit: "indicators").print()
        try Measurement("atlas.scores", scores, unit: "scores").print()

        let weights = try (-1..<runs).map(newWeights)
        let scoring = time(runs: runs) { UrgencyScores(table, weights: weights[$0 + 1]) }
        try Measurement("scores.newWeights", scoring, bar: 10).print()
        // As the website asks for them: with ranks, medians and what bands are drawn from.
        let view = time(runs: runs) {
            diagnosis.scored(.init(level: .neighbourhood, weights: weights[$0 + 1]))
        }
        try Measurement("view.newWeights", view).print()
        try bands(weights)
    }

    /// Scores, draws and bands, by one thread and by two in turn; both must give the same.
    private func bands(_ weights: [WeightSet]) throws {
        var times: [Int: [Double]] = [:]
        var sums: [Int: Checksum] = [:]
        for (run, weights) in weights.enumerated() {
            for threads in run % 2 == 0 ? [1, 2] : [2, 1] {
                let (milliseconds, bands) = stopwatch {
                    let scores = UrgencyScores(table, weights: weights)
                    let draws = WeightDraws(table, weights: weights)
                    return UrgencyBands(table, draws: draws, scores: scores).all(threads: threads)
                }
                sums[threads, default: Checksum()].add(bands)
                if run > 0 { times[threads, default: []].append(milliseconds) }
            }
        }
        for threads in [1, 2] {
            let name = "bands.\(threads)thread\(threads == 1 ? "" : "s")"
            try Measurement(name, Timings(times[threads] ?? []), bar: 2_000, checksum: sums[threads]?.text).print()
        }
        guard sums[1] == sums[2] else {
            throw Failure(description: "Bands by one thread and by two differ.")
        }
    }

    /// Every weight of every transition moved to a half to one and a half of what it was, otherwise in each run.
    private func newWeights(run: Int) throws -> WeightSet {
        var changes: [String: [String: Double]] = [:]
        for transition in Transition.allCases {
            for (place, indicator) in table.indicators.enumerated() {
                let weight = indicator.weight(in: transition)
                guard weight > 0 else { continue }
                let factor = 0.5 + Double((run + 1) * 37 % 101 + place * 13 % 101) / 202
                changes[transition.rawValue, default: [:]][indicator.id] = min(weight * factor, WeightSet.largest)
            }
        }
        return try WeightSet(changes: changes, indicators: table.indicators)
    }
}

/// FNV-1a over the bits of bands, in order.
private struct Checksum: Equatable {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    var text: String { String(state, radix: 16) }

    mutating func add(_ bands: [[UrgencyBand]]) {
        for band in bands.joined() {
            add(band.low)
            add(band.high)
            add(band.mostUrgentProbability)
        }
    }

    private mutating func add(_ number: Double?) {
        state = (state ^ (number?.bitPattern ?? .max)) &* 0x100_0000_01b3
    }
}
