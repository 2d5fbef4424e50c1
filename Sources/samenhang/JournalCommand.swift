import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Planning
import ProcessService

/// `samenhang journal …`
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Check, back up, restore and export what people decided.",
        subcommands: [Verify.self, Backup.self, Restore.self, Export.self, JournalWriteTest.self])

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    /// `samenhang journal verify --data FOLDER`
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that every event is as it was recorded.",
            discussion: """
                Example: samenhang journal verify --data gegevens
                A backup:  samenhang journal verify --file zondag.sqlite

                With --data the files on cards are compared with the SHA-256 that the journal has of them. The exit code is 3
                when anything is wrong; stream and version, or process and card, are told. A server may go on meanwhile.
                """)

        @Option(help: "The folder with the journal.") var data: String?
        @Option(help: "A journal file, such as a backup.") var file: String?
        @Option(help: "How the result is printed: text or json.") var format: Format = .text

        func validate() throws {
            guard (data == nil) != (file == nil) else {
                throw ValidationError("Give --data or --file, one of the two.")
            }
        }

        func run() async throws {
            let path = file ?? DataFolder(path: data ?? "").journal
            let journal = try SQLiteJournal(reading: path)
            let check = try await journal.checkFile()
            // Of a damaged journal nobody knows for sure which files it names.
            let folder = check.isSound ? data.map(DataFolder.init(path:)) : nil
            let files = try await folder.asyncMap { folder in
                try await AttachmentCheck(of: journal, in: AttachmentStore(path: folder.attachments))
            }
            if format == .json { try printOut(try JournalReport(path: path, check: check, files: files).json()) }
            guard check.isSound else { throw JournalDamage(path: path, check: check) }
            if format == .text {
                try printOut("\(path) is whole: \(contents(check)).\n" + (files.map(told) ?? ""))
            }
            if let folder, let files, !files.isSound { throw AttachmentDamage(path: folder.attachments, check: files) }
        }
    }

    /// `samenhang journal backup --data FOLDER --out FILE`
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a checked copy of the journal alone, also while a server uses it.",
            discussion: """
                Example: samenhang journal backup --data gegevens --out zondag.sqlite

                Accounts and files on cards are not in it: `samenhang backup` copies everything.
                """)

        @Option(help: "The folder with the journal.") var data: String
        @Option(help: "The copy to write; an older backup of that name stays until this one is whole.") var out: String

        func run() async throws {
            let check = try await SQLiteJournal(reading: DataFolder(path: data).journal).backup(to: out)
            try printOut("\(out) is written and whole: \(contents(check)).\n")
        }
    }

    /// `samenhang journal restore FILE --data FOLDER`
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a backup or an export in the place of the journal, after checking it.",
            discussion: """
                Example: samenhang journal restore zondag.sqlite --data gegevens

                A journal that has events is only replaced with --force, and then stays in the folder under another name. The
                server has to be stopped first.
                """)

        @Argument(help: "A file that `journal backup` or `journal export` wrote.") var file: String
        @Option(help: "The folder to restore into; it is made when it is not there.") var data: String
        @Flag(help: "Put aside a journal that has events.") var force = false

        func run() async throws {
            let now = Planning.Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded()))
            let folder = DataFolder(path: data)
            let (check, aside) = try await folder.restore(from: file, replacing: force, now: now)
            if let aside { printNote("The journal that was there is now \(aside).") }
            try printOut("\(folder.journal) is restored and whole: \(contents(check)).\n")
        }
    }

    /// `samenhang journal export --data FOLDER`
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the events as JSON lines, one event on a line.",
            discussion: """
                Example: samenhang journal export --data gegevens --out journaal.jsonl
                One process: samenhang journal export --data gegevens --stream p-2k9x4m7q

                An export of everything can be restored. The exit code is 3 when the journal is damaged; what can be read is
                written all the same.
                """)

        @Option(help: "The folder with the journal.") var data: String
        @Option(help: "Only this stream.") var stream: String?
        @Option(help: "The file to write; by default standard output.") var out: String?

        func validate() throws {
            guard let stream else { return }
            guard StreamID(rawValue: stream) != nil else {
                throw ValidationError("--stream is 1 to 64 lower-case letters, digits and hyphens.")
            }
        }

        func run() async throws {
            let journal = try SQLiteJournal(reading: DataFolder(path: data).journal)
            let only = stream.flatMap(StreamID.init(rawValue:))
            if let only, try await journal.summary(of: only) == nil {
                throw UsageError(
                    code: "journal.noSuchStream", what: "There is no stream '\(only)'.",
                    advice: "`samenhang journal verify --format json` lists the streams.")
            }
            let output = try LineOutput(path: out)
            let check = try await journal.export(only) { line in try output.write(line) }
            try output.finish()
            guard check.isSound else { throw JournalDamage(path: journal.path, check: check) }
        }
    }
}

/// How much a check walked, in words.
private func contents(_ check: ChainCheck) -> String {
    func counted(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }
    return "\(counted(check.eventCount, "event")) in \(counted(check.heads.count, "stream"))"
}

/// What is said of the files on cards; nothing where there are none.
private func told(_ files: AttachmentCheck) -> String {
    func counted(_ number: Int, _ rest: String, _ others: String) -> String {
        number == 0 ? "" : number == 1 ? "1 file \(rest).\n" : "\(number) files \(others).\n"
    }
    return counted(files.wholeCount, "on a card is as it was kept", "on cards are as they were kept")
        + counted(
            files.unnamedCount, "is named by no event: a form was refused or cut off; removing it loses nothing",
            "are named by no event: forms were refused or cut off; removing them loses nothing")
}

extension Optional {
    /// What work gives for the value; nil when there is none.
    fileprivate func asyncMap<Result>(_ work: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await work(self)
    }
}
