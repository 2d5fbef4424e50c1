public import Planning

/// The AB-Zipper (seed 001): where, per level and phase, cards of two or three alliances belong together, and what leads.
public struct Zipper: Hashable, Sendable {
    /// Why cards belong together.
    public enum Ground: Hashable, Sendable {
        /// They answer the same question of the board.
        case question(BoardQuestion)
        /// People joined them, with their reason.
        case joined(ItemID<CardJoint>, reason: String)
    }

    /// Cards of two or three alliances that belong together.
    public struct Meeting: Hashable, Sendable {
        /// The cards, the first added first; of a joint between two places on the board one lies elsewhere.
        public let cards: [ItemID<Card>]
        /// Whose they are, in the fixed order.
        public let alliances: [Alliance]
        /// Why they belong together.
        public let ground: Ground
    }

    /// A place on the board.
    public struct Place: Hashable, Sendable {
        /// Its row.
        public let phase: BoardPhase
        /// Its column.
        public let level: PlanLevel
        /// The alliances at work here, in the fixed order.
        public let present: [Alliance]
        /// Where they meet.
        public let meetings: [Meeting]
        /// Cards that are in no meeting.
        public let apart: [ItemID<Card>]

        /// Alliances that are not at work here.
        public var absent: [Alliance] { Alliance.allCases.filter { !present.contains($0) } }
        /// True when there is work and no meeting.
        public var lacksMeeting: Bool { !present.isEmpty && meetings.isEmpty }
        /// True when the alliance that leads on this level is in none of the meetings.
        public var lacksLead: Bool {
            !meetings.isEmpty && !meetings.contains { $0.alliances.contains(level.leading) }
        }
    }

    /// All fifteen places, phase after phase, level after level.
    public let places: [Place]

    /// A place on the board.
    public subscript(_ phase: BoardPhase, _ level: PlanLevel) -> Place? {
        places.first { $0.phase == phase && $0.level == level }
    }

    /// Looks where the alliances meet. What lacks or was stopped is not at work, and meets nobody.
    public init(_ process: AreaProcess) {
        let cards = process.cards.all.filter { $0.item.isAtWork }
        let joints = process.joints.all
        places = BoardPhase.allCases.flatMap { phase in
            PlanLevel.allCases.map { level in
                Zipper.place(phase, level, of: cards, joints)
            }
        }
    }

    private static func place(
        _ phase: BoardPhase, _ level: PlanLevel, of all: [Register<Card>.Entry], _ joints: [Register<CardJoint>.Entry]
    ) -> Place {
        let here = all.filter { $0.item.phase == phase && $0.item.level == level }
        let ids = Set(here.map(\.id))
        var meetings = phase.questions.compactMap { question in
            meeting(of: here.filter { $0.item.question == question }, .question(question))
        }
        for joint in joints where ids.contains(joint.item.first) || ids.contains(joint.item.second) {
            let both = all.filter { $0.id == joint.item.first || $0.id == joint.item.second }
            if let met = meeting(of: both, .joined(joint.id, reason: joint.item.reason)) { meetings.append(met) }
        }
        let met = Set(meetings.flatMap(\.cards))
        return Place(
            phase: phase, level: level, present: alliances(of: here), meetings: meetings,
            apart: here.map(\.id).filter { !met.contains($0) })
    }

    /// Nil when one alliance is alone.
    private static func meeting(of cards: [Register<Card>.Entry], _ ground: Ground) -> Meeting? {
        let alliances = alliances(of: cards)
        guard alliances.count > 1 else { return nil }
        return Meeting(cards: cards.map(\.id), alliances: alliances, ground: ground)
    }

    private static func alliances(of cards: [Register<Card>.Entry]) -> [Alliance] {
        let present = Set(cards.map(\.item.alliance))
        return Alliance.allCases.filter { present.contains($0) }
    }
}

extension Card {
    /// True unless it says that something lacks, or was stopped: then nothing is done at its place on the board.
    public var isAtWork: Bool { state != .missing && state != .stopped }
}
