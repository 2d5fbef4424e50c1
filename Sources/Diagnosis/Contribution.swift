public import Planning

/// What one indicator adds to the score of one area on one transition.
public struct Contribution: Sendable, Equatable {
    /// The indicator.
    public let indicator: Indicator
    /// Its figure, or why there is none.
    public let figure: Figure
    /// 0…1, nil without a figure or without a group to compare with.
    public let severity: Double?
    /// Its weight as a share of all weights in the transition.
    public let weight: Double
    /// Points it adds: `100 · w·s / Σ w` over the indicators with a severity. They add up to the score.
    public let points: Double?
}

extension SeverityTable {
    /// Opens a score into what it is made of, heaviest contribution first, what is missing last.
    public func contributions(
        to transition: Transition, area: Int, weights: WeightSet, columns: [String: IndicatorColumn]
    ) -> [Contribution] {
        let entries = weighted(weights, in: transition)
        let total = entries.reduce(0) { $0 + $1.weight }
        let known = entries.reduce(0) { severity($1.indicator, area: area) == nil ? $0 : $0 + $1.weight }
        return entries.map { entry in
            let indicator = indicators[entry.indicator]
            let severity = severity(entry.indicator, area: area)
            return Contribution(
                indicator: indicator,
                figure: columns[indicator.id]?[area] ?? .missing(.notPublished),
                severity: severity,
                weight: entry.weight / total,
                points: severity.map { 100 * entry.weight * $0 / known })
        }
        .sorted { a, b in
            (a.points ?? -1, a.weight, b.indicator.id) > (b.points ?? -1, b.weight, a.indicator.id)
        }
    }
}
