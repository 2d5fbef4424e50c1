/// The generator of Steele, Lea and Flood (2014): small, fast, and the same on every machine.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The generator of one thing among many, told apart by whole numbers (a cell, a year, a purpose).
    init(seed: UInt64, _ identity: Int...) {
        state = SplitMix64.hash(seed, identity)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return SplitMix64.scramble(state)
    }

    /// From 0 up to but not including 1.
    mutating func unit() -> Double { SplitMix64.fraction(next()) }

    /// Within a range.
    mutating func within(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// From −1 to 1, mostly near 0: the mean of three even draws, which needs no logarithm.
    mutating func bell() -> Double { (unit() + unit() + unit()) * 2 / 3 - 1 }

    /// A whole number from 0 up to but not including `bound`; 0 for a bound of 0.
    mutating func index(below bound: Int) -> Int { min(Int(unit() * Double(bound)), max(0, bound - 1)) }

    /// The elements in another order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) { result.swapAt(last, index(below: last + 1)) }
        return result
    }

    /// A number that depends on every part and on their order.
    static func hash(_ seed: UInt64, _ parts: [Int]) -> UInt64 {
        var value = scramble(seed &+ 0x9E37_79B9_7F4A_7C15)
        for part in parts { value = scramble(value ^ UInt64(bitPattern: Int64(part)) &+ 0x9E37_79B9_7F4A_7C15) }
        return value
    }

    /// 53 bits as a number from 0 up to but not including 1.
    static func fraction(_ bits: UInt64) -> Double { Double(bits >> 11) / 9_007_199_254_740_992 }

    private static func scramble(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
