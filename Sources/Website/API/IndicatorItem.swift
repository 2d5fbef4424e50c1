internal import Atlas
internal import Diagnosis
internal import Planning

/// An indicator as the API describes it, with what the atlas has of it.
struct IndicatorItem: Encodable, Sendable {
    /// Figures of one year at one level.
    struct Data: Encodable, Sendable {
        let niveau: String
        let periode: Int
        /// How many areas have a figure.
        let bekend: Int
        let bron: String
    }

    let id: String
    let label: LocalisedText
    let description: LocalisedText
    let unit: LocalisedText
    let decimals: Int
    let theme: String
    /// Weight per transition; empty for context.
    let transitions: [String: Double]
    let direction: String
    let range: [Double]
    @Explicit var norm: Indicator.Norm?
    let levels: [String]
    /// `available`, or `lacking` when the atlas has no figure of it at any level.
    let status: String
    let data: [Data]
    /// Where it can be had; null when the catalogue does not say.
    @Explicit var availableFrom: Indicator.Availability?

    init(_ indicator: Indicator, atlas: Atlas) {
        id = indicator.id
        label = indicator.label
        description = indicator.description
        unit = indicator.unit
        decimals = indicator.decimals
        theme = indicator.theme
        transitions = indicator.transitions
        direction = indicator.direction.rawValue
        range = indicator.range
        norm = indicator.norm
        levels = indicator.levels.map(\.rawValue)
        data = atlas.levels.values.sorted { $0.level < $1.level }.flatMap { areas in
            (areas.series[indicator.id] ?? []).map { series in
                Data(
                    niveau: areas.level.rawValue, periode: series.period, bekend: series.column.knownCount,
                    bron: series.source)
            }
        }
        status = data.contains { $0.bekend > 0 } ? "available" : "lacking"
        availableFrom = indicator.availableFrom
    }
}
