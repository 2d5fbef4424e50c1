internal import Hummingbird
internal import Logging

/// Everything under `/api`. Answers are JSON, errors are problem details (RFC 9457); `openapi.yaml` describes all of it.
func addAPIRoutes(to router: Router<SiteContext>, site: Site) {
    addAreaRoutes(to: router, site: site)
    addDiagnosisRoutes(to: router, site: site)
    addWeatherAPIRoute(to: router, site: site)
    addVulnerabilityAPIRoute(to: router, site: site)
    addIndicatorRoutes(to: router, site: site)
    addValueRoutes(to: router, site: site)
    addRankingRoutes(to: router, site: site)
    addSearchRoutes(to: router, site: site)
    addMapClassRoutes(to: router, site: site)
    addProcessAPIRoutes(to: router, site: site)
    addDocumentRoute(to: router, site: site)
}

/// The description itself. It is read once; without it the rest of the site still works.
private func addDocumentRoute(to router: Router<SiteContext>, site: Site) {
    let document: [UInt8]?
    do {
        document = try OpenAPIDocument.json()
    } catch {
        Logger(label: "samenhang").error("openapi.yaml cannot be read", metadata: ["error": "\(error)"])
        document = nil
    }
    router.get("/api/openapi.json") { request, _ in
        _ = try CheckedQuery(request, allowed: [])
        guard let document else { throw SiteProblem.failed }
        return Response.bytes(document, type: "application/json")
    }
}
