@testable import Diagnosis
import Planning
import Testing

/// Scores that are worked out on paper. Norms from 0 to 1 make the figure its own severity.
struct UrgencyScoreTests {
    private let norm = (acceptable: 0.0, alarming: 1.0)
    private var indicators: [Indicator] {
        [
            indicator("a", weight: 2, norm: norm), indicator("b", weight: 1, norm: norm),
            indicator("c", weight: 1, norm: norm),
        ]
    }

    private func scores(_ figures: [Double?], weights: WeightSet = .standard) -> UrgencyScores {
        let columns = ["a": column([figures[0]]), "b": column([figures[1]]), "c": column([figures[2]])]
        return UrgencyScores(table(indicators, columns, areas: 1), weights: weights)
    }

    @Test func `weights 2, 1, 1 with severities 0,9, 0,5 and none give 76,7 at a coverage of 0,75`() throws {
        let scores = scores([0.9, 0.5, nil])
        #expect(abs(try #require(scores.score(.energy, area: 0)) - 100 * 2.3 / 3) < 1e-12)
        #expect(scores.coverage(.energy, area: 0) == 0.75)
    }

    @Test func `with all figures the score is the weighted mean`() throws {
        #expect(abs(try #require(scores([0.9, 0.5, 0.1]).score(.energy, area: 0)) - 60) < 1e-12)
    }

    @Test func `a coverage of just half gives a score`() throws {
        let scores = scores([0.9, nil, nil])
        #expect(scores.coverage(.energy, area: 0) == 0.5)
        #expect(abs(try #require(scores.score(.energy, area: 0)) - 90) < 1e-12)
    }

    @Test func `below half of the weight there is no score, only the coverage`() {
        let scores = scores([nil, 0.5, nil])
        #expect(scores.coverage(.energy, area: 0) == 0.25)
        #expect(scores.score(.energy, area: 0) == nil)
    }

    @Test func `a missing figure is not a zero`() {
        #expect(scores([0.9, 0.5, nil]).score(.energy, area: 0) != scores([0.9, 0.5, 0]).score(.energy, area: 0))
        #expect(scores([0, 0, 0]).score(.energy, area: 0) == 0)
    }

    @Test func `a transition without indicators has no score and no coverage`() {
        let scores = scores([0.9, 0.5, 0.1])
        #expect(scores.score(.mobility, area: 0) == nil)
        #expect(scores.coverage(.mobility, area: 0) == 0)
    }

    @Test func `an indicator that the atlas lacks counts in the coverage`() {
        let severities = table(indicators, ["a": column([0.9])], areas: 1)
        let scores = UrgencyScores(severities)
        #expect(scores.coverage(.energy, area: 0) == 0.5)
    }

    @Test func `a user's weights replace those of the catalogue`() throws {
        let weights = try WeightSet(changes: ["energie": ["a": 0, "c": 3]], indicators: indicators)
        // b has 1 and c has 3: (0,5 · 1 + 0,1 · 3) / 4.
        #expect(abs(try #require(scores([0.9, 0.5, 0.1], weights: weights).score(.energy, area: 0)) - 20) < 1e-12)
        #expect(scores([0.9, 0.5, nil], weights: weights).score(.energy, area: 0) == nil)
    }

    @Test func `an indicator can be given weight in a transition where it had none`() throws {
        let weights = try WeightSet(changes: ["mobiliteit": ["b": 1]], indicators: indicators)
        #expect(abs(try #require(scores([0.9, 0.5, 0.1], weights: weights).score(.mobility, area: 0)) - 50) < 1e-12)
    }

    @Test func `with all weights at nought there is no score`() throws {
        let weights = try WeightSet(changes: ["energie": ["a": 0, "b": 0, "c": 0]], indicators: indicators)
        let scores = scores([0.9, 0.5, 0.1], weights: weights)
        #expect(scores.score(.energy, area: 0) == nil)
        #expect(scores.coverage(.energy, area: 0) == 0)
    }

    @Test func `there are no scores for no areas`() {
        #expect(UrgencyScores(table(indicators, [:], areas: 0)).all(.energy).isEmpty)
    }
}
