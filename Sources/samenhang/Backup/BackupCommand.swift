import ArgumentParser
import JournalSQLite

/// `samenhang backup --data FOLDER --out FOLDER`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of everything that people wrote, also while a server uses it.",
        discussion: """
            Example: samenhang backup --data plannen --out zondag

            The copy is a folder with journal, accounts and the files on cards. It is checked before it gets its name, and a
            folder that is there is never overwritten. It can be looked at with `samenhang journal verify --data zondag` and
            put in place with `samenhang restore`. Sessions and links for a new password are not in it: after restoring everybody
            signs in again. An older backup keeps who was erased since; throw old ones away.
            """)

    @Option(help: "The folder with what people wrote.") var data: String
    @Option(help: "The folder to write; it may not be there yet.") var out: String
    @Flag(help: "Go on when files on cards are missing or changed already; the backup says which.")
    var withoutLostFiles = false

    func run() async throws {
        let progress = ProgressLine()
        defer { progress.end() }
        let copy = DataCopy(from: DataFolder(path: data), withoutLostFiles: withoutLostFiles) {
            progress.show($0, done: $1)
        }
        let manifest = try await copy.backup(to: out)
        progress.end()
        for lost in manifest.lost { printNote("Not in the backup: \(lost)") }
        try printOut("\(out) is written and whole: \(manifest.contents).\n")
    }
}

/// `samenhang restore FOLDER --data FOLDER`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a data folder of a backup, after checking all of it.",
        discussion: """
            Example: samenhang restore zondag --data plannen

            A data folder that is there is never overwritten: stop the server and give the old folder another name first. Of a
            backup of the journal alone, `samenhang journal restore` makes a journal.
            """)

    @Argument(help: "A folder that `samenhang backup` wrote.") var backup: String
    @Option(help: "The data folder to make; it may not be there yet, or must be empty.") var data: String
    @Flag(help: "Go on when files on cards are missing from the backup or changed; they are named.")
    var withoutLostFiles = false

    func run() async throws {
        let progress = ProgressLine()
        defer { progress.end() }
        let copy = DataCopy(from: DataFolder(path: backup), withoutLostFiles: withoutLostFiles) {
            progress.show($0, done: $1)
        }
        let manifest = try await copy.restore(to: data)
        progress.end()
        for lost in manifest.lost { printNote("Not restored: \(lost)") }
        try printOut("\(data) is restored and whole: \(manifest.contents).\n")
    }
}
