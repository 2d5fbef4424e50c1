public import Planning

/// A browser in which a person is signed in.
public struct Session: Hashable, Sendable {
    /// How long a session lasts at most.
    public static let longest = Span.days(30)
    /// How long it lasts without being used.
    public static let longestIdle = Span.days(14)
    /// How old ``lastSeen`` may be before a request writes it again; reading a page mostly writes nothing.
    static let touchAfter = Span.minutes(10)

    /// SHA-256 of the token in the browser's cookie.
    public let hash: TokenHash
    /// Who.
    public let person: PersonID
    /// When the person signed in.
    public let created: Timestamp
    /// When it was last used, to within ten minutes.
    public var lastSeen: Timestamp

    /// Makes a session.
    public init(hash: TokenHash, person: PersonID, created: Timestamp, lastSeen: Timestamp) {
        self.hash = hash
        self.person = person
        self.created = created
        self.lastSeen = lastSeen
    }

    /// When it ends if it is not used again.
    public var expires: Timestamp { min(created + Self.longest, lastSeen + Self.longestIdle) }

    /// True while it still counts.
    public func isValid(at now: Timestamp) -> Bool { now < expires }
}
