internal import Atlas
internal import HTTPTypes
internal import Hummingbird

/// `/api/v1/gebieden/{code}/weerbericht`: the same document as `samenhang climate` prints.
func addWeatherAPIRoute(to router: Router<SiteContext>, site: Site) {
    router.get("/api/v1/gebieden/{code}/weerbericht") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(request, allowed: ["format"])
        let format = try query.choice("format", WeatherFormat.self) ?? .json
        let (areas, place) = try page.area(path: context.parameters.get("code"))
        let code = areas.codes[place]
        guard let document = try site.atlas.climateDocument(for: code) else { throw SiteProblem.noClimate }
        switch format {
        case .json: return try Response.json(document)
        case .csv:
            return Response.text(ClimateTable(document).csv, type: "text/csv; charset=utf-8")
                .asDownload("weerbericht-\(code).csv")
        }
    }
}

private enum WeatherFormat: String, CaseIterable {
    case json, csv
}

extension SiteProblem {
    /// The atlas was made without climate.
    static let noClimate = SiteProblem(
        code: "climate.absent", status: .notFound, title: "weather.absent.title", detail: "weather.absent.why")
}
