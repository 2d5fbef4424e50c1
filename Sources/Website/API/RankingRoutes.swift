internal import Atlas
internal import Diagnosis
internal import Hummingbird
internal import Planning

/// `/api/v1/ranglijst`: areas by urgency on one transition. Areas without a score have no place.
func addRankingRoutes(to router: Router<SiteContext>, site: Site) {
    router.get("/api/v1/ranglijst") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(
            request, allowed: ["niveau", "transitie", "referentie", "gemeente", "richting"] + Paging.names,
            weights: true)
        let paging = try Paging(query)
        let areas = try query.level(site: site)
        let transition = try query.required("transitie", Transition.self)
        let order = try query.choice("richting", RankingOrder.self) ?? .high
        let municipality = try query.area("gemeente", level: .municipality, page: page)
        let view = try query.viewState(level: areas.level, page: page).view
        guard let scored = site.diagnosis.scored(view) else { throw SiteProblem.failed }
        let candidates = municipality.map { Array(areas.places(in: $0)) } ?? Array(0..<areas.count)
        var ranked = candidates.compactMap { place in
            scored.scores.score(transition, area: place).map { (place: place, score: $0) }
        }
        ranked.sort { a, b in
            if a.score == b.score { return a.place < b.place }
            return order == .high ? a.score > b.score : a.score < b.score
        }
        let items = ranked[paging.range(of: ranked.count)].map { entry in
            RankingItem(areas, entry.place, transition: transition, scored: scored, site: site)
        }
        return try Response.json(PagedAnswer(items, paging: paging, total: ranked.count, query: query, path: page.path))
    }
}

/// Which end of the list comes first.
private enum RankingOrder: String, CaseIterable {
    case high = "hoog"
    case low = "laag"
}

/// A place in the ranking.
private struct RankingItem: Encodable, Sendable {
    /// Place in the country; 1 is the most urgent, equal scores share the better place.
    @Explicit var rank: Int?
    /// Place in the municipality.
    @Explicit var rankInMunicipality: Int?
    let code: String
    let naam: String
    let gemeente: AreaName
    let score: Double
    /// 5th percentile under uncertain weights.
    @Explicit var low: Double?
    /// 95th percentile.
    @Explicit var high: Double?
    /// Share of the weight that has a figure.
    let coverage: Double

    init(
        _ areas: Atlas.Level, _ place: Int, transition: Transition, scored: AtlasDiagnosis.Scored, site: Site
    ) {
        let band = scored.bands(of: place)[transition.index]
        rank = scored.countryRanks[transition.index].place(of: place)?.rank
        rankInMunicipality = scored.municipalityRanks[transition.index].place(of: place)?.rank
        code = areas.codes[place].description
        naam = areas.names[place]
        gemeente = AreaName(areas.codes[place].municipality, in: site.atlas)
        score = scored.scores.score(transition, area: place) ?? 0
        low = band.low
        high = band.high
        coverage = scored.scores.coverage(transition, area: place)
    }
}
