/// Finds areas of the same kind: nearest by standardised context, never across levels.
///
/// Every variable is standardised over the level, `z = (x − mean) / standard deviation`. The distance between two areas is
/// `√(Σ (zₐ − z_b)² / n)` over the `n` variables that both have; at least half of the variables must be shared.
/// With two variables that differ by 1 and 2 standard deviations the distance is `√((1 + 4) / 2) = 1.58`, and the second
/// variable makes up 80 % of it.
public struct Similarity: Sendable {
    /// One near area.
    public struct Match: Sendable, Equatable {
        /// Place of the area in its level.
        public let area: Int
        /// Distance in standard deviations.
        public let distance: Double
        /// Share of the squared distance per variable, by indicator id; adds up to 1 (all 0 for identical areas).
        public let byVariable: [String: Double]
    }

    /// The variables compared.
    public let variables: [String]
    private let areaCount: Int
    /// Standardised values, area by area; NaN where there is none.
    private let standardised: [Double]
    /// The same in single precision, variable by variable, 0 where there is none.
    private let rough: [Float]
    /// 1 where an area has the variable, else 0.
    private let present: [Float]
    /// Whether all areas have the variable, so that nothing needs to be asked per area.
    private let isComplete: [Bool]

    /// Standardises the context indicators of a level; a variable without spread says nothing and is left out.
    public init(indicators: [Indicator], columns: [String: IndicatorColumn], areaCount: Int) {
        let used = indicators.filter { $0.similarity == true }.compactMap { indicator in
            columns[indicator.id].flatMap { standardise($0) }.map { (indicator.id, $0) }
        }
        variables = used.map(\.0)
        self.areaCount = areaCount
        var flat = [Double](repeating: .nan, count: areaCount * used.count)
        for (variable, values) in used.map(\.1).enumerated() {
            for area in 0..<areaCount { flat[area * used.count + variable] = values[area] }
        }
        standardised = flat
        let columns = used.flatMap(\.1)
        rough = columns.map { $0.isNaN ? 0 : Float($0) }
        present = columns.map { $0.isNaN ? 0 : 1 }
        isComplete = used.map { !$0.1.contains(where: \.isNaN) }
    }

    /// The `count` nearest areas, nearest first; equal distances by place.
    ///
    /// Single precision over all areas tells which can be among the nearest; those few are then compared in full.
    ///
    /// - Complexity: O(areas · variables).
    public func nearest(to area: Int, count: Int) -> [Match] {
        guard !variables.isEmpty, count > 0 else { return [] }
        let rough = roughMeanSquares(from: area)
        var smallest: [Float] = []
        var candidates: [(area: Int, rough: Float)] = []
        // Room for what single precision loses.
        func withRoom(_ mean: Float) -> Float { mean * 1.001 + 1e-6 }
        var limit = Float.infinity
        rough.withUnsafeBufferPointer { rough in
            for other in 0..<areaCount where rough[other] <= limit && other != area && rough[other] < .infinity {
                candidates.append((other, rough[other]))
                smallest.insert(rough[other], at: smallest.firstIndex { $0 > rough[other] } ?? smallest.endIndex)
                if smallest.count > count { smallest.removeLast() }
                if smallest.count == count, let last = smallest.last { limit = withRoom(last) }
            }
        }
        let near = candidates.filter { $0.rough <= limit }
            .map { (area: $0.area, squared: meanSquare(area, $0.area)) }
            .sorted { ($0.squared, $0.area) < ($1.squared, $1.area) }
        return near.prefix(count).map { match(area, $0.area, meanSquare: $0.squared) }
    }

    /// Areas taken together, so that their sums stay in the fastest memory while the variables pass by.
    private static let blockSize = 1024

    /// Mean squared difference to every area in single precision; infinity where too few variables are shared.
    private func roughMeanSquares(from area: Int) -> [Float] {
        let own = variables.indices.filter { present[$0 * areaCount + area] == 1 }
        let complete = own.filter { isComplete[$0] }
        let partial = own.filter { !isComplete[$0] }
        var shared = [Float](repeating: 0, count: Similarity.blockSize)
        return [Float](unsafeUninitializedCapacity: areaCount) { squares, count in
            squares.initialize(repeating: 0)
            shared.withUnsafeMutableBufferPointer { shared in
                for start in stride(from: 0, to: areaCount, by: Similarity.blockSize) {
                    let block = start..<min(start + Similarity.blockSize, areaCount)
                    let squares = UnsafeMutableBufferPointer(rebasing: squares[block])
                    let shared = UnsafeMutableBufferPointer(rebasing: shared[..<block.count])
                    shared.update(repeating: Float(complete.count))
                    for variable in complete { add(variable, of: area, block, to: squares) }
                    for variable in partial { add(variable, of: area, block, to: squares, counting: shared) }
                    for index in 0..<block.count {
                        let isEnough = shared[index] * 2 >= Float(variables.count) && shared[index] > 0
                        squares[index] = isEnough ? squares[index] / shared[index] : .infinity
                    }
                }
            }
            count = areaCount
        }
    }

    /// Adds the squared differences in a variable that every area has.
    private func add(
        _ variable: Int, of area: Int, _ block: Range<Int>, to squares: UnsafeMutableBufferPointer<Float>
    ) {
        let first = variable * areaCount
        let own = rough[first + area]
        rough.withUnsafeBufferPointer { rough in
            let others = UnsafeBufferPointer(rebasing: rough[first + block.lowerBound..<first + block.upperBound])
            for index in 0..<block.count {
                let difference = own - others[index]
                squares[index] += difference * difference
            }
        }
    }

    /// Adds the squared differences in a variable that some areas lack, and counts those that have it.
    private func add(
        _ variable: Int, of area: Int, _ block: Range<Int>, to squares: UnsafeMutableBufferPointer<Float>,
        counting shared: UnsafeMutableBufferPointer<Float>
    ) {
        let first = variable * areaCount
        let own = rough[first + area]
        let range = first + block.lowerBound..<first + block.upperBound
        rough.withUnsafeBufferPointer { rough in
            present.withUnsafeBufferPointer { present in
                let others = UnsafeBufferPointer(rebasing: rough[range])
                let has = UnsafeBufferPointer(rebasing: present[range])
                for index in 0..<block.count {
                    let difference = (own - others[index]) * has[index]
                    squares[index] += difference * difference
                    shared[index] += has[index]
                }
            }
        }
    }

    /// Mean squared difference over the variables that both areas have.
    private func meanSquare(_ area: Int, _ other: Int) -> Double {
        let width = variables.count
        var squares = 0.0
        var shared = 0
        for variable in 0..<width {
            let difference = standardised[area * width + variable] - standardised[other * width + variable]
            if difference == difference {
                squares += difference * difference
                shared += 1
            }
        }
        return squares / Double(shared)
    }

    private func match(_ area: Int, _ other: Int, meanSquare: Double) -> Match {
        let width = variables.count
        var squares: [String: Double] = [:]
        for (index, variable) in variables.enumerated() {
            let difference = standardised[area * width + index] - standardised[other * width + index]
            if difference == difference { squares[variable] = difference * difference }
        }
        let total = squares.values.reduce(0, +)
        return Match(
            area: other, distance: meanSquare.squareRoot(),
            byVariable: squares.mapValues { total > 0 ? $0 / total : 0 })
    }
}

/// Values less their mean, over their (population) standard deviation; nil where all are equal or none is known.
private func standardise(_ column: IndicatorColumn) -> [Double]? {
    let known = column.numbers.indices.filter { column.statuses[$0] == .known }
    guard known.count > 1 else { return nil }
    let mean = known.reduce(0) { $0 + column.numbers[$1] } / Double(known.count)
    let variance =
        known.reduce(0) { $0 + (column.numbers[$1] - mean) * (column.numbers[$1] - mean) } / Double(known.count)
    guard variance > 0 else { return nil }
    let deviation = variance.squareRoot()
    return column.numbers.indices.map {
        column.statuses[$0] == .known ? (column.numbers[$0] - mean) / deviation : .nan
    }
}
