internal import Planning

/// Weights as uncertain as they are: draws from Dirichlet(k·w), the same for every area and every run.
///
/// A Dirichlet draw is a row of gamma variates with shapes `k·wᵢ` (weights summing to 1) divided by their sum. The division
/// is left to scoring, which divides by the sum over the indicators that have a value anyway.
public struct WeightDraws: Sendable {
    /// Concentration `k`: the larger, the nearer the draws lie to the weights.
    public static let concentration = 50.0
    /// How many draws.
    public static let count = 1_000
    /// Seed of the draws.
    public static let seed: UInt64 = 20_150_101

    /// Per transition: place of the indicator in the severity table, and ``count`` gamma variates.
    let draws: [[(indicator: Int, gammas: [Float])]]

    /// Draws for the indicators of a table.
    public init(_ table: SeverityTable, weights: WeightSet = .standard) {
        draws = Transition.allCases.map { transition in
            let weighted = table.weighted(weights, in: transition)
            let total = weighted.reduce(0) { $0 + $1.weight }
            // A seed per transition, so that changing weights in one leaves the others as they were.
            var generator = GammaGenerator(seed: WeightDraws.seed &+ UInt64(transition.index))
            return weighted.map { entry in
                let shape = WeightDraws.concentration * entry.weight / total
                return (entry.indicator, (0..<WeightDraws.count).map { _ in Float(generator.gamma(shape: shape)) })
            }
        }
    }
}
