internal import Planning

/// The agreements that partners make about working together, in numbered versions that each partner agrees with or not.
public struct Canvas: Hashable, Codable, Sendable {
    /// What a partner puts in and wants to reach.
    public struct Partner: Hashable, Codable, Sendable {
        /// What it puts in.
        public let contribution: String
        /// What it wants to reach together.
        public let goal: String

        /// Describes a partner's part.
        public init(contribution: String, goal: String) {
            self.contribution = contribution
            self.goal = goal
        }
    }

    /// A text with when it was written.
    public struct Answer: Hashable, Codable, Sendable {
        /// What was agreed.
        public let text: String
        /// When it was written.
        public let written: Fact
    }

    /// A partner's part with when it was written.
    public struct Part: Hashable, Codable, Sendable {
        /// The part.
        public let partner: Partner
        /// When it was written.
        public let written: Fact
    }

    /// That a party is no partner any more.
    public struct Departure: Hashable, Codable, Sendable {
        /// Why.
        public let reason: String
        /// When it was recorded.
        public let recorded: Fact
    }

    /// The partners.
    public internal(set) var partners: [ItemID<Party>: Part] = [:]
    /// Parties that are no partner any more, since when, and why.
    public internal(set) var left: [ItemID<Party>: Departure] = [:]
    /// The answers; a question without one is open.
    public internal(set) var answers: [CanvasQuestion: Answer] = [:]
    /// What all partners want to reach together.
    public internal(set) var sharedGoal: Answer?
    /// Versions laid down, the oldest first.
    public internal(set) var editions: [Edition] = []
    /// When anything in it was written last, or a partner left it; nil when it is empty.
    public internal(set) var changed: Fact?

    init() {}

    /// What a canvas still lacks before it can be laid down.
    public enum Lack: Hashable, Sendable {
        /// Fewer than two partners.
        case partners
        /// A partner without a contribution: then it is no partner (seed 002).
        case contribution(ItemID<Party>)
        /// No goal that all share.
        case sharedGoal
        /// An open question.
        case question(CanvasQuestion)
    }

    /// Everything it still lacks, in the order of the page; empty when it is complete.
    public var lacks: [Lack] {
        var lacks: [Lack] = partners.count < 2 ? [.partners] : []
        lacks += partners.filter { $0.value.partner.contribution.isBlank }.keys.sorted().map { .contribution($0) }
        if sharedGoal?.text.isBlank != false { lacks.append(.sharedGoal) }
        return lacks + CanvasQuestion.allCases.filter { answers[$0]?.text.isBlank != false }.map { .question($0) }
    }

    /// The version of the process after which the canvas changed last; 0 when it is empty.
    public var changedAt: Int { changed?.version ?? 0 }

    /// True when something changed after the last version was laid down.
    public var hasDraft: Bool { changedAt > (editions.last?.laidDown.version ?? 0) }
}

extension String {
    /// True when it holds nothing but blanks.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
