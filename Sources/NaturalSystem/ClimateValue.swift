public import Diagnosis

/// The 5th and the 95th percentile around a climate value, in the unit of its variable.
///
/// What spreads is told by ``ClimateVariable/band``: mostly years, of which 1 in 20 lies below and 1 in 20 above.
public struct ClimateBand: Hashable, Sendable {
    /// 5th percentile.
    public let low5: Double
    /// 95th percentile.
    public let high95: Double

    /// Makes a band; nil when a number is not finite or the lower one is the larger.
    public init?(low5: Double, high95: Double) {
        guard low5.isFinite, high95.isFinite, low5 <= high95 else { return nil }
        self.low5 = low5
        self.high95 = high95
    }
}

/// A climate figure that is known, in the unit of its variable.
///
/// The mean may lie outside its band: where 19 years out of 20 have no day of 35 degrees, the band is 0 to 0 and the mean
/// is not.
public struct ClimateValue: Hashable, Sendable {
    /// The mean over the years, or the level itself.
    public let mid: Double
    /// The spread; nil where the source gives none.
    public let band: ClimateBand?

    /// Makes a value; nil when `mid` is not finite.
    public init?(mid: Double, band: ClimateBand? = nil) {
        guard mid.isFinite else { return nil }
        self.mid = mid
        self.band = band
    }

    /// One of the three numbers; nil where there is no band.
    public subscript(part: ClimatePart) -> Double? {
        switch part {
        case .mid: mid
        case .low5: band?.low5
        case .high95: band?.high95
        }
    }
}

/// A climate value or the reason that there is none.
public enum ClimateFigure: Hashable, Sendable {
    /// The value.
    case value(ClimateValue)
    /// No value, and why; never `.known`.
    case missing(ValueStatus)

    /// The value, nil when missing.
    public var value: ClimateValue? {
        if case .value(let value) = self { value } else { nil }
    }

    /// The mean or level, nil when missing.
    public var mid: Double? { value?.mid }

    /// `.known` for a value, else the reason.
    public var status: ValueStatus {
        switch self {
        case .value: .known
        case .missing(let status): status
        }
    }
}
