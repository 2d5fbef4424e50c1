public import Planning

/// A card went to another place on the board.
public struct CardMoved: ProcessEvent {
    /// Stable name.
    public static let type = "card.moved"
    /// Version of the form.
    public static let schema = 2
    /// At first it did not say what became of the card's question; then nobody knows.
    public static let upgrades: [@Sendable (JSONValue) -> JSONValue] = [{ $0 }]
    /// Which card.
    public let id: ItemID<Card>
    /// Its row from now on.
    public let phase: BoardPhase
    /// Its column from now on.
    public let level: PlanLevel
    /// What it is called.
    public let title: String
    /// The question that stays behind, as it belongs to the row that the card left; nil when none did or nobody knows.
    public let leaves: BoardQuestion?
    /// The question it gets in its new row; nil when it keeps its own or has none.
    public let takes: BoardQuestion?

    /// Describes a move.
    public init(
        id: ItemID<Card>, phase: BoardPhase, level: PlanLevel, title: String, leaves: BoardQuestion? = nil,
        takes: BoardQuestion? = nil
    ) {
        self.id = id
        self.phase = phase
        self.level = level
        self.title = title
        self.leaves = leaves
        self.takes = takes
    }

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.cards.change(id, fact) { card in
            card.phase = phase
            card.level = level
            if let takes { card.question = takes }
            // A question belongs to a phase.
            if card.question?.phase != phase { card.question = nil }
        }
        // What it gets back is no longer left behind.
        if leaves != nil || takes != nil { process.questionsLeft[id] = leaves }
    }

    /// What it is about.
    public var subject: String { "card:" + id.rawValue }
}

/// A card began, was finished, or turned out to lack.
public struct CardStateSet: ProcessEvent {
    /// Stable name.
    public static let type = "card.stateSet"
    /// Which card.
    public let id: ItemID<Card>
    /// How it stands from now on.
    public let state: Card.State
    /// What it is called.
    public let title: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.cards.change(id, fact) { $0.state = state }
    }

    /// What it is about.
    public var subject: String { "card:" + id.rawValue }
}

/// Move a card, as somebody who saw the board at some version.
public struct MoveCard: ProcessCommand {
    let id: ItemID<Card>
    let phase: BoardPhase
    let level: PlanLevel
    let question: BoardQuestion?
    let seenAt: Int

    /// `question` is the question of the new row that the card gets; without one it keeps its own where that belongs, and
    /// gets back the one it had there before. `seenAt` is the version of the process that the person had before them.
    public init(
        _ id: ItemID<Card>, to phase: BoardPhase, _ level: PlanLevel, question: BoardQuestion? = nil, seenAt: Int
    ) {
        self.id = id
        self.phase = phase
        self.level = level
        self.question = question
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.workOnBoard) }

    /// The card as it is.
    public func standing(in process: AreaProcess) -> Standing? { process.standing(id, seenAt: seenAt) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let card = try process.cards.entry(id).item
        let own = card.question.flatMap { $0.phase == phase ? $0 : nil }
        let before = process.questionsLeft[id].flatMap { $0.phase == phase ? $0 : nil }
        let next = question ?? own ?? before
        guard card.phase != phase || card.level != level || next != card.question else { throw .nothingNew }
        if let next, next.phase != phase { throw .invalid([FieldProblem("vraag", .unknown)]) }
        return [
            CardMoved(
                id: id, phase: phase, level: level, title: card.title,
                leaves: card.question == next || own != nil ? nil : card.question, takes: next == own ? nil : next)
        ]
    }
}

/// Say how a card stands.
public struct SetCardState: ProcessCommand {
    let id: ItemID<Card>
    let state: Card.State
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ id: ItemID<Card>, to state: Card.State, seenAt: Int) {
        self.id = id
        self.state = state
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.workOnBoard) }

    /// The card as it is.
    public func standing(in process: AreaProcess) -> Standing? { process.standing(id, seenAt: seenAt) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let card = try process.cards.entry(id).item
        guard card.state != state else { throw .nothingNew }
        return [CardStateSet(id: id, state: state, title: card.title)]
    }
}
