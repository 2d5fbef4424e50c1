internal import Atlas
internal import Diagnosis
internal import NaturalSystem
internal import Planning

/// What the weather report of an area shows.
struct WeatherModel {
    /// A group that is shown as one table with charts above it.
    struct Group {
        let id: String
        let label: LocalisedText
        let rows: [ClimateReport.Row]
        /// Rows that are also drawn.
        var drawn: [ClimateReport.Row] { rows.filter { $0.variable.headline && $0.isKnown } }
    }

    /// Extreme rain of one duration: a row per return period.
    struct Rain {
        let hours: Int
        let rows: [ClimateReport.Row]
    }

    /// What there is to show when the atlas has the climate.
    struct Content {
        let summary: [LocalisedText]
        let groups: [Group]
        let rain: [Rain]
        let rainLabel: LocalisedText?
        let regime: RainRegime?
        let seaLevel: SeaLevel?
        let seaRow: ClimateReport.Row?
        let cells: [CellWeights.Share]
        let isNearest: Bool
        let climates: [ClimateCatalogue.ClimateText]
        let sources: [ClimateCatalogue.Source]
        /// Variables of which the source names the scenarios.
        let scenarios: [ClimateVariable]
        let notes: [(label: LocalisedText, note: LocalisedText)]
    }

    let code: AreaCode
    let name: String
    let fullName: String
    /// Nil when the atlas has no climate.
    let content: Content?
    /// The recipe's source of the climate, used or not.
    let source: Atlas.Source?

    init(areas: Atlas.Level, place: Int, page: PageRequest) throws {
        code = areas.codes[place]
        name = areas.names[place]
        fullName = page.fullName(areas, place)
        let atlas = page.site.atlas
        source = atlas.climate.flatMap { atlas.source($0.source) }
        content = try atlas.climateReport(for: code).map { try Content($0, isFictional: atlas.isFictional) }
    }
}

extension WeatherModel.Content {
    init(_ report: ClimateReport, isFictional: Bool) throws {
        let catalogue = try AtlasClimate.catalogue()
        let special = report.sections.filter { $0.rows.contains { $0.variable.kind != .grid } }
        let rainSection = special.first { $0.rows.contains { $0.variable.kind == .extremeRain } }
        let rainRows = rainSection?.rows.filter { $0.isKnown } ?? []
        let hours = Set(rainRows.compactMap(\.variable.durationHours)).sorted()
        summary = report.summary
        groups = report.sections.filter { section in !special.contains { $0.id == section.id } }
            .map { .init(id: $0.id, label: $0.group.label, rows: $0.rows) }
            .filter { $0.rows.contains(where: \.isKnown) }
        rain = hours.map { duration in
            .init(hours: duration, rows: rainRows.filter { $0.variable.durationHours == duration })
        }
        rainLabel = rainSection?.group.label
        regime = report.regimes.year
        seaLevel = report.seaLevel
        seaRow = special.flatMap(\.rows).first { $0.variable.kind == .seaLevel && $0.isKnown }
        cells = report.weights.shares
        isNearest = report.weights.isNearest
        climates = catalogue.climates
        let rows = report.sections.flatMap(\.rows).filter(\.isKnown)
        let used = Set(rows.map(\.variable.source))
        // Invented figures only have the form of those publications.
        sources = isFictional ? [] : catalogue.sources.filter { used.contains($0.id) }
        scenarios = rows.map(\.variable).filter { $0.scenarios != nil }
        notes = rows.compactMap { row in row.variable.note.map { (row.variable.label, $0) } }
    }
}
