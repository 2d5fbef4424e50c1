public import People

/// Where somebody is invited to, in words for who was invited.
public struct InvitationDescription: Sendable {
    /// Name of the process.
    public let title: String
    /// Name of the role in it.
    public let role: String
    /// Name of the party the person will speak for.
    public let party: String?

    /// Makes a description.
    public init(title: String, role: String, party: String?) {
        self.title = title
        self.role = role
        self.party = party
    }
}

/// The side of the processes, which says what an invitation means and takes in who accepts it.
public protocol InvitationAcceptor: Sendable {
    /// What somebody is invited to; nil when it is not there any more.
    func describe(_ invitation: Invitation, in language: Language) async throws -> InvitationDescription?

    /// Lets somebody take part, and answers the address to go to. May be asked twice for one person.
    func accept(_ accepted: AcceptedInvitation, in language: Language) async throws -> String
}
