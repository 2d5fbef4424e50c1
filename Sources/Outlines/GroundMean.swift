/// The mean of a figure over pieces of ground, each counting for its size, and for how much of the ground it speaks.
///
/// 30 ha with 40 and 10 ha with 80 give `(30 · 40 + 10 · 80) / 40 = 50`. Where 10 of 40 ha have a figure the coverage is 0.25.
public struct GroundMean: Hashable, Sendable {
    private var sum = 0.0
    private var known = 0.0
    private var all = 0.0

    /// Of no ground yet.
    public init() {}

    /// Adds a piece of ground, in m²; nil where its figure is not known.
    public mutating func add(_ figure: Double?, squareMetres: Double) {
        guard squareMetres > 0 else { return }
        all += squareMetres
        guard let figure else { return }
        sum += figure * squareMetres
        known += squareMetres
    }

    /// Which part of the ground has a figure, from 0 to 1.
    public var coverage: Double { all > 0 ? known / all : 0 }

    /// The mean over the ground that has a figure; nil when that is less than a part `leastCoverage` of all, or none.
    public func value(leastCoverage: Double) -> Double? {
        known > 0 && coverage >= leastCoverage ? sum / known : nil
    }
}
