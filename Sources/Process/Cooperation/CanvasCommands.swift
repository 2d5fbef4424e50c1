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

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        let before = question.map { process.canvas.answers[$0] } ?? process.canvas.sharedGoal
        if let before, before.written.version > seenAt {
            throw .changedMeanwhile(.canvas, id: question?.rawValue ?? "doel", since: before.written)
        }
        guard before?.text ?? "" != text else { throw .nothingNew }
        try ProcessRefusal.check(FieldProblem.text(question?.rawValue ?? "doel", text, most: TextLimit.text))
        return [CanvasFilled(question: question, text: text)]
    }
}

/// Write what a partner puts in and wants to reach; nil when it is no partner any more.
public struct SetCanvasPartner: ProcessCommand {
    let party: ItemID<Party>
    let partner: Canvas.Partner?
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them.
    public init(_ party: ItemID<Party>, _ partner: Canvas.Partner?, seenAt: Int) {
        self.party = party
        self.partner = partner
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.fillCanvas) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let before = process.canvas.partners[party]
        if let before, before.written.version > seenAt {
            throw .changedMeanwhile(.canvas, id: party.rawValue, since: before.written)
        }
        guard before?.partner != partner else { throw .nothingNew }
        var problems = FieldProblem.reference("partij", party, in: process.parties)
        if let partner {
            problems += FieldProblem.text("inbreng", partner.contribution, most: TextLimit.text, required: true)
            problems += FieldProblem.text("doel", partner.goal, most: TextLimit.text)
        }
        try ProcessRefusal.check(problems)
        return [CanvasPartnerSet(party: party, partner: partner)]
    }
}

/// Lay down a version of the canvas; it must be complete.
public struct LayDownCanvas: ProcessCommand {
    let seenAt: Int

    /// `seenAt` is the version of the process that the person had before them: nobody lays down what they have not seen.
    public init(seenAt: Int) { self.seenAt = seenAt }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let canvas = process.canvas
        guard canvas.hasDraft, let changed = canvas.changed else { throw .nothingNew }
        try ProcessRefusal.check(canvas.lacks.isEmpty ? [] : [FieldProblem("canvas", .empty)])
        guard changed.version <= seenAt else { throw .changedMeanwhile(.canvas, id: "", since: changed) }
        return [CanvasLaidDown(number: (canvas.editions.last?.number ?? 0) + 1)]
    }
}

/// Agree, for a partner, with the last version that was laid down.
public struct AgreeWithCanvas: ProcessCommand {
    let number: Int
    let party: ItemID<Party>

    /// With that version, for that party.
    public init(_ number: Int, for party: ItemID<Party>) {
        self.number = number
        self.party = party
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.agree, party: party) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard let last = process.canvas.editions.last, last.number == number else {
            throw .invalid([FieldProblem("versie", .unknown)])
        }
        guard process.canvas.partners[party] != nil else { throw .invalid([FieldProblem("partij", .unknown)]) }
        guard last.agreed[party] == nil else { throw .alreadyDone }
        return [CanvasAgreed(number: number, party: party)]
    }
}
