import Testing

@testable import Geometry

struct WeightedQuantilesTests {
    private static func quantiles(_ values: [(Double, Double)]) -> WeightedQuantiles {
        WeightedQuantiles(values.map { WeightedValue(value: $0.0, weight: $0.1) })
    }

    @Test func `the median of 1, 2, 3 and 4 is 2·5`() {
        let quantiles = Self.quantiles([(3, 1), (1, 1), (4, 1), (2, 1)])
        #expect(quantiles[0.5] == 2.5)
        #expect((quantiles[0], quantiles[1]) == (1, 4))
        #expect((quantiles[-1], quantiles[2]) == (1, 4))
    }

    @Test func `nothing has no quantiles, one value has itself`() {
        #expect(Self.quantiles([])[0.5] == nil)
        #expect(Self.quantiles([(7, 0)])[0.5] == nil)
        let one = Self.quantiles([(7, 0.3)])
        #expect((one[0], one[0.5], one[1]) == (7, 7, 7))
    }

    @Test func `equal weights give the usual quantile, straight between neighbours`() {
        var maker = ShapeMaker(seed: 141)
        var worst = Worst()
        for number in 0..<300 {
            let values = (0..<maker.whole(1...40)).map { _ in maker.number(-10...10) }
            let sorted = values.sorted()
            let weight = maker.number(0.01...5)
            let quantiles = Self.quantiles(values.map { ($0, weight) })
            for share in [0, 0.05, 0.25, 0.5, 0.9, 1, maker.number(0...1)] {
                let place = share * Double(sorted.count - 1)
                let low = Int(place)
                let high = min(low + 1, sorted.count - 1)
                let expected = sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
                worst.note(quantiles[share] ?? .nan, expected, "case \(number), \(share)")
            }
        }
        #expect(worst.deviation < 1e-11, "\(worst)")
    }

    @Test func `quantiles rise, stay between the extremes, and do not depend on the order or unit of weights`() {
        var maker = ShapeMaker(seed: 142)
        for _ in 0..<200 {
            let values = (0..<maker.whole(2...30)).map { _ in (maker.number(-10...10), maker.number(0...2)) }
            let quantiles = Self.quantiles(values)
            let other = Self.quantiles(values.shuffled(using: &maker.random).map { ($0.0, 1_024 * $0.1) })
            var last = -Double.infinity
            for step in 0...50 {
                let share = Double(step) / 50
                let value = quantiles[share] ?? .nan
                #expect(value >= last - 1e-12)
                #expect(abs((other[share] ?? .nan) - value) < 1e-9)
                last = value
            }
            let present = values.filter { $0.1 > 0 }.map(\.0)
            #expect(quantiles[0] == present.min() && quantiles[1] == present.max())
        }
    }
}
