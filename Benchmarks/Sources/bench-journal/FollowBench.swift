import Foundation
import Journal
import JournalSQLite
import Planning

/// How long it takes until all who follow a stream are told of an append, and what following costs in memory.
struct FollowBench {
    let folder: String
    let runs: Int
    let followers: Int

    func run() async throws {
        let journal = try SQLiteJournal(path: folder + "/follow.sqlite")
        guard let stream = StreamID(rawValue: "wijk") else { return }
        let before = try memory()
        // Each follower says that it was told; nobody polls.
        let (told, telling) = AsyncStream<Int>.makeStream()
        let reading = Task {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<followers {
                    let elements = journal.follow(stream)
                    group.addTask { for await events in elements { telling.yield(events.count) } }
                }
                telling.yield(0)
            }
        }
        var counts = told.makeAsyncIterator()
        _ = await counts.next()
        var times: [Double] = []
        for version in 0..<(runs * 20) {
            times.append(
                try await milliseconds {
                    try await journal.append(
                        [.card(version)], to: stream, expecting: version, by: .system, at: Timestamp(milliseconds: 0))
                    for _ in 0..<followers { _ = await counts.next() }
                })
        }
        try Figures("follow", times, unit: "ms").print()
        try Figures("follow.memory", [try memory()], unit: "MB").print()
        try Figures("follow.memory.before", [before], unit: "MB").print()
        reading.cancel()
        try journal.close()
    }

    /// The most memory that this process had.
    private func memory() throws -> Double {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { throw CocoaError(.fileReadUnknown) }
        return Double(usage.ru_maxrss) / 1_024
    }
}
