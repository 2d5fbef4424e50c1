import Foundation
import Journal
import JournalSQLite
import Planning

/// How long a long stream takes to open and to read.
struct ReadBench {
    let folder: String
    let runs: Int
    let events: Int
    /// So many events came behind the snapshot.
    private static let tail = 100

    func run() async throws {
        let path = folder + "/read.sqlite"
        guard let stream = StreamID(rawValue: "wijk") else { return }
        try await make(path, stream)
        var opening: [Double] = []
        var reading: [Double] = []
        var checking: [Double] = []
        for _ in 0..<runs {
            opening.append(try await milliseconds { try await open(path, stream) })
            let journal = try SQLiteJournal(path: path)
            reading.append(try await milliseconds { try await readAll(journal, stream) })
            checking.append(try await milliseconds { _ = try await journal.checkFile() })
            try journal.close()
        }
        try Figures("open", opening, unit: "ms").print()
        try Figures("read", reading, unit: "ms").print()
        try Figures("check", checking, unit: "ms").print()
    }

    private func make(_ path: String, _ stream: StreamID) async throws {
        let journal = try SQLiteJournal(path: path)
        for first in stride(from: 0, to: events, by: 1_000) {
            let page = (first..<min(first + 1_000, events)).map(NewEvent.card)
            let recorded = try await journal.append(
                page, to: stream, expecting: first, by: .system, at: Timestamp(milliseconds: 0))
            guard let kept = recorded.last(where: { $0.version <= events - Self.tail }) else { continue }
            // As large as the state of a process in full swing.
            let state = [UInt8](repeating: 7, count: 500_000)
            try await journal.keep(
                Snapshot(stream: stream, version: kept.version, digest: kept.digest, form: "bench", state: state))
        }
        try journal.close()
    }

    /// The file, the snapshot and what came behind it: what opening a process costs.
    private func open(_ path: String, _ stream: StreamID) async throws {
        let journal = try SQLiteJournal(path: path)
        let snapshot = try await journal.snapshot(of: stream, form: "bench")
        let tail = try await journal.read(stream, after: snapshot?.version ?? 0, most: .max)
        guard tail.count == Self.tail else { throw CocoaError(.fileReadCorruptFile) }
        try journal.close()
    }

    private func readAll(_ journal: SQLiteJournal, _ stream: StreamID) async throws {
        var version = 0
        while let last = try await journal.read(stream, after: version, most: 1_000).last { version = last.version }
        guard version == events else { throw CocoaError(.fileReadCorruptFile) }
    }
}
