public import Planning

/// Everything that the directory keeps about a person, for that person to see and take away. Moments are ISO 8601 in UTC.
/// Secrets (the check value of the password, tokens) are not in it; that they are kept is.
public struct KeptAboutPerson: Codable, Sendable, Hashable {
    /// The account.
    public struct Account: Codable, Sendable, Hashable {
        /// The id that events carry.
        public let id: PersonID
        /// What the person signs in with.
        public let email: String
        /// What others see.
        public let displayName: String
        /// Language of the interface.
        public let language: String
        /// True for an administrator.
        public let isAdministrator: Bool
        /// When the account was made.
        public let created: String
        /// True when a check value of a password is kept.
        public let hasPassword: Bool
    }

    /// A browser in which the person is signed in.
    public struct Session: Codable, Sendable, Hashable {
        /// When the person signed in.
        public let created: String
        /// When it was last used.
        public let lastSeen: String
        /// When it ends if it is not used again.
        public let expires: String
    }

    /// A link that the person made or used, or that was made for the person.
    public struct Link: Codable, Sendable, Hashable {
        /// `resetPassword` or `invitation`.
        public let purpose: String
        /// `made`, `used` or `meant`.
        public let relation: String
        /// What somebody was invited to.
        public let invitation: Invitation?
        /// When it was made.
        public let created: String
        /// From when it cannot be used.
        public let expires: String
        /// When it was used.
        public let used: String?
    }

    /// When this was written down.
    public let written: String
    /// The account.
    public let account: Account
    /// Where the person is signed in.
    public let sessions: [Session]
    /// Links.
    public let links: [Link]
}

extension KeptAboutPerson {
    init(_ account: People.Account, records: any DirectoryRecords, at now: Timestamp) throws {
        written = now.iso8601
        self.account = Account(
            id: account.id, email: account.email.text, displayName: account.displayName, language: account.language,
            isAdministrator: account.isAdministrator, created: account.created.iso8601,
            hasPassword: account.password != nil)
        sessions = try records.sessions(of: account.id).map { session in
            Session(
                created: session.created.iso8601, lastSeen: session.lastSeen.iso8601, expires: session.expires.iso8601)
        }
        links = try records.links().flatMap { link -> [Link] in
            var relations: [String] = []
            if link.maker == account.id { relations.append("made") }
            if link.user == account.id { relations.append("used") }
            if link.isMeant(for: account) { relations.append("meant") }
            return relations.map { relation in
                var invitation: Invitation?
                if case .invitation(let asked) = link.purpose { invitation = asked }
                return Link(
                    purpose: invitation == nil ? "resetPassword" : "invitation", relation: relation,
                    invitation: invitation, created: link.created.iso8601, expires: link.expires.iso8601,
                    used: link.used?.iso8601)
            }
        }
    }
}

extension AccessLink {
    /// True when the link names the person as the one who is to use it.
    func isMeant(for account: Account) -> Bool {
        switch purpose {
        case .resetPassword(let person): person == account.id
        case .invitation(let invitation): invitation.email == account.email
        }
    }
}
