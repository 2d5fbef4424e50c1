public import Diagnosis

/// A figure of the climate: what it is, which file it stands in, and what it means.
///
/// A class, because fifty of them stand behind every report and copying their texts would cost more than reading them. Two
/// variables are equal when their ids are.
public final class ClimateVariable: Decodable, Hashable, Sendable, Identifiable {
    /// Where its figures come from.
    public enum Kind: String, Codable, Sendable {
        /// A figure per cell of the grid.
        case grid
        /// A return level per rain regime.
        case extremeRain = "extreme_rain"
        /// One series for the whole coast.
        case seaLevel = "sea_level"
    }

    /// The part of the year it is about.
    public enum Season: String, Codable, CaseIterable, Sendable {
        /// The whole year.
        case year
        /// December, January and February.
        case winter
        /// March, April and May.
        case spring
        /// June, July and August.
        case summer
        /// September, October and November.
        case autumn
        /// 1 April up to and including 30 September.
        case summerHalf = "summer_half"
    }

    /// What spreads between the 5th and the 95th percentile.
    public enum BandMeaning: String, Codable, Sendable {
        /// Years: 1 in 20 is below, 1 in 20 above.
        case years
        /// Something narrower than years, which the source does not explain. Seasonal means and sums and the precipitation
        /// deficit have bands about 2 to 2.8 times narrower than years differ (√8 would be the mean of 8 model runs per
        /// year). Not to be read as years.
        case smoothed
        /// A range whose percentiles the source does not name.
        case unstated
        /// There is no band.
        case none
    }

    /// Stable name in files, addresses and the API.
    public let id: String
    /// Short name.
    public let label: LocalisedText
    /// What it is, in plain words.
    public let description: LocalisedText
    /// Unit in words.
    public let unit: LocalisedText
    /// Digits behind the decimal mark when shown.
    public let decimals: Int
    /// Id of the group under which it is shown.
    public let group: String
    /// The part of the year it is about.
    public let season: Season
    /// Where its figures come from.
    public let kind: Kind
    /// Id of its source.
    public let source: String
    /// Its file, under the folder of the source.
    public let file: String
    /// Id of the layout of the file; nil for the sea level, whose file is read by ``SeaLevel``.
    public let layout: String?
    /// Name and season in the list of chosen scenarios: `zomerdagen-ANN`.
    public let nameInSource: String?
    /// Name in the notes to the source.
    public let labelInSource: String?
    /// Which KNMI'23 scenario each projection is; nil where the source does not name them.
    public let scenarios: [Climate: KNMIScenario]?
    /// True where the list of chosen scenarios has low and high swapped.
    public let labelsSwappedInSource: Bool
    /// What the band spreads over.
    public let band: BandMeaning
    /// Smallest and largest number that can occur.
    public let range: [Double]
    /// Once in how many years it is exceeded, for a return level.
    public let returnPeriodYears: Int?
    /// Over how many hours rain is summed, for a return level.
    public let durationHours: Int?
    /// Which map of rain regimes holds, for a return level.
    public let regimeMap: RainRegimes.Map?
    /// True when its sentence stands in the summary of a report.
    public let headline: Bool
    /// What it means, with placeholders for numbers: `{now}`, `{usual}`, `{span2050}`, `{span2100}`, `{more2050}`, `{more2100}`.
    public let sentence: LocalisedText
    /// What to know before use.
    public let note: LocalisedText?

    enum CodingKeys: String, CodingKey {
        case id, label, description, unit, decimals, group, season, kind, source, file, layout, scenarios, band, range,
            headline, sentence, note
        case nameInSource = "name_in_source"
        case labelInSource = "label_in_source"
        case labelsSwappedInSource = "labels_swapped_in_source"
        case returnPeriodYears = "return_period_years"
        case durationHours = "duration_hours"
        case regimeMap = "regime_map"
    }

    /// Reads a variable of the catalogue.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        id = try values.decode(String.self, forKey: .id)
        label = try values.decode(LocalisedText.self, forKey: .label)
        description = try values.decode(LocalisedText.self, forKey: .description)
        unit = try values.decode(LocalisedText.self, forKey: .unit)
        decimals = try values.decode(Int.self, forKey: .decimals)
        group = try values.decode(String.self, forKey: .group)
        season = try values.decode(Season.self, forKey: .season)
        kind = try values.decode(Kind.self, forKey: .kind)
        source = try values.decode(String.self, forKey: .source)
        file = try values.decode(String.self, forKey: .file)
        layout = try values.decodeIfPresent(String.self, forKey: .layout)
        nameInSource = try values.decodeIfPresent(String.self, forKey: .nameInSource)
        labelInSource = try values.decodeIfPresent(String.self, forKey: .labelInSource)
        scenarios = try values.decodeIfPresent([Climate: KNMIScenario].self, forKey: .scenarios)
        labelsSwappedInSource = try values.decodeIfPresent(Bool.self, forKey: .labelsSwappedInSource) ?? false
        band = try values.decode(BandMeaning.self, forKey: .band)
        range = try values.decode([Double].self, forKey: .range)
        returnPeriodYears = try values.decodeIfPresent(Int.self, forKey: .returnPeriodYears)
        durationHours = try values.decodeIfPresent(Int.self, forKey: .durationHours)
        regimeMap = try values.decodeIfPresent(RainRegimes.Map.self, forKey: .regimeMap)
        headline = try values.decodeIfPresent(Bool.self, forKey: .headline) ?? false
        sentence = try values.decode(LocalisedText.self, forKey: .sentence)
        note = try values.decodeIfPresent(LocalisedText.self, forKey: .note)
    }

    /// The numbers that can occur; the catalogue has checked that ``range`` is two of them in order.
    var limits: ClosedRange<Double> {
        guard range.count == 2, range[0] <= range[1] else {
            return -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
        }
        return range[0]...range[1]
    }

    /// Equal by id.
    public static func == (a: ClimateVariable, b: ClimateVariable) -> Bool { a.id == b.id }

    /// Hashes the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
