internal import Planning
internal import Synchronization

/// A directory that is gone when the program ends, for tests.
public final class MemoryDirectory: Directory {
    private let state = Mutex(MemoryRecords.State())

    /// An empty directory.
    public init() {}

    /// Looks something up.
    public func read<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        try work(MemoryRecords(state.withLock { $0 }))
    }

    /// Changes something; when the work throws, nothing has changed.
    public func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value {
        try state.withLock { state in
            let records = MemoryRecords(state)
            let value = try work(records)
            state = records.state
            return value
        }
    }
}

/// A copy of everything, to work on.
private final class MemoryRecords: DirectoryRecords {
    struct State: Sendable {
        var accounts: [PersonID: Account] = [:]
        var departures: [PersonID: Timestamp] = [:]
        var sessions: [TokenHash: Session] = [:]
        var links: [TokenHash: AccessLink] = [:]
    }

    var state: State

    init(_ state: State) { self.state = state }

    func account(_ id: PersonID) -> Account? { state.accounts[id] }

    func account(_ email: EmailAddress) -> Account? { state.accounts.values.first { $0.email == email } }

    func accounts() -> [Account] { state.accounts.values.sorted { $0.email < $1.email } }

    func accountCount() -> Int { state.accounts.count }

    func put(_ account: Account) throws {
        if let other = self.account(account.email), other.id != account.id { throw PeopleError.emailTaken }
        state.accounts[account.id] = account
    }

    func removeAccount(_ id: PersonID) {
        state.accounts[id] = nil
        state.sessions = state.sessions.filter { $0.value.person != id }
        state.links = state.links.filter { $0.value.purpose != .resetPassword(id) }
    }

    func departure(of id: PersonID) -> Timestamp? { state.departures[id] }

    func putDeparture(of id: PersonID, at moment: Timestamp) { state.departures[id] = moment }

    func session(_ hash: TokenHash) -> Session? { state.sessions[hash] }

    func sessions(of person: PersonID) -> [Session] {
        state.sessions.values.filter { $0.person == person }.sorted {
            ($1.created, $0.hash.rawValue) < ($0.created, $1.hash.rawValue)
        }
    }

    func put(_ session: Session) { state.sessions[session.hash] = session }

    func removeSession(_ hash: TokenHash) { state.sessions[hash] = nil }

    func link(_ hash: TokenHash) -> AccessLink? { state.links[hash] }

    func links() -> [AccessLink] {
        state.links.values.sorted { ($1.created, $0.hash.rawValue) < ($0.created, $1.hash.rawValue) }
    }

    func put(_ link: AccessLink) { state.links[link.hash] = link }

    func removeLink(_ hash: TokenHash) { state.links[hash] = nil }

    func removeEnded(at now: Timestamp, linksBefore: Timestamp) {
        state.sessions = state.sessions.filter { $0.value.isValid(at: now) }
        state.links = state.links.filter { $0.value.expires >= linksBefore }
    }
}
