public import Planning

/// The starting points were decided.
public struct StartingPointsDecided: ProcessEvent {
    /// Stable name.
    public static let type = "startingPoints.decided"
    /// Version of the form.
    public static let schema = 2
    /// The first form did not keep the scores that the page showed: what is not there is not known.
    public static var upgrades: [@Sendable (JSONValue) -> JSONValue] { [{ $0 }] }
    /// What was decided.
    public let points: StartingPoints

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.startingPoints = points
        process.startingPoints?.decided = fact
    }

    /// What it is about.
    public var subject: String { "startingPoints" }
}

/// Decide the starting points, with or against what was proposed.
public struct DecideStartingPoints: ProcessCommand {
    let points: StartingPoints
    let seenAt: Int

    /// `proposed`, `figures` and `atlas` are what the page showed; `seenAt` the version of the process it showed.
    public init(
        trigger: ItemID<Trigger>?, leading: [Transition], vision: String, reason: String,
        proposed: StartingPoints.Proposal, figures: StartingPoints.Figures? = nil, atlas: AtlasEdition? = nil,
        seenAt: Int
    ) {
        points = StartingPoints(
            trigger: trigger, leading: leading, vision: vision, reason: reason, dissents: [], proposed: proposed,
            atlas: atlas, figures: figures)
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// What was decided before, with the views of who saw it differently: a new decision has none yet.
    public func standing(in process: AreaProcess) -> Standing? {
        let before = process.startingPoints
        return Standing(.startingPoints, since: before?.dissents.last?.recorded ?? before?.decided, seenAt: seenAt)
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        var problems =
            FieldProblem.reference("aanleiding", points.trigger, in: process.triggers)
            + FieldProblem.reference("voorstel", points.proposed.trigger, in: process.triggers)
            + FieldProblem.list("koploper", points.leading)
            + FieldProblem.text("visie", points.vision, most: TextLimit.text)
            + FieldProblem.text("reden", points.reason, most: TextLimit.text, required: true)
        if points.leading.isEmpty { problems.append(FieldProblem("koploper", .empty)) }
        try ProcessRefusal.check(problems)
        return [StartingPointsDecided(points: points)]
    }
}

/// A party's different view was recorded with the starting points.
public struct StartingPointsDissented: ProcessEvent {
    /// Stable name.
    public static let type = "startingPoints.dissented"
    /// The view, and whose.
    public let dissent: Decision.Dissent

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        var dissent = dissent
        dissent.recorded = fact
        process.startingPoints?.dissents.append(dissent)
    }

    /// What it is about.
    public var subject: String { "startingPoints" }
}

/// Have a different view recorded with the starting points that were decided.
public struct DissentFromStartingPoints: ProcessCommand {
    let dissent: Decision.Dissent
    let seenAt: Int

    /// For a party, with its reason; `seenAt` is the version of the process that the person had before them.
    public init(party: ItemID<Party>, reason: String, seenAt: Int) {
        dissent = Decision.Dissent(party: party, reason: reason)
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { process.dissentClaim(for: dissent.party) }

    /// The view of the same party that was recorded before, which stays, or else what was decided: nobody differs from what
    /// they have not seen.
    public func standing(in process: AreaProcess) -> Standing? {
        let since = before(in: process)?.recorded ?? process.startingPoints?.decided
        return Standing(.startingPoints, dissent.party.rawValue, since: since, seenAt: seenAt)
    }

    private func before(in process: AreaProcess) -> Decision.Dissent? {
        process.startingPoints?.dissents.last { $0.party == dissent.party }
    }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.startingPoints != nil else { throw .gone(.startingPoints) }
        guard before(in: process)?.reason != dissent.reason else { throw .nothingNew }
        try ProcessRefusal.check(
            FieldProblem.reference("partij", dissent.party, in: process.parties)
                + FieldProblem.text("reden", dissent.reason, most: TextLimit.text, required: true))
        return [StartingPointsDissented(dissent: dissent)]
    }
}
