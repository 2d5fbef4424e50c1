public import Geometry

/// What an area has of a layer of features.
///
/// Polygons, lines and positions are never added up: each has a sum of its own. What is weighted (classes, numbers, values)
/// is of the kind with the most dimensions that there is: of a layer of polygons with some lines among them, the polygons.
public struct FeatureTotals: Sendable, Equatable {
    /// Number of features of any kind; a line or polygon counts for the part of it that lies in the area.
    public internal(set) var count = 0.0
    /// m² of polygons.
    public internal(set) var squareMetres = 0.0
    /// Metres of lines.
    public internal(set) var metres = 0.0
    /// Number of positions.
    public internal(set) var positions = 0.0
    /// Per column with amounts: `Σ part · value`, of features of any kind.
    public internal(set) var sums: [String: Double] = [:]
    /// The kind with the most dimensions so far, which what follows is of.
    public private(set) var kind = MeasuredShape.Kind.nothing
    /// Per column whose values are told apart: ``measure`` by value. Features without a value stand under "".
    public internal(set) var classes: [String: [String: Double]] = [:]
    /// Per column with numbers: its values weighted by ``measure``.
    public internal(set) var numbers: [String: Moments] = [:]
    /// Per column of which all values are asked for: its values weighted by ``measure``.
    public internal(set) var values: [String: [WeightedValue]] = [:]
    /// Number of values that there are for quantiles, also where they are not kept.
    var valueCount = 0
    /// Per column of which quantiles are asked for: the quantile by its share (0…1).
    public internal(set) var quantiles: [String: [Double: Double]] = [:]

    /// Nothing yet.
    public init() {}

    /// The sum of ``kind``: m², metres, or a number of positions.
    public var measure: Double { measure(of: kind) }

    /// The sum of one kind.
    public func measure(of kind: MeasuredShape.Kind) -> Double {
        switch kind {
        case .nothing: 0
        case .points: positions
        case .lines: metres
        case .polygons: squareMetres
        }
    }

    /// Makes room for a kind; false where one with more dimensions is there already, so that it has no weight.
    mutating func weigh(_ other: MeasuredShape.Kind) -> Bool {
        if other == kind { return true }
        guard kind < other else { return false }
        defer { kind = other }
        // There is nothing to forget of the first kind.
        guard kind != .nothing else { return true }
        classes = [:]
        numbers = [:]
        values = [:]
        valueCount = 0
        quantiles = [:]
        return true
    }

    /// Adds a part of a feature to the sum of its kind.
    mutating func add(_ measure: Double, of kind: MeasuredShape.Kind) {
        switch kind {
        case .nothing: break
        case .points: positions += measure
        case .lines: metres += measure
        case .polygons: squareMetres += measure
        }
    }

    /// Adds what later features gave. Quantiles cannot be added up: where both sides have some they are gone.
    public mutating func merge(_ other: FeatureTotals) {
        guard count > 0 || !quantiles.isEmpty else {
            self = other
            return
        }
        count += other.count
        squareMetres += other.squareMetres
        metres += other.metres
        positions += other.positions
        if !other.sums.isEmpty { sums.merge(other.sums, uniquingKeysWith: +) }
        guard weigh(other.kind) else { return }
        for (column, shares) in other.classes { classes[column, default: [:]].merge(shares, uniquingKeysWith: +) }
        for (column, moments) in other.numbers { numbers[column, default: Moments()].merge(moments) }
        valueCount += other.valueCount
        for (column, own) in other.values { values[column, default: []] += own }
        if !other.quantiles.isEmpty { quantiles.merge(other.quantiles) { _, _ in [:] } }
    }

    /// The same with other names for its columns; columns without a new name are left out.
    public func renamed(_ names: [(new: String, old: String)]) -> FeatureTotals {
        var renamed = self
        renamed.classes = [:]
        renamed.sums = [:]
        renamed.numbers = [:]
        renamed.values = [:]
        renamed.quantiles = [:]
        for (new, old) in names {
            renamed.classes[new] = classes[old]
            renamed.sums[new] = sums[old]
            renamed.numbers[new] = numbers[old]
            renamed.values[new] = values[old]
            renamed.quantiles[new] = quantiles[old]
        }
        return renamed
    }

    /// Lets values go.
    mutating func dropValues(of columns: some Collection<String>) {
        for column in columns { values[column] = nil }
    }

    /// Computes quantiles of the values, and lets the values go.
    mutating func reduceValues(to shares: [String: [Double]]) {
        for (column, shares) in shares {
            let own = values.removeValue(forKey: column) ?? []
            guard !own.isEmpty else { continue }
            let all = WeightedQuantiles(own)
            for share in shares { quantiles[column, default: [:]][share] = all[share] }
        }
    }
}
