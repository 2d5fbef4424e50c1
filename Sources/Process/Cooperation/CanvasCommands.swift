/// Answer a question of the canvas, as somebody who saw it at some version.
public struct FillCanvas: ProcessCommand {
    let question: CanvasQuestion?
    let text: String
    let seenAt: Int

    /// Nil is the goal that all share.
    public init(_ question: CanvasQuestion?, text: String, seenAt: Int) {
        self.question = question
        self.text = text
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.fillCanvas) }

    /// The answer as it is.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.canvas, question?.rawValue ?? "doel", since: before(in: process)?.written, seenAt: seenAt)
    }

    private func before(in process: AreaProcess) -> Canvas.Answer? {
        question.map { process.canvas.answers[$0] } ?? process.canvas.sharedGoal
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard before(in: process)?.text ?? "" != text else { throw .nothingNew }
        try ProcessRefusal.check(FieldProblem.text(question?.rawValue ?? "doel", text, most: TextLimit.text))
        return [CanvasFilled(question: question, text: text)]
    }
}

/// Write what a partner puts in and wants to reach; nil, with the reason, when it is no partner any more.
public struct SetCanvasPartner: ProcessCommand {
    let party: ItemID<Party>
    let partner: Canvas.Partner?
    let reason: String
    let seenAt: Int

    /// `reason` says why it is no partner any more; `seenAt` is the version of the process that the person had before them.
    public init(_ party: ItemID<Party>, _ partner: Canvas.Partner?, reason: String = "", seenAt: Int) {
        self.party = party
        self.partner = partner
        self.reason = reason
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.fillOwnPart, party: party) }

    /// The part as it is, or that it was taken away.
    public func standing(in process: AreaProcess) -> Standing? {
        let canvas = process.canvas
        return Standing(
            .canvas, party.rawValue, since: canvas.partners[party]?.written ?? canvas.left[party]?.recorded,
            seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.canvas.partners[party]?.partner != partner else { throw .nothingNew }
        var problems = FieldProblem.reference("partij", party, in: process.parties)
        if let partner {
            problems += FieldProblem.text("inbreng", partner.contribution, most: TextLimit.text, required: true)
            problems += FieldProblem.text("doel", partner.goal, most: TextLimit.text)
        } else {
            problems += FieldProblem.text("reden", reason, most: TextLimit.text, required: true)
        }
        try ProcessRefusal.check(problems)
        return [CanvasPartnerSet(party: party, partner: partner, reason: partner == nil ? reason : "")]
    }
}

/// Lay down a version of the canvas; it must be complete.
public struct LayDownCanvas: ProcessCommand {
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them: nobody lays down what they have not seen.
    public init(seenAt: Int) { self.seenAt = seenAt }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// The canvas as it is: nobody lays down what they have not seen.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.canvas, since: process.canvas.changed, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let canvas = process.canvas
        guard canvas.hasDraft else { throw .nothingNew }
        try ProcessRefusal.check(canvas.lacks.isEmpty ? [] : [FieldProblem("canvas", .empty)])
        return [CanvasLaidDown(number: (canvas.editions.last?.number ?? 0) + 1)]
    }
}
