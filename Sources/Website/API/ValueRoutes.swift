internal import Atlas
internal import Diagnosis
internal import Hummingbird
internal import Planning

/// Figures: `/api/v1/waarden`, one row per area and indicator. A missing figure is a row too, with why it is missing.
func addValueRoutes(to router: Router<SiteContext>, site: Site) {
    router.get("/api/v1/waarden") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(
            request, allowed: ["niveau", "indicator", "periode", "code", "gemeente"] + Paging.names)
        let paging = try Paging(query)
        let table = try ValueTable(query, page: page)
        let rows = paging.range(of: table.count).map { table.row($0) }
        return try Response.json(PagedAnswer(rows, paging: paging, total: table.count, query: query, path: page.path))
    }
}

/// One figure.
struct ValueItem: Encodable, Sendable {
    let code: String
    let indicator: String
    /// Year; null when the atlas has none for the indicator at this level.
    @Explicit var periode: Int?
    @Explicit var waarde: Double?
    /// `known`, or why the figure is missing.
    let status: String
    let eenheid: String
    /// Id of the source.
    @Explicit var bron: String?
}

/// The figures that are asked for, area by area.
private struct ValueTable {
    private let areas: Atlas.Level
    private let places: [Int]
    private let columns: [(indicator: Indicator, series: Atlas.Series?)]
    private let period: Int?
    private let texts: Texts

    init(_ query: CheckedQuery, page: PageRequest) throws(SiteProblem) {
        let areas = try query.level(site: page.site)
        guard let indicators = try query.indicators("indicator", most: 20, page: page) else {
            throw .missingParameter("indicator", allowed: "/api/v1/indicatoren")
        }
        let year = try query.wholeNumber("periode", in: 1900...2100, standard: 0)
        let codes = try query.areas("code", most: AreaFilter.mostCodes, page: page)
        let municipality = try query.area("gemeente", level: .municipality, page: page)
        period = year == 0 ? nil : year
        columns = indicators.map { indicator in
            let series = areas.series[indicator.id] ?? []
            return (indicator, year == 0 ? series.first : series.first { $0.period == year })
        }
        places = (codes.map { Set($0).compactMap(areas.place(of:)).sorted() } ?? Array(0..<areas.count)).filter {
            place in
            municipality.map { areas.codes[place].municipality == $0 } ?? true
        }
        self.areas = areas
        texts = page.t
    }

    var count: Int { places.count * columns.count }

    func row(_ index: Int) -> ValueItem {
        let place = places[index / columns.count]
        let (indicator, series) = columns[index % columns.count]
        let figure = series?.column[place] ?? .missing(.notPublished)
        return ValueItem(
            code: areas.codes[place].description, indicator: indicator.id, periode: series?.period ?? period,
            waarde: figure.number, status: figure.status.name, eenheid: texts.pick(indicator.unit),
            bron: series?.source)
    }
}
