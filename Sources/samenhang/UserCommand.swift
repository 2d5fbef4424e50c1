import ArgumentParser
import Atlas
import Foundation
import JournalSQLite
import People
import Planning

/// `samenhang user …`
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Look after the accounts of the people who plan.",
        discussion: """
            Examples:
              samenhang user add --data plannen --email anna@example.nl --name "Anna de Boer"
              samenhang user list --data plannen --format csv
              samenhang user reset anna@example.nl --data plannen
            """,
        subcommands: [Add.self, List.self, Reset.self, Remove.self])

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    /// `samenhang user add --data FOLDER --email ADDRESS --name NAME`
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account.",
            discussion: """
                Example: samenhang user add --data plannen --email anna@example.nl --name "Anna de Boer"

                Prints the path of a link with which the person chooses a password; put the address of the website before
                it and hand it over. It counts for 24 hours. The first account is always an administrator's.
                """)

        @Option(help: "Folder with what people write; it is made when it is not there.") var data: String
        @Option(help: "E-mail address to sign in with.") var email: String
        @Option(help: "Name that others see.") var name: String
        @Option(help: "Language of the website for this person: nl or en.") var language = "nl"
        @Flag(help: "Let the person look after accounts.") var administrator = false
        @Flag(help: "Read the password from the first line of standard input instead of making a link.")
        var passwordStdin = false

        func run() async throws {
            let password = passwordStdin ? Password(readLine() ?? "") : nil
            let folder = DataFolder(path: data)
            try folder.make()
            let people = PeopleService(directory: try SQLiteDirectory(path: folder.people))
            let isFirst = try await !people.hasAccounts()
            let account = try await people.add(
                email: email, name: name, password: password, isAdministrator: administrator || isFirst,
                language: language)
            var lines = ["\(account.email): \(account.isAdministrator ? "administrator" : "account") made."]
            if password == nil {
                let token = try await people.requestReset(for: account.id, by: .system)
                lines += ["Choose a password within 24 hours: /wachtwoord/\(token.text)"]
            }
            try printOut(lines.joined(separator: "\n") + "\n")
        }
    }

    /// `samenhang user list --data FOLDER`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the accounts.", discussion: "Example: samenhang user list --data plannen --format json")

        @Option(help: "Folder with what people write.") var data: String
        @Option(help: "text, json or csv") var format: Format = .text

        func run() async throws {
            try printOut(try UserList(try await PeopleFolder.open(data).accounts()).text(format))
        }
    }

    /// `samenhang user reset ADDRESS --data FOLDER`
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a link with which somebody chooses a new password.",
            discussion: """
                Example: samenhang user reset anna@example.nl --data plannen

                Put the address of the website before the path that is printed. Earlier links of this person no longer count.
                """)

        @Argument(help: "E-mail address of the person.") var email: String
        @Option(help: "Folder with what people write.") var data: String

        func run() async throws {
            let people = try PeopleFolder.open(data)
            let account = try await people.known(email)
            let token = try await people.requestReset(for: account.id, by: .system)
            try printOut("Choose a password within 24 hours: /wachtwoord/\(token.text)\n")
        }
    }

    /// `samenhang user remove ADDRESS --data FOLDER`
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase somebody: name, address, password, sessions.",
            discussion: """
                Example: samenhang user remove anna@example.nl --data plannen

                What the person did in processes stays, as done by someone who left. This cannot be undone. Who alone directs a
                process is only erased with --force; `samenhang process admit` then gives it another director.
                """)

        @Argument(help: "E-mail address of the person.") var email: String
        @Option(help: "Folder with what people write.") var data: String
        @Flag(help: "Also erase somebody who alone directs a process.") var force = false

        func run() async throws {
            let people = try PeopleFolder.open(data)
            let account = try await people.known(email)
            if !force, FileManager.default.fileExists(atPath: DataFolder(path: data).journal) {
                let directed = try await ProcessFolder(data, reading: true).soleDirections(of: account.id)
                guard directed.isEmpty else {
                    throw UsageError(
                        code: "user.onlyDirector",
                        what: "\(account.email) alone directs: \(directed.joined(separator: ", ")).",
                        advice: "Make somebody else director on the website first, or add --force.")
                }
            }
            try await people.erase(account.id, by: .system)
            try printOut("\(account.email) is erased.\n")
        }
    }
}

/// The people of a data folder.
enum PeopleFolder {
    /// Opens those of a folder that has them.
    static func open(_ path: String) throws -> PeopleService {
        let folder = DataFolder(path: path)
        guard FileManager.default.fileExists(atPath: folder.people) else {
            throw UsageError(
                code: "people.missing", what: "There are no accounts in \(path).",
                advice: "Check the path, or make the first account with `samenhang user add`.")
        }
        return PeopleService(directory: try SQLiteDirectory(path: folder.people))
    }
}

extension PeopleService {
    /// The account with an address.
    ///
    /// - Throws: ``PeopleError/personUnknown``.
    func known(_ email: String) async throws -> Account {
        guard let account = try await account(email: email) else { throw PeopleError.personUnknown }
        return account
    }
}

/// Accounts as a list to print.
struct UserList {
    struct Item: Encodable {
        let id: String
        let email: String
        let name: String
        let administrator: Bool
        let language: String
        let created: String
        let hasPassword: Bool
    }

    private let items: [Item]

    init(_ accounts: [Account]) {
        items = accounts.map { account in
            Item(
                id: account.id.rawValue, email: account.email.text, name: account.displayName,
                administrator: account.isAdministrator, language: account.language, created: account.created.iso8601,
                hasPassword: account.password != nil)
        }
    }

    func text(_ format: UserCommand.Format) throws -> String {
        switch format {
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(items), as: UTF8.self) + "\n"
        case .csv:
            let head = "id,email,name,administrator,language,created,has_password"
            let rows = items.map { item in
                [
                    item.id, item.email, item.name, String(item.administrator), item.language, item.created,
                    String(item.hasPassword),
                ].map(csvCell).joined(separator: ",")
            }
            return ([head] + rows).map { $0 + "\r\n" }.joined()
        case .text:
            let rows = items.map { item in
                let remarks = [item.administrator ? "administrator" : "", item.hasPassword ? "" : "no password yet"]
                    .filter { !$0.isEmpty }
                let note = remarks.isEmpty ? "" : "  (\(remarks.joined(separator: ", ")))"
                return "\(item.email)  \(item.name)\(note)"
            }
            return rows.map { $0 + "\n" }.joined()
        }
    }
}
