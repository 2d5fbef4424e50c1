internal import Atlas
internal import Hummingbird

/// `/api/v1/gebieden/{code}/diagnose`: the same document as `samenhang diagnose` prints.
func addDiagnosisRoutes(to router: Router<SiteContext>, site: Site) {
    router.get("/api/v1/gebieden/{code}/diagnose") { request, context in
        let page = PageRequest(request, context, site: site)
        let query = try CheckedQuery(request, allowed: ["referentie", "format"], weights: true)
        let format = try query.choice("format", DiagnosisFormat.self) ?? .json
        let (areas, place) = try page.area(path: context.parameters.get("code"))
        let view = try query.viewState(level: areas.level, page: page).view
        let code = areas.codes[place]
        guard let document = site.diagnosis.document(for: code, reference: view.reference, weights: view.weights) else {
            throw SiteProblem.failed
        }
        switch format {
        case .json: return try Response.json(document)
        case .csv:
            return Response.text(DiagnosisTable(document).csv, type: "text/csv; charset=utf-8")
                .asDownload("diagnose-\(code).csv")
        }
    }
}

private enum DiagnosisFormat: String, CaseIterable {
    case json, csv
}
