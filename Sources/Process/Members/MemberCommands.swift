public import Planning

/// Let somebody take part.
public struct AdmitMember: ProcessCommand {
    let person: PersonID
    let role: Role
    let party: ItemID<Party>?

    /// A partner speaks for a party.
    public init(_ person: PersonID, as role: Role, for party: ItemID<Party>? = nil) {
        self.person = person
        self.role = role
        self.party = party
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.admit) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard process.members[person] == nil else { throw .alreadyDone }
        try ProcessRefusal.check(memberProblems(role, party, in: process))
        return [MemberAdmitted(person: person, role: role, party: party)]
    }
}

/// Give a member another role, or another party to speak for.
public struct ChangeRole: ProcessCommand {
    let person: PersonID
    let role: Role
    let party: ItemID<Party>?

    /// A partner speaks for a party.
    public init(_ person: PersonID, to role: Role, for party: ItemID<Party>? = nil) {
        self.person = person
        self.role = role
        self.party = party
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.admit) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard let present = process.members[person] else { throw .invalid([FieldProblem("lid", .unknown)]) }
        guard present.role != role || present.party != party else { throw .nothingNew }
        try ProcessRefusal.check(memberProblems(role, party, in: process))
        guard role == .director || !process.isLastDirector(person) else { throw .lastDirector }
        return [MemberRoleChanged(person: person, role: role, party: party)]
    }
}

/// Leave, or send somebody away.
public struct EndMembership: ProcessCommand {
    let person: PersonID
    let isSelf: Bool

    /// `isSelf` when the person asks it for themselves: leaving needs no right but the one to read.
    public init(of person: PersonID, isSelf: Bool = false) {
        self.person = person
        self.isSelf = isSelf
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(isSelf ? .read : .admit) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard !isSelf || person == circumstances.person else { throw .notAllowed(.admit) }
        guard process.members[person] != nil else { throw .invalid([FieldProblem("lid", .unknown)]) }
        guard !process.isLastDirector(person) else { throw .lastDirector }
        return [MemberLeft(person: person)]
    }
}

/// Say who may read without being a member.
public struct SetVisibility: ProcessCommand {
    let visibility: Visibility

    /// From now on.
    public init(_ visibility: Visibility) { self.visibility = visibility }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.admit) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard process.visibility != visibility else { throw .nothingNew }
        if case .link(let digest) = visibility, !FieldProblem.isDigest(digest) {
            throw .invalid([FieldProblem("link", .unknown)])
        }
        return [VisibilitySet(visibility: visibility)]
    }
}

private func memberProblems(_ role: Role, _ party: ItemID<Party>?, in process: AreaProcess) -> [FieldProblem] {
    if role == .partner, party == nil { return [FieldProblem("partij", .empty)] }
    return FieldProblem.reference("partij", party, in: process.parties)
}
