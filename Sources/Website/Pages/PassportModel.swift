internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// What the passport of an area shows.
struct PassportModel {
    /// Urgency on one transition.
    struct Urgency {
        let transition: Transition
        let score: Double?
        let band: UrgencyBand
        let coverage: Double
        let municipalityMedian: Double?
        let countryMedian: Double?
        let countryRank: (rank: Int, of: Int)?
        let municipalityRank: (rank: Int, of: Int)?
        let contributions: [Contribution]
    }

    /// A key figure against others.
    struct KeyFigure {
        let series: FigureSeries
        let figure: Figure
        let municipality: Double?
        /// Where the figure comes from when it is of another year than the series; it then has no percentile in it.
        let other: Atlas.Series?

        var indicator: Indicator { series.indicator }
        var publisher: String { other?.publisher ?? series.publisher }
        var period: Int { other?.period ?? series.period }
        var percentile: Double? { other == nil ? figure.number.flatMap { series.percentile($0) } : nil }
        /// True for what was only measured in other places.
        var isElsewhere: Bool { series.isLocal && figure == .missing(.notPublished) && municipality == nil }

        /// The figure of the series that counts; where it has none here, the newest that another year has.
        init(_ series: FigureSeries, of areas: Atlas.Level, at place: Int, municipality: Double?) {
            self.series = series
            self.municipality = municipality
            let counting = series.column[place]
            other =
                counting.number != nil
                ? nil : areas.series[series.indicator.id]?.first { $0.column[place].number != nil }
            figure = other?.column[place] ?? counting
        }
    }

    let areas: Atlas.Level
    let place: Int
    let code: AreaCode
    let name: String
    let view: AtlasDiagnosis.View
    let urgencies: [Urgency]
    let themes: [(label: String, figures: [KeyFigure])]
    let lacking: [Indicator]
    /// Measured in other places, not here.
    let elsewhere: [Indicator]
    let position: DistrictPosition
    let similar: [Similarity.Match]
    /// Areas of the same municipality, for the small map.
    let neighbours: [Int]
    /// Transition that the small map shows.
    let mapped: Transition

    init(areas: Atlas.Level, place: Int, page: PageRequest) throws(SiteProblem) {
        let site = page.site
        let state = try ViewState(page.query.without(["niveau"]), site: site)
        self.areas = areas
        self.place = place
        code = areas.codes[place]
        name = areas.names[place]
        view = AtlasDiagnosis.View(level: areas.level, reference: state.reference, weights: state.weights)
        guard let scored = site.diagnosis.scored(view) else { throw .notFound }
        let columns = site.diagnosis.columns(areas.level)
        let local = Array(areas.places(in: code.municipality))
        neighbours = areas.level == .municipality ? Array(0..<areas.count) : local
        let bands = scored.bands(of: place)
        let view = self.view
        let urgencies = Transition.allCases.map { transition in
            Urgency(
                transition: transition,
                score: scored.scores.score(transition, area: place),
                band: bands[transition.index],
                coverage: scored.scores.coverage(transition, area: place),
                municipalityMedian: areas.level == .municipality
                    ? nil : median(local.compactMap { scored.scores.score(transition, area: $0) }),
                countryMedian: scored.medians[transition.index],
                countryRank: scored.countryRanks[transition.index].place(of: place),
                municipalityRank: scored.municipalityRanks[transition.index].place(of: place),
                contributions: scored.table.contributions(
                    to: transition, area: place, weights: view.weights, columns: columns))
        }
        self.urgencies = urgencies
        mapped =
            urgencies.filter { $0.score != nil }.max {
                ($0.band.mostUrgentProbability ?? 0) < ($1.band.mostUrgentProbability ?? 0)
            }?
            .transition ?? site.firstTransition(areas.level)
        let all = PassportModel.themes(areas: areas, place: place, page: page)
        elsewhere = all.flatMap(\.figures).filter(\.isElsewhere).map(\.indicator)
        themes = all.map { ($0.label, $0.figures.filter { !$0.isElsewhere }) }.filter { !$0.1.isEmpty }
        lacking = site.catalogue.indicators.filter { $0.levels.contains(areas.level) && columns[$0.id] == nil }
        position = DistrictPosition(PassportModel.positionFigures(areas: areas, place: place))
        similar = site.diagnosis.similar(to: place, level: areas.level, count: 5)
    }

    private static func themes(areas: Atlas.Level, place: Int, page: PageRequest) -> [(
        label: String, figures: [KeyFigure]
    )] {
        let municipality =
            areas.level == .municipality ? nil : page.site.atlas.find(areas.codes[place].municipality)?.place
        return page.site.statistics(areas).themes.map { theme in
            let figures = theme.figures.map { series in
                KeyFigure(
                    series, of: areas, at: place,
                    municipality: municipality.flatMap { series.municipalities?[$0].number })
            }
            return (page.t.pick(theme.label), figures)
        }
    }

    private static func positionFigures(areas: Atlas.Level, place: Int) -> DistrictPosition.Figures {
        func newest(_ id: String) -> Double? { areas.current[id]?.column[place].number }
        var figures = DistrictPosition.Figures()
        figures.population = newest("population")
        if let series = areas.series["population"], let last = series.first, let first = series.last,
            last.period > first.period, let earlier = first.column[place].number
        {
            figures.earlier = (earlier, last.period - first.period)
        }
        figures.addressDensity = newest("address_density")
        figures.multiFamilyShare = newest("multi_family_share")
        figures.businessesPer1000 = newest("businesses_per_1000")
        figures.distanceToStation = newest("distance_train_station")
        figures.distanceToMotorway = newest("distance_motorway")
        figures.distanceToSupermarket = newest("distance_supermarket")
        return figures
    }

    /// The newest figure of an indicator here.
    func number(_ id: String) -> Double? { areas.current[id]?.column[place].number }
}

extension Query {
    /// Without the parameters of those names.
    func without(_ names: Set<String>) -> Query {
        var copy = Query()
        for item in items where !names.contains(item.name) { copy.add(item.name, item.value) }
        return copy
    }
}
