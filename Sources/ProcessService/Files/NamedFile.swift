internal import Foundation
public import Journal
public import Process

/// A file that an event names: the history has it, whether or not it still shows on a card.
public struct NamedFile: Hashable, Sendable {
    /// 64 hexadecimal digits of SHA-256, its name in the store.
    public let sha256: String
    /// What people call it.
    public let name: String
    /// In which process.
    public let process: StreamID
    /// On which card it was put.
    public let card: ItemID<Card>
}

extension JournalStore {
    /// Every file that any event of the journal names, in the order of the journal, each once per card.
    ///
    /// - Throws: `JournalError`; `EventCatalogue.Failure` for an event about a file that cannot be read, because then nobody can
    ///   say which files there should be.
    /// - Complexity: reads every event; memory for one page and the answer.
    public func namedFiles() async throws -> [NamedFile] {
        let folding = ProcessFolding(catalogue: .current)
        var files: [NamedFile] = []
        var known: Set<NamedFile> = []
        var position: Int64 = 0
        while true {
            let page = try await readAll(after: position, most: 1_000)
            guard let last = page.last else { return files }
            position = last.position
            for recorded in page where recorded.event.type.hasPrefix(Attachment.kind.rawValue + ".") {
                let event = try folding.decode(recorded)
                guard
                    let item = (event as? ItemAdded<Attachment>)?.item ?? (event as? ItemChanged<Attachment>)?.item
                else { continue }
                let file = NamedFile(
                    sha256: item.sha256, name: item.name, process: recorded.stream, card: item.card)
                if known.insert(file).inserted { files.append(file) }
            }
        }
    }
}
