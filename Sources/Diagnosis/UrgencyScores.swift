public import Planning

/// Urgency of every area of one level on every transition.
///
/// `score = 100 · Σ w·s / Σ w` over the indicators that have a severity `s` in the area, and
/// `coverage = Σ w with a severity / Σ w of all`. With weights 2, 1, 1 and severities 0.9, 0.5 and none, the score is
/// `100 · (1.8 + 0.5) / 3 = 76.7` and the coverage 0.75. Below ``leastCoverage`` there is no score.
public struct UrgencyScores: Sendable {
    /// Least coverage at which a score is given.
    public static let leastCoverage = 0.5

    /// Number of areas.
    public let areaCount: Int
    private let scores: [[Double]]
    private let coverages: [[Double]]

    /// Scores all areas.
    ///
    /// - Complexity: O(indicators · areas); the country's 12,229 neighbourhoods take a few milliseconds.
    public init(_ table: SeverityTable, weights: WeightSet = .standard) {
        areaCount = table.areaCount
        var scores: [[Double]] = []
        var coverages: [[Double]] = []
        for transition in Transition.allCases {
            var weighed = [Double](repeating: 0, count: table.areaCount)
            var known = [Double](repeating: 0, count: table.areaCount)
            var total = 0.0
            for (indicator, weight) in table.weighted(weights, in: transition) {
                total += weight
                let severities = table.severities[indicator]
                for area in severities.indices {
                    let severity = severities[area]
                    let counts = severity == severity
                    weighed[area] += counts ? weight * severity : 0
                    known[area] += counts ? weight : 0
                }
            }
            for area in weighed.indices {
                let coverage = total > 0 ? known[area] / total : 0
                weighed[area] = coverage >= Self.leastCoverage ? 100 * weighed[area] / known[area] : .nan
                known[area] = coverage
            }
            scores.append(weighed)
            coverages.append(known)
        }
        self.scores = scores
        self.coverages = coverages
    }

    /// The score, 0…100; nil where too little is known.
    public func score(_ transition: Transition, area: Int) -> Double? {
        let score = scores[transition.index][area]
        return score.isNaN ? nil : score
    }

    /// The share of the weight that has a value, 0…1.
    public func coverage(_ transition: Transition, area: Int) -> Double { coverages[transition.index][area] }

    /// All scores on one transition, nil where too little is known.
    public func all(_ transition: Transition) -> [Double?] { scores[transition.index].map { $0.isNaN ? nil : $0 } }
}

/// Place of every area among those with a score: 1 is the most urgent; equal scores share the better place.
public struct Ranking: Sendable {
    private let ranks: [Int32]
    private let counts: [Int32]
    private let group: [Int32]

    /// Ranks areas within groups.
    ///
    /// - Complexity: O(n log n).
    public init(_ scores: [Double?], in groups: ReferenceGroups) {
        var members = [[(score: Double, area: Int)]](repeating: [], count: groups.groupCount)
        for (area, score) in scores.enumerated() {
            if let score, groups.group[area] >= 0 { members[Int(groups.group[area])].append((score, area)) }
        }
        var ranks = [Int32](repeating: 0, count: scores.count)
        for var list in members {
            list.sort { $0.score > $1.score }
            for index in list.indices {
                let equal = index > 0 && list[index].score == list[index - 1].score
                ranks[list[index].area] = equal ? ranks[list[index - 1].area] : Int32(index + 1)
            }
        }
        self.ranks = ranks
        counts = members.map { Int32($0.count) }
        group = groups.group
    }

    /// The place of an area and how many there are in its group; nil for an area without a score.
    public func place(of area: Int) -> (rank: Int, of: Int)? {
        guard ranks[area] > 0 else { return nil }
        return (Int(ranks[area]), Int(counts[Int(group[area])]))
    }
}
