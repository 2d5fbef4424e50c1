import ArgumentParser

/// `bench-diagnosis ATLAS`: times what the server does for its visitors, inside one process.
@main
struct BenchDiagnosis: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-diagnosis",
        abstract: "Time scoring, bands, opening, tiles and similar areas of an atlas.",
        discussion: "Each line that it prints is one figure, as JSON: {name, median, low, high, unit, runs, bar}.",
        subcommands: [Measure.self, Addresses.self], defaultSubcommand: Measure.self)
}

/// Why there is nothing to measure, or why what was measured is wrong.
struct Failure: Error, CustomStringConvertible {
    let description: String
}
