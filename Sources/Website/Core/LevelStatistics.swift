internal import Atlas
internal import Diagnosis
internal import Planning
internal import Synchronization

/// Where a figure stands among all areas of a level: sorted figures per indicator, worked out once.
final class LevelStatistics: Sendable {
    private let sorted: [String: [Double]]

    init(_ level: Atlas.Level) {
        sorted = level.columns.mapValues { column in (0..<column.count).compactMap { column[$0].number }.sorted() }
    }

    /// The middle figure.
    func median(_ indicator: String) -> Double? {
        guard let values = sorted[indicator], !values.isEmpty else { return nil }
        let middle = values.count / 2
        return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    /// Share of the areas with a lower figure, 0…100, equal ones counting half.
    func percentile(_ indicator: String, _ value: Double) -> Double? {
        guard let values = sorted[indicator], !values.isEmpty else { return nil }
        let below = partition(values) { $0 >= value }
        let notAbove = partition(values) { $0 > value }
        return 100 * (Double(below) + Double(notAbove - below) / 2) / Double(values.count)
    }

    private func partition(_ values: [Double], _ belongsAfter: (Double) -> Bool) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(values[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension Atlas.Level {
    /// Places of the areas in a municipality; codes ascend, so they stand together.
    func places(in municipality: AreaCode) -> Range<Int> {
        func first(_ belongsAfter: (AreaCode) -> Bool) -> Int {
            var low = 0
            var high = codes.count
            while low < high {
                let middle = (low + high) / 2
                if belongsAfter(codes[middle]) { high = middle } else { low = middle + 1 }
            }
            return low
        }
        return first { $0.municipality >= municipality }..<first { $0.municipality > municipality }
    }
}
