import ArgumentParser
import Foundation
import Journal
import JournalSQLite
import Planning

/// `samenhang journal write-test`: adds events as quickly as it can and prints what was acknowledged, so that
/// `script/crash-test` can kill it at any moment and see whether all of that is there. Not listed: it is of no use to anybody else.
struct JournalWriteTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write-test",
        abstract: "Add made-up events until it is stopped, and print each that was acknowledged.",
        discussion: """
            Example: samenhang journal write-test --data proef --appends 1000

            Each line is STREAM VERSION DIGEST. When the disk is full it prints 'refused CODE', and waits for a line on standard
            input before it tries again.
            """, shouldDisplay: false)

    static let prefix = "write-test-"

    @Option(help: "The folder to write in; a journal with other streams is refused.") var data: String
    @Option(help: "How many streams.") var streams = 4
    @Option(help: "How many write at once.") var callers = 8
    @Option(help: "How many appends each does; 0 for no end.") var appends = 0
    @Option(help: "Bytes of the largest payload.") var largest = 2_000
    @Option(help: "A snapshot after so many appends of a caller; 0 for none.") var snapshots = 50

    func validate() throws {
        guard streams > 0, callers > 0, appends >= 0, largest >= 0, snapshots >= 0 else {
            throw ValidationError("Numbers are not below 0, and there is at least one stream and one caller.")
        }
    }

    func run() async throws {
        let folder = DataFolder(path: data)
        try folder.make()
        let journal = try SQLiteJournal(path: folder.journal)
        guard try await journal.streams().allSatisfy({ $0.stream.rawValue.hasPrefix(Self.prefix) }) else {
            throw UsageError(
                code: "journal.notForTests", what: "\(folder.journal) holds the work of people.",
                advice: "Choose an empty folder.")
        }
        let writer = Writer(
            journal: journal, streams: streams, appends: appends, largest: largest, snapshots: snapshots)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask { try await writer.write(as: caller) }
            }
            try await group.waitForAll()
        }
        try journal.close()
    }

}

/// One of those who write at once.
private struct Writer: Sendable {
    let journal: SQLiteJournal
    let streams: Int
    let appends: Int
    let largest: Int
    let snapshots: Int

    func write(as caller: Int) async throws {
        var done = 0
        while appends == 0 || done < appends {
            guard let stream = StreamID(rawValue: "\(JournalWriteTest.prefix)\(Int.random(in: 0..<streams))") else {
                return
            }
            let version = try await journal.summary(of: stream)?.version ?? 0
            let events = (0..<Int.random(in: 1...3)).map { index in
                let text = String(repeating: "x", count: .random(in: 0...largest))
                return NewEvent(
                    type: "proef.gedaan", schema: 1,
                    payload: Array(#"{"caller":\#(caller),"done":\#(done),"index":\#(index),"text":"\#(text)"}"#.utf8))
            }
            let now = Planning.Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded()))
            do throws(JournalError) {
                let recorded = try await journal.append(events, to: stream, expecting: version, by: .system, at: now)
                tell(recorded.map { "\($0.stream) \($0.version) \($0.digest)\n" }.joined())
                done += 1
                if let last = recorded.last, snapshots > 0, done % snapshots == 0 {
                    try await journal.keep(
                        Snapshot(
                            stream: stream, version: last.version, digest: last.digest, form: "write-test",
                            state: last.event.payload))
                }
            } catch {
                if case .conflict = error { continue }
                guard error == .diskFull else { throw error }
                tell("refused \(error.code)\n")
                guard readLine() != nil else { throw error }
            }
        }
    }

    /// Writes at once, because the next moment may be the last.
    private func tell(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
