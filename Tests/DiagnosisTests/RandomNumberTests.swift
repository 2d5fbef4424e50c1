@testable import Diagnosis
import Planning
import Testing

struct RandomNumberTests {
    @Test(arguments: [0.3, 1, 2.5, 12, 50])
    func `gamma numbers have their shape as mean and as variance`(shape: Double) {
        var generator = GammaGenerator(seed: 5)
        let count = 40_000
        let draws = (0..<count).map { _ in generator.gamma(shape: shape) }
        let mean = draws.reduce(0, +) / Double(count)
        let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
        #expect(draws.allSatisfy { $0 > 0 && $0.isFinite })
        // Four standard errors of the mean; the variance is known less well.
        #expect(abs(mean - shape) < 4 * (shape / Double(count)).squareRoot())
        #expect(abs(variance / shape - 1) < 0.1)
    }

    @Test func `normal numbers have mean 0 and variance 1`() {
        var generator = GammaGenerator(seed: 6)
        let draws = (0..<40_000).map { _ in generator.normal() }
        let mean = draws.reduce(0, +) / 40_000
        let variance = draws.reduce(0) { $0 + $1 * $1 } / 40_000 - mean * mean
        #expect(abs(mean) < 0.02)
        #expect(abs(variance - 1) < 0.03)
    }

    @Test func `the first numbers of SplitMix64 are those of its authors`() {
        // Seed 1234567, from the test vectors of the reference implementation (prng.di.unimi.it/splitmix64.c).
        var generator = GammaGenerator(seed: 1_234_567)
        #expect(
            [generator.next(), generator.next(), generator.next()] == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
    }

    @Test func `drawn weights lie round the weights, nearer with concentration 50 than with less`() {
        let indicators = [indicator("a", weight: 1), indicator("b", weight: 3)]
        let severities = table(indicators, [:], areas: 1)
        let draws = WeightDraws(severities).draws[Transition.energy.index]
        #expect(draws.map { $0.gammas.count } == [WeightDraws.count, WeightDraws.count])
        let shares = zip(draws[0].gammas, draws[1].gammas).map { Double($0 / ($0 + $1)) }
        let mean = shares.reduce(0, +) / Double(shares.count)
        let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count)
        // Dirichlet: mean w, variance w (1 − w) / (k + 1); four standard errors and a fifth.
        let expected = 0.25 * 0.75 / (WeightDraws.concentration + 1)
        #expect(abs(mean - 0.25) < 4 * (expected / 1000).squareRoot())
        #expect(abs(variance / expected - 1) < 0.2)
    }

    @Test func `other weights in one transition leave the draws of the others as they were`() throws {
        let indicators = [indicator("a", in: [.energy, .mobility]), indicator("b", in: [.energy, .mobility])]
        let severities = table(indicators, [:], areas: 1)
        let changed = try WeightSet(changes: ["energie": ["a": 5]], indicators: indicators)
        let before = WeightDraws(severities).draws
        let after = WeightDraws(severities, weights: changed).draws
        #expect(before[Transition.mobility.index].map(\.gammas) == after[Transition.mobility.index].map(\.gammas))
        #expect(before[Transition.energy.index].map(\.gammas) != after[Transition.energy.index].map(\.gammas))
    }
}
