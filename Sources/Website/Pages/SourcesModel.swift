internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// What the atlas was made from, which figures it has, and which it lacks.
struct SourcesModel {
    /// How many areas of a level have a figure.
    struct Coverage {
        let known: Int
        let total: Int
    }

    /// An indicator with figures.
    struct Row {
        let indicator: Indicator
        /// In the order of ``SourcesModel/levels``; nil where the level has no figures at all.
        let coverage: [Coverage?]
        /// Years in ascending order.
        let periods: [Int]
        let sources: [String]
    }

    /// Indicators with figures under one heading.
    struct Group {
        let theme: IndicatorCatalogue.Theme
        let rows: [Row]
    }

    /// Indicators without figures under one heading.
    struct Gap {
        let theme: IndicatorCatalogue.Theme
        let indicators: [Indicator]
    }

    let title: String
    let edition: String
    let madeAt: String
    let isFictional: Bool
    let sources: [Atlas.Source]
    let levels: [(level: AreaLevel, count: Int)]
    let groups: [Group]
    let gaps: [Gap]

    var presentCount: Int { groups.reduce(0) { $0 + $1.rows.count } }
    var lackingCount: Int { gaps.reduce(0) { $0 + $1.indicators.count } }

    init(page: PageRequest) {
        let atlas = page.site.atlas
        let catalogue = page.site.catalogue
        title = atlas.title
        edition = atlas.edition
        madeAt = atlas.madeAt
        isFictional = atlas.isFictional
        sources = atlas.sources
        let areas = atlas.levels.values.sorted { $0.level < $1.level }
        levels = areas.map { ($0.level, $0.count) }
        groups = catalogue.themes.compactMap { theme in
            let rows = catalogue.indicators.filter { $0.theme == theme.id }
                .compactMap { SourcesModel.row($0, areas, atlas) }
            return rows.isEmpty ? nil : Group(theme: theme, rows: rows)
        }
        gaps = catalogue.themes.compactMap { theme in
            let lacking = catalogue.indicators.filter { indicator in
                indicator.theme == theme.id && areas.allSatisfy { $0.series[indicator.id] == nil }
            }
            return lacking.isEmpty ? nil : Gap(theme: theme, indicators: lacking)
        }
    }

    private static func row(_ indicator: Indicator, _ areas: [Atlas.Level], _ atlas: Atlas) -> Row? {
        let series = areas.map { $0.series[indicator.id] ?? [] }
        guard series.contains(where: { !$0.isEmpty }) else { return nil }
        var sources: [String] = []
        for one in series.joined() {
            let publisher = atlas.source(one.source)?.publisher ?? one.source
            if !sources.contains(publisher) { sources.append(publisher) }
        }
        return Row(
            indicator: indicator,
            coverage: zip(areas, series).map { areas, series in
                series.first.map { Coverage(known: $0.column.knownCount, total: areas.count) }
            },
            periods: Set(series.joined().map(\.period)).sorted(), sources: sources)
    }
}
