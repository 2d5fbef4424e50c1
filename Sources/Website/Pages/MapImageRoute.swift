internal import Atlas
internal import Hummingbird
internal import Planning

/// `/kaart.svg`: the map as an image, for readers without JavaScript and for reports.
func addMapImageRoute(to router: Router<SiteContext>, site: Site) {
    router.get("/kaart.svg") { request, context in
        let page = PageRequest(request, context, site: site)
        let state = try ViewState(page.query, site: site)
        guard let layer = site.layer(state.level) else { throw SiteProblem.notFound }
        let areas = layer.codes.indices
        let places = state.municipality.flatMap { code in site.atlas[state.level].map { Array($0.places(in: code)) } }
        let drawing = MapDrawing(
            layer: layer, classes: Choropleth(state: state, site: site).classes, places: places ?? Array(areas),
            width: 560)
        let title = page.t(
            "map.title",
            ["subject": SubjectName(state, page: page).text, "level": page.t("level.\(state.level.rawValue).many")])
        let image = try await site.heavyWork.run { _ in drawing.merged(title: title) }
        return Response.text(image, type: "image/svg+xml")
    }
}
