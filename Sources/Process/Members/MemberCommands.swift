public import Planning

/// Let somebody take part.
public struct AdmitMember: ProcessCommand {
    let person: PersonID
    let seat: Seat
    let reason: String

    /// A partner speaks for a party; a reason is given where nobody in the process let them in.
    public init(_ person: PersonID, as role: Role, for party: ItemID<Party>? = nil, reason: String = "") {
        self.person = person
        seat = Seat(role: role, party: party)
        self.reason = reason
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.admit) }

    /// Nothing: it only adds.
    public func standing(in process: AreaProcess) -> Standing? { nil }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard process.isStarted else { throw .notStarted }
        guard process.members[person] == nil else { throw .alreadyDone }
        try ProcessRefusal.check(
            seat.problems(in: process) + FieldProblem.text("reden", reason, most: TextLimit.text))
        return [MemberAdmitted(person: person, role: seat.role, party: seat.party, reason: reason)]
    }
}

/// Give a member another role, or another party to speak for.
public struct ChangeRole: ProcessCommand {
    let person: PersonID
    let seat: Seat
    let reason: String
    let seenAt: Int

    /// A partner speaks for a party; a reason is given where nobody in the process decided it. `seenAt` is the version of the
    /// process that the person had before them.
    public init(
        _ person: PersonID, to role: Role, for party: ItemID<Party>? = nil, reason: String = "", seenAt: Int
    ) {
        self.person = person
        seat = Seat(role: role, party: party)
        self.reason = reason
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.admit) }

    /// The role they have.
    public func standing(in process: AreaProcess) -> Standing? { process.standing(person, seenAt: seenAt) }

    /// What will have happened.
    ///
    /// - Throws: why it is refused.
    public func decide(
        _ process: AreaProcess, _ circumstances: Circumstances
    ) throws(ProcessRefusal) -> [any ProcessEvent] {
        guard let present = process.members[person] else { throw .invalid([FieldProblem("lid", .unknown)]) }
        guard present.seat != seat else { throw .nothingNew }
        try ProcessRefusal.check(
            seat.problems(in: process) + FieldProblem.text("reden", reason, most: TextLimit.text))
        guard seat.role == .director || !process.isLastDirector(person) else { throw .lastDirector }
        return [MemberRoleChanged(person: person, role: seat.role, party: seat.party, reason: reason)]
    }
}

/// Leave, or send somebody away.
public struct EndMembership: ProcessCommand {
    let person: PersonID
    let isSelf: Bool
    let seenAt: Int

    /// `isSelf` when the person asks it for themselves: leaving needs no right but the one to read. `seenAt` is the version of
    /// the process that the person had before them.
    public init(of person: PersonID, isSelf: Bool = false, seenAt: Int) {
        self.person = person
        self.isSelf = isSelf
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(isSelf ? .read : .admit) }

    /// The role they have.
    public func standing(in process: AreaProcess) -> Standing? { process.standing(person, seenAt: seenAt) }

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
    let seenAt: Int

    /// From now on; `seenAt` is the version of the process that the person had before them.
    public init(_ visibility: Visibility, seenAt: Int) {
        self.visibility = visibility
        self.seenAt = seenAt
    }

    /// The right it needs.
    public func claim(in process: AreaProcess) -> Claim { Claim(.admit) }

    /// What was said before.
    public func standing(in process: AreaProcess) -> Standing? {
        Standing(.visibility, since: process.visibilitySet, seenAt: seenAt)
    }

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

/// What somebody is in a process: a role, and the party they speak for in it.
struct Seat: Hashable {
    let role: Role
    let party: ItemID<Party>?

    /// A partner without a party would speak for nobody.
    func problems(in process: AreaProcess) -> [FieldProblem] {
        if role == .partner, party == nil { return [FieldProblem("partij", .empty)] }
        return FieldProblem.reference("partij", party, in: process.parties)
    }
}

extension Membership {
    var seat: Seat { Seat(role: role, party: party) }
}

extension AreaProcess {
    fileprivate func standing(_ member: PersonID, seenAt: Int) -> Standing? {
        Standing(.member, member.rawValue, since: members[member]?.since, seenAt: seenAt)
    }
}
