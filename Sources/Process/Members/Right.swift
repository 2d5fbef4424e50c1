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
    /// Say what a party wants to reach, and how goals meet or clash.
    case setGoals = "doelen"
    /// Add, change and move cards, and attach files to them.
    case workOnBoard = "bord"
    /// Decide.
    case decide = "besluiten"
    /// Have a different view recorded with a decision.
    case dissent = "afwijken"
    /// Score the dynamics for a party.
    case score = "scoren"
    /// Fill the cooperation canvas.
    case fillCanvas = "canvas"
    /// Agree with the canvas for a party.
    case agree = "instemmen"
    /// Keep the log of meetings, milestones and what was told to whom.
    case keepLog = "logboek"
}

/// How far a right reaches.
public enum Reach: String, Hashable, Sendable {
    /// For the whole process.
    case everything = "alles"
    /// Only for the party one speaks for.
    case ownParty = "eigen"
    /// Not at all.
    case nothing = "niets"
}

/// What a command needs: a right, for one party or for two.
public struct Claim: Hashable, Sendable {
    /// The right.
    public let right: Right
    /// The parties for which it is needed; empty when it is for none in particular.
    public let parties: Set<ItemID<Party>>

    /// Describes what is needed.
    public init(_ right: Right, party: ItemID<Party>? = nil, and other: ItemID<Party>? = nil) {
        self.right = right
        parties = Set([party, other].compactMap { $0 })
    }
}

extension Role {
    /// How far a right reaches in this role. This table is the only place that says so, and the page about rights shows it.
    public func reach(of right: Right) -> Reach {
        switch (self, right) {
        case (_, .read): .everything
        case (.director, .agree), (.projectLead, .agree): .ownParty
        case (.director, _): .everything
        case (.projectLead, .admit): .nothing
        case (.projectLead, _): .everything
        case (.partner, .voiceInterests), (.partner, .setGoals), (.partner, .score), (.partner, .agree),
            (.partner, .dissent):
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
        case .ownParty: party.map { claim.parties == [$0] } ?? false
        }
    }
}
