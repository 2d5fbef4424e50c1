public import Planning

extension PeopleService {
    // MARK: Passwords

    /// Makes a link with which a person chooses a new password; earlier ones no longer count. Nobody is sent anything: an
    /// administrator hands it over.
    ///
    /// - Parameter administrator: who asks; ``PersonID/system`` is the command line.
    /// - Throws: ``PeopleError/administratorOnly``, ``PeopleError/personUnknown``.
    public func requestReset(for person: PersonID, by administrator: PersonID) async throws -> Token {
        let token = Token.random()
        let now = clock.now
        let link = AccessLink(
            hash: token.hash, purpose: .resetPassword(person), maker: administrator, created: now,
            expires: now + AccessLink.resetLasts)
        try await write { records in
            try records.requireAdministrator(administrator)
            guard try records.account(person) != nil else { throw PeopleError.personUnknown }
            try records.removeResetLinks(for: person)
            try records.put(link)
        }
        return token
    }

    /// Whose password a link is for.
    ///
    /// - Throws: ``PeopleError/linkUnknown``, ``PeopleError/linkUsed``, ``PeopleError/linkExpired``.
    public func person(ofReset token: Token) async throws -> Account {
        let now = clock.now
        return try await directory.read { try $0.resetLink(token, at: now).account }
    }

    /// Chooses a new password with a link, which can then not be used again; ends all sessions and other links.
    public func resetPassword(_ token: Token, to password: Password) async throws -> Account {
        let account = try await person(ofReset: token)
        let hash = try await hash(password, for: account)
        let now = clock.now
        let changed = try await write { records -> Account in
            var (link, account) = try records.resetLink(token, at: now)
            account.password = hash
            try records.put(account)
            link.used = now
            try records.put(link)
            try records.removeResetLinks(for: account.id)
            _ = try records.endSessions(of: account.id, except: nil)
            return account
        }
        // Who has the link need not wait for what others tried.
        accountLock.clear(changed.email.text)
        return changed
    }

    // MARK: Invitations

    /// Makes a link with which somebody takes part in a process. Whether the maker may invite, the process says.
    public func invite(_ invitation: Invitation, by maker: PersonID) async throws -> Token {
        let token = Token.random()
        let now = clock.now
        let link = AccessLink(
            hash: token.hash, purpose: .invitation(invitation), maker: maker, created: now,
            expires: now + AccessLink.invitationLasts)
        try await write { try $0.put(link) }
        return token
    }

    /// What a link invites to, and who made it; for showing.
    ///
    /// - Throws: ``PeopleError/linkUnknown``, ``PeopleError/linkUsed``, ``PeopleError/linkExpired``.
    public func invitation(
        _ token: Token, for person: PersonID? = nil
    ) async throws -> (invitation: Invitation, maker: PersonID) {
        let now = clock.now
        return try await directory.read { records in
            let (link, invitation) = try records.invitation(token, at: now, for: person)
            return (invitation, link.maker)
        }
    }

    /// Invitations with which somebody may still come in, newest first.
    public func openInvitations(to stream: String) async throws -> [(hash: TokenHash, link: AccessLink)] {
        let now = clock.now
        return try await directory.read { records in
            try records.links().filter { $0.isOpenInvitation(to: stream, at: now) }.map { ($0.hash, $0) }
        }
    }

    /// Takes an open invitation to a process back; any other link stays as it is.
    public func withdrawInvitation(_ hash: TokenHash, to stream: String) async throws {
        let now = clock.now
        try await write { records in
            guard let link = try records.link(hash), link.isOpenInvitation(to: stream, at: now) else { return }
            try records.removeLink(hash)
        }
    }

    /// Accepts an invitation for somebody who has an account.
    ///
    /// The link counts as used before `handOver` begins, so that two people cannot both use it; when that fails the link can
    /// be used again, and who used it may finish what was cut off. Once it was handed over it lets nobody in any more.
    ///
    /// - Parameter handOver: tells the process; what it answers is handed on.
    /// - Throws: what is wrong with the link, ``PeopleError/invitationForAnother``, or what `handOver` throws.
    @discardableResult
    public func acceptInvitation<Value: Sendable>(
        _ token: Token, as person: PersonID, handOver: (AcceptedInvitation) async throws -> Value
    ) async throws -> Value {
        let now = clock.now
        let (accepted, before) = try await write { records -> (AcceptedInvitation, AccessLink) in
            let (link, invitation) = try records.invitation(token, at: now, for: person)
            guard let account = try records.account(person) else { throw PeopleError.personUnknown }
            if let email = invitation.email, email != account.email { throw PeopleError.invitationForAnother }
            var used = link
            used.used = link.used ?? now
            used.user = person
            try records.put(used)
            let accepted = AcceptedInvitation(
                person: person, stream: invitation.stream, role: invitation.role, party: invitation.party,
                maker: link.maker)
            return (accepted, link)
        }
        let value: Value
        do {
            value = try await handOver(accepted)
        } catch {
            try await write { try $0.put(before) }
            throw error
        }
        try await write { records in
            // It may have been erased with who used it.
            guard var link = try records.link(token.hash) else { return }
            link.isHandedOver = true
            try records.put(link)
        }
        return value
    }

    /// Accepts an invitation for somebody who has no account yet: makes one and signs it in. When `handOver` fails there is no
    /// account, and the link can be used again.
    public func acceptInvitation<Value: Sendable>(
        _ token: Token, email: String, name: String, password: Password, language: String,
        handOver: (AcceptedInvitation) async throws -> Value
    ) async throws -> (signedIn: SignedIn, answer: Value) {
        let (invitation, _) = try await self.invitation(token)
        let account = try await newAccount(
            email: email, name: name, password: password, isAdministrator: false, language: language)
        if let invited = invitation.email, invited != account.email { throw PeopleError.invitationForAnother }
        let browser = Token.random()
        let session = newSession(browser, account)
        let now = clock.now
        let before = try await write { records -> AccessLink in
            // In one go with the check, so that a link makes one account at most.
            let (link, _) = try records.invitation(token, at: now, for: nil)
            var used = link
            used.used = now
            used.user = account.id
            try records.put(account)
            try records.put(session)
            try records.put(used)
            return link
        }
        do {
            let answer = try await acceptInvitation(token, as: account.id, handOver: handOver)
            return (SignedIn(token: browser, account: account, session: session), answer)
        } catch {
            // Nobody has an account without knowing so: the link counts as if it was never used.
            try await write { records in
                try records.removeAccount(account.id)
                try records.put(before)
            }
            throw error
        }
    }
}

extension DirectoryRecords {
    /// The link of a token and the account it is for.
    fileprivate func resetLink(_ token: Token, at now: Timestamp) throws -> (link: AccessLink, account: Account) {
        guard let link = try link(token.hash), case .resetPassword(let person) = link.purpose,
            let account = try account(person)
        else { throw PeopleError.linkUnknown }
        if let problem = link.problem(at: now) { throw problem }
        return (link, account)
    }

    /// The link of a token and what it invites to.
    fileprivate func invitation(
        _ token: Token, at now: Timestamp, for person: PersonID?
    ) throws -> (link: AccessLink, invitation: Invitation) {
        guard let link = try link(token.hash), case .invitation(let invitation) = link.purpose else {
            throw PeopleError.linkUnknown
        }
        if let problem = link.problem(at: now, for: person) { throw problem }
        return (link, invitation)
    }
}
