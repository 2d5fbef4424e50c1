/// A value of a raster cell.
public protocol RasterValue: BinaryFloatingPoint & Sendable {}
extension Float: RasterValue {}
extension Double: RasterValue {}

/// What cells of a block are worth.
public struct BlockValues<Value: RasterValue> {
    /// The cells, row by row from the north.
    public let cells: UnsafeBufferPointer<Value>
    /// The value that means missing; NaN always does.
    public let missing: Value?
    /// What a cell is multiplied by, and what is then added.
    public let scale, offset: Double

    /// Makes a block of values.
    public init(cells: UnsafeBufferPointer<Value>, missing: Value?, scale: Double = 1, offset: Double = 0) {
        self.cells = cells
        self.missing = missing
        self.scale = scale
        self.offset = offset
    }
}

/// What is gathered from the cells of an area; an operation says which of these it needs.
public struct RasterNeeds: OptionSet, Sendable {
    /// Which.
    public let rawValue: Int
    /// Makes a set.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Count, mean, spread and extremes.
    public static let moments = RasterNeeds(rawValue: 1)
    /// Number of cells per value.
    public static let classes = RasterNeeds(rawValue: 2)
    /// All values with their weights, for quantiles.
    public static let values = RasterNeeds(rawValue: 4)
    /// Mean and spread in which cells count by a weight of their own.
    public static let weighted = RasterNeeds(rawValue: 8)
}

/// What an area has of a raster.
public struct RasterTotals: Sendable, Equatable {
    /// Count, mean, spread and extremes.
    public var moments = Moments()
    /// The same where every cell counts by its share times its weight.
    public var weighted = Moments()
    /// Number of cells per value, parts of cells counted for their part.
    public var classes: [Double: Double] = [:]
    /// Values with their weights, in the order of the raster.
    public var values: [WeightedValue] = []
    /// By share (0…1), the quantiles that were asked for.
    public var quantiles: [Double: Double] = [:]
    /// Number of cells below each of the thresholds asked for.
    public var below: [Double] = []
    /// Number of cells above each of them.
    public var above: [Double] = []

    /// Nothing yet.
    public init() {}

    /// Adds what a later block gave.
    public mutating func merge(_ other: RasterTotals) {
        moments.merge(other.moments)
        weighted.merge(other.weighted)
        for (value, count) in other.classes { classes[value, default: 0] += count }
        values += other.values
        // Two quantiles do not make one.
        quantiles.removeAll()
        if below.isEmpty {
            below = other.below
            above = other.above
        } else {
            for index in other.below.indices {
                below[index] += other.below[index]
                above[index] += other.above[index]
            }
        }
    }
}

extension RasterTotals {
    /// Computes quantiles of the values, and lets the values go.
    public mutating func reduceValues(to shares: [Double]) {
        let own = values
        values = []
        let all = WeightedQuantiles(own)
        for share in shares { quantiles[share] = all[share] }
    }
}

/// A value and how much it counts.
public struct WeightedValue: Sendable, Equatable {
    /// The value.
    public var value: Double
    /// Its weight.
    public var weight: Double

    /// Makes one.
    public init(value: Double, weight: Double) {
        self.value = value
        self.weight = weight
    }
}

/// Gathers from the blocks of a raster what areas have of it. One owner, one thread.
public final class RasterMeasure {
    private let zones: RasterZones
    private let needs: RasterNeeds
    private let thresholds: [Double]
    private let buffer: CoverageBuffer

    /// Prepares for areas over a raster.
    ///
    /// - Parameter thresholds: values of which the cells below and above are counted.
    public init(_ zones: RasterZones, needs: RasterNeeds, thresholds: [Double] = []) {
        self.zones = zones
        self.needs = needs
        self.thresholds = thresholds
        buffer = CoverageBuffer(width: zones.layout.blockWidth, height: zones.layout.blockHeight)
    }

    /// What every area in a block has of it, areas in ascending order.
    ///
    /// - Parameter weights: how much each cell of the block counts, 0 or more, for ``RasterNeeds/weighted``.
    /// - Complexity: O(cells inside areas + edges · rows that they cross).
    public func totals(
        of block: ZoneBlock, _ values: BlockValues<Float>, weights: [Double]? = nil
    ) -> [(area: Int, totals: RasterTotals)] {
        gather(block, values, weights)
    }

    /// The same for cells in double precision.
    public func totals(
        of block: ZoneBlock, _ values: BlockValues<Double>, weights: [Double]? = nil
    ) -> [(area: Int, totals: RasterTotals)] {
        gather(block, values, weights)
    }

    private func gather<Value: RasterValue>(
        _ block: ZoneBlock, _ values: BlockValues<Value>, _ weights: [Double]?
    ) -> [(area: Int, totals: RasterTotals)] {
        var results: [(area: Int, totals: RasterTotals)] = []
        zones.forEachArea(in: block, buffer: buffer) { area, runs in
            var totals = RasterTotals()
            var sums = RunSums<Value>()
            totals.below = [Double](repeating: 0, count: thresholds.count)
            totals.above = totals.below
            runs { first, count, share in
                let cells = UnsafeBufferPointer(rebasing: values.cells[first..<first + count])
                if needs.contains(.moments) { sums.add(cells, missing: values.missing, share: share) }
                if needs.contains(.classes) { tally(cells, values, share, &totals.classes) }
                if needs.contains(.weighted), let weights {
                    weigh(cells, values, share, weights[first..<first + count], &totals.weighted)
                }
                if needs.contains(.values) { keep(cells, values, share, &totals.values) }
                for (index, threshold) in thresholds.enumerated() {
                    let (below, above) = sides(of: threshold, cells, values)
                    totals.below[index] += share * Double(below)
                    totals.above[index] += share * Double(above)
                }
            }
            totals.moments = sums.moments(scale: values.scale, offset: values.offset)
            results.append((area, totals))
        }
        return results
    }

    private func tally<Value: RasterValue>(
        _ cells: UnsafeBufferPointer<Value>, _ values: BlockValues<Value>, _ share: Double,
        _ classes: inout [Double: Double]
    ) {
        var index = 0
        while index < cells.count {
            let value = cells[index]
            // Neighbours are often alike.
            var end = index + 1
            while end < cells.count, cells[end] == value { end += 1 }
            if value == value, value != values.missing {
                classes[Double(value) * values.scale + values.offset, default: 0] += share * Double(end - index)
            }
            index = end
        }
    }

    private func sides<Value: RasterValue>(
        of threshold: Double, _ cells: UnsafeBufferPointer<Value>, _ values: BlockValues<Value>
    ) -> (below: Int, above: Int) {
        var below = 0
        var above = 0
        for value in cells where value == value && value != values.missing {
            let quantity = Double(value) * values.scale + values.offset
            if quantity < threshold { below += 1 }
            if quantity > threshold { above += 1 }
        }
        return (below, above)
    }

    private func weigh<Value: RasterValue>(
        _ cells: UnsafeBufferPointer<Value>, _ values: BlockValues<Value>, _ share: Double,
        _ weights: ArraySlice<Double>, _ moments: inout Moments
    ) {
        for (value, weight) in zip(cells, weights) where weight > 0 && value == value && value != values.missing {
            moments.add(Double(value) * values.scale + values.offset, weight: share * weight)
        }
    }

    private func keep<Value: RasterValue>(
        _ cells: UnsafeBufferPointer<Value>, _ values: BlockValues<Value>, _ share: Double,
        _ kept: inout [WeightedValue]
    ) {
        for value in cells where value == value && value != values.missing {
            kept.append(WeightedValue(value: Double(value) * values.scale + values.offset, weight: share))
        }
    }
}

/// Sums over runs of cells about the first value, so that values far from zero keep their digits.
private struct RunSums<Value: RasterValue> {
    var count = 0.0
    var shift = 0.0
    var sum = 0.0
    var squares = 0.0
    var least = Value.infinity
    var most = -Value.infinity

    @inline(__always)
    mutating func add(_ cells: UnsafeBufferPointer<Value>, missing: Value?, share: Double) {
        // A value that no cell equals stands for "nothing is missing".
        let missing = missing ?? .nan
        if count == 0 {
            guard let value = cells.first(where: { $0 == $0 && $0 != missing }) else { return }
            shift = Double(value)
        }
        var number = 0
        var sum = 0.0
        var squares = 0.0
        var least = least
        var most = most
        for value in cells where value == value && value != missing {
            let difference = Double(value) - shift
            number += 1
            sum += difference
            squares += difference * difference
            least = min(least, value)
            most = max(most, value)
        }
        count += share * Double(number)
        self.sum += share * sum
        self.squares += share * squares
        self.least = least
        self.most = most
    }

    func moments(scale: Double, offset: Double) -> Moments {
        let low = Double(least) * scale + offset
        let high = Double(most) * scale + offset
        return Moments(
            count: count, shift: shift * scale + offset, sum: sum * scale, squares: squares * scale * scale,
            least: min(low, high), most: max(low, high))
    }
}
