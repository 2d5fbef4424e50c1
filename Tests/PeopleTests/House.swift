import Foundation
import People
import Planning

/// A service over a directory in memory, with a clock that stands still and passwords that cost little.
struct House {
    /// Costs next to nothing to work out.
    static let cheap = PasswordHash.Cost(ln: 2, r: 1, p: 1)
    static let secret = "een zin die niemand raadt"

    let time = TestClock()
    let directory = MemoryDirectory()
    let people: PeopleService

    init() { people = PeopleService(directory: directory, clock: time.clock, cost: Self.cheap) }

    func add(_ name: String, isAdministrator: Bool = false) async throws -> Account {
        try await people.add(
            email: "\(name)@example.nl", name: name.capitalized, password: Password(Self.secret),
            isAdministrator: isAdministrator)
    }

    func signIn(_ account: Account, password: String = secret, from place: String = "192.0.2.1") async throws
        -> SignedIn
    {
        try await people.signIn(email: account.email.text, password: Password(password), from: place)
    }
}
