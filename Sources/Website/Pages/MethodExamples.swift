internal import Atlas
internal import Diagnosis
internal import Planning

/// A severity worked out against a norm.
struct MethodNormExample {
    let indicator: Indicator
    let norm: Indicator.Norm
    let value: Double
    /// True when no figure with a norm is known here, and a value was made up to show the arithmetic.
    let isInvented: Bool

    /// Before it is kept between 0 and 1.
    var quotient: Double { (value - norm.acceptable) / (norm.alarming - norm.acceptable) }
    var severity: Double { Severity.againstNorm(value, norm) }

    /// The first figure with a norm that is neither fully urgent nor fully calm, else any, else an invented one; nil only for
    /// a catalogue without norms.
    init?(contributions: [Contribution], indicators: [Indicator], areas: Atlas.Level) {
        let known = contributions.compactMap { part -> (Indicator, Indicator.Norm, Double)? in
            guard let norm = part.indicator.norm, norm.acceptable != norm.alarming, let value = part.figure.number
            else { return nil }
            return (part.indicator, norm, value)
        }
        if let best = known.first(where: { (0.001..<0.999).contains(Severity.againstNorm($2, $1)) }) ?? known.first {
            (indicator, norm, value) = best
            isInvented = false
            return
        }
        guard let indicator = indicators.first(where: { $0.norm != nil && $0.levels.contains(areas.level) }),
            let norm = indicator.norm, norm.acceptable != norm.alarming
        else { return nil }
        self.indicator = indicator
        self.norm = norm
        value = norm.acceptable + (norm.alarming - norm.acceptable) / 4
        isInvented = true
    }
}

/// A severity worked out as the place among all areas.
struct MethodRankExample {
    let indicator: Indicator
    let value: Double
    /// Areas with a lower figure.
    let below: Int
    /// Areas with the same figure, itself among them.
    let equal: Int
    /// Areas with a figure.
    let count: Int

    /// True when less is more urgent.
    var isTurned: Bool { indicator.direction == .lower }
    var place: Double { (Double(below) + Double(equal) / 2) / Double(count) }
    var severity: Double { isTurned ? 1 - place : place }

    /// The first figure without a norm; nil where none is known.
    init?(contributions: [Contribution], columns: [String: IndicatorColumn]) {
        guard let part = contributions.first(where: { $0.indicator.norm == nil && $0.severity != nil }),
            let value = part.figure.number, let column = columns[part.indicator.id]
        else { return nil }
        indicator = part.indicator
        self.value = value
        var below = 0
        var equal = 0
        var count = 0
        for area in 0..<column.count {
            guard let other = column[area].number else { continue }
            count += 1
            if other < value { below += 1 } else if other == value { equal += 1 }
        }
        self.below = below
        self.equal = equal
        self.count = count
    }
}

/// A score worked out from its contributions.
struct MethodSumExample {
    /// One indicator.
    struct Part {
        let indicator: Indicator
        let figure: Figure
        let weight: Double
        let severity: Double?
        var product: Double? { severity.map { $0 * weight } }
    }

    let transition: Transition
    let parts: [Part]

    /// Σ w over the parts with a severity.
    var weightSum: Double { parts.reduce(0) { $1.severity == nil ? $0 : $0 + $1.weight } }
    /// Σ w·s.
    var productSum: Double { parts.reduce(0) { $0 + ($1.product ?? 0) } }
    var score: Double { 100 * productSum / weightSum }

    init(transition: Transition, contributions: [Contribution]) {
        self.transition = transition
        parts = contributions.map {
            Part(
                indicator: $0.indicator, figure: $0.figure, weight: $0.indicator.weight(in: transition),
                severity: $0.severity)
        }
    }
}
