@testable import Diagnosis
import Planning
import Testing

/// The same scores by a second path: the formulas of METHOD §2, written out area by area without tables or sorting.
struct TwoPathsTests {
    private func severity(_ indicator: Indicator, _ numbers: [Double?], area: Int, group: [Int?]) -> Double? {
        guard let own = numbers[area] else { return nil }
        if let norm = indicator.norm {
            return min(1, max(0, (own - norm.acceptable) / (norm.alarming - norm.acceptable)))
        }
        guard let key = group[area] else { return nil }
        let others = numbers.indices.filter { group[$0] == key }.compactMap { numbers[$0] }
        let below = Double(others.count { $0 < own })
        let equal = Double(others.count { $0 == own })
        let place = (below + equal / 2) / Double(others.count)
        return indicator.direction == .lower ? 1 - place : place
    }

    private func score(_ town: RandomTown, _ transition: Transition, area: Int, group: [Int?]) -> (
        score: Double?, coverage: Double
    ) {
        var weighed = 0.0
        var known = 0.0
        var all = 0.0
        for indicator in town.indicators {
            let weight = indicator.transitions[transition.rawValue] ?? 0
            all += weight
            let numbers = town.numbers[indicator.id] ?? []
            if let severity = severity(indicator, numbers, area: area, group: group) {
                weighed += weight * severity
                known += weight
            }
        }
        let coverage = all == 0 ? 0 : known / all
        return (coverage >= 0.5 ? 100 * weighed / known : nil, coverage)
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `both paths give the same scores for the country`(seed: UInt64) {
        let town = RandomTown(seed: seed)
        compare(town, groups: ReferenceGroups(everyone: town.areas), group: Array(repeating: 1, count: town.areas))
    }

    @Test(arguments: [UInt64(4), 5])
    func `both paths give the same scores within groups`(seed: UInt64) {
        let town = RandomTown(seed: seed)
        let group = (0..<town.areas).map { $0 % 11 == 0 ? nil : $0 % 5 }
        compare(town, groups: ReferenceGroups(keys: group), group: group)
    }

    private func compare(_ town: RandomTown, groups: ReferenceGroups, group: [Int?]) {
        let severities = SeverityTable(
            level: .neighbourhood, indicators: town.indicators, columns: town.columns, groups: groups)
        let scores = UrgencyScores(severities)
        var withScore = 0
        for transition in Transition.allCases {
            for area in 0..<town.areas {
                let expected = score(town, transition, area: area, group: group)
                #expect(abs(scores.coverage(transition, area: area) - expected.coverage) < 1e-12)
                switch (scores.score(transition, area: area), expected.score) {
                case (let one?, let other?):
                    withScore += 1
                    #expect(abs(one - other) < 1e-12, "area \(area) \(transition)")
                case (nil, nil): break
                default: Issue.record("only one path gives a score: area \(area) \(transition)")
                }
            }
        }
        #expect(withScore > 100)
        #expect(withScore < Transition.allCases.count * town.areas)
    }
}
