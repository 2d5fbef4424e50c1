import DemoProcess
import Foundation
import JournalSQLite
import People
import Planning

/// Accounts for the people who play in the demo, so that one can sign in as each of them. The password is random and told once:
/// a demo that somebody puts on a network has no password that everybody knows.
struct DemoAccounts {
    let folder: DataFolder

    /// Adds who is not there yet; says how to sign in. One of them has moved away and is erased, as happens in two years.
    func make() async throws {
        let people = PeopleService(directory: try SQLiteDirectory(path: folder.people))
        guard try await !people.hasAccounts() else { return }
        let password = String(Token.random().text.prefix(16))
        for person in DemoPerson.all {
            _ = try await people.add(
                email: person.email, name: person.name, password: Password(password),
                isAdministrator: person.id == DemoPerson.director.id, id: person.id)
        }
        try await people.erase(DemoPerson.departed.id, by: DemoPerson.director.id)
        let rows = DemoPerson.all.filter { $0.id != DemoPerson.departed.id }.map { person in
            "  \(person.email.padding(toLength: 30, withPad: " ", startingAt: 0)) \(person.name)"
        }
        try printOut("Sign in with the password \(password) as one of\n\(rows.joined(separator: "\n"))\n")
    }
}
