import Foundation
import Journal
import Planning

/// What a backup holds, written beside it as `backup.json`: so that it shows when something was taken away from it later.
struct BackupManifest: Codable {
    /// Name of the file in the folder of a backup.
    static let fileName = "backup.json"

    /// Version of the form.
    var version = 1
    /// When it was made, in ISO 8601.
    let made: String
    /// Events in the journal.
    let events: Int
    /// Streams in the journal.
    let streams: Int
    /// Accounts; nil where the data folder had no directory of people.
    let accounts: Int?
    /// Files on cards, each counted once.
    let files: Int
    /// Files that were missing or changed already when the backup was made, in words.
    let lost: [String]

    /// What is in it, in words.
    var contents: String {
        func counted(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }
        return counted(events, "event") + " in " + counted(streams, "stream") + ", "
            + (accounts.map { counted($0, "account") } ?? "no accounts") + ", " + counted(files, "file")
    }

    /// What lacks in a folder that should hold this; nil when it holds all of it.
    func lacking(in found: BackupManifest) -> String? {
        if found.events != events { return "it has \(found.events) events where there should be \(events)" }
        if found.streams != streams { return "it has \(found.streams) streams where there should be \(streams)" }
        guard found.accounts == accounts else {
            return "it has \(found.accounts ?? 0) accounts where there should be \(accounts ?? 0)"
        }
        return nil
    }

    /// Reads the manifest of a backup.
    ///
    /// - Throws: ``DataCopyRefusal`` when there is none, or it is of a newer program.
    static func read(in folder: String) throws -> BackupManifest {
        guard let data = FileManager.default.contents(atPath: folder + "/" + fileName),
            let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data), manifest.version == 1
        else { throw DataCopyRefusal.noBackup(folder) }
        return manifest
    }

    /// Writes it into a folder, for its owner alone.
    ///
    /// - Throws: `JournalError` when it cannot be written.
    func write(in folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let contents = try encoder.encode(self) + Data("\n".utf8)
        guard
            FileManager.default.createFile(
                atPath: folder + "/" + Self.fileName, contents: contents, attributes: [.posixPermissions: 0o600])
        else { throw JournalError.unreadable("\(folder)/\(Self.fileName) cannot be written") }
    }
}
