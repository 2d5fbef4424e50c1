public import Planning

/// Where accounts, sessions and links are kept. What is done within one `write` happens as a whole or not at all, and no
/// other write comes in between; that is all the rules in ``PeopleService`` need of a store.
public protocol Directory: Sendable {
    /// Looks something up.
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value

    /// Changes something; when the work throws, nothing has changed.
    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value
}

/// The records of a directory during one piece of work. Not to be kept after it.
public protocol DirectoryRecords {
    /// The account with that id.
    func account(_ id: PersonID) throws -> Account?
    /// The account with that address.
    func account(_ email: EmailAddress) throws -> Account?
    /// All accounts, in order of e-mail address.
    func accounts() throws -> [Account]
    /// How many accounts there are.
    func accountCount() throws -> Int
    /// Adds an account, or replaces the one with that id.
    ///
    /// - Throws: ``PeopleError/emailTaken`` when another account has the address.
    func put(_ account: Account) throws
    /// Takes an account away, with its sessions and the links made for it.
    func removeAccount(_ id: PersonID) throws

    /// When somebody was erased; nil for who was not.
    func departure(of id: PersonID) throws -> Timestamp?
    /// Remembers that somebody was here, and nothing else of them.
    func putDeparture(of id: PersonID, at moment: Timestamp) throws

    /// The session with that hash.
    func session(_ hash: TokenHash) throws -> Session?
    /// A person's sessions, newest first.
    func sessions(of person: PersonID) throws -> [Session]
    /// Adds a session, or replaces the one with that hash.
    func put(_ session: Session) throws
    /// Ends a session.
    func removeSession(_ hash: TokenHash) throws

    /// The link with that hash.
    func link(_ hash: TokenHash) throws -> AccessLink?
    /// All links, newest first.
    func links() throws -> [AccessLink]
    /// Adds a link, or replaces the one with that hash.
    func put(_ link: AccessLink) throws
    /// Takes a link away.
    func removeLink(_ hash: TokenHash) throws

    /// Takes away sessions that have ended, and links that ended before `linksBefore`.
    func removeEnded(at now: Timestamp, linksBefore: Timestamp) throws
}
