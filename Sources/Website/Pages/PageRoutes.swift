internal import HTTPTypes
internal import Hummingbird

/// Pages for people.
func addPageRoutes(to router: Router<SiteContext>, site: Site) {
    router.get("/") { request, context in
        let page = PageRequest(request, context, site: site)
        let model = try HomeModel(page: page)
        return Response.page(HomeView(model: model, page: page).html)
    }
    router.get("/gebied/{code}") { request, context in
        let page = PageRequest(request, context, site: site)
        let (areas, place) = try page.area(path: context.parameters.get("code"))
        let model = try PassportModel(areas: areas, place: place, page: page)
        return Response.page(PassportView(model: model, page: page).html)
    }
    router.get("/vergelijk") { request, context in
        let page = PageRequest(request, context, site: site)
        return Response.page(CompareView(model: try CompareModel(page: page), page: page).html)
    }
    router.get("/methode") { request, context in
        let page = PageRequest(request, context, site: site)
        return Response.page(MethodView(model: try MethodModel(page: page), page: page).html)
    }
    router.get("/bronnen") { request, context in
        let page = PageRequest(request, context, site: site)
        return Response.page(SourcesView(model: SourcesModel(page: page), page: page).html)
    }
    addMapImageRoute(to: router, site: site)
    addWeatherRoute(to: router, site: site)
    addVulnerabilityRoute(to: router, site: site)
    router.get("/zoek") { request, context in
        let page = PageRequest(request, context, site: site)
        return SearchPage(page: page).response
    }
}
