public import Planning

/// Somebody who just signed in.
public struct SignedIn: Sendable {
    /// What the browser keeps.
    public let token: Token
    /// Who.
    public let account: Account
    /// The session that began.
    public let session: Session
}

extension PeopleService {
    /// Signs somebody in, in a new session; the browser's old one ends.
    ///
    /// An address without an account costs as much time and is locked as soon as one with an account, so that nobody learns
    /// which there are.
    ///
    /// - Parameters:
    ///   - place: where the attempt comes from.
    ///   - old: the token that the browser had.
    /// - Throws: ``PeopleError/wrongCredentials``, ``PeopleError/locked(_:)``, ``PeopleError/tooMany(_:)``,
    ///   ``PeopleError/busy``.
    public func signIn(
        email: String, password: Password, from place: String, replacing old: Token? = nil
    ) async throws -> SignedIn {
        if let wait = signInLimits.take(place) { throw PeopleError.tooMany(wait) }
        guard let email = EmailAddress(email) else { throw PeopleError.wrongCredentials }
        do {
            let signedIn = try await checkedSignIn(email, password, from: place, replacing: old)
            // Right ones are no guesses: a room full of people behind one address can all come in.
            signInLimits.giveBack(place)
            return signedIn
        } catch PeopleError.busy {
            signInLimits.giveBack(place)
            throw PeopleError.busy
        }
    }

    private func checkedSignIn(
        _ email: EmailAddress, _ password: Password, from place: String, replacing old: Token?
    ) async throws -> SignedIn {
        let found = try await directory.read { try $0.account(email) }
        guard var account = try await checked(password, of: found, email: email, from: place) else {
            throw PeopleError.wrongCredentials
        }
        if account.password?.isOutdated(cost) ?? true {
            let cost = cost
            account.password = try await work.run { try PasswordHash(password, cost: cost) }
        }
        let rehashed = account.password == found?.password ? nil : account.password
        let known = found?.password
        let token = Token.random()
        let session = newSession(token, account)
        let now = clock.now
        let signedIn = try await write { records -> Account? in
            // The account may be gone or have another password by now.
            guard var account = try records.account(session.person), account.password == known else { return nil }
            if let rehashed {
                account.password = rehashed
                try records.put(account)
            }
            if let old { try records.removeSession(old.hash) }
            try records.removeEnded(
                at: now, linksBefore: Timestamp(milliseconds: now.milliseconds - AccessLink.keptAfter.milliseconds))
            let sessions = try records.sessions(of: account.id).sorted { $0.lastSeen > $1.lastSeen }
            for ended in sessions.dropFirst(Self.mostSessions - 1) { try records.removeSession(ended.hash) }
            try records.put(session)
            return account
        }
        guard let signedIn else { throw PeopleError.wrongCredentials }
        return SignedIn(token: token, account: signedIn, session: session)
    }

    /// Who is signed in with a token; nil for a token that is unknown or too old.
    ///
    /// - Parameter untouched: hears why it could not be kept that the session was used just now. Who is signed in stays so.
    /// - Throws: ``PeopleError/unreadable(_:)`` when it cannot be looked up.
    public func current(
        _ token: Token, untouched: (any Error) -> Void = { _ in }
    ) async throws -> (account: Account, session: Session)? {
        let hash = token.hash
        let now = clock.now
        let found = try await directory.read { records -> (Account, Session)? in
            guard let session = try records.session(hash), session.isValid(at: now),
                let account = try records.account(session.person)
            else { return nil }
            return (account, session)
        }
        guard case (let account, var session)? = found else { return nil }
        if now - session.lastSeen > Session.touchAfter {
            session.lastSeen = now
            let touched = session
            // When it was last seen is worth nothing to who cannot write it, as on a full disk: reading goes on.
            do {
                try await directory.write { records in
                    // It may have been ended in between, and must not come back.
                    if try records.session(hash) != nil { try records.put(touched) }
                }
            } catch {
                untouched(error)
            }
        }
        return (account, session)
    }

    /// Ends the session of a token.
    public func signOut(_ token: Token) async throws { try await write { try $0.removeSession(token.hash) } }

    /// Ends the session with that hash.
    public func signOut(_ session: Session) async throws {
        try await write { try $0.removeSession(session.hash) }
    }

    /// Ends all sessions of a person, but for one that may be kept; answers how many ended.
    @discardableResult
    public func signOutEverywhere(_ person: PersonID, except kept: TokenHash? = nil) async throws -> Int {
        try await write { try $0.endSessions(of: person, except: kept) }
    }

    /// Where a person is signed in, newest first.
    public func sessions(of person: PersonID) async throws -> [Session] {
        let now = clock.now
        return try await directory.read { try $0.sessions(of: person).filter { $0.isValid(at: now) } }
    }

    /// The account when the password is right; nil when it is not.
    ///
    /// - Throws: ``PeopleError/locked(_:)`` and ``PeopleError/tooMany(_:)`` after too many wrong ones.
    func checked(
        _ password: Password, of account: Account?, email: EmailAddress, from place: String?
    ) async throws -> Account? {
        if let wait = accountLock.attempt(email.text) { throw PeopleError.locked(wait) }
        if let place, let wait = placeLock.attempt(place) {
            accountLock.takeBack(email.text)
            throw PeopleError.tooMany(wait)
        }
        let hash = account?.password ?? .nobodys(cost)
        // Longer ones belong to nobody and would only cost time.
        guard password.text.utf8.count <= 4 * PasswordRules.longest else { return nil }
        let isRight: Bool
        do {
            isRight = try await work.run { hash.matches(password) }
        } catch {
            // Nobody looked at the password, so nobody guessed.
            accountLock.takeBack(email.text)
            if let place { placeLock.takeBack(place) }
            throw error
        }
        guard isRight else { return nil }
        accountLock.clear(email.text)
        // Only this one: who guesses at others and now and then signs in to an account of their own keeps what was counted.
        if let place { placeLock.takeBack(place) }
        return account
    }

    func newSession(_ token: Token, _ account: Account) -> Session {
        let now = clock.now
        return Session(hash: token.hash, person: account.id, created: now, lastSeen: now)
    }
}

extension PasswordHash {
    /// A hash that no password has, at that cost: checking against it takes as long as any other.
    static func nobodys(_ cost: Cost) -> PasswordHash {
        PasswordHash(
            rawValue: "$scrypt$ln=\(cost.ln),r=\(cost.r),p=\(cost.p)$" + String(repeating: "A", count: 22) + "$"
                + String(repeating: "A", count: 43))
    }
}

extension DirectoryRecords {
    /// Ends a person's sessions, but for one that may be kept; answers how many ended.
    func endSessions(of person: PersonID, except kept: TokenHash?) throws -> Int {
        let ended = try sessions(of: person).filter { $0.hash != kept }
        for session in ended { try removeSession(session.hash) }
        return ended.count
    }
}
