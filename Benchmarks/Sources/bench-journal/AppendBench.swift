import Foundation
import Journal
import JournalSQLite
import Planning

/// How many acknowledged appends a second, beside how often the disk itself can flush, in turn.
struct AppendBench {
    let folder: String
    let runs: Int
    let seconds: Double

    func run() async throws {
        var flushes: [Double] = []
        var grown: [Double] = []
        var alone: [Double] = []
        var together: [Double] = []
        for run in 0..<runs {
            flushes.append(try flushesASecond(growing: false))
            grown.append(try flushesASecond(growing: true))
            alone.append(try await appendsASecond(callers: 1, run: run))
            together.append(try await appendsASecond(callers: 16, run: run))
        }
        try Figures("flushes", flushes, unit: "a second").print()
        try Figures("flushes.growing", grown, unit: "a second").print()
        try Figures("appends.1", alone, unit: "a second").print()
        try Figures("appends.16", together, unit: "a second").print()
    }

    /// Writes a page and waits for the disk, again and again: what no journal with one append per flush can exceed.
    ///
    /// - Parameter growing: false writes in a file that has its size already, as SQLite's log mostly does.
    private func flushesASecond(growing: Bool) throws -> Double {
        let path = folder + "/flushes"
        defer { unlink(path) }
        let handle = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard handle >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(handle) }
        let page = [UInt8](repeating: 7, count: 4_096)
        let pages = 1_000
        if !growing {
            for index in 0..<pages { pwrite(handle, page, page.count, off_t(index * page.count)) }
            fsync(handle)
        }
        let clock = ContinuousClock()
        let start = clock.now
        var count = 0
        while clock.now - start < .seconds(seconds) {
            let place = growing ? count : count % pages
            guard pwrite(handle, page, page.count, off_t(place * page.count)) == page.count, fdatasync(handle) == 0
            else {
                throw CocoaError(.fileWriteUnknown)
            }
            count += 1
        }
        return Double(count) / ((clock.now - start) / .seconds(1))
    }

    private func appendsASecond(callers: Int, run: Int) async throws -> Double {
        let path = folder + "/appends-\(callers)-\(run).sqlite"
        let journal = try SQLiteJournal(path: path)
        let clock = ContinuousClock()
        let start = clock.now
        let end = start + .seconds(seconds)
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for caller in 0..<callers {
                guard let stream = StreamID(rawValue: "wijk-\(caller)") else { continue }
                group.addTask {
                    var version = 0
                    while clock.now < end {
                        try await journal.append(
                            [.card(version)], to: stream, expecting: version, by: .system,
                            at: Timestamp(milliseconds: Int64(version)))
                        version += 1
                    }
                    return version
                }
            }
            return try await group.reduce(0, +)
        }
        let taken = (clock.now - start) / .seconds(1)
        try journal.close()
        return Double(count) / taken
    }
}

extension NewEvent {
    /// An event of the size that people make: 250 bytes.
    static func card(_ number: Int) -> NewEvent {
        let text = "Wateroverlast in de Dorpsstraat: bewoners vragen om meer groen en minder tegels in de voortuinen. "
        return NewEvent(
            type: "card.added", schema: 1,
            payload: Array(#"{"card":\#(number),"title":"\#(text)","question":"A","level":"tactical"}"#.utf8))
    }
}
