internal import Atlas
internal import Diagnosis
internal import Hummingbird
internal import Planning

/// Areas: `/api/v1/gebieden`, one of them, and those most like it.
func addAreaRoutes(to router: Router<SiteContext>, site: Site) {
    router.get("/api/v1/gebieden") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(request, allowed: AreaFilter.names + Paging.names)
        let paging = try Paging(query)
        let found = try AreaFilter(query, page: page).areas()
        let items = found[paging.range(of: found.count)].map { AreaItem($0.level, $0.place, site: site) }
        return try Response.json(PagedAnswer(items, paging: paging, total: found.count, query: query, path: page.path))
    }
    router.get("/api/v1/gebieden/{code}") { request, context in
        let page = PageRequest(request, context, site: site)
        _ = try CheckedQuery(request, allowed: [])
        let (areas, place) = try page.area(path: context.parameters.get("code"))
        return try Response.json(AreaItem(areas, place, site: site))
    }
    router.get("/api/v1/gebieden/{code}/vergelijkbaar") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(request, allowed: ["aantal"])
        let count = try query.wholeNumber("aantal", in: 1...50, standard: 10)
        let (areas, place) = try page.area(path: context.parameters.get("code"))
        return try Response.json(SimilarAreas(areas, place, count: count, site: site))
    }
}

/// The areas most like one area, and why.
private struct SimilarAreas: Encodable {
    struct Item: Encodable {
        let code: String
        let naam: String
        let gemeente: AreaName
        /// In standard deviations.
        let distance: Double
        /// Share of the squared distance per indicator.
        let byVariable: [String: Double]
    }

    let gebied: AreaName
    let items: [Item]

    init(_ areas: Atlas.Level, _ place: Int, count: Int, site: Site) {
        gebied = AreaName(areas.codes[place], in: site.atlas)
        items = site.diagnosis.similar(to: place, level: areas.level, count: count).map { match in
            let code = areas.codes[match.area]
            return Item(
                code: code.description, naam: areas.names[match.area],
                gemeente: AreaName(code.municipality, in: site.atlas), distance: match.distance,
                byVariable: match.byVariable)
        }
    }
}
