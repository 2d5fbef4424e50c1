internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// Areas side by side: how urgent the six transitions are, and the figures behind them.
struct CompareModel {
    /// One column.
    struct Area {
        let code: String
        let name: String
        /// Its municipality; nil for a municipality.
        let municipality: String?
        let level: AreaLevel
        /// The transition that is most urgent in most draws, with the share of the draws.
        let mostUrgent: (transition: Transition, probability: Double)?
    }

    /// One transition in one area.
    struct Urgency {
        let score: Double?
        let band: UrgencyBand
        let coverage: Double
        let countryMedian: Double?
    }

    /// One indicator in one area.
    struct Cell {
        let figure: Figure
        /// Share of the areas of that level with a lower figure, 0…100; only where this figure lies furthest from the middle.
        let extreme: Double?
    }

    /// One indicator.
    struct Row {
        let indicator: Indicator
        /// Publisher and year, each once.
        let sources: [String]
        let cells: [Cell]
    }

    /// Indicators under one heading.
    struct Group {
        let theme: IndicatorCatalogue.Theme
        let rows: [Row]
    }

    let selection: CompareSelection
    let areas: [Area]
    let urgencies: [(transition: Transition, cells: [Urgency])]
    let groups: [Group]

    /// True when areas of different levels stand side by side.
    var hasSeveralLevels: Bool { Set(areas.map(\.level)).count > 1 }

    init(page: PageRequest) throws(SiteProblem) {
        let site = page.site
        selection = try CompareSelection(page: page)
        let columns = selection.areas.map { Column(areas: $0.level, place: $0.place, site: site) }
        areas = columns.map(\.area)
        urgencies = Transition.allCases.map { transition in (transition, columns.map { $0.urgency(transition) }) }
        groups =
            columns.isEmpty
            ? []
            : site.catalogue.themes.compactMap { theme in
                let rows = site.catalogue.indicators.filter { $0.theme == theme.id }
                    .compactMap { CompareModel.row($0, columns, site) }
                return rows.isEmpty ? nil : Group(theme: theme, rows: rows)
            }
    }

    /// An indicator over the areas; nil when the atlas has it for none of their levels.
    private static func row(_ indicator: Indicator, _ columns: [Column], _ site: Site) -> Row? {
        let series = columns.map { $0.areas.current[indicator.id] }
        guard series.contains(where: { $0 != nil }) else { return nil }
        let figures = zip(columns, series).map { column, series in
            series?.column[column.place] ?? .missing(.notPublished)
        }
        let percentiles = zip(columns, figures).map { column, figure in
            figure.number.flatMap { column.statistics[indicator.id]?.percentile($0) }
        }
        let distances = percentiles.compactMap { $0.map { abs($0 - 50) } }
        let furthest = distances.count > 1 && distances.min() != distances.max() ? distances.max() : nil
        var sources: [String] = []
        for one in series.compactMap({ $0 }) {
            let text = "\(site.atlas.source(one.source)?.publisher ?? one.source) \(one.period)"
            if !sources.contains(text) { sources.append(text) }
        }
        return Row(
            indicator: indicator, sources: sources,
            cells: zip(figures, percentiles).map { figure, percentile in
                Cell(figure: figure, extreme: percentile.flatMap { abs($0 - 50) == furthest ? $0 : nil })
            })
    }

    /// One area with what is asked of it for every row.
    private struct Column {
        let areas: Atlas.Level
        let place: Int
        let statistics: LevelStatistics
        let scored: AtlasDiagnosis.Scored?
        let bands: [UrgencyBand]
        let area: Area

        init(areas: Atlas.Level, place: Int, site: Site) {
            self.areas = areas
            self.place = place
            statistics = site.statistics(areas)
            scored = site.diagnosis.scored(.init(level: areas.level))
            bands = scored?.bands(of: place) ?? Transition.allCases.map { _ in .unknown }
            let code = areas.codes[place]
            let likely = zip(Transition.allCases, bands).compactMap { transition, band in
                band.mostUrgentProbability.map { (transition: transition, probability: $0) }
            }
            area = Area(
                code: code.description, name: areas.names[place],
                municipality: code.level == .municipality ? nil : site.atlas.name(of: code.municipality),
                level: code.level, mostUrgent: likely.max { $0.probability < $1.probability })
        }

        func urgency(_ transition: Transition) -> Urgency {
            Urgency(
                score: scored?.scores.score(transition, area: place), band: bands[transition.index],
                coverage: scored?.scores.coverage(transition, area: place) ?? 0,
                countryMedian: scored?.medians[transition.index])
        }
    }
}
