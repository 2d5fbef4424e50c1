@testable import Diagnosis
import Planning
import Testing

struct BandTests {
    private let town = RandomTown(seed: 21)

    private func bands(_ town: RandomTown) -> (bands: UrgencyBands, scores: UrgencyScores) {
        let severities = table(town.indicators, town.columns, areas: town.areas)
        let scores = UrgencyScores(severities)
        return (UrgencyBands(severities, draws: WeightDraws(severities), scores: scores), scores)
    }

    @Test func `nearly every band holds the score and lies between 0 and 100`() throws {
        let (bands, scores) = bands(town)
        var all = 0
        var inside = 0
        for area in 0..<town.areas {
            for (transition, band) in zip(Transition.allCases, bands.bands(of: area)) {
                guard let score = scores.score(transition, area: area) else {
                    #expect(band == .unknown)
                    continue
                }
                let low = try #require(band.low)
                let high = try #require(band.high)
                #expect(low <= high)
                #expect(low >= 0)
                #expect(high <= 100)
                all += 1
                // Draws are single precision: seven digits.
                if low - 1e-4 <= score, score <= high + 1e-4 { inside += 1 }
            }
        }
        #expect(all > 100)
        #expect(Double(inside) > 0.98 * Double(all))
    }

    @Test func `all bands are the same with one thread and with four`() {
        let bands = bands(town).bands
        let one = bands.all(threads: 1)
        #expect(one == bands.all(threads: 4))
        #expect(one == bands.all(threads: 1000))
        #expect(one.count == town.areas)
    }

    @Test func `the band of one area is the same as among all`() {
        let bands = bands(town).bands
        let all = bands.all(threads: 2)
        for area in 0..<town.areas { #expect(bands.bands(of: area) == all[area]) }
    }

    @Test func `the chances of being the most urgent add up to 1 over the transitions with a score`() {
        let (bands, scores) = bands(town)
        for area in 0..<town.areas {
            let scored = Transition.allCases.filter { scores.score($0, area: area) != nil }
            let chances = bands.bands(of: area).compactMap(\.mostUrgentProbability)
            #expect(chances.count == scored.count)
            #expect(scored.isEmpty || abs(chances.reduce(0, +) - 1) < 1e-12)
        }
    }

    @Test func `no areas have no bands`() {
        let severities = table([indicator("a")], [:], areas: 0)
        let bands = UrgencyBands(severities, draws: WeightDraws(severities), scores: UrgencyScores(severities))
        #expect(bands.all(threads: 4).isEmpty)
    }

    @Test func `a score of one indicator is certain`() throws {
        let severities = table([indicator("a", norm: (acceptable: 0, alarming: 1))], ["a": column([0.37])], areas: 1)
        let bands = UrgencyBands(severities, draws: WeightDraws(severities), scores: UrgencyScores(severities))
        let band = try #require(bands.bands(of: 0).first)
        #expect(abs(try #require(band.low) - 37) < 1e-4)
        #expect(abs(try #require(band.high) - 37) < 1e-4)
        #expect(band.mostUrgentProbability == 1)
    }

    @Test func `when everything is as urgent as can be no band goes over 100`() throws {
        let indicators = (0..<9).map { indicator("i\($0)", weight: 0.3, norm: (acceptable: 0, alarming: 1)) }
        let columns = Dictionary(uniqueKeysWithValues: indicators.map { ($0.id, column([1])) })
        let severities = table(indicators, columns, areas: 1)
        let bands = UrgencyBands(severities, draws: WeightDraws(severities), scores: UrgencyScores(severities))
        let band = try #require(bands.bands(of: 0).first)
        #expect(try #require(band.low) <= 100)
        #expect(try #require(band.high) <= 100)
        #expect(try #require(band.low) > 99.999)
    }

    @Test func `a band is as wide as the weights are uncertain`() throws {
        // Severities 0 and 1 with equal weights: the score is 100 times a share from Beta(25, 25), whose 5th and 95th
        // percentiles are 0,3848 and 0,6152 (scipy.stats.beta).
        let indicators = [
            indicator("a", norm: (acceptable: 0, alarming: 1)), indicator("b", norm: (acceptable: 0, alarming: 1)),
        ]
        let severities = table(indicators, ["a": column([0]), "b": column([1])], areas: 1)
        let bands = UrgencyBands(severities, draws: WeightDraws(severities), scores: UrgencyScores(severities))
        let band = try #require(bands.bands(of: 0).first)
        #expect(abs(try #require(band.low) - 38.48) < 1.5)
        #expect(abs(try #require(band.high) - 61.52) < 1.5)
    }
}
