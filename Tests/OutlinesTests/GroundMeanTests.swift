import Outlines
import Testing

@Suite struct GroundMeanTests {
    private func mean(_ parts: [(Double?, Double)]) -> GroundMean {
        var mean = GroundMean()
        for (figure, ground) in parts { mean.add(figure, squareMetres: ground) }
        return mean
    }

    @Test func `30 ha with 40 and 10 ha with 80 give 50`() {
        let both = mean([(40, 300_000), (80, 100_000)])
        #expect(both.value(leastCoverage: 0.5) == 50)
        #expect(both.coverage == 1)
    }

    @Test func `what speaks for less than half of the ground gives nothing`() {
        #expect(mean([(40, 49), (nil, 51)]).value(leastCoverage: 0.5) == nil)
        #expect(mean([(40, 50), (nil, 50)]).value(leastCoverage: 0.5) == 40)
        #expect(mean([(40, 1), (nil, 99)]).coverage == 0.01)
    }

    @Test func `no ground and no figure give nothing`() {
        #expect(mean([]).value(leastCoverage: 0) == nil)
        #expect(mean([]).coverage == 0)
        #expect(mean([(nil, 5)]).value(leastCoverage: 0) == nil)
        #expect(mean([(7, 0), (7, -3)]).value(leastCoverage: 0) == nil)
    }
}
