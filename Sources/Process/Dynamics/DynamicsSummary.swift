public import Planning

/// The dynamics of one transition over all parties, laid over the diagnosis.
public struct DynamicsSummary: Hashable, Sendable {
    /// Which transition.
    public let transition: Transition
    /// How many parties answered.
    public let count: Int
    /// The mean of the parties' scores at one scale, 0…100; nil when nobody answered.
    public let score: Double?
    /// The lowest and the highest party's score; nil when nobody answered.
    public let spread: ClosedRange<Double>?
    /// The urgency score of the atlas, 0…100; nil when it has none.
    public let diagnosis: Double?

    /// What figures and people say of it, side by side.
    public enum Comparison: String, CaseIterable, Hashable, Sendable {
        /// They say the same, give or take ``limit`` points.
        case agree = "gelijk"
        /// The figures say that it is more urgent.
        case dataSaysMore = "cijfers"
        /// The people say that there is more going on.
        case peopleSayMore = "mensen"
    }

    /// Differences up to this many points count as about the same: half a step of the five-step scale. Our own choice.
    public static let limit = 12.5

    /// Diagnosis and dynamics compared; nil when either lacks.
    public var comparison: Comparison? {
        guard let score, let diagnosis else { return nil }
        if abs(score - diagnosis) <= DynamicsSummary.limit { return .agree }
        return score > diagnosis ? .peopleSayMore : .dataSaysMore
    }

    /// The mean of diagnosis and dynamics; the one there is when the other lacks; nil when both do. A diagnosis of 70 and
    /// dynamics of 50 give 60.
    public var joint: Double? {
        guard let score else { return diagnosis }
        return diagnosis.map { ($0 + score) / 2 } ?? score
    }
}

extension Dynamics {
    /// The dynamics of every transition, in the fixed order.
    ///
    /// What a party says of its municipality and of its district is about two things: nothing is averaged over scales.
    ///
    /// - Parameters:
    ///   - scale: only answers at this scale.
    ///   - diagnosis: urgency scores of the atlas.
    public func summaries(at scale: ScaleLevel, diagnosis: [Transition: Double] = [:]) -> [DynamicsSummary] {
        Transition.allCases.map { transition in
            let scores = all.filter { $0.key.transition == transition && $0.key.scale == scale }
                .compactMap(\.answer.score).sorted()
            var spread: ClosedRange<Double>?
            if let low = scores.first, let high = scores.last { spread = low...high }
            return DynamicsSummary(
                transition: transition, count: scores.count,
                score: scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count), spread: spread,
                diagnosis: diagnosis[transition])
        }
    }
}
