public import Planning

/// Somebody became a member.
public struct MemberAdmitted: ProcessEvent {
    /// Stable name.
    public static let type = "member.admitted"
    /// Who.
    public let person: PersonID
    /// As what.
    public let role: Role
    /// For which party.
    public let party: ItemID<Party>?

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.members[person] = Membership(role: role, party: party, since: fact)
    }

    /// What it is about.
    public var subject: String { "members" }
}

/// A member got another role or speaks for another party.
public struct MemberRoleChanged: ProcessEvent {
    /// Stable name.
    public static let type = "member.roleChanged"
    /// Who.
    public let person: PersonID
    /// As what from now on.
    public let role: Role
    /// For which party.
    public let party: ItemID<Party>?

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.members[person] = Membership(role: role, party: party, since: fact)
    }

    /// What it is about.
    public var subject: String { "members" }
}

/// A member left or was sent away.
public struct MemberLeft: ProcessEvent {
    /// Stable name.
    public static let type = "member.left"
    /// Who.
    public let person: PersonID

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) { process.members[person] = nil }

    /// What it is about.
    public var subject: String { "members" }
}

/// The process was opened to readers or closed to them.
public struct VisibilitySet: ProcessEvent {
    /// Stable name.
    public static let type = "visibility.set"
    /// Who may read from now on.
    public let visibility: Visibility

    /// Makes the change.
    public func apply(to process: inout AreaProcess, as fact: Fact) { process.visibility = visibility }

    /// What it is about.
    public var subject: String { "members" }
}
