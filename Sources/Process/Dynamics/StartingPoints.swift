public import Planning

/// What is coming anyway and could begin the work: a sewer that is due, a social programme (seed 004, *sectoraal spoor*).
public struct Trigger: RegisterItem {
    /// Which kind.
    public static let kind = ItemKind.trigger
    /// Where a process keeps them.
    public static var register: any WritableKeyPath<AreaProcess, Register<Trigger>> & Sendable { \.triggers }
    /// The right that one needs to add, change or take away one.
    public static let right = Right.workOnBoard

    /// What it is.
    public var title: String
    /// What kind of work.
    public var sort: Sort
    /// Whose.
    public var party: ItemID<Party>?
    /// The year it is planned to begin; nil when that is open.
    public var year: Int?

    /// Kinds of coming work, in the order in which they are proposed: what opens the ground first.
    public enum Sort: String, Codable, CaseIterable, Hashable, Sendable {
        case underground = "ondergrond"
        case publicSpace = "openbare-ruimte"
        case buildings = "gebouwen"
        case social = "sociaal"
        case development = "ontwikkeling"
    }

    /// Describes coming work.
    public init(title: String, sort: Sort, party: ItemID<Party>? = nil, year: Int? = nil) {
        self.title = title
        self.sort = sort
        self.party = party
        self.year = year
    }

    /// What is wrong with it in this process.
    public func problems(in process: AreaProcess) -> [FieldProblem] {
        var problems =
            FieldProblem.text("titel", title, most: TextLimit.title, required: true)
            + FieldProblem.reference("partij", party, in: process.parties)
        if let year, !(1990...2150).contains(year) {
            problems.append(FieldProblem("jaar", .outside(least: 1990, most: 2150)))
        }
        return problems
    }

    /// True when something else refers to it.
    public static func isNeeded(_ id: ItemID<Trigger>, in process: AreaProcess) -> Bool {
        process.startingPoints?.trigger == id || process.startingPoints?.proposed.trigger == id
    }
}

/// The three starting points (*zwaan-kleef-aan*): what triggers, what leads, what is coupled; with the vision.
public struct StartingPoints: Hashable, Codable, Sendable {
    /// The work that begins; nil when people start without one.
    public let trigger: ItemID<Trigger>?
    /// The transitions that lead, at least one.
    public let leading: [Transition]
    /// The vision in a few words.
    public let vision: String
    /// Why so.
    public let reason: String
    /// Who saw it differently.
    public let dissents: [Decision.Dissent]
    /// What was proposed at that moment.
    public let proposed: Proposal
    /// The figures that were at hand.
    public let atlas: AtlasEdition?
    /// When it was decided; nil in the event itself, which has its own time.
    public internal(set) var decided: Fact?

    /// The transitions that are coupled to the leading ones: all others.
    public var coupled: [Transition] { Transition.allCases.filter { !leading.contains($0) } }

    /// What data and answers lead to, before people decide.
    public struct Proposal: Hashable, Codable, Sendable {
        /// The coming work to begin with; nil when none is known.
        public let trigger: ItemID<Trigger>?
        /// The transition with the highest joint score; empty when none has a score.
        public let leading: [Transition]

        /// Describes a proposal.
        public init(trigger: ItemID<Trigger>?, leading: [Transition]) {
            self.trigger = trigger
            self.leading = leading
        }
    }
}

extension AreaProcess {
    /// The starting points that follow from what is known: the coming work that opens the ground, the earliest first, and the
    /// transition with the highest joint score of diagnosis and dynamics.
    public func proposedStartingPoints(diagnosis: [Transition: Double]) -> StartingPoints.Proposal {
        let order = Trigger.Sort.allCases
        let trigger = triggers.all.min { a, b in
            func rank(_ entry: Register<Trigger>.Entry) -> (Int, Int, Int) {
                (order.firstIndex(of: entry.item.sort) ?? order.count, entry.item.year ?? .max, entry.added.version)
            }
            return rank(a) < rank(b)
        }
        let summaries = dynamics.summaries(diagnosis: diagnosis)
        let highest = summaries.compactMap(\.joint).max()
        let leading = summaries.filter { $0.joint != nil && $0.joint == highest }.map(\.transition)
        return StartingPoints.Proposal(trigger: trigger?.id, leading: Array(leading.prefix(1)))
    }
}

/// The starting points were decided.
public struct StartingPointsDecided: ProcessEvent {
    /// Stable name.
    public static let type = "startingPoints.decided"
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

    /// `proposed` is what the page showed; `seenAt` the version of the process it showed.
    public init(
        trigger: ItemID<Trigger>?, leading: [Transition], vision: String, reason: String,
        dissents: [Decision.Dissent] = [], proposed: StartingPoints.Proposal, atlas: AtlasEdition? = nil, seenAt: Int
    ) {
        points = StartingPoints(
            trigger: trigger, leading: leading, vision: vision, reason: reason, dissents: dissents, proposed: proposed,
            atlas: atlas)
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.decide) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        if let decided = process.startingPoints?.decided, decided.version > seenAt {
            throw .changedMeanwhile(.startingPoints, id: "", since: decided)
        }
        var problems =
            FieldProblem.reference("aanleiding", points.trigger, in: process.triggers)
            + FieldProblem.reference("voorstel", points.proposed.trigger, in: process.triggers)
            + FieldProblem.list("koploper", points.leading)
            + FieldProblem.list("afwijking", points.dissents.map(\.party))
            + FieldProblem.text("visie", points.vision, most: TextLimit.text)
            + FieldProblem.text("reden", points.reason, most: TextLimit.text, required: true)
        if points.leading.isEmpty { problems.append(FieldProblem("koploper", .empty)) }
        for dissent in points.dissents {
            problems += FieldProblem.reference("afwijking", dissent.party, in: process.parties)
            problems += FieldProblem.text("afwijking", dissent.reason, most: TextLimit.text, required: true)
        }
        try ProcessRefusal.check(problems)
        return [StartingPointsDecided(points: points)]
    }
}
