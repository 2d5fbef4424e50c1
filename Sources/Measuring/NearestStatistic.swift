internal import Geometry
internal import Planning

/// What is computed of the distances in an area.
public enum NearestStatistic: Sendable, Equatable {
    /// Number of features, or the sum of their weights.
    case count
    /// Mean, smallest and largest distance in metres, and their spread.
    case mean, min, max, standardDeviation
    /// Share (0…1) of the features within a distance in metres.
    case share(Double)

    /// Reads a list such as `mean,share:400`.
    ///
    /// - Throws: ``MeasureError`` that names the word that is not known, and those that are.
    public static func list(_ text: String) throws -> [NearestStatistic] {
        let statistics: [NearestStatistic] = try text.split(separator: ",").map { word in
            switch word {
            case "count": return .count
            case "mean": return .mean
            case "min": return .min
            case "max": return .max
            case "stdev": return .standardDeviation
            default:
                guard word.hasPrefix("share:"), let metres = Double(word.dropFirst(6)), metres >= 0 else {
                    throw MeasureError(
                        "statistic.unknown", .wrongUse, what: "There is no statistic '\(word)' for distances.",
                        advice: "Choose from count, mean, min, max, stdev and share:METRES.")
                }
                return .share(metres)
            }
        }
        return try MeasureList.checked(statistics, "statistic")
    }

    /// The distances for which a share is asked.
    public static func distances(_ statistics: [NearestStatistic]) -> [Double] {
        statistics.compactMap { if case .share(let metres) = $0 { metres } else { nil } }
    }

    /// Name of its column, behind `distance_`.
    var name: String {
        switch self {
        case .count: "count"
        case .mean: "mean"
        case .min: "min"
        case .max: "max"
        case .standardDeviation: "stdev"
        case .share(let metres): "share_\(shortText(metres))"
        }
    }

    func value(_ totals: NearestPass.Totals, within distances: [Double]) -> Double? {
        switch self {
        case .count: totals.distances.count
        case .mean: totals.distances.mean
        case .min: totals.distances.minimum
        case .max: totals.distances.maximum
        case .standardDeviation: totals.distances.standardDeviation
        case .share(let metres): distances.firstIndex(of: metres).flatMap { totals.share($0) }
        }
    }
}
