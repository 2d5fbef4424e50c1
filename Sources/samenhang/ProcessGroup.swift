import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import People
import Planning
import Process
import ProcessService

/// `samenhang process …`
struct ProcessGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "process", abstract: "Look after area processes that nobody can look after from the website.",
        discussion: """
            Examples:
              samenhang process list --data plannen
              samenhang process admit --data plannen --process p-2k9x4m7q --email anna@example.nl --reason "Jan is weg"
            """,
        subcommands: [List.self, Admit.self])

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    /// `samenhang process list --data FOLDER`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the processes with who directs them.",
            discussion: """
                Example: samenhang process list --data plannen --format json

                A director who erased their account is not counted. A server may go on meanwhile.
                """)

        @Option(help: "Folder with what people write.") var data: String
        @Option(help: "How the result is printed: text or json.") var format: Format = .text

        func run() async throws {
            let folder = try ProcessFolder(data, reading: true)
            var items: [ProcessItem] = []
            for (id, process) in try await folder.processes.all() {
                let directors = try await folder.directors(of: process)
                items.append(
                    ProcessItem(
                        id: id.rawValue, name: process.charter?.name ?? "", directors: directors.map(\.email.text)))
            }
            try printOut(format == .json ? try json(items) : items.map(\.line).joined())
        }
    }

    /// `samenhang process admit --data FOLDER --process ID --email ADDRESS`
    struct Admit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody direct a process that has no director any more.",
            discussion: """
                Example: samenhang process admit --data plannen --process p-2k9x4m7q --email anna@example.nl \\
                           --reason "Jan heeft zijn account gewist"

                For a process whose directors all erased their accounts, or a journal that was restored without its accounts;
                while somebody directs it, they let people in on the website. The journal keeps that the program did it, with
                the reason. The server has to be stopped first.
                """)

        @Option(help: "Folder with what people write.") var data: String
        @Option(help: "The process, as `samenhang process list` and its address on the website have it.")
        var process: String
        @Option(help: "E-mail address of somebody with an account.") var email: String
        @Option(help: "The role: regisseur.") var role = Role.director.rawValue
        @Option(help: "Why, for everybody to read in the timeline.") var reason: String
        @Option(help: "How the result is printed: text or json.") var format: Format = .text

        func validate() throws {
            guard role == Role.director.rawValue else {
                throw ValidationError("--role is regisseur: who directs gives others their role, on the website.")
            }
            guard !reason.allSatisfy(\.isWhitespace) else { throw ValidationError("--reason says why.") }
        }

        func run() async throws {
            let folder = try ProcessFolder(data, reading: false)
            let account = try await folder.people.known(email)
            guard let id = StreamID(rawValue: process), let now = try await folder.processes.process(id) else {
                throw UsageError(
                    code: "process.unknown", what: "There is no process '\(process)'.",
                    advice: "`samenhang process list --data \(data)` lists them.")
            }
            if let director = try await folder.directors(of: now).first {
                throw UsageError(
                    code: "process.hasDirector", what: "\(director.email) directs this process.",
                    advice: "Ask them to let \(account.email) in, on the page Deelnemers of the process.")
            }
            if let member = now.members[account.id] {
                try await folder.processes.perform(
                    ChangeRole(account.id, to: .director, for: member.party, reason: reason, seenAt: now.version),
                    in: id,
                    by: .system)
            } else {
                try await folder.processes.perform(
                    AdmitMember(account.id, as: .director, reason: reason), in: id, by: .system)
            }
            let item = ProcessItem(id: id.rawValue, name: now.charter?.name ?? "", directors: [account.email.text])
            try printOut(format == .json ? try json([item]) : item.line)
        }
    }
}

/// A process as the commands print it.
private struct ProcessItem: Encodable {
    let id: String
    let name: String
    let directors: [String]

    var line: String {
        "\(id)  \(name)  (\(directors.isEmpty ? "no director" : directors.joined(separator: ", ")))\n"
    }
}

private func json(_ items: [ProcessItem]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(items), as: UTF8.self) + "\n"
}

/// The processes and the people of a data folder.
struct ProcessFolder {
    let processes: ProcessService
    let people: PeopleService

    /// - Parameter reading: true where nothing is written, so that a server may go on.
    init(_ path: String, reading: Bool) throws {
        let journal = DataFolder(path: path).journal
        people = try PeopleFolder.open(path)
        let store = reading ? try SQLiteJournal(reading: journal) : try SQLiteJournal(path: journal)
        processes = ProcessService(journal: store) {
            Planning.Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded()))
        }
    }

    /// The names of the processes that nobody with an account would direct without somebody.
    func soleDirections(of person: PersonID) async throws -> [String] {
        var names: [String] = []
        for (id, process) in try await processes.all() {
            let directors = try await directors(of: process)
            if directors.map(\.id) == [person] { names.append(process.charter?.name ?? id.rawValue) }
        }
        return names
    }

    /// Who directs a process and has an account.
    func directors(of process: AreaProcess) async throws -> [Account] {
        var found: [Account] = []
        for person in process.directors {
            if let account = try await people.account(person) { found.append(account) }
        }
        return found
    }
}
