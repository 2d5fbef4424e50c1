public import Geometry
internal import Planning

/// What is computed of the features in an area. A line or polygon counts for the part of it that lies inside.
public enum FeatureOperation: Sendable, Equatable {
    /// Number of features.
    case count
    /// m² of polygons.
    case area
    /// Metres of lines.
    case length
    /// Features per km² of the area.
    case density
    /// Polygons: their share of the area, 0…1; of footprints this is the ground space index (GSI). With a column: one share
    /// per value of it.
    case share(of: String?)
    /// Metres or m² per value of a column.
    case perClass(String)
    /// `Σ part · value` of a column with amounts, such as dwellings or floor area.
    case sum(String)
    /// ``sum(_:)`` per m² of the area; of floor area this is the floor space index (FSI).
    case perSquareMetre(String)
    /// Open space per floor space, `(1 − GSI) / FSI`, of footprints with their floor area in a column (OSR).
    case openSpaceRatio(String)
    /// Part of the floor area that is for living, from the columns with that and with all floor area (MXI).
    case livingShare(String, of: String)
    /// Mean, spread and extremes of a column, weighted by m², metres or number.
    case mean(String), standardDeviation(String), min(String), max(String)
    /// The value of a column below which this part (0…1) lies, weighted by m², metres or number.
    case quantile(Double, String)

    /// Reads a list such as `count,area,share:functie,mean:bouwjaar`.
    ///
    /// - Throws: ``MeasureError`` that names the word that is not known, and those that are.
    public static func list(_ text: String) throws -> [FeatureOperation] {
        let operations = try text.split(separator: ",").map { word in
            let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let column = parts.count > 1 ? parts[1] : nil
            guard let first = parts.first, column != "", let operation = named(first, column) else {
                throw MeasureError(
                    "operation.unknown", .wrongUse, what: "There is no operation '\(word)' for features.",
                    advice:
                        "Choose from count, area, length, density, share, share:COLUMN, class:COLUMN, sum:COLUMN, "
                        + "fsi:COLUMN, osr:COLUMN, mxi:LIVING/ALL, mean:COLUMN, stdev:COLUMN, min:COLUMN, max:COLUMN, "
                        + "median:COLUMN and p1:COLUMN to p99:COLUMN.")
            }
            return operation
        }
        return try MeasureList.checked(operations, "operation")
    }

    private static func named(_ word: String, _ column: String?) -> FeatureOperation? {
        switch (word, column) {
        case ("count", nil): .count
        case ("area", nil): .area
        case ("length", nil): .length
        case ("density", nil): .density
        case ("share", let column): .share(of: column)
        case ("class", let column?): .perClass(column)
        case ("sum", let column?): .sum(column)
        case ("fsi", let column?): .perSquareMetre(column)
        case ("osr", let column?): .openSpaceRatio(column)
        case ("mxi", let columns?): livingShare(columns.split(separator: "/").map(String.init))
        case ("mean", let column?): .mean(column)
        case ("stdev", let column?): .standardDeviation(column)
        case ("min", let column?): .min(column)
        case ("max", let column?): .max(column)
        case ("median", let column?): .quantile(0.5, column)
        case (let word, let column?):
            Double(word.dropFirst()).flatMap { percent in
                word.first == "p" && (0...100).contains(percent) ? .quantile(percent / 100, column) : nil
            }
        default: nil
        }
    }

    private static func livingShare(_ columns: [String]) -> FeatureOperation? {
        columns.count == 2 ? .livingShare(columns[0], of: columns[1]) : nil
    }

    /// What has to be gathered for it.
    var needs: FeatureNeeds {
        switch self {
        case .count, .area, .length, .density, .share(nil): FeatureNeeds()
        case .share(let column?), .perClass(let column): FeatureNeeds(classes: [column])
        case .livingShare(let living, let all):
            FeatureNeeds(numbers: living == all ? [all] : [living, all])
        case .sum(let column), .perSquareMetre(let column), .openSpaceRatio(let column), .mean(let column),
            .standardDeviation(let column),
            .min(let column), .max(let column):
            FeatureNeeds(numbers: [column])
        case .quantile(let share, let column): FeatureNeeds(numbers: [column], quantiles: [column: [share]])
        }
    }

    /// Name of its column.
    var name: String {
        switch self {
        case .count: "count"
        case .area: "area"
        case .length: "length"
        case .density: "density"
        case .share(let column): column.map { "share_\($0)" } ?? "share"
        case .perClass(let column): column
        case .sum(let column): "sum_\(column)"
        case .perSquareMetre(let column): "fsi_\(column)"
        case .openSpaceRatio(let column): "osr_\(column)"
        case .livingShare(let living, let all): "mxi_\(living)_\(all)"
        case .mean(let column): "mean_\(column)"
        case .standardDeviation(let column): "stdev_\(column)"
        case .min(let column): "min_\(column)"
        case .max(let column): "max_\(column)"
        case .quantile(let share, let column):
            (share == 0.5 ? "median_" : "p\(shortText(share * 100))_") + column
        }
    }

    /// Column whose values each get a column; nil for operations with one number.
    var classColumn: String? {
        switch self {
        case .share(let column?), .perClass(let column): column
        default: nil
        }
    }

    /// Kind of shape that it is about; nil where any will do.
    public var kind: MeasuredShape.Kind? {
        switch self {
        case .area, .share, .openSpaceRatio: .polygons
        case .length: .lines
        default: nil
        }
    }

    /// True where the size of a feature says how much it counts.
    var isWeighed: Bool {
        switch self {
        case .count, .density, .sum, .perSquareMetre, .livingShare: false
        default: true
        }
    }

    /// The value for one area of `squareMetres`; nil where there is nothing to compute it from.
    public func value(_ totals: FeatureTotals, squareMetres: Double) -> Double? {
        switch self {
        case .count: totals.count
        case .area: totals.squareMetres
        case .length: totals.metres
        case .density: squareMetres > 0 ? totals.count / squareMetres * 1e6 : nil
        case .share(nil): squareMetres > 0 ? totals.squareMetres / squareMetres : nil
        case .share, .perClass: nil
        case .sum(let column): totals.sums[column] ?? 0
        case .perSquareMetre(let column): squareMetres > 0 ? (totals.sums[column] ?? 0) / squareMetres : nil
        case .openSpaceRatio(let column):
            // Both per m² of the area, which cancels.
            totals.sums[column].flatMap { $0 > 0 ? (squareMetres - totals.squareMetres) / $0 : nil }
        case .livingShare(let living, let all):
            totals.sums[all].flatMap { $0 > 0 ? (totals.sums[living] ?? 0) / $0 : nil }
        case .mean(let column): totals.numbers[column]?.mean
        case .standardDeviation(let column): totals.numbers[column]?.standardDeviation
        case .min(let column): totals.numbers[column]?.minimum
        case .max(let column): totals.numbers[column]?.maximum
        case .quantile(let share, let column): totals.quantiles[column]?[share]
        }
    }
}

/// Columns that have to be read, and what is kept of them.
public struct FeatureNeeds: Sendable, Equatable {
    /// Columns whose values are told apart.
    public var classes: [String] = []
    /// Columns with numbers.
    public var numbers: [String] = []
    /// Of these, the ones of which quantiles are wanted, with their shares (0…1).
    public var quantiles: [String: [Double]] = [:]
    /// Of these, the ones of which all values are handed out, whatever memory that takes.
    public var values: [String] = []
    /// By column, the numbers that can be true; others count as not known.
    public var valid: [String: ClosedRange<Double>] = [:]

    /// Nothing but number and measure.
    public init(
        classes: [String] = [], numbers: [String] = [], quantiles: [String: [Double]] = [:], values: [String] = [],
        valid: [String: ClosedRange<Double>] = [:]
    ) {
        self.classes = classes
        self.numbers = numbers
        self.quantiles = quantiles
        self.values = values
        self.valid = valid
    }

    /// What several operations need together.
    public init(_ operations: [FeatureOperation]) {
        for needs in operations.map(\.needs) {
            classes += needs.classes.filter { !classes.contains($0) }
            numbers += needs.numbers.filter { !numbers.contains($0) }
            quantiles.merge(needs.quantiles, uniquingKeysWith: +)
        }
    }
}
