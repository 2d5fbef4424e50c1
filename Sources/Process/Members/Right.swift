/// What one can be allowed to do in a process.
public enum Right: String, Codable, CaseIterable, Hashable, Sendable {
    /// See everything in it.
    case read = "lezen"
    /// Say who takes part, in which role, and who may read along.
    case admit = "toelaten"
    /// Change name, area, trigger, vision and the step it is in.
    case steer = "sturen"
    /// Keep the list of parties and working groups.
    case keepParties = "partijen"
    /// Say what a party cares about.
    case voiceInterests = "belangen"
    /// Say what a party wants to reach.
    case setGoals = "doelen"
    /// Record where the goals of two parties meet or clash.
    case relateGoals = "verbanden"
    /// Add, change and move cards, and attach files to them.
    case workOnBoard = "bord"
    /// Decide.
    case decide = "besluiten"
    /// Have a different view recorded with a decision.
    case dissent = "afwijken"
    /// The same for a party that has nobody here who may do so.
    case dissentForAbsent = "afwijken-namens"
    /// Score the dynamics for a party.
    case score = "scoren"
    /// Answer the questions of the cooperation canvas.
    case fillCanvas = "canvas"
    /// Say in the canvas what a party puts in, or that it is no partner any more.
    case fillOwnPart = "inbreng"
    /// Agree with the canvas for a party.
    case agree = "instemmen"
    /// Keep the log of meetings, milestones and what was told to whom.
    case keepLog = "logboek"
}

/// How far a right reaches.
public enum Reach: String, Hashable, Sendable {
    /// For the whole process.
    case everything = "alles"
    /// Only for the party one speaks for; where something stands between two parties, it is enough that one of them is.
    case ownParty = "eigen"
    /// Not at all.
    case nothing = "niets"
}

/// What a command needs: a right, for what belongs to a party or stands between parties.
public struct Claim: Hashable, Sendable {
    /// The right.
    public let right: Right
    /// For each thing that the command touches the parties it belongs to, any of which will do; empty when it touches nothing
    /// of a party. What a change leads to is a thing beside what it began with.
    public let things: Set<Set<ItemID<Party>>>

    /// Describes what is needed for what belongs to one party, or to one before and another after.
    public init(_ right: Right, party: ItemID<Party>? = nil, and other: ItemID<Party>? = nil) {
        self.init(right, things: [party, other].compactMap { $0.map { [$0] } })
    }

    /// Describes what is needed for things that belong to parties; those of no party count for nothing.
    public init(_ right: Right, things: [Set<ItemID<Party>>]) {
        self.right = right
        self.things = Set(things.filter { !$0.isEmpty })
    }
}

extension Role {
    /// How far a right reaches in this role. This table is the only place that says so, and the page about rights shows it.
    public func reach(of right: Right) -> Reach {
        switch (self, right) {
        case (_, .read): .everything
        case (.director, .agree), (.projectLead, .agree), (.director, .dissent), (.projectLead, .dissent): .ownParty
        case (.director, _): .everything
        case (.projectLead, .admit): .nothing
        case (.projectLead, _): .everything
        case (.partner, .voiceInterests), (.partner, .setGoals), (.partner, .relateGoals), (.partner, .score),
            (.partner, .agree), (.partner, .dissent), (.partner, .fillOwnPart):
            .ownParty
        case (.partner, .workOnBoard), (.partner, .fillCanvas): .everything
        case (.partner, _): .nothing
        case (.resident, .voiceInterests), (.resident, .score), (.resident, .dissent): .ownParty
        case (.resident, _), (.reader, _): .nothing
        }
    }
}

extension Membership {
    /// True when this membership gives what is needed.
    public func allows(_ claim: Claim) -> Bool {
        switch role.reach(of: claim.right) {
        case .everything: true
        case .nothing: false
        // A right for one's own party says nothing about what belongs to no party.
        case .ownParty:
            party.map { own in !claim.things.isEmpty && claim.things.allSatisfy { $0.contains(own) } } ?? false
        }
    }
}

extension AreaProcess {
    /// What is needed to have a different view of a party recorded: who speaks for it does that; for a party that nobody here
    /// speaks for, those who direct may.
    public func dissentClaim(for party: ItemID<Party>) -> Claim {
        let hasVoice = members.values.contains { $0.party == party && $0.role.reach(of: .dissent) != .nothing }
        return Claim(hasVoice ? .dissent : .dissentForAbsent, party: party)
    }
}
