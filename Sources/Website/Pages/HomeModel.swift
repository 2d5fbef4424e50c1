internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import GeoModel
internal import Planning
internal import Tiles

/// What the map page shows.
struct HomeModel {
    /// A row of the table.
    struct Row {
        let rank: Int?
        let code: String
        let name: String
        let municipality: String?
        let value: Double?
        let band: UrgencyBand?
        let coverage: Double?
        let population: Double?
    }

    /// A weight that can be changed.
    struct WeightInput {
        let indicator: Indicator
        let name: String
        let value: Double
        let standard: Double
        let hasData: Bool
    }

    let state: ViewState
    let choropleth: Choropleth
    let rows: [Row]
    let total: Int
    let pageCount: Int
    /// Areas per level in the atlas.
    let counts: [AreaLevel: Int]
    let municipalityName: String?
    /// The indicator shown, when it is one.
    let indicator: Indicator?
    let weightInputs: [WeightInput]
    /// Indicators with data at this level, to choose from.
    let indicators: [Indicator]
    /// West, south, east and north of what is shown, in Web Mercator metres.
    let bounds: [Double]

    init(page: PageRequest) throws(SiteProblem) {
        let site = page.site
        let state = try ViewState(page.query, site: site)
        self.state = state
        guard let areas = site.atlas[state.level], let scored = site.diagnosis.scored(state.view) else {
            throw .notFound
        }
        choropleth = Choropleth(state: state, site: site)
        let places = state.places(site: site, values: choropleth.values)
        total = places.count
        pageCount = max(1, (places.count + ViewState.pageSize - 1) / ViewState.pageSize)
        let first = min((state.page - 1) * ViewState.pageSize, places.count)
        let shown = places[first..<min(places.count, first + ViewState.pageSize)]
        let population = site.diagnosis.columns(state.level)["population"]
        var transition: Transition?
        if case .transition(let chosen) = state.subject { transition = chosen }
        let values = choropleth.values
        let ranking = Ranking(values, in: ReferenceGroups(everyone: areas.count))
        rows = shown.map { place in
            Row(
                rank: ranking.place(of: place)?.rank,
                code: areas.codes[place].description, name: areas.names[place],
                municipality: state.level == .municipality
                    ? nil : site.atlas.name(of: areas.codes[place].municipality),
                value: values[place],
                band: transition.map { scored.bands(of: place)[$0.index] },
                coverage: transition.map { scored.scores.coverage($0, area: place) },
                population: population?[place].number)
        }
        counts = site.atlas.levels.mapValues(\.count)
        municipalityName = state.municipality.map { site.atlas.name(of: $0) }
        if case .indicator(let id) = state.subject { indicator = site.catalogue.indicator(id) } else { indicator = nil }
        let columns = site.diagnosis.columns(state.level)
        weightInputs =
            transition.map { HomeModel.weights(of: $0, state: state, table: scored.table, columns: columns) } ?? []
        indicators = site.catalogue.indicators.filter { columns[$0.id] != nil }
        bounds = HomeModel.bounds(places: state.municipality == nil ? nil : places, site: site, level: state.level)
    }

    private static func weights(
        of transition: Transition, state: ViewState, table: SeverityTable, columns: [String: IndicatorColumn]
    ) -> [WeightInput] {
        table.indicators.filter { $0.weight(in: transition) > 0 || state.weights.weight(of: $0, in: transition) > 0 }
            .map { indicator in
                WeightInput(
                    indicator: indicator, name: "w.\(transition.rawValue).\(indicator.id)",
                    value: state.weights.weight(of: indicator, in: transition),
                    standard: indicator.weight(in: transition), hasData: columns[indicator.id] != nil)
            }
    }

    private static func bounds(places: [Int]?, site: Site, level: AreaLevel) -> [Double] {
        guard let shapes = site.layer(level)?.shapes else { return [] }
        var box = Box.empty
        if let places { for place in places { box.extend(by: shapes.boxes[place]) } }
        if box.isEmpty { box = shapes.extent }
        return [box.minX, box.minY, box.maxX, box.maxY].map { $0.rounded() }
    }
}
