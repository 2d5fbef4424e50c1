public import Journal
public import Planning
internal import Process

/// Whether the files that events name are there and are what they were.
public struct AttachmentCheck: Sendable {
    /// A file that is not.
    public struct Lost: Hashable, Sendable, CustomStringConvertible {
        /// What the history says of it.
        public let file: NamedFile
        /// Whether it is gone or changed.
        public let error: AttachmentError
        /// What the process is called now; its id where that cannot be read.
        public let process: String
        /// What the card is called; its id when it was taken away.
        public let card: String

        /// File, card, process and what is wrong, in one line.
        public var description: String {
            let what = error == .lost ? "is not there" : "is not what it was"
            return "'\(file.name)' on card '\(card)' of process '\(process)' (\(file.process)) \(what): \(file.sha256)"
        }
    }

    /// How many files events name, each counted once however often it is named.
    public private(set) var namedCount = 0
    /// What is not as it was, in the order of the journal.
    public private(set) var lost: [Lost] = []
    /// How many files in the folder no event names: of forms that were refused or cut off. Removing them loses nothing.
    public private(set) var unnamedCount = 0

    /// How many of them are there as they were.
    public var wholeCount: Int { namedCount - Set(lost.map(\.file.sha256)).count }
    /// True when every file that an event names is there as it was.
    public var isSound: Bool { lost.isEmpty }

    /// Reads and compares every file.
    ///
    /// What is in the folder is listed before the journal is read, so that a file that comes meanwhile is not taken for one
    /// that nobody names.
    ///
    /// - Throws: what ``Journal/JournalStore/namedFiles()`` throws.
    /// - Complexity: one SHA-256 per file, and memory for one file.
    public init(of journal: any JournalStore, in store: AttachmentStore) async throws {
        let present = store.names
        let named = try await journal.namedFiles()
        let service = ProcessService(journal: journal) { Timestamp(milliseconds: 0) }
        var errors: [String: AttachmentError?] = [:]
        for file in named {
            let error: AttachmentError?
            if let known = errors[file.sha256] {
                error = known
            } else {
                error = store.problem(with: file.sha256)
                errors[file.sha256] = .some(error)
            }
            guard let error else { continue }
            let process = try? await service.process(file.process)
            lost.append(
                Lost(
                    file: file, error: error, process: process?.charter?.name ?? file.process.rawValue,
                    card: process?.cards[file.card]?.item.title ?? file.card.rawValue))
        }
        namedCount = errors.count
        unnamedCount = present.count { errors[$0] == nil }
    }
}

/// Files on cards that are not there, or not what they were.
public struct AttachmentDamage: ExplainedError {
    /// Folder with the files.
    public let path: String
    /// Which.
    public let lost: [AttachmentCheck.Lost]

    /// Tells what a check found.
    public init(path: String, check: AttachmentCheck) {
        self.path = path
        lost = check.lost
    }

    /// Stable name.
    public var code: String { "attachment.damaged" }
    /// The input is not usable as it is.
    public var category: ErrorCategory { .inputRejected }
    /// How many.
    public var what: String {
        "\(path): \(lost.count) \(lost.count == 1 ? "file on a card is" : "files on cards are") missing or changed."
    }
    /// Each on a line.
    public var why: String { lost.map(\.description).joined(separator: "\n  ") }
    /// What to do next.
    public var advice: String {
        "Put them back from a backup, each in a folder of the first two digits of its SHA-256; the journal itself is whole."
    }
}
