import Atlas
import Diagnosis
import Planning

/// Finding the five areas most like one, as a passport page does.
struct SimilarityBench {
    private let diagnosis: AtlasDiagnosis
    private let runs: Int

    /// Takes a diagnosis whose context is standardised.
    init(_ diagnosis: AtlasDiagnosis, runs: Int) {
        self.diagnosis = diagnosis
        self.runs = runs
    }

    /// Prints the time of one search, as the mean over 200 areas per run.
    func run() throws {
        guard let areas = diagnosis.atlas[.neighbourhood] else { return }
        let places = spread(200, over: areas.count)
        let together = time(runs: runs) { _ in
            places.map { diagnosis.similar(to: $0, level: .neighbourhood, count: 5) }
        }
        try Measurement("similar.lookup", together.divided(by: Double(places.count))).print()
    }
}

/// At most `count` places, evenly over `total`: 3 over 10 gives 0, 3, 6.
func spread(_ count: Int, over total: Int) -> [Int] {
    let wanted = min(count, total)
    return (0..<wanted).map { $0 * total / wanted }
}
