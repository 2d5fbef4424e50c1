public import Planning

/// A card went to another place on the board.
public struct CardMoved: ProcessEvent {
    /// Stable name.
    public static let type = "card.moved"
    /// Which card.
    public let id: ItemID<Card>
    /// Its row from now on.
    public let phase: BoardPhase
    /// Its column from now on.
    public let level: PlanLevel
    /// What it is called.
    public let title: String

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.cards.change(id, fact) { card in
            card.phase = phase
            card.level = level
            // A question belongs to a phase.
            if card.question?.phase != phase { card.question = nil }
        }
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
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ id: ItemID<Card>, to phase: BoardPhase, _ level: PlanLevel, seenAt: Int) {
        self.id = id
        self.phase = phase
        self.level = level
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.workOnBoard) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let card = try process.cards.entry(id, seenAt: seenAt).item
        guard card.phase != phase || card.level != level else { throw .nothingNew }
        return [CardMoved(id: id, phase: phase, level: level, title: card.title)]
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

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let card = try process.cards.entry(id, seenAt: seenAt).item
        guard card.state != state else { throw .nothingNew }
        return [CardStateSet(id: id, state: state, title: card.title)]
    }
}
