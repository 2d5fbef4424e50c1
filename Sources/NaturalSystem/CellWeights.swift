internal import Diagnosis

/// How much each cell counts for an area: the surface that they share, as parts of 1.
///
/// With 30 km² of an area in cell 574 and 10 km² in cell 575, the weights are 0.75 and 0.25. Where there are 26 summer days in
/// the one and 22 in the other, the area has `(30 · 26 + 10 · 22) / (30 + 10) = 25`.
public struct CellWeights: Sendable, Equatable {
    /// A cell and its part.
    public struct Share: Sendable, Hashable {
        /// The cell.
        public let cell: ClimateCell
        /// Its part, above 0 and at most 1.
        public let weight: Double
    }

    /// Least part of the weight that must have a value for the area to have one.
    public static let leastCoverage = 0.5

    /// The cells by number; their weights sum to 1.
    public let shares: [Share]
    /// True when the area lies in none of the cells and has the figures of the nearest.
    public let isNearest: Bool

    /// Makes weights from surfaces, in any unit and any order. The sums are made in the order of the cells, so that the order
    /// given does not change the last digit.
    ///
    /// - Throws: ``ClimateError`` when there are none, a cell is there twice, or a weight is not finite and above 0.
    public init(_ surfaces: [(cell: ClimateCell, weight: Double)]) throws(ClimateError) {
        let sorted = surfaces.sorted { $0.cell < $1.cell }
        guard !sorted.isEmpty else { throw CellWeights.failure("The area's cells", "There are none") }
        for (place, entry) in sorted.enumerated() {
            guard entry.weight.isFinite, entry.weight > 0 else {
                throw CellWeights.failure("Cell \(entry.cell.number)", "Its weight \(entry.weight) is not above 0")
            }
            guard place == 0 || sorted[place - 1].cell != entry.cell else {
                throw CellWeights.failure("Cell \(entry.cell.number)", "It is there twice")
            }
        }
        // By the largest first, so that no sum is too large for a number.
        let largest = sorted.reduce(0) { max($0, $1.weight) }
        let total = sorted.reduce(0) { $0 + $1.weight / largest }
        shares = sorted.map { Share(cell: $0.cell, weight: $0.weight / largest / total) }.filter { $0.weight > 0 }
        isNearest = false
    }

    /// The weights of an area that lies in none of the cells: 1 for the nearest.
    public init(nearest cell: ClimateCell) {
        shares = [Share(cell: cell, weight: 1)]
        isNearest = true
    }

    /// The mean of a variable over the cells: `Σ weight · value / Σ weight` over cells that have a value, and the same of the
    /// ends of the band where every one of them has a band.
    ///
    /// The mean of percentiles is not the percentile of the mean: an area over several cells has a band that is a little
    /// too wide. Under ``leastCoverage`` of the weight with a value there is none, for the reason of the heaviest cell
    /// without; of equally heavy ones the lowest number.
    public func mean(of variable: String, in grid: ClimateGrid, _ climate: Climate) -> ClimateFigure {
        mean { grid.figure(variable, cell: $0, climate) }
    }

    func mean(_ figure: (ClimateCell) -> ClimateFigure) -> ClimateFigure {
        var known = 0.0
        var (mid, low, high) = (0.0, 0.0, 0.0)
        var hasBand = true
        var absent: (weight: Double, status: ValueStatus) = (0, .notPublished)
        for share in shares {
            switch figure(share.cell) {
            case .value(let value):
                known += share.weight
                mid += share.weight * value.mid
                if let band = value.band {
                    low += share.weight * band.low5
                    high += share.weight * band.high95
                } else {
                    hasBand = false
                }
            case .missing(let status):
                if share.weight > absent.weight { absent = (share.weight, status) }
            }
        }
        guard known > 0, known >= CellWeights.leastCoverage else { return .missing(absent.status) }
        let band = hasBand ? ClimateBand(low5: low / known, high95: high / known) : nil
        guard let value = ClimateValue(mid: mid / known, band: band) else { return .missing(.invalid) }
        return .value(value)
    }

    private static func failure(_ what: String, _ why: String) -> ClimateError {
        ClimateError(
            "climate.weights", what: what, why: why,
            advice: "Give every cell once, with the surface it shares with the area")
    }
}
