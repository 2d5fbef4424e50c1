import ArgumentParser
import Atlas
import Catalogue

/// `bench-diagnosis measure ATLAS`
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Time everything and print one line per figure.")

    @Argument(help: "The atlas.") var atlas: String
    @Option(help: "How often each thing is timed, after one warm-up.") var runs = 15
    @Flag(help: "Only scores and bands.") var onlyScores = false

    func validate() throws {
        guard runs > 0 else { throw ValidationError("--runs is at least 1.") }
    }

    func run() throws {
        let opened = try Atlas.open(atlas)
        let diagnosis = AtlasDiagnosis(opened, catalogue: try IndicatorCatalogue.bundled())
        try ScoreBench(diagnosis, runs: runs).run()
        if onlyScores { return }
        let opening = try time(runs: runs) { _ in try Atlas.open(atlas) }
        try Measurement("atlas.open", opening).print()
        try SimilarityBench(diagnosis, runs: runs).run()
        for level in opened.levels.keys.sorted(by: >) {
            if let areas = opened[level] { try TileBench(areas, runs: runs).run() }
        }
    }
}
