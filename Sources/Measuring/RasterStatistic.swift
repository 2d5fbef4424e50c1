public import Geometry
internal import Planning

/// What is computed of the cells of an area. Every cell counts for the part of it that lies inside.
public enum RasterStatistic: Sendable, Equatable {
    /// Number of cells with a value, parts counted for their part.
    case count
    /// `Σ share · value`.
    case sum
    /// `Σ share · value / Σ share`.
    case mean
    /// Smallest and largest value of the cells that are touched.
    case min, max
    /// Square root of ``variance``.
    case standardDeviation
    /// `Σ share · (value − mean)² / Σ share`.
    case variance
    /// `Σ share · weight · value`, with weights from another raster.
    case weightedSum
    /// `Σ share · weight · value / Σ share · weight`.
    case weightedMean
    /// Square root of `Σ share · weight · (value − weighted mean)² / Σ share · weight`.
    case weightedStandardDeviation
    /// The value below which this part (0…1) of the area lies, see ``WeightedQuantiles``.
    case quantile(Double)
    /// The value of which there is most, and of which there is least.
    case majority, minority
    /// Number of different values.
    case variety
    /// Share of the area's cells per value; gives a column per value that occurs.
    case share

    /// Reads a list such as `mean,max,p90,share`.
    ///
    /// - Throws: ``MeasureError`` that names the word that is not known, and those that are.
    public static func list(_ text: String) throws -> [RasterStatistic] {
        let statistics = try text.split(separator: ",").map { word in
            guard let statistic = RasterStatistic(String(word)) else {
                throw MeasureError(
                    "statistic.unknown", .wrongUse, what: "There is no statistic '\(word)' for rasters.",
                    advice:
                        "Choose from count, sum, mean, min, max, stdev, variance, weighted_sum, weighted_mean, "
                        + "weighted_stdev, median, p1 to p99, majority, minority, variety and share.")
            }
            return statistic
        }
        return try MeasureList.checked(statistics, "statistic")
    }

    private init?(_ word: String) {
        switch word {
        case "count": self = .count
        case "sum": self = .sum
        case "mean": self = .mean
        case "min": self = .min
        case "max": self = .max
        case "stdev": self = .standardDeviation
        case "variance": self = .variance
        case "weighted_sum": self = .weightedSum
        case "weighted_mean": self = .weightedMean
        case "weighted_stdev": self = .weightedStandardDeviation
        case "median": self = .quantile(0.5)
        case "majority": self = .majority
        case "minority": self = .minority
        case "variety": self = .variety
        case "share": self = .share
        default:
            guard word.first == "p", let percent = Double(word.dropFirst()), (0...100).contains(percent) else {
                return nil
            }
            self = .quantile(percent / 100)
        }
    }

    /// What has to be gathered for it.
    public var needs: RasterNeeds {
        switch self {
        case .count, .sum, .mean, .min, .max, .standardDeviation, .variance: .moments
        case .weightedSum, .weightedMean, .weightedStandardDeviation: [.weighted]
        case .quantile: []
        case .majority, .minority, .variety, .share: [.classes, .moments]
        }
    }

    /// The share of which it asks the quantile; nil for other statistics.
    public var quantile: Double? { if case .quantile(let share) = self { share } else { nil } }

    /// Name of its column.
    var name: String {
        switch self {
        case .count: "count"
        case .sum: "sum"
        case .mean: "mean"
        case .min: "min"
        case .max: "max"
        case .standardDeviation: "stdev"
        case .variance: "variance"
        case .weightedSum: "weighted_sum"
        case .weightedMean: "weighted_mean"
        case .weightedStandardDeviation: "weighted_stdev"
        case .quantile(let share): share == 0.5 ? "median" : "p" + shortText(share * 100)
        case .majority: "majority"
        case .minority: "minority"
        case .variety: "variety"
        case .share: "share"
        }
    }

    /// The value for one area; nil where it has no cells. ``share`` has none by itself.
    public func value(_ totals: RasterTotals) -> Double? {
        let moments = totals.moments
        return switch self {
        case .count: moments.count
        case .sum: moments.count > 0 ? moments.sum : nil
        case .mean: moments.mean
        case .min: moments.minimum
        case .max: moments.maximum
        case .standardDeviation: moments.standardDeviation
        case .variance: moments.variance
        case .weightedSum: totals.weighted.count > 0 ? totals.weighted.sum : nil
        case .weightedMean: totals.weighted.mean
        case .weightedStandardDeviation: totals.weighted.standardDeviation
        case .quantile(let share): totals.quantiles[share]
        // Of values that are equally common the lowest.
        case .majority: totals.classes.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
        case .minority: totals.classes.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        case .variety: moments.count > 0 ? Double(totals.classes.count) : nil
        case .share: nil
        }
    }
}

/// A number as short as it can be written: `90` for 90.0.
func shortText(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
