import ArgumentParser
import Foundation

/// `bench-journal FOLDER`: times the journal in a folder on the disk that is asked about.
@main
struct BenchJournal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-journal",
        abstract: "Time appending to, reading and following a journal.",
        discussion: "Each line that it prints is one figure, as JSON: {name, value, low, high, unit, runs}.")

    enum Part: String, ExpressibleByArgument, CaseIterable { case appends, rest }

    @Argument(help: "A folder on the disk to measure; files of the test are made in it and removed.") var folder: String
    @Option(help: "How often each thing is timed.") var runs = 5
    @Option(help: "Seconds of appending in each run.") var seconds = 1.0
    @Option(help: "Events in the stream that is opened and read.") var events = 50_000
    @Option(help: "Followers of one stream.") var followers = 500

    @Option(help: "Only appends, or only the rest.") var part: Part?

    func validate() throws {
        guard runs > 0, seconds > 0, events >= 5_000, followers > 0 else {
            throw ValidationError("--runs, --seconds and --followers are above 0, --events is at least 5000.")
        }
    }

    func run() async throws {
        let work = folder + "/bench-journal-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: work) }
        if part != .rest { try await AppendBench(folder: work, runs: runs, seconds: seconds).run() }
        if part == .appends { return }
        try await FollowBench(folder: work, runs: runs, followers: followers).run()
        try await ReadBench(folder: work, runs: runs, events: events).run()
        try await ProcessBench(folder: work, runs: runs, events: events, watchers: followers).run()
    }
}

/// Figures of several runs of the same thing, printed as one line of JSON.
struct Figures: Encodable {
    let name: String
    let value: Double
    let low: Double
    let high: Double
    let unit: String
    let runs: Int

    /// The middle one counts.
    init(_ name: String, _ values: [Double], unit: String) {
        let sorted = values.sorted()
        self.name = name
        value = sorted.isEmpty ? .nan : sorted[sorted.count / 2]
        low = sorted.first ?? .nan
        high = sorted.last ?? .nan
        self.unit = unit
        runs = sorted.count
    }

    /// Prints the line at once, so that what was measured stays known when something later fails.
    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        FileHandle.standardOutput.write(try encoder.encode(self) + Data("\n".utf8))
    }
}

/// Milliseconds that work took.
func milliseconds(_ work: () async throws -> Void) async rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try await work()
    return (clock.now - start) / .milliseconds(1)
}
