/// Quantiles of values with weights, straight between neighbours, so that equal weights give the usual quantile (Hyndman
/// and Fan's type 7).
///
/// Of `n` values in ascending order value `i` (from 0) stands at `sᵢ = i·wᵢ + (n − 1)·(w₀ + … + wᵢ₋₁)`, and quantile `q` at
/// `q · (n − 1) · Σw`. Values 1, 2, 3, 4 with weights 1: the median stands at `0.5 · 3 · 4 = 6`, half-way between 2 (at 4) and
/// 3 (at 8): 2.5.
public struct WeightedQuantiles: Sendable {
    private let values: [WeightedValue]
    private let places: [Double]

    /// Sorts values; those without weight are left out.
    ///
    /// - Complexity: O(n log n).
    public init(_ values: consuming [WeightedValue]) {
        values.removeAll { !($0.weight > 0) }
        values.sort { ($0.value, $0.weight) < ($1.value, $1.weight) }
        self.values = values
        let last = Double(self.values.count - 1)
        var before = 0.0
        var places: [Double] = []
        places.reserveCapacity(self.values.count)
        for (index, entry) in self.values.enumerated() {
            places.append(Double(index) * entry.weight + last * before)
            before += entry.weight
        }
        self.places = places
    }

    /// The value below which the part `share` (0…1) of the weight lies; nil where there are no values.
    public subscript(share: Double) -> Double? {
        guard let end = places.last else { return nil }
        let place = min(1, max(0, share)) * end
        var low = 0
        var high = places.count - 1
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        guard low > 0, places[low] > place else { return values[low].value }
        let part = (place - places[low - 1]) / (places[low] - places[low - 1])
        return values[low - 1].value + part * (values[low].value - values[low - 1].value)
    }
}
