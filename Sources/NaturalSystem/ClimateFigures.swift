internal import Diagnosis

/// Figures in flat arrays: three numbers and a reason each, with what stands for a missing number never read.
struct ClimateFigures: Sendable, Equatable {
    private var mids: [Double] = []
    private var lows: [Double] = []
    private var highs: [Double] = []
    private var statuses: [ValueStatus] = []
    private var bands: [Bool] = []

    var count: Int { mids.count }

    mutating func reserve(_ count: Int) {
        mids.reserveCapacity(count)
        lows.reserveCapacity(count)
        highs.reserveCapacity(count)
        statuses.reserveCapacity(count)
        bands.reserveCapacity(count)
    }

    mutating func append(_ figure: ClimateFigure) {
        mids.append(figure.mid ?? 0)
        lows.append(figure.value?.band?.low5 ?? 0)
        highs.append(figure.value?.band?.high95 ?? 0)
        bands.append(figure.value?.band != nil)
        statuses.append(figure.status)
    }

    subscript(place: Int) -> ClimateFigure {
        let status = statuses[place]
        guard status == .known else { return .missing(status) }
        let band = bands[place] ? ClimateBand(low5: lows[place], high95: highs[place]) : nil
        guard let value = ClimateValue(mid: mids[place], band: band) else { return .missing(.invalid) }
        return .value(value)
    }
}
