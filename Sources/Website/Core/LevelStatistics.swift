internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// The figures of one indicator at a level, and where each stands among them. Worked out once.
struct FigureSeries: Sendable {
    let indicator: Indicator
    let publisher: String
    let period: Int
    let column: IndicatorColumn
    /// The same indicator for whole municipalities; nil at that level itself, and where they have none.
    let municipalities: IndicatorColumn?
    /// The middle figure; nil for a local layer, whose middle is not that of the country.
    let median: Double?
    /// True when fewer than half of the areas have a figure: a layer of one town in an atlas of the country.
    let isLocal: Bool
    private let sorted: [Double]

    init(_ indicator: Indicator, series: Atlas.Series, municipalities: IndicatorColumn?) {
        self.indicator = indicator
        publisher = series.publisher
        period = series.period
        column = series.column
        self.municipalities = municipalities
        let all = series.column.count
        let values = (0..<series.column.count).compactMap { series.column[$0].number }.sorted()
        let middle = values.count / 2
        isLocal = values.count * 2 < all
        median =
            values.isEmpty || isLocal
            ? nil : values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
        sorted = values
    }

    /// Share of the areas with a lower figure, 0…100, equal ones counting half; nil for a local layer.
    func percentile(_ value: Double) -> Double? {
        guard !sorted.isEmpty, !isLocal else { return nil }
        let below = firstPlace(in: sorted.count) { sorted[$0] >= value }
        let notAbove = firstPlace(in: sorted.count) { sorted[$0] > value }
        return 100 * (Double(below) + Double(notAbove - below) / 2) / Double(sorted.count)
    }
}

/// All figures of a level, by theme in the order of the catalogue.
final class LevelStatistics: Sendable {
    /// Themes of which the level has figures.
    let themes: [(label: LocalisedText, figures: [FigureSeries])]
    private let byIndicator: [String: FigureSeries]

    init(_ level: Atlas.Level, catalogue: IndicatorCatalogue, municipalities: Atlas.Level?) {
        let all = catalogue.indicators.compactMap { indicator in
            level.current[indicator.id].map {
                FigureSeries(indicator, series: $0, municipalities: municipalities?.current[indicator.id]?.column)
            }
        }
        themes = catalogue.themes.compactMap { theme in
            let figures = all.filter { $0.indicator.theme == theme.id }
            return figures.isEmpty ? nil : (theme.label, figures)
        }
        byIndicator = Dictionary(uniqueKeysWithValues: all.map { ($0.indicator.id, $0) })
    }

    /// The figures of an indicator.
    subscript(_ indicator: String) -> FigureSeries? { byIndicator[indicator] }
}

/// The first place from 0 up to `count` for which a condition holds that, once it holds, holds for all that follow.
private func firstPlace(in count: Int, where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
        let middle = (low + high) / 2
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
}

extension Atlas.Level {
    /// Places of the areas in a municipality; codes ascend, so they stand together.
    func places(in municipality: AreaCode) -> Range<Int> {
        firstPlace(in: codes.count) {
            codes[$0].municipality >= municipality
        }..<firstPlace(in: codes.count) {
            codes[$0].municipality > municipality
        }
    }
}
