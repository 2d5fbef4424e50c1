import Testing
import Foundation
import Journal
import JournalSQLite
import Planning
import TestSupport

/// Every way of keeping a journal; the contract holds for each.
enum Backend: String, CaseIterable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String { rawValue }

    /// An empty journal, in a folder of the test.
    func make(in folder: TemporaryFolder) throws -> any JournalStore {
        switch self {
        case .memory: MemoryJournal()
        case .sqlite: try SQLiteJournal(path: folder.file("journal.sqlite"))
        }
    }
}

extension NewEvent {
    /// An event about a number.
    static func note(_ number: Int) -> NewEvent {
        NewEvent(type: "note.added", schema: 1, payload: Array(#"{"number":\#(number)}"#.utf8))
    }
}

extension StreamID {
    static let wijk = stream("wijk")
    static let buurt = stream("buurt")

    /// A stream whose name is known to be a right one.
    static func stream(_ name: String) -> StreamID {
        guard let stream = StreamID(rawValue: name) else { preconditionFailure("'\(name)' is no name of a stream") }
        return stream
    }
}

extension PersonID {
    static let anna = PersonID(rawValue: "p7k2m9xqa4wd")
}

extension Timestamp {
    /// That many milliseconds into 2026.
    static func at(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_767_225_600_000 + milliseconds) }
}

extension JournalStore {
    /// Appends notes with these numbers behind whatever there is, as often as somebody else is first.
    func addNotes(_ numbers: [Int], to stream: StreamID) async throws {
        while true {
            let version = try await summary(of: stream)?.version ?? 0
            do throws(JournalError) {
                try await append(numbers.map(NewEvent.note), to: stream, expecting: version, by: .anna, at: .at(0))
                return
            } catch {
                guard case .conflict = error else { throw error }
            }
        }
    }

    func all(of stream: StreamID) async throws -> [RecordedEvent] { try await read(stream, after: 0, most: .max) }
}
