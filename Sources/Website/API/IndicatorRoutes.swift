internal import Catalogue
internal import Hummingbird

/// Indicators: `/api/v1/indicatoren` and one of them. What the atlas has of each is counted once.
func addIndicatorRoutes(to router: Router<SiteContext>, site: Site) {
    struct Answer: Encodable, Sendable { let items: [IndicatorItem] }
    let answer = Answer(items: site.catalogue.indicators.map { IndicatorItem($0, atlas: site.atlas) })
    router.get("/api/v1/indicatoren") { request, _ in
        _ = try CheckedQuery(request, allowed: [])
        return try Response.json(answer)
    }
    router.get("/api/v1/indicatoren/{id}") { request, context in
        let page = PageRequest(request, context, site: site)
        _ = try CheckedQuery(request, allowed: [])
        let id = try AddressText.decode(context.parameters.get("id") ?? "", plusIsBlank: false)
        return try Response.json(IndicatorItem(page.indicator(id), atlas: site.atlas))
    }
}
