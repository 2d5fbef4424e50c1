/// The mean around every cell of a raster: over the square of `reach` cells to each side, of the cells that count.
///
/// Running sums along rows and then along columns make it as fast for a large square as for a small one.
struct CellAverage {
    let width: Int
    let height: Int
    let reach: Int

    /// Means of `values` where `counts` is 1; 0 where nothing near counts.
    func means(of values: [Float], counting counts: [Float]) -> [Float] {
        let sums = summed(values)
        let weights = summed(counts)
        return zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
    }

    private func summed(_ values: [Float]) -> [Float] {
        var rows = values
        for row in 0..<height { sum(values, into: &rows, from: row * width, step: 1, count: width) }
        var result = rows
        for column in 0..<width { sum(rows, into: &result, from: column, step: width, count: height) }
        return result
    }

    private func sum(_ values: [Float], into result: inout [Float], from start: Int, step: Int, count: Int) {
        // Whole numbers and their sums are exact in a Float up to 16 million, so nothing drifts along the way.
        var sum: Float = 0
        for index in 0..<min(reach, count) { sum += values[start + index * step] }
        for index in 0..<count {
            if index + reach < count { sum += values[start + (index + reach) * step] }
            if index - reach - 1 >= 0 { sum -= values[start + (index - reach - 1) * step] }
            result[start + index * step] = sum
        }
    }
}
