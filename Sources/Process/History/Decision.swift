public import Planning

/// What was decided, why, and who saw it differently. Never changed: another decision can replace it.
public struct Decision: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.decision
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Decision>> & Sendable { \.decisions }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.decide
    /// The second form can tell on which day it was taken.
    public static let schema = 2
    /// Of a decision in the first form nobody told the day: it stays untold.
    public static let upgrades: [@Sendable (JSONValue) -> JSONValue] = [{ $0 }]
    /// It may not: what was decided stays.
    public static let isChangeable = false

    /// What it is about.
    public var title: String
    /// What was decided.
    public var outcome: String
    /// The day on which it was taken; nil when nobody told, and then all that is known is when it was recorded.
    public var taken: CalendarDay?
    /// Why.
    public var reason: String
    /// The card it belongs to; nil when to none.
    public var card: ItemID<Card>?
    /// The decision that it takes the place of.
    public var replaces: ItemID<Decision>?
    /// The figures that were at hand.
    public var atlas: AtlasEdition?
    /// Who saw it differently, and why, the oldest first.
    public var dissents: [Dissent]

    /// A view that differs from what was decided.
    public struct Dissent: Hashable, Codable, Sendable {
        /// Whose.
        public let party: ItemID<Party>
        /// Why.
        public let reason: String
        /// When it was recorded with a decision; nil in the event itself, which has its own time.
        public internal(set) var recorded: Fact?

        /// Describes a different view.
        public init(party: ItemID<Party>, reason: String) {
            self.party = party
            self.reason = reason
        }
    }

    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.text("besluit", outcome, most: TextLimit.text, required: true)
            + FieldProblem.text("reden", reason, most: TextLimit.text, required: true)
            + FieldProblem.reference("kaart", card, in: process.cards)
            + FieldProblem.reference("vervangt", replaces, in: process.decisions)
    }
}

/// Decide.
public struct TakeDecision: ProcessCommand {
    let id: ItemID<Decision>
    let title: String
    let outcome: String
    let taken: CalendarDay?
    let reason: String
    let card: ItemID<Card>?
    let replaces: ItemID<Decision>?
    let seenAt: Int

    /// One that stands by itself. The id is chosen by whoever asks, so that asking twice does it once.
    public init(
        _ title: String, outcome: String, taken: CalendarDay? = nil, reason: String, card: ItemID<Card>? = nil,
        id: ItemID<Decision> = .random()
    ) {
        self.init(title, outcome: outcome, taken: taken, reason: reason, card: card, replaces: nil, seenAt: 0, id: id)
    }

    /// One that can take the place of another; `seenAt` is the version of the process that the person had before them.
    public init(
        _ title: String, outcome: String, taken: CalendarDay? = nil, reason: String, card: ItemID<Card>? = nil,
        replaces: ItemID<Decision>?, seenAt: Int, id: ItemID<Decision> = .random()
    ) {
        self.title = title
        self.outcome = outcome
        self.taken = taken
        self.reason = reason
        self.card = card
        self.replaces = replaces
        self.seenAt = seenAt
        self.id = id
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// Another decision that has taken the same place already.
    public func standing(in process: AreaProcess) -> Standing? {
        guard let replaces, let other = process.decisions.all.last(where: { $0.item.replaces == replaces }) else {
            return nil
        }
        return Standing(.decision, other.id.rawValue, since: other.added, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        if let taken, taken > CalendarDay(circumstances.time) {
            throw .invalid([FieldProblem("genomen", .notYet)])
        }
        let decision = Decision(
            title: title, outcome: outcome, taken: taken, reason: reason, card: card, replaces: replaces,
            atlas: circumstances.atlas, dissents: [])
        return try AddItem(decision, id: id).decide(process, circumstances)
    }
}

/// A party's different view was recorded with a decision.
public struct DissentRecorded: ProcessEvent {
    /// Stable name.
    public static let type = "decision.dissented"
    /// Which decision.
    public let id: ItemID<Decision>
    /// Whose view.
    public let dissent: Decision.Dissent

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.decisions.change(id, fact) { decision in
            var dissent = dissent
            dissent.recorded = fact
            decision.dissents.append(dissent)
        }
    }

    /// What it is about.
    public var subject: String { "decision:" + id.rawValue }
}

/// Have a different view recorded.
public struct RecordDissent: ProcessCommand {
    let id: ItemID<Decision>
    let dissent: Decision.Dissent
    let seenAt: Int

    /// For a party, with its reason; `seenAt` is the version of the process that the person had before them.
    public init(_ id: ItemID<Decision>, party: ItemID<Party>, reason: String, seenAt: Int) {
        self.id = id
        self.seenAt = seenAt
        dissent = Decision.Dissent(party: party, reason: reason)
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { process.dissentClaim(for: dissent.party) }

    /// The view of the same party that was recorded before. It stays, and the new one stands behind it.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.decision, id.rawValue, since: before(in: process)?.recorded, seenAt: seenAt)
    }

    private func before(in process: AreaProcess) -> Decision.Dissent? {
        process.decisions[id]?.item.dissents.last { $0.party == dissent.party }
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.decisions[id] != nil else { throw .gone(.decision) }
        guard process.replacements(of: id).isEmpty else { throw .replaced }
        guard before(in: process)?.reason != dissent.reason else { throw .nothingNew }
        try ProcessRefusal.check(
            FieldProblem.reference("partij", dissent.party, in: process.parties)
                + FieldProblem.text("reden", dissent.reason, most: TextLimit.text, required: true))
        return [DissentRecorded(id: id, dissent: dissent)]
    }
}
