internal import Planning

/// What was decided, why, and who saw it differently. Never changed: another decision can replace it.
public struct Decision: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.decision
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Decision>> & Sendable { \.decisions }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.decide
    /// It may not: what was decided stays.
    public static let isChangeable = false

    /// What it is about.
    public var title: String
    /// What was decided.
    public var outcome: String
    /// Why.
    public var reason: String
    /// The card it belongs to; nil when to none.
    public var card: ItemID<Card>?
    /// The decision that it takes the place of.
    public var replaces: ItemID<Decision>?
    /// The figures that were at hand.
    public var atlas: AtlasEdition?
    /// Who saw it differently, and why.
    public var dissents: [Dissent]

    /// A view that differs from what was decided.
    public struct Dissent: Hashable, Codable, Sendable {
        /// Whose.
        public let party: ItemID<Party>
        /// Why.
        public let reason: String

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
    let reason: String
    let card: ItemID<Card>?
    let replaces: ItemID<Decision>?

    /// The id is chosen by whoever asks, so that asking twice does it once.
    public init(
        _ title: String, outcome: String, reason: String, card: ItemID<Card>? = nil,
        replaces: ItemID<Decision>? = nil, id: ItemID<Decision> = .random()
    ) {
        self.title = title
        self.outcome = outcome
        self.reason = reason
        self.card = card
        self.replaces = replaces
        self.id = id
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let decision = Decision(
            title: title, outcome: outcome, reason: reason, card: card, replaces: replaces, atlas: circumstances.atlas,
            dissents: [])
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
            decision.dissents.removeAll { $0.party == dissent.party }
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

    /// For a party, with its reason.
    public init(_ id: ItemID<Decision>, party: ItemID<Party>, reason: String) {
        self.id = id
        dissent = Decision.Dissent(party: party, reason: reason)
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.dissent, party: dissent.party) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard let decision = process.decisions[id]?.item else { throw .gone(.decision) }
        guard !decision.dissents.contains(dissent) else { throw .nothingNew }
        try ProcessRefusal.check(
            FieldProblem.reference("partij", dissent.party, in: process.parties)
                + FieldProblem.text("reden", dissent.reason, most: TextLimit.text, required: true))
        return [DissentRecorded(id: id, dissent: dissent)]
    }
}
