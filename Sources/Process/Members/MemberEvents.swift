public import Planning

/// Somebody became a member.
public struct MemberAdmitted: ProcessEvent {
    /// Stable name.
    public static let type = "member.admitted"
    /// The second form has a reason.
    public static let schema = 2
    /// From each earlier form to the next.
    public static let upgrades: [@Sendable (JSONValue) -> JSONValue] = [JSONValue.givenNoReason]
    /// Who.
    public let person: PersonID
    /// As what.
    public let role: Role
    /// For which party.
    public let party: ItemID<Party>?
    /// Why, where whoever did it had to explain it; else empty.
    public let reason: String

    init(person: PersonID, role: Role, party: ItemID<Party>?, reason: String = "") {
        self.person = person
        self.role = role
        self.party = party
        self.reason = reason
    }

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
    /// The second form has a reason.
    public static let schema = 2
    /// From each earlier form to the next.
    public static let upgrades: [@Sendable (JSONValue) -> JSONValue] = [JSONValue.givenNoReason]
    /// Who.
    public let person: PersonID
    /// As what from now on.
    public let role: Role
    /// For which party.
    public let party: ItemID<Party>?
    /// Why, where whoever did it had to explain it; else empty.
    public let reason: String

    init(person: PersonID, role: Role, party: ItemID<Party>?, reason: String = "") {
        self.person = person
        self.role = role
        self.party = party
        self.reason = reason
    }

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
    public func apply(to process: inout AreaProcess, as fact: Fact) {
        process.visibility = visibility
        process.visibilitySet = fact
    }

    /// What it is about.
    public var subject: String { "members" }
}

extension JSONValue {
    /// The first form of both had no reason.
    @Sendable
    fileprivate static func givenNoReason(_ payload: JSONValue) -> JSONValue {
        var payload = payload
        payload["reason"] = .string("")
        return payload
    }
}
