public import Planning

/// A link that lets somebody in once: to choose a password, or to take part in a process. The directory keeps only the
/// hash of the token that stands in the link.
public struct AccessLink: Hashable, Sendable {
    /// What it is for.
    public enum Purpose: Hashable, Sendable {
        /// The person chooses a new password.
        case resetPassword(PersonID)
        /// Somebody takes part in a process.
        case invitation(Invitation)
    }

    /// How long a link to choose a password can be used.
    public static let resetLasts = Span.hours(24)
    /// How long a link to choose a password can be used that somebody asked for without being known.
    public static let forgottenLasts = Span.hours(1)
    /// How long an invitation can be used.
    public static let invitationLasts = Span.days(14)

    /// SHA-256 of the token in the link.
    public let hash: TokenHash
    /// What it is for.
    public let purpose: Purpose
    /// Who made it.
    public let maker: PersonID
    /// When it was made.
    public let created: Timestamp
    /// From when it can no longer be used.
    public let expires: Timestamp
    /// When it was used; nil while it can be.
    public var used: Timestamp?
    /// Who used it, as long as that person wants to be known.
    public var user: PersonID?
    /// True once what it was for has happened: from then on it lets nobody in, not even who used it.
    public var isHandedOver: Bool

    /// Makes a link.
    public init(
        hash: TokenHash, purpose: Purpose, maker: PersonID, created: Timestamp, expires: Timestamp,
        used: Timestamp? = nil, user: PersonID? = nil, isHandedOver: Bool = false
    ) {
        self.hash = hash
        self.purpose = purpose
        self.maker = maker
        self.created = created
        self.expires = expires
        self.used = used
        self.user = user
        self.isHandedOver = isHandedOver
    }

    /// How long a link is kept after it can no longer be used, to tell who asks for it what became of it.
    static let keptAfter = Span.days(30)

    /// Why it cannot be used; nil when it can. Who used it may use it again as long as nothing came of it, to finish what was
    /// cut off half-way; once it was handed over it is over, or who was sent away would come back in with it.
    func problem(at now: Timestamp, for person: PersonID? = nil) -> PeopleError? {
        if isHandedOver { return .linkUsed }
        if used != nil, user == nil || user != person { return .linkUsed }
        return now < expires ? nil : .linkExpired
    }

    /// True for an invitation to a process with which somebody may still come in: unused, or used and cut off half-way.
    func isOpenInvitation(to stream: String, at now: Timestamp) -> Bool {
        guard case .invitation(let invitation) = purpose, invitation.stream == stream else { return false }
        return !isHandedOver && now < expires
    }
}

/// What somebody is asked to take part in, and as what. Process, role and party are words of the process: nothing here
/// knows what they mean.
public struct Invitation: Hashable, Sendable, Codable {
    /// Stream of the process.
    public let stream: String
    /// Role in it.
    public let role: String
    /// The party the person will speak for.
    public let party: String?
    /// The only address that may accept it; nil when who has the link may.
    public let email: EmailAddress?

    /// Makes an invitation.
    public init(stream: String, role: String, party: String? = nil, email: EmailAddress? = nil) {
        self.stream = stream
        self.role = role
        self.party = party
        self.email = email
    }
}

/// What accepting an invitation gives: who takes part in what, as what.
public struct AcceptedInvitation: Hashable, Sendable {
    /// Who accepted.
    public let person: PersonID
    /// Stream of the process.
    public let stream: String
    /// Role in it.
    public let role: String
    /// The party the person speaks for.
    public let party: String?
    /// Who made the invitation.
    public let maker: PersonID

    /// Makes the answer.
    public init(person: PersonID, stream: String, role: String, party: String?, maker: PersonID) {
        self.person = person
        self.stream = stream
        self.role = role
        self.party = party
        self.maker = maker
    }
}
