public import Planning

/// An area process at one moment: the fold of its events up to then.
public struct AreaProcess: Hashable, Codable, Sendable {
    /// How many events led here; 0 before it was started.
    public internal(set) var version = 0
    /// When it changed last.
    public internal(set) var changed = Timestamp(milliseconds: 0)
    /// What it is about; nil before it was started.
    public internal(set) var charter: Charter?
    /// When the charter was written or changed last.
    public internal(set) var charterChanged: Fact?
    /// The step people say they are in, with when and why.
    public internal(set) var step = StepEntered(step: .inventory, reason: "", fact: nil)
    /// Documents that ended a phase.
    public internal(set) var products: [Product: DeliveredProduct] = [:]
    /// Who may read it without being a member.
    public internal(set) var visibility = Visibility.members
    /// When that was said last; nil when it never was.
    public internal(set) var visibilitySet: Fact?
    /// Who takes part.
    public internal(set) var members: [PersonID: Membership] = [:]
    /// Who has a stake.
    public internal(set) var parties = Register<Party>()
    /// What parties care about.
    public internal(set) var interests = Register<Interest>()
    /// What parties want to reach.
    public internal(set) var goals = Register<Goal>()
    /// How goals meet and clash.
    public internal(set) var relations = Register<GoalRelation>()
    /// The direction board.
    public internal(set) var cards = Register<Card>()
    /// The question that a card had in a row of the board that it left; it comes back with the card.
    public internal(set) var questionsLeft: [ItemID<Card>: BoardQuestion] = [:]
    /// Where cards of several alliances belong together.
    public internal(set) var joints = Register<CardJoint>()
    /// Files on cards.
    public internal(set) var attachments = Register<Attachment>()
    /// What was decided.
    public internal(set) var decisions = Register<Decision>()
    /// Meetings, milestones, and what was told to whom.
    public internal(set) var activities = Register<Activity>()
    /// Working groups.
    public internal(set) var groups = Register<WorkingGroup>()
    /// What is coming anyway, and could begin the work.
    public internal(set) var triggers = Register<Trigger>()
    /// Scores of the dynamics.
    public internal(set) var dynamics = Dynamics()
    /// The three starting points, once decided.
    public internal(set) var startingPoints: StartingPoints?
    /// The form of cooperation chosen per phase.
    public internal(set) var cooperation: [GuidePhase: CooperationChoice] = [:]
    /// The cooperation canvas.
    public internal(set) var canvas = Canvas()

    /// A process without events.
    public init() {}

    /// True from its first event.
    public var isStarted: Bool { charter != nil }

    /// True when the person has what is needed. The only place where rights are checked.
    public func allows(_ person: PersonID?, _ claim: Claim) -> Bool {
        if person == .system { return true }
        // Whoever starts a process need not be a member of it: nobody is.
        if !isStarted { return person != nil }
        if claim.right == .read, visibility == .everyone { return true }
        guard let person, let membership = members[person] else { return false }
        return membership.allows(claim)
    }

    /// True when the person may read it: as a member, because it is public, or with the digest of its link.
    public func isReadable(by person: PersonID?, linkDigest: String? = nil) -> Bool {
        if case .link(let digest) = visibility, let linkDigest, digest == linkDigest { return true }
        return isStarted && allows(person, Claim(.read))
    }

    /// Who directs it, in order of their ids.
    public var directors: [PersonID] { members.filter { $0.value.role == .director }.keys.sorted() }

    func isLastDirector(_ person: PersonID) -> Bool {
        members[person]?.role == .director && !members.contains { $0.key != person && $0.value.role == .director }
    }
}
