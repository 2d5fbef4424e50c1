internal import Foundation
internal import HTTPTypes
internal import Hummingbird

/// Style sheets, scripts and icons, read once when the server starts.
func addAssetRoutes(to router: Router<SiteContext>, site: Site) {
    let files = WebAssets.load(folder: site.configuration.assets)
    router.get("/web/{file}") { _, context in
        guard let file = context.parameters.get("file"), let asset = files[file] else { throw SiteProblem.notFound }
        return Response.bytes(asset.bytes, type: asset.type)
    }
}

/// The files that pages link to.
enum WebAssets {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
    }

    /// Files that come with the product, and those of MapLibre GL and htmx in `folder`.
    static func load(folder: String) -> [String: Asset] {
        var assets: [String: Asset] = [:]
        let own = Bundle.module.bundlePath + "/Resources/web"
        for directory in [folder, own] {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
                guard let type = type(of: name), let data = FileManager.default.contents(atPath: directory + "/" + name)
                else { continue }
                assets[name] = Asset(bytes: [UInt8](data), type: type)
            }
        }
        return assets
    }

    private static func type(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: nil
        }
    }
}
