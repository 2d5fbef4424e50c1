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
    }

    /// The `count` nearest areas, nearest first; equal distances by place.
    ///
    /// - Complexity: O(areas · variables).
    public func nearest(to area: Int, count: Int) -> [Match] {
        let width = variables.count
        guard width > 0, count > 0 else { return [] }
        var best: [(area: Int, squared: Double)] = []
        standardised.withUnsafeBufferPointer { values in
            let own = UnsafeBufferPointer(rebasing: values[(area * width)..<((area + 1) * width)])
            // The mean of the squares is at least their sum over all variables: beyond this sum an area cannot be near.
            var farthest = Double.infinity
            for other in 0..<areaCount where other != area {
                var squares = 0.0
                var shared = 0
                for variable in 0..<width where squares <= farthest {
                    let difference = own[variable] - values[other * width + variable]
                    if difference == difference {
                        squares += difference * difference
                        shared += 1
                    }
                }
                guard squares <= farthest, shared * 2 >= width, shared > 0 else { continue }
                let mean = squares / Double(shared)
                if best.count == count, let last = best.last, mean >= last.squared { continue }
                let place = best.firstIndex { $0.squared > mean } ?? best.endIndex
                best.insert((other, mean), at: place)
                if best.count > count { best.removeLast() }
                if best.count == count, let last = best.last { farthest = last.squared * Double(width) }
            }
        }
        return best.map { match(area, $0.area, meanSquare: $0.squared) }
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
