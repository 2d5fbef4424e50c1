internal import Atlas
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Planning

/// The table of the home page as a file, with the same filters: `/download/urgentie.csv`, `.geojson` and `.gpkg`.
func addDownloadRoutes(to router: Router<SiteContext>, site: Site) {
    for format in DownloadFormat.allCases {
        router.get("/download/urgentie.\(format.rawValue)") { request, context in
            let page = PageRequest(request, context, site: site)
            let query = try CheckedQuery(
                request, allowed: CheckedQuery.viewNames, mayBeEmpty: ["gemeente", "naam"], weights: true)
            let state = try query.viewState(page: page)
            return try await site.heavyWork.run { try format.response(state, site: site, within: $0) }
        }
    }
}

/// Forms of the download.
private enum DownloadFormat: String, CaseIterable {
    case csv, geojson, gpkg

    /// How many shapes are handed out at once: a little more than all neighbourhoods of the country.
    static let mostShapes = 15_000

    func response(_ state: ViewState, site: Site, within bound: TimeBound) throws -> Response {
        let places = state.places(site: site)
        guard self == .csv || places.count <= Self.mostShapes else {
            throw SiteProblem.downloadTooLarge(places.count, most: Self.mostShapes)
        }
        guard let export = DiagnosisExport(site.diagnosis, view: state.view, places: places) else {
            throw SiteProblem.failed
        }
        let response: Response =
            switch self {
            case .csv: .text(export.csv, type: "text/csv; charset=utf-8")
            case .geojson: .text(try export.geoJSON(asking: bound.check), type: "application/geo+json")
            case .gpkg:
                .bytes(try geoPackage(export, site: site, within: bound), type: "application/geopackage+sqlite3")
            }
        return response.asDownload("urgentie-\(state.level.rawValue).\(rawValue)")
    }

    /// SQLite needs a file; it lives in a folder of its own, which is gone when the answer is made.
    private func geoPackage(_ export: DiagnosisExport, site: Site, within bound: TimeBound) throws -> [UInt8] {
        let name = "samenhang-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("urgentie.gpkg")
        try export.writeGeoPackage(to: file.path, timestamp: site.atlas.madeAt, asking: bound.check)
        return [UInt8](try Data(contentsOf: file))
    }
}
