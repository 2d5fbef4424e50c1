public import Planning

/// The dynamics of one transition over all parties, laid over the diagnosis.
public struct DynamicsSummary: Hashable, Sendable {
    /// Which transition.
    public let transition: Transition
    /// How many parties answered.
    public let count: Int
    /// The mean of the parties' scores, 0…100, each party counting once; nil when nobody answered.
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

    /// Differences up to this many points count as the same: one step of the five-step scale. Our own choice.
    public static let limit = 25.0

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
    /// A party that answered at several scales counts once, with the mean of its scores.
    ///
    /// - Parameters:
    ///   - scale: only answers at this scale; nil for all.
    ///   - diagnosis: urgency scores of the atlas.
    public func summaries(at scale: ScaleLevel? = nil, diagnosis: [Transition: Double] = [:]) -> [DynamicsSummary] {
        Transition.allCases.map { transition in
            var scores: [ItemID<Party>: [Double]] = [:]
            for entry in all where entry.key.transition == transition && (scale == nil || entry.key.scale == scale) {
                if let score = entry.answer.score { scores[entry.key.party, default: []].append(score) }
            }
            let means = scores.values.map { $0.reduce(0, +) / Double($0.count) }.sorted()
            var spread: ClosedRange<Double>?
            if let low = means.first, let high = means.last { spread = low...high }
            return DynamicsSummary(
                transition: transition, count: means.count,
                score: means.isEmpty ? nil : means.reduce(0, +) / Double(means.count), spread: spread,
                diagnosis: diagnosis[transition])
        }
    }
}
