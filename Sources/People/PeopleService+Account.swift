public import Planning

extension PeopleService {
    /// Gives a person another name.
    public func rename(_ person: PersonID, to typed: String) async throws {
        guard let name = Account.cleanName(typed) else { throw PeopleError.nameInvalid }
        try await change(person) { $0.displayName = name }
    }

    /// Gives a person another language.
    public func changeLanguage(_ person: PersonID, to language: String) async throws {
        guard Self.languages.contains(language) else { throw PeopleError.languageUnknown }
        try await change(person) { $0.language = language }
    }

    /// Gives a person another address to sign in with.
    ///
    /// - Throws: ``PeopleError/passwordWrong`` and ``PeopleError/locked(_:)``.
    public func changeEmail(_ person: PersonID, to typed: String, password: Password) async throws {
        guard let email = EmailAddress(typed) else { throw PeopleError.emailInvalid }
        try await confirm(person, password)
        try await change(person) { $0.email = email }
    }

    /// Gives a person another password and ends the other sessions.
    public func changePassword(
        _ person: PersonID, from old: Password, to new: Password, keeping session: TokenHash?
    ) async throws {
        let account = try await confirm(person, old)
        let hash = try await hash(new, for: account)
        let known = account.password
        try await write { records in
            guard var account = try records.account(person) else { throw PeopleError.personUnknown }
            guard account.password == known else { throw PeopleError.passwordWrong }
            account.password = hash
            try records.put(account)
            _ = try records.endSessions(of: person, except: session)
            try records.removeResetLinks(for: person)
        }
    }

    /// Makes somebody an administrator, or no longer one.
    ///
    /// - Throws: ``PeopleError/administratorOnly``; ``PeopleError/lastAdministrator`` when nobody else is one.
    public func setAdministrator(_ person: PersonID, _ isAdministrator: Bool, by administrator: PersonID) async throws {
        try await write { records in
            try records.requireAdministrator(administrator)
            guard var account = try records.account(person) else { throw PeopleError.personUnknown }
            if !isAdministrator, account.isAdministrator,
                try !records.accounts().contains(where: { $0.isAdministrator && $0.id != person })
            {
                throw PeopleError.lastAdministrator
            }
            account.isAdministrator = isAdministrator
            try records.put(account)
        }
    }

    // MARK: What is kept, and erasing

    /// Everything that the directory keeps about a person.
    public func everythingKept(about person: PersonID) async throws -> KeptAboutPerson {
        let now = clock.now
        return try await directory.read { records in
            guard let account = try records.account(person) else { throw PeopleError.personUnknown }
            return try KeptAboutPerson(account, records: records, at: now)
        }
    }

    /// Erases the person who asks for it: name, address, password, sessions and links. The id stays, so that events still
    /// say that they are by one and the same person, and ``names(of:)`` then says that this person has left.
    ///
    /// - Throws: ``PeopleError/passwordWrong``; ``PeopleError/lastAdministrator`` for the only administrator while there are
    ///   others.
    public func erase(_ person: PersonID, password: Password) async throws {
        try await confirm(person, password)
        try await remove(person)
    }

    /// Erases a person on the word of an administrator, or of the command line (``PersonID/system``).
    public func erase(_ person: PersonID, by administrator: PersonID) async throws {
        try await directory.read { try $0.requireAdministrator(administrator) }
        try await remove(person)
    }

    private func remove(_ person: PersonID) async throws {
        let now = clock.now
        try await write { records in
            guard let account = try records.account(person) else { throw PeopleError.personUnknown }
            let others = try records.accounts().filter { $0.id != person }
            if account.isAdministrator, !others.isEmpty, !others.contains(where: \.isAdministrator) {
                throw PeopleError.lastAdministrator
            }
            for var link in try records.links() {
                if link.isMeant(for: account) {
                    try records.removeLink(link.hash)
                } else if link.user == person {
                    link.user = nil
                    try records.put(link)
                } else if link.maker == person, link.used == nil {
                    // An invitation of somebody who has left no longer counts.
                    try records.removeLink(link.hash)
                }
            }
            try records.removeAccount(person)
            try records.putDeparture(of: person, at: now)
        }
    }

    // MARK: Help

    private func change(_ person: PersonID, _ change: @escaping @Sendable (inout Account) -> Void) async throws {
        try await write { records in
            guard var account = try records.account(person) else { throw PeopleError.personUnknown }
            change(&account)
            try records.put(account)
        }
    }

    /// The account, when the password typed to confirm is right.
    @discardableResult
    private func confirm(_ person: PersonID, _ password: Password) async throws -> Account {
        guard let account = try await account(person) else { throw PeopleError.personUnknown }
        guard let confirmed = try await checked(password, of: account, email: account.email, from: nil) else {
            throw PeopleError.passwordWrong
        }
        return confirmed
    }
}

extension DirectoryRecords {
    /// - Throws: ``PeopleError/administratorOnly`` for anybody but an administrator or the command line.
    func requireAdministrator(_ person: PersonID) throws {
        if person == .system { return }
        guard try account(person)?.isAdministrator == true else { throw PeopleError.administratorOnly }
    }

    /// Takes away the links with which a person could choose a password.
    func removeResetLinks(for person: PersonID) throws {
        for link in try links() where link.purpose == .resetPassword(person) && link.used == nil {
            try removeLink(link.hash)
        }
    }
}
