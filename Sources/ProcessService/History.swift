internal import Foundation
public import Journal
public import Planning
public import Process

/// Something that happened, as it stands in the journal.
public struct HistoryEntry: Sendable {
    /// When, by whom, and the version after it.
    public let fact: Fact
    /// What kind of event.
    public let type: String
    /// The event.
    public let event: any ProcessEvent
    /// Its digest in the chain.
    public let digest: Digest
    let payload: [UInt8]

    /// Every text that the event carries, to search in: what people wrote, and the words and ids that the program keeps.
    public var texts: [String] {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(payload)) else { return [] }
        return value.texts
    }
}

extension JSONValue {
    /// Every text in it, without the names of its parts.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.texts)
        case .object(let members): members.sorted { $0.key < $1.key }.flatMap(\.value.texts)
        case .null, .bool, .integer, .number: []
        }
    }
}

extension ProcessFolding {
    /// An event of the journal with what it says.
    func entry(_ recorded: RecordedEvent) throws -> HistoryEntry {
        HistoryEntry(
            fact: Fact(recorded), type: recorded.event.type, event: try decode(recorded), digest: recorded.digest,
            payload: recorded.event.payload)
    }

    /// The snapshot of a process with its digest, where it belongs to the events of the journal; nil where there is none.
    func kept(of stream: StreamID, in journal: any JournalStore) async throws -> (AreaProcess, Digest)? {
        guard let snapshot = try await journal.snapshot(of: stream, form: ProcessFolding.form),
            try await journal.read(stream, after: snapshot.version - 1, most: 1).first?.digest == snapshot.digest,
            let state = state(in: snapshot)
        else { return nil }
        return (state, snapshot.digest)
    }
}

extension ProcessService {
    /// What happened in a process in front of a version, the newest first, at most that many events. What is not chosen is not
    /// read.
    public func history(
        of id: StreamID, before version: Int, _ choice: EventChoice, most: Int
    ) async throws -> [HistoryEntry] {
        try await journal.readBack(id, before: version, choice, most: most).map(folding.entry)
    }

    /// How many events a process had at the end of a day; 0 when it had not begun.
    ///
    /// - Complexity: reads one event per halving of the stream.
    public func version(of id: StreamID, on day: CalendarDay) async throws -> Int {
        let end = day.end
        var low = 0
        var high = try await journal.summary(of: id)?.version ?? 0
        while low < high {
            let middle = (low + high + 1) / 2
            guard let event = try await journal.read(id, after: middle - 1, most: 1).first else { break }
            if event.time < end { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// What `tell` says of some events, given how the process was before and after each.
    ///
    /// - Throws: ``PastIsBusy``, what the journal says and what `tell` throws.
    public func tell<Told: Sendable>(
        of versions: [Int], in id: StreamID,
        _ tell: @Sendable (_ before: AreaProcess, HistoryEntry, _ after: AreaProcess) throws -> Told
    ) async throws -> [Int: Told] {
        try await past.tell(of: versions, in: id, tell)
    }
}
