internal import Planning

/// What somebody is in one process.
public enum Role: String, Codable, CaseIterable, Hashable, Sendable {
    /// Directs the process, and says who takes part.
    case director = "regisseur"
    /// Carries the work.
    case projectLead = "projectleider"
    /// Speaks for a party.
    case partner = "partner"
    /// Lives there, or works there.
    case resident = "bewoner"
    /// Reads along.
    case reader = "lezer"
}

/// What somebody is in a process, and for which party they speak.
public struct Membership: Hashable, Codable, Sendable {
    /// The role.
    public let role: Role
    /// The party they speak for; always there for a partner.
    public let party: ItemID<Party>?
    /// When they got it.
    public let since: Fact
}

/// Who may read a process without being a member.
public enum Visibility: Hashable, Codable, Sendable {
    /// Nobody.
    case members
    /// Who has the link; only a digest of its secret part is kept, 64 hexadecimal digits of SHA-256.
    case link(digest: String)
    /// Everybody.
    case everyone

    /// Stable name: `leden`, `link`, `iedereen`.
    public var name: String {
        switch self {
        case .members: "leden"
        case .link: "link"
        case .everyone: "iedereen"
        }
    }
}
