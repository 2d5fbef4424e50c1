internal import Hummingbird

/// `/gebied/{code}/weerbericht`: the weather report 2050 of an area.
func addWeatherRoute(to router: Router<SiteContext>, site: Site) {
    router.get("/gebied/{code}/weerbericht") { request, context in
        let page = PageRequest(request, context, site: site)
        let (areas, place) = try page.area(path: context.parameters.get("code"))
        let model = try WeatherModel(areas: areas, place: place, page: page)
        return Response.page(WeatherView(model: model, page: page).html)
    }
}
