internal import Foundation

/// The ends and marks of an axis: round numbers around what is drawn, three to seven marks.
///
/// From 0 to 33 gives 0, 10, 20, 30, 40; from 9.1 to 15.2 gives 8, 10, 12, 14, 16.
struct AxisScale: Equatable {
    let low: Double
    let high: Double
    let step: Double

    init(from low: Double, to high: Double) {
        let span = high > low ? high - low : max(1, abs(high))
        let rough = span / 5
        let power = pow(10, floor(log10(rough)))
        let step = [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= rough * 0.999 } ?? 10 * power
        self.step = step
        self.low = floor(low / step + 1e-9) * step
        let top = ceil(high / step - 1e-9) * step
        self.high = top > self.low ? top : self.low + step
    }

    /// Marks from low to high.
    var ticks: [Double] {
        (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
    }

    /// Digits that tell the marks apart.
    var decimals: Int { step >= 1 ? 0 : step >= 0.1 ? 1 : 2 }
}
