import Foundation
import Journal
import JournalSQLite
import Planning
import ProcessService

/// Copies everything that people wrote from one folder to another: to a backup, and back.
///
/// The order makes the copy agree with itself while a server goes on. First the journal, at one moment. Then accounts: whoever
/// acts in the journal had an account before, so that each is in the copy, unless erased since. Then the files that the copied
/// journal names: each was on disk before the event that names it, and files are never changed or taken away.
struct DataCopy {
    let source: DataFolder
    let withoutLostFiles: Bool
    /// Told what is being done, and which share is done.
    let progress: (String, Double) -> Void

    init(from source: DataFolder, withoutLostFiles: Bool, progress: @escaping (String, Double) -> Void) {
        self.source = source
        self.withoutLostFiles = withoutLostFiles
        self.progress = progress
    }

    /// Writes a backup, which gets its name when it is whole.
    func backup(to target: String) async throws -> BackupManifest {
        guard source.exists else { throw JournalError.notAJournal("there is no folder \(source.path)") }
        return try await build(target) { part in
            progress("Copying and checking the journal", 0)
            let check = try await SQLiteJournal(reading: source.journal).backup(to: part.journal)
            let manifest = try await fill(part, check)
            try manifest.write(in: part.path)
            try flush(part.file(BackupManifest.fileName))
            return manifest
        }
    }

    /// Makes a data folder of a backup, which gets its name when it is whole.
    func restore(to target: String) async throws -> BackupManifest {
        let promised = try BackupManifest.read(in: source.path)
        return try await build(target) { part in
            progress("Restoring and checking the journal", 0)
            let (check, _) = try await part.restore(from: source.journal, replacing: false, now: now)
            let manifest = try await fill(part, check)
            if let lacking = promised.lacking(in: manifest) { throw DataCopyRefusal.changed(source.path, lacking) }
            return manifest
        }
    }

    /// Copies accounts and files to where the journal is already.
    private func fill(_ part: DataFolder, _ check: ChainCheck) async throws -> BackupManifest {
        progress("Copying accounts", 0.3)
        var accounts: Int?
        if FileManager.default.fileExists(atPath: source.people) {
            accounts = try await SQLiteDirectory.backup(source.people, to: part.people)
        }
        let files = try await SQLiteJournal(reading: part.journal).namedFiles()
        let digests = Set(files.map(\.sha256)).sorted()
        let (from, to) = (AttachmentStore(path: source.attachments), AttachmentStore(path: part.attachments))
        for (number, digest) in digests.enumerated() {
            progress("Copying files", 0.4 + 0.4 * Double(number) / Double(digests.count))
            // One that cannot be read is told of below, with where it belongs.
            guard let bytes = try? from.read(digest) else { continue }
            _ = try to.keep(bytes)
        }
        progress("Checking files", 0.8)
        var found = try await AttachmentCheck(of: SQLiteJournal(reading: part.journal), in: to)
        let whole = found.wholeCount
        if !found.isSound {
            // What lacks in the copy lacks where it came from, which knows whether it is gone or changed.
            found = try await AttachmentCheck(of: SQLiteJournal(reading: part.journal), in: from)
            guard withoutLostFiles else { throw AttachmentDamage(path: source.attachments, check: found) }
        }
        return BackupManifest(
            made: now.iso8601, events: check.eventCount, streams: check.heads.count, accounts: accounts, files: whole,
            lost: found.lost.map(\.description))
    }

    /// Does work in a folder that only its owner may read and that has another name until it is whole.
    private func build<Result>(_ target: String, _ work: (DataFolder) async throws -> Result) async throws -> Result {
        let files = FileManager.default
        let name = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
        if files.fileExists(atPath: name), (try? files.contentsOfDirectory(atPath: name))?.isEmpty != true {
            throw DataCopyRefusal.taken(target)
        }
        let part = DataFolder(path: "\(name).part-\(ProcessInfo.processInfo.processIdentifier)")
        try? files.removeItem(atPath: part.path)
        try part.make()
        defer { try? files.removeItem(atPath: part.path) }
        let result = try await work(part)
        // An empty folder makes room for another of its name by itself.
        guard rename(part.path, name) == 0 else {
            throw JournalError.unreadable("\(name) cannot be made: \(String(cString: strerror(errno)))")
        }
        try flush(name)
        try flush((name as NSString).deletingLastPathComponent)
        return result
    }

    /// Waits until a file, or the list of files of a folder, is on the disk.
    private func flush(_ path: String) throws {
        let handle = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw JournalError.unreadable("\(path) cannot be opened") }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw errno == ENOSPC ? JournalError.diskFull : .unreadable(path) }
    }

    private var now: Planning.Timestamp {
        Planning.Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded()))
    }
}

/// A backup or a restore that is not begun, or comes to nothing.
enum DataCopyRefusal: ExplainedError {
    /// Something has that name already.
    case taken(String)
    /// The folder is no backup.
    case noBackup(String)
    /// The backup is not what it was when it was made; what lacks.
    case changed(String, String)

    var code: String {
        switch self {
        case .taken: "backup.taken"
        case .noBackup: "backup.none"
        case .changed: "backup.changed"
        }
    }

    var category: ErrorCategory {
        switch self {
        case .taken: .wrongUse
        case .noBackup, .changed: .inputRejected
        }
    }

    var what: String {
        switch self {
        case .taken(let path): "Nothing is written: there already is something in \(path)."
        case .noBackup(let path):
            "\(path) is no backup of this program: it has no \(BackupManifest.fileName) that can be read."
        case .changed(let path, let lacking):
            "Nothing is restored: \(path) is not what it was when it was made; \(lacking)."
        }
    }

    var why: String { "" }

    var advice: String {
        switch self {
        case .taken: "Choose another folder, or give that one another name first."
        case .noBackup:
            "Name a folder that `samenhang backup` wrote; for a single file there is `samenhang journal restore`."
        case .changed: "Keep it for inquiry, and restore another backup."
        }
    }
}
