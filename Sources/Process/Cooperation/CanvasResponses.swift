/// Agree, for a partner, with the last version that was laid down.
public struct AgreeWithCanvas: ProcessCommand {
    let number: Int
    let party: ItemID<Party>
    let seenAt: Int

    /// With that version, for that party; `seenAt` is the version of the process that the person had before them.
    public init(_ number: Int, for party: ItemID<Party>, seenAt: Int) {
        self.number = number
        self.party = party
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.agree, party: party) }

    /// That the party did not agree before.
    public func standing(in process: AreaProcess) -> Standing? {
        let objection = process.canvas.editions.last?.objections[party]
        return Standing(.canvas, party.rawValue, since: objection?.recorded, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let last = try process.canvas.asked(number, party)
        guard last.agreed[party] == nil else { throw .alreadyDone }
        return [CanvasAgreed(number: number, party: party)]
    }
}

/// Say, for a partner, that it does not agree with the last version that was laid down, and why. It takes back an agreement.
public struct ObjectToCanvas: ProcessCommand {
    let number: Int
    let party: ItemID<Party>
    let reason: String
    let seenAt: Int

    /// To that version, for that party; `seenAt` is the version of the process that the person had before them.
    public init(_ number: Int, for party: ItemID<Party>, reason: String, seenAt: Int) {
        self.number = number
        self.party = party
        self.reason = reason
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.agree, party: party) }

    /// What the party said of it before.
    public func standing(in process: AreaProcess) -> Standing? {
        let last = process.canvas.editions.last
        return Standing(
            .canvas, party.rawValue, since: last?.objections[party]?.recorded ?? last?.agreed[party], seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        let last = try process.canvas.asked(number, party)
        guard last.objections[party]?.reason != reason else { throw .nothingNew }
        try ProcessRefusal.check(FieldProblem.text("reden", reason, most: TextLimit.text, required: true))
        return [CanvasObjected(number: number, party: party, reason: reason)]
    }
}

extension Canvas {
    /// The last version, when it has that number and the party is asked for it.
    ///
    /// - Throws: ``ProcessRefusal/invalid(_:)`` when another version is the last, or the party was no partner in it.
    fileprivate func asked(_ number: Int, _ party: ItemID<Party>) throws(ProcessRefusal) -> Edition {
        guard let last = editions.last, last.number == number else {
            throw .invalid([FieldProblem("versie", .unknown)])
        }
        guard last.text.partners[party] != nil else { throw .invalid([FieldProblem("partij", .unknown)]) }
        return last
    }
}
