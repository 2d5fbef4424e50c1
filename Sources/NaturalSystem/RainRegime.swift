/// A part of the country with its own extreme rain, from least to most.
///
/// `R` is the regime that the others are measured against: `L` has about 8% less and `H` about 9% more rain in an hour or a
/// day; in winter there is also `LL`.
public enum RainRegime: String, Codable, CaseIterable, Hashable, Sendable {
    /// Very low, only in winter.
    case veryLow = "LL"
    /// Low.
    case low = "L"
    /// The reference: the largest part of the country.
    case reference = "R"
    /// High.
    case high = "H"
}

/// The rain regimes of an area, one for each map.
public struct RainRegimes: Hashable, Sendable {
    /// The two maps of regimes.
    public enum Map: String, Codable, Hashable, Sendable {
        /// For the whole year: rain in an hour and in a day. The file `Neerslagregime_JAAR.geojson`, property `Regio`.
        case year
        /// For winter: rain in ten days. The files have no map of it.
        case winter
    }

    /// The regime on the map of the year; nil where it is not known.
    public let year: RainRegime?
    /// The regime on the map of winter; nil where it is not known.
    public let winter: RainRegime?

    /// Nothing known.
    public static let unknown = RainRegimes(year: nil, winter: nil)

    /// Names the regimes of an area.
    public init(year: RainRegime?, winter: RainRegime? = nil) {
        self.year = year
        self.winter = winter
    }

    /// The regime on a map.
    public subscript(map: Map) -> RainRegime? {
        switch map {
        case .year: year
        case .winter: winter
        }
    }
}
