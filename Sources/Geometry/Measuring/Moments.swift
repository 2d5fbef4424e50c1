/// Count, mean, spread and extremes of values with weights, in one pass and without loss when far from zero.
///
/// Values 1, 2 and 4 with weights 1, 1 and 0.5 have count 2.5, sum 5, mean 2, and variance
/// `(1·1 + 1·0 + 0.5·4) / 2.5 = 1.2`.
public struct Moments: Sendable, Equatable {
    /// Sum of the weights: for a raster the number of cells, parts of cells counted for their part.
    public private(set) var count = 0.0
    private var average = 0.0
    /// Weighted sum of squared deviations from the mean.
    private var squares = 0.0
    private var least = Double.infinity
    private var most = -Double.infinity

    /// Nothing yet.
    public init() {}

    /// From sums about `shift`: `Σw`, `Σw(v−shift)` and `Σw(v−shift)²`.
    init(count: Double, shift: Double, sum: Double, squares: Double, least: Double, most: Double) {
        guard count > 0 else { return }
        self.count = count
        average = shift + sum / count
        let rest = squares - sum * sum / count
        // Rounding may leave a little less than nothing; values without end leave no number, which stays one.
        self.squares = rest < 0 ? 0 : rest
        self.least = least
        self.most = most
    }

    /// Adds a value.
    public mutating func add(_ value: Double, weight: Double) {
        merge(Moments(count: weight, shift: value, sum: 0, squares: 0, least: value, most: value))
    }

    /// Adds what was gathered elsewhere (Chan, Golub and LeVeque 1979).
    public mutating func merge(_ other: Moments) {
        guard other.count > 0 else { return }
        guard count > 0 else {
            self = other
            return
        }
        let total = count + other.count
        let difference = other.average - average
        average += difference * other.count / total
        squares += other.squares + difference * difference * count * other.count / total
        count = total
        least = min(least, other.least)
        most = max(most, other.most)
    }

    /// `Σ w·v`; 0 where there is nothing.
    public var sum: Double { average * count }
    /// `Σ w·v / Σ w`; nil where there is nothing.
    public var mean: Double? { count > 0 ? average : nil }
    /// Smallest value; nil where there is nothing.
    public var minimum: Double? { count > 0 ? least : nil }
    /// Largest value; nil where there is nothing.
    public var maximum: Double? { count > 0 ? most : nil }
    /// `Σ w(v − mean)² / Σ w`, of the values as a whole population; nil where there is nothing.
    public var variance: Double? { count > 0 ? squares / count : nil }
    /// Square root of ``variance``.
    public var standardDeviation: Double? { variance.map { $0.squareRoot() } }
}
