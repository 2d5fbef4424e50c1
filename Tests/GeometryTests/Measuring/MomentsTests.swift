import GeoModel
import Testing

@testable import Geometry

struct MomentsTests {
    @Test func `1, 2 and 4 with weights 1, 1 and a half have mean 2 and variance 1·2`() {
        var moments = Moments()
        moments.add(1, weight: 1)
        moments.add(2, weight: 1)
        moments.add(4, weight: 0.5)
        #expect((moments.count, moments.sum, moments.mean) == (2.5, 5, 2))
        #expect(abs((moments.variance ?? .nan) - 1.2) < 1e-15)
        #expect(abs((moments.standardDeviation ?? .nan) - 1.2.squareRoot()) < 1e-15)
        #expect((moments.minimum, moments.maximum) == (1, 4))
    }

    @Test func `nothing has no mean, and a value without weight is nothing`() {
        var moments = Moments()
        moments.add(7, weight: 0)
        #expect(moments == Moments())
        #expect((moments.count, moments.sum) == (0, 0))
        #expect(moments.mean == nil && moments.minimum == nil && moments.maximum == nil)
        #expect(moments.variance == nil && moments.standardDeviation == nil)
    }

    @Test func `a value without end leaves no number that looks like one`() {
        var moments = Moments()
        moments.add(1, weight: 1)
        moments.add(.infinity, weight: 1)
        moments.add(2, weight: 1)
        #expect(moments.mean?.isFinite == false)
        #expect(moments.standardDeviation?.isFinite == false)
        #expect((moments.count, moments.minimum) == (3, 1))
    }

    @Test func `one value has no spread`() {
        var moments = Moments()
        moments.add(-3.5, weight: 0.1)
        #expect((moments.mean, moments.variance, moments.minimum, moments.maximum) == (-3.5, 0, -3.5, -3.5))
    }

    @Test func `parts put together give what adding one by one gives, and two passes give`() {
        var maker = ShapeMaker(seed: 111)
        var worst = Worst()
        for number in 0..<300 {
            let middle = [0, 1e6, -1e3][number % 3]
            let values = (0..<maker.whole(1...60)).map { _ in
                (value: middle + maker.number(-1...1), weight: maker.number(0...2))
            }
            var single = Moments()
            for (value, weight) in values { single.add(value, weight: weight) }
            var merged = Moments()
            for start in stride(from: 0, to: values.count, by: 7) {
                var part = Moments()
                for (value, weight) in values[start..<min(start + 7, values.count)] { part.add(value, weight: weight) }
                merged.merge(part)
            }
            let count = values.reduce(0) { $0 + $1.weight }
            let mean = middle + values.reduce(0) { $0 + $1.weight * ($1.value - middle) } / count
            let squares = values.reduce(0) { $0 + $1.weight * ($1.value - mean) * ($1.value - mean) }
            for moments in [single, merged] {
                worst.note(moments.count, count, per: count, "case \(number), count")
                worst.note(moments.mean ?? .nan, mean, per: max(1, abs(middle)), "case \(number), mean")
                // Means near a million have steps of 1e-10.
                worst.note(
                    moments.variance ?? .nan, squares / count, per: max(1, abs(middle)), "case \(number), variance")
            }
        }
        #expect(worst.deviation < 1e-13, "\(worst)")
    }
}
