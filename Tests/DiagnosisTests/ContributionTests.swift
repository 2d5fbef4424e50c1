@testable import Diagnosis
import Planning
import Testing

struct ContributionTests {
    private let norm = (acceptable: 0.0, alarming: 1.0)

    @Test func `a score opens into its parts, heaviest first and what is missing last`() throws {
        let indicators = [
            indicator("b", weight: 1, norm: norm), indicator("c", weight: 1, norm: norm),
            indicator("a", weight: 2, norm: norm),
        ]
        let columns = [
            "a": column([0.9]), "b": column([0.5]), "c": IndicatorColumn([.missing(.suppressed)]),
        ]
        let parts = table(indicators, columns, areas: 1)
            .contributions(to: .energy, area: 0, weights: .standard, columns: columns)
        #expect(parts.map(\.indicator.id) == ["a", "b", "c"])
        #expect(parts.map(\.weight) == [0.5, 0.25, 0.25])
        #expect(abs(try #require(parts[0].points) - 60) < 1e-12)
        #expect(abs(try #require(parts[1].points) - 50.0 / 3) < 1e-12)
        #expect(parts[2].points == nil)
        #expect(parts[2].severity == nil)
        #expect(parts[2].figure == .missing(.suppressed))
    }

    @Test func `an indicator that the atlas lacks is there as not published`() throws {
        let indicators = [indicator("a"), indicator("b")]
        let parts = table(indicators, ["a": column([1])], areas: 1)
            .contributions(to: .energy, area: 0, weights: .standard, columns: ["a": column([1])])
        #expect(try #require(parts.last).figure == .missing(.notPublished))
        #expect(parts.count == 2)
    }

    @Test func `the parts add up to the score in every area and transition`() throws {
        let town = RandomTown(seed: 11)
        let severities = table(town.indicators, town.columns, areas: town.areas)
        let scores = UrgencyScores(severities)
        for transition in Transition.allCases {
            for area in 0..<town.areas {
                let parts = severities.contributions(
                    to: transition, area: area, weights: .standard, columns: town.columns)
                let share = parts.reduce(0) { $0 + $1.weight }
                #expect(parts.isEmpty || abs(share - 1) < 1e-12)
                guard let score = scores.score(transition, area: area) else { continue }
                let sum = parts.compactMap(\.points).reduce(0, +)
                #expect(abs(sum - score) < 1e-9, "area \(area) \(transition)")
            }
        }
    }
}
