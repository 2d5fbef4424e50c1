internal import Atlas
internal import HTTPTypes
internal import Hummingbird
internal import Journal
internal import Outlines
internal import Planning
internal import Process

/// The map of a process with everything that was drawn in it, and the same as files.
func addPlacesRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/kaart", site: site) { view, _ in
        try await PlacesView(model: PlacesModel(view: view, filter: .init(view.page.query))).html
    }
    for format in PlacesFormat.allCases {
        router.get("/proces/{id}/kaart.\(format.rawValue)") { request, context in
            let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
            let model = try await PlacesModel(view: view, filter: .init(view.page.query))
            let origin =
                (site.configuration.behindTLS ? "https://" : "http://") + (request.head.authority ?? "localhost")
            let export = PlaceExport(model.rows(origin: origin))
            let madeAt = site.atlas.madeAt
            // GDAL and PROJ work long, and the package needs a disk.
            let answer: Response = try await site.heavyWork.run { bound in
                switch format {
                case .geojson: .text(export.geoJSON, type: "application/geo+json")
                case .gpkg:
                    .bytes(
                        try export.geoPackage(timestamp: madeAt) { try bound.check() },
                        type: "application/geopackage+sqlite3")
                }
            }
            return answer.asDownload("plekken-\(view.id.rawValue).\(format.rawValue)")
        }
    }
}

/// Files of the drawn places.
enum PlacesFormat: String, CaseIterable {
    case geojson, gpkg
}

extension PlacesModel {
    /// The border and the drawn places, for a file.
    func rows(origin: String) -> [PlaceExport.Row] {
        var rows: [PlaceExport.Row] = []
        if let outline = view.charter.outline {
            rows.append(
                PlaceExport.Row(
                    kind: "grens", name: view.charter.name, party: "", alliance: "", words: view.charter.boundary,
                    address: origin + view.link(.tab(.overview)), sketch: Sketch(polygons: outline.polygons)))
        }
        return rows
            + drawn.compactMap { entry in
                entry.place.sketch.map {
                    PlaceExport.Row(
                        kind: entry.segment, number: entry.number, name: entry.title, party: view.name(entry.party),
                        alliance: entry.alliance?.rawValue ?? "", words: entry.place.words,
                        address: origin + view.link(.item(segment: entry.segment, id: entry.id)), sketch: $0)
                }
            }
    }
}
