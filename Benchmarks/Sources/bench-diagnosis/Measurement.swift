import Foundation

/// One figure, printed as one line of JSON.
struct Measurement: Encodable {
    /// Stable name, such as `scores.newWeights`.
    let name: String
    /// The figure; the median where it was measured more than once.
    let median: Double
    /// The smallest of the runs.
    let low: Double
    /// The largest of the runs.
    let high: Double
    /// Unit of all of them.
    let unit: String
    /// How often it was measured.
    let runs: Int
    /// What it should be at most; null where nothing is promised.
    let bar: Double?
    /// Of what was worked out, where two ways should give the same.
    var checksum: String?

    /// A figure of several runs.
    init(_ name: String, _ timings: Timings, bar: Double? = nil, checksum: String? = nil) {
        self.name = name
        median = timings.median
        low = timings.low
        high = timings.high
        unit = "ms"
        runs = timings.count
        self.bar = bar
        self.checksum = checksum
    }

    /// A quantile over several things that were timed `runs` times each.
    init(_ name: String, quantile: Double, of timings: Timings, runs: Int, bar: Double?) {
        self.name = name
        median = timings.quantile(quantile)
        low = timings.low
        high = timings.high
        unit = "ms"
        self.runs = runs
        self.bar = bar
    }

    /// A figure that is not a time.
    init(_ name: String, _ value: Int, unit: String, bar: Double? = nil) {
        self.name = name
        median = Double(value)
        low = median
        high = median
        self.unit = unit
        runs = 1
        self.bar = bar
    }

    private enum Key: CodingKey { case name, median, low, high, unit, runs, bar, checksum }

    /// Writes an absent bar as null, so that every line has the same keys.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(median, forKey: .median)
        try container.encode(low, forKey: .low)
        try container.encode(high, forKey: .high)
        try container.encode(unit, forKey: .unit)
        try container.encode(runs, forKey: .runs)
        try container.encode(bar, forKey: .bar)
        try container.encodeIfPresent(checksum, forKey: .checksum)
    }

    /// Prints the line at once, so that what was measured stays known when something later fails.
    func print() throws { try printJSON(self) }
}

/// Prints a value as one line of JSON.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
}
