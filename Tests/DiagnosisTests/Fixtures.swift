@testable import Diagnosis
import Planning
import TestSupport

/// An indicator as a catalogue would have it, with only what a test is about.
func indicator(
    _ id: String, weight: Double = 1, in transitions: [Transition] = [.energy],
    direction: Indicator.Direction = .higher,
    norm: (acceptable: Double, alarming: Double)? = nil, levels: [AreaLevel] = AreaLevel.allCases,
    similarity: Bool = false
) -> Indicator {
    Indicator(
        id: id, label: LocalisedText(nl: id, en: id), description: LocalisedText(nl: id, en: id),
        unit: LocalisedText(nl: "%", en: "%"), decimals: 0, theme: "test",
        transitions: Dictionary(uniqueKeysWithValues: transitions.map { ($0.rawValue, weight) }), direction: direction,
        range: [-1e9, 1e9],
        norm: norm.map { Indicator.Norm(acceptable: $0.acceptable, alarming: $0.alarming, source: "made up") },
        levels: levels, formulas: [], minimum: nil, availableFrom: nil, similarity: similarity)
}

/// A column of numbers; nil is not published.
func column(_ numbers: [Double?]) -> IndicatorColumn {
    IndicatorColumn(numbers.map { $0.map(Figure.value) ?? .missing(.notPublished) })
}

/// A table in which every area is compared with all others.
func table(_ indicators: [Indicator], _ columns: [String: IndicatorColumn], areas: Int) -> SeverityTable {
    SeverityTable(
        level: .neighbourhood, indicators: indicators, columns: columns, groups: ReferenceGroups(everyone: areas))
}

/// Made-up indicators and figures of 150 areas, from a seed: all transitions, some norms, a fifth of the figures missing.
struct RandomTown {
    let indicators: [Indicator]
    let columns: [String: IndicatorColumn]
    let numbers: [String: [Double?]]
    let areas = 150

    init(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var indicators: [Indicator] = []
        var numbers: [String: [Double?]] = [:]
        for index in 0..<24 {
            let id = "i\(index)"
            let transitions = Transition.allCases.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
            let norm: (Double, Double)? = index % 4 == 0 ? (20, 80) : index % 4 == 1 ? (70, 10) : nil
            indicators.append(
                indicator(
                    id, weight: Double(Int.random(in: 1...8, using: &generator)) / 4, in: transitions,
                    direction: index % 3 == 0 ? .lower : .higher, norm: norm.map { (acceptable: $0.0, alarming: $0.1) })
            )
            let rareness = Int.random(in: 1...9, using: &generator)
            // Whole numbers, so that equal values occur.
            numbers[id] = (0..<150).map { _ in
                Int.random(in: 0..<10, using: &generator) < rareness
                    ? Double(Int.random(in: 0...100, using: &generator)) : nil
            }
        }
        self.indicators = indicators
        self.numbers = numbers
        columns = numbers.mapValues { column($0) }
    }
}
