internal import Atlas
internal import Hummingbird
internal import Planning

/// `/api/v1/zoek`: suggestions for the search box.
func addSearchRoutes(to router: Router<SiteContext>, site: Site) {
    struct Item: Encodable {
        let code: String
        let naam: String
        let gemeente: String
        let niveau: String
        /// Where its page is.
        let adres: String
    }
    struct Answer: Encodable { let items: [Item] }
    let most = 10
    router.get("/api/v1/zoek") { request, context in
        let page = PageRequest(request, context, site: site)
        guard let text = try CheckedQuery(request, allowed: ["q"]).text("q") else {
            throw SiteProblem.missingParameter("q", allowed: "meerburg leiden, BU05460400")
        }
        let items = site.search.find(text, limit: most).map { hit in
            Item(
                code: hit.code.description, naam: hit.name, gemeente: hit.municipality, niveau: hit.code.level.rawValue,
                adres: page.link(.area(hit.code.description)))
        }
        return try Response.json(Answer(items: items))
    }
}
