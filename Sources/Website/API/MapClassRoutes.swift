internal import Diagnosis
internal import Hummingbird
internal import Planning

/// `/api/v1/kaart`: the class of every area of a level, for recolouring a map whose shapes the browser already has.
func addMapClassRoutes(to router: Router<SiteContext>, site: Site) {
    struct Answer: Encodable {
        /// Transition or indicator.
        let subject: String
        let niveau: String
        let referentie: String
        /// Upper bounds of all classes but the last.
        let bounds: [Double]
        /// Per area in the order of the level, which is the number of its feature in a tile: 0 low … 4 high, −1 for not
        /// enough data.
        let classes: [Int8]
    }
    router.get("/api/v1/kaart") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(
            request, allowed: CheckedQuery.viewNames, mayBeEmpty: ["gemeente", "naam"], weights: true)
        let state = try query.viewState(page: page)
        let map = Choropleth(state: state, site: site)
        let subject =
            switch state.subject {
            case .transition(let transition): transition.rawValue
            case .indicator(let id): id
            }
        return try Response.json(
            Answer(
                subject: subject, niveau: state.level.rawValue, referentie: state.reference.rawValue,
                bounds: map.bounds,
                classes: map.classes))
    }
}
