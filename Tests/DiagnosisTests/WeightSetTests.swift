@testable import Diagnosis
import Planning
import Testing

struct WeightSetTests {
    private let indicators = [indicator("a", weight: 2), indicator("context", direction: .none)]

    @Test func `the weights of the catalogue are the standard`() throws {
        #expect(WeightSet.standard.isStandard)
        #expect(WeightSet.standard.weight(of: indicators[0], in: .energy) == 2)
        #expect(WeightSet.standard.weight(of: indicators[0], in: .mobility) == 0)
    }

    @Test func `a change to what the catalogue says is no change`() throws {
        #expect(try WeightSet(changes: ["energie": ["a": 2]], indicators: indicators).isStandard)
        #expect(try WeightSet(changes: ["energie": [:]], indicators: indicators).isStandard)
        #expect(try WeightSet(changes: ["energie": ["a": 3]], indicators: indicators).isStandard == false)
    }

    @Test func `context weighs nothing whatever a user asks`() throws {
        let weights = try WeightSet(changes: ["energie": ["context": 5]], indicators: indicators)
        #expect(weights.weight(of: indicators[1], in: .energy) == 0)
    }

    @Test func `a name that does not fit is refused by name`() {
        #expect(throws: WeightSet.Failure.unknownTransition("energy")) {
            try WeightSet(changes: ["energy": ["a": 1]], indicators: indicators)
        }
        #expect(throws: WeightSet.Failure.unknownIndicator("b")) {
            try WeightSet(changes: ["energie": ["b": 1]], indicators: indicators)
        }
    }

    @Test(arguments: [-0.1, 100.5, Double.infinity])
    func `a weight below 0 or over 100 is refused`(weight: Double) {
        #expect(throws: WeightSet.Failure.outOfRange(indicator: "a", weight: weight)) {
            try WeightSet(changes: ["energie": ["a": weight]], indicators: indicators)
        }
    }

    @Test func `a weight that is no number is refused`() {
        #expect(throws: WeightSet.Failure.self) {
            try WeightSet(changes: ["energie": ["a": .nan]], indicators: indicators)
        }
    }
}
