internal import NaturalSystem

/// The cells of every area of a level, in flat lists.
struct AreaCells: Sendable, Equatable {
    /// Where the cells of area `i` begin; those of the last area end at the end.
    private var starts: [Int32] = []
    private var cells: [UInt16] = []
    private var parts: [Double] = []
    private var nearest: [Bool] = []
    private var regimes: [RainRegime?] = []

    /// Number of areas.
    var count: Int { starts.count }

    /// Adds the next area; nil for one of which nothing is known.
    mutating func append(_ weights: CellWeights?, regime: RainRegime?) {
        starts.append(Int32(cells.count))
        for share in weights?.shares ?? [] {
            cells.append(UInt16(share.cell.number))
            parts.append(share.weight)
        }
        nearest.append(weights?.isNearest ?? false)
        regimes.append(regime)
    }

    /// The weights of an area; nil where nothing is known of it.
    ///
    /// - Throws: `ClimateError` when what was stored cannot be weights.
    func weights(at place: Int) throws(ClimateError) -> CellWeights? {
        let range = range(of: place)
        var surfaces: [(cell: ClimateCell, weight: Double)] = []
        for index in range {
            guard let cell = ClimateCell(number: Int(cells[index])) else { return nil }
            if nearest[place] { return CellWeights(nearest: cell) }
            surfaces.append((cell, parts[index]))
        }
        return surfaces.isEmpty ? nil : try CellWeights(surfaces)
    }

    /// The rain regime of an area on the map of the year; nil where it is not known.
    func regime(at place: Int) -> RainRegime? { regimes[place] }

    /// What stands in the file: cell and part, in order.
    func entries(at place: Int) -> [(cell: Int, weight: Double)] {
        range(of: place).map { (Int(cells[$0]), parts[$0]) }
    }

    /// True when the area lies in none of the cells.
    func isNearest(at place: Int) -> Bool { nearest[place] }

    private func range(of place: Int) -> Range<Int> {
        Int(starts[place])..<(place + 1 < starts.count ? Int(starts[place + 1]) : cells.count)
    }
}
