public import Planning

/// Severities of all judging indicators for all areas of one level under one reference: what scoring walks over.
public struct SeverityTable: Sendable {
    /// The indicators that can count at this level, those without data among them.
    public let indicators: [Indicator]
    /// Number of areas.
    public let areaCount: Int
    /// Severities per indicator and area, NaN for none; an empty array where the atlas has no data at all.
    let severities: [[Double]]
    private let standardWeights: [[(indicator: Int, weight: Double)]]

    /// Works out the severities.
    ///
    /// - Parameters:
    ///   - level: indicators that do not exist at this level are left out.
    ///   - columns: the data by indicator id.
    /// - Complexity: O(indicators · areas · log areas).
    public init(
        level: AreaLevel, indicators: [Indicator], columns: [String: IndicatorColumn], groups: ReferenceGroups
    ) {
        self.indicators = indicators.filter { $0.direction != .none && $0.levels.contains(level) }
        areaCount = groups.group.count
        severities = self.indicators.map { indicator in
            columns[indicator.id].map { Severity.column(indicator, $0, groups: groups) } ?? []
        }
        let own = self.indicators
        standardWeights = Transition.allCases.map { SeverityTable.weighted(own, .standard, in: $0) }
    }

    /// Severity of one indicator, by its place in ``indicators``, in one area.
    public func severity(_ indicator: Int, area: Int) -> Double? {
        guard !severities[indicator].isEmpty else { return nil }
        let severity = severities[indicator][area]
        return severity.isNaN ? nil : severity
    }

    /// Places in ``indicators`` and weights of what counts in a transition.
    func weighted(_ weights: WeightSet, in transition: Transition) -> [(indicator: Int, weight: Double)] {
        weights.isStandard
            ? standardWeights[transition.index] : SeverityTable.weighted(indicators, weights, in: transition)
    }

    private static func weighted(
        _ indicators: [Indicator], _ weights: WeightSet, in transition: Transition
    ) -> [(indicator: Int, weight: Double)] {
        indicators.indices.compactMap { index in
            let weight = weights.weight(of: indicators[index], in: transition)
            return weight > 0 ? (index, weight) : nil
        }
    }
}
