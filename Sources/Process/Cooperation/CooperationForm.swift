/// The forms that cooperation can have (seed 002).
public enum CooperationForm: String, Codable, CaseIterable, Hashable, Sendable {
    /// All want the same at this moment from similar positions: informal, agreements in outline.
    case combine
    /// A combine of those who govern: for coordination, continuity and quality after the first plans.
    case governingCombine = "bestuurlijke-combine"
    /// Different interests and positions made up for by detailed agreements for a limited time.
    case coalition = "coalitie"
    /// The goal is essential and commitment cannot be taken for granted: control is handed over, for long.
    case alliance = "alliantie"
    /// Not a partnership: taking part, sharing knowledge and testing need no binding agreements.
    case network = "netwerk"
}

/// The three dimensions on which a form is chosen.
public struct CooperationSituation: Hashable, Codable, Sendable {
    /// True when the goal is essential to the partners, false when it is important.
    public let isEssential: Bool
    /// True when partners stand in similar positions.
    public let isSymmetric: Bool
    /// True when the context is certain enough to make agreements that hold.
    public let isCertain: Bool

    /// Describes a situation.
    public init(isEssential: Bool, isSymmetric: Bool, isCertain: Bool) {
        self.isEssential = isEssential
        self.isSymmetric = isSymmetric
        self.isCertain = isCertain
    }
}
