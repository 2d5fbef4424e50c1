public import Planning

/// Everything that can be done with accounts, sessions and links; the one place with rules about them.
///
/// What somebody may do in a process is not known here: an invitation carries a role, and the process says what it means.
public final class PeopleService: Sendable {
    let directory: any Directory
    /// Where the time comes from.
    public let clock: PeopleClock
    let cost: PasswordHash.Cost
    let work: PasswordWork
    let accountLock: Lockout
    let placeLock: Lockout
    let signInLimits: RateLimiter
    let forgottenAddressLimits: RateLimiter
    let forgottenPlaceLimits: RateLimiter
    let sessionWatch: SessionWatch

    /// Wrong passwords for one account within a quarter of an hour, after which it is locked as long.
    public static let mostWrong = 8
    /// Wrong passwords from one place within a quarter of an hour.
    public static let mostWrongFromOnePlace = 40
    /// Attempts to sign in from one place in a minute.
    public static let mostSignIns = 10
    /// Browsers in which one person can be signed in; the longest unused one ends first.
    public static let mostSessions = 50

    /// Makes a service over a directory.
    ///
    /// - Parameters:
    ///   - cost: how much work a guess at a password is; tests take little.
    ///   - work: where passwords are worked out.
    public init(
        directory: any Directory, clock: PeopleClock = .system, cost: PasswordHash.Cost = .standard,
        work: PasswordWork = PasswordWork()
    ) {
        self.directory = directory
        self.clock = clock
        self.cost = cost
        self.work = work
        accountLock = Lockout(most: Self.mostWrong, within: .minutes(15), clock: clock)
        placeLock = Lockout(most: Self.mostWrongFromOnePlace, within: .minutes(15), clock: clock)
        sessionWatch = SessionWatch(directory, clock: clock)
        signInLimits = RateLimiter(turns: Self.mostSignIns, per: .minutes(1), clock: clock)
        forgottenAddressLimits = RateLimiter(turns: Self.mostForgottenPerAddress, per: .hours(1), clock: clock)
        forgottenPlaceLimits = RateLimiter(turns: Self.mostForgottenPerPlace, per: .minutes(15), clock: clock)
    }

    // MARK: Who there is

    /// True when there is an account.
    public func hasAccounts() async throws -> Bool { try await directory.read { try $0.accountCount() > 0 } }

    /// All accounts, in order of e-mail address.
    public func accounts() async throws -> [Account] { try await directory.read { try $0.accounts() } }

    /// The account with that id.
    public func account(_ id: PersonID) async throws -> Account? { try await directory.read { try $0.account(id) } }

    /// The account with that address.
    public func account(email: String) async throws -> Account? {
        guard let email = EmailAddress(email) else { throw PeopleError.emailInvalid }
        return try await directory.read { try $0.account(email) }
    }

    /// How people are shown whose ids stand in events. Every id has an answer.
    public func names(of people: some Sequence<PersonID> & Sendable) async throws -> [PersonID: PersonName] {
        let ids = Set(people)
        return try await directory.read { records in
            var names: [PersonID: PersonName] = [:]
            for id in ids {
                if let account = try records.account(id) {
                    names[id] = .known(account.displayName)
                } else {
                    names[id] = try records.departure(of: id) == nil ? .unknown : .departed
                }
            }
            return names
        }
    }

    // MARK: Adding

    /// Makes the first account, of an administrator, and signs it in.
    ///
    /// - Throws: ``PeopleError/notTheFirst`` once there is an account, however many ask at once.
    public func addFirst(email: String, name: String, password: Password, language: String) async throws -> SignedIn {
        let account = try await newAccount(
            email: email, name: name, password: password, isAdministrator: true, language: language)
        let token = Token.random()
        let session = newSession(token, account)
        try await write { records in
            guard try records.accountCount() == 0 else { throw PeopleError.notTheFirst }
            try records.put(account)
            try records.put(session)
        }
        return SignedIn(token: token, account: account, session: session)
    }

    /// Makes an account; without a password nobody can sign in to it until one is chosen by a link.
    ///
    /// - Parameter id: a new one, but for somebody whose id stands in a journal already, as in the demo.
    public func add(
        email: String, name: String, password: Password? = nil, isAdministrator: Bool = false, language: String = "nl",
        id: PersonID = .random()
    ) async throws -> Account {
        let account = try await newAccount(
            email: email, name: name, password: password, isAdministrator: isAdministrator, language: language, id: id)
        try await write { try $0.put(account) }
        return account
    }

    func newAccount(
        email: String, name: String, password: Password?, isAdministrator: Bool, language: String,
        id: PersonID = .random()
    ) async throws -> Account {
        guard let email = EmailAddress(email) else { throw PeopleError.emailInvalid }
        guard let name = Account.cleanName(name) else { throw PeopleError.nameInvalid }
        guard Self.languages.contains(language) else { throw PeopleError.languageUnknown }
        var account = Account(
            id: id, email: email, displayName: name, isAdministrator: isAdministrator, created: clock.now,
            language: language)
        if let password { account.password = try await hash(password, for: account) }
        return account
    }

    static let languages = ["nl", "en"]

    /// What is kept of a password that does for an account.
    func hash(_ password: Password, for account: Account) async throws -> PasswordHash {
        if let problem = PasswordRules.problem(with: password, email: account.email, name: account.displayName) {
            throw PeopleError.passwordRefused(problem)
        }
        let cost = cost
        return try await work.run { try PasswordHash(password, cost: cost) }
    }
}
