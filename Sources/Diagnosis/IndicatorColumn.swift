/// One indicator for all areas of one level, in the order of the level's areas.
///
/// Numbers and reasons lie in two flat arrays, so that a country is scored by walking over memory.
public struct IndicatorColumn: Sendable, Equatable {
    /// The numbers; what stands where the status is not `.known` has no meaning and is never read.
    let numbers: [Double]
    /// The reasons, as many as there are numbers.
    let statuses: [ValueStatus]

    /// Makes a column from one figure per area.
    public init(_ figures: some Sequence<Figure>) {
        var numbers: [Double] = []
        var statuses: [ValueStatus] = []
        for figure in figures {
            let number = figure.number.flatMap { $0.isFinite ? $0 : nil }
            numbers.append(number ?? 0)
            statuses.append(number == nil && figure.status == .known ? .invalid : figure.status)
        }
        self.numbers = numbers
        self.statuses = statuses
    }

    /// Number of areas.
    public var count: Int { numbers.count }

    /// The figure of one area.
    public subscript(_ area: Int) -> Figure {
        statuses[area] == .known ? .value(numbers[area]) : .missing(statuses[area])
    }

    /// How many areas have a number.
    public var knownCount: Int { statuses.count { $0 == .known } }
}
