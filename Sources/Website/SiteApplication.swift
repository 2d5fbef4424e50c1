public import Hummingbird
internal import HTTPTypes
public import Logging
internal import NIOCore

/// Puts the site together: one router for server and tests.
public func buildRouter(_ site: Site) -> Router<SiteContext> {
    let router = Router(context: SiteContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
        SecurityHeaders(backgroundMap: site.configuration.backgroundMap)
        Compression()
        SessionMiddleware(site: site)
        ErrorAnswers(site: site)
        RequestBounds(forms: site.forms)
        EntityTags(identity: site.identity, hasPeople: site.people != nil)
    }
    addPageRoutes(to: router, site: site)
    addProcessRoutes(to: router, site: site)
    addPeopleRoutes(to: router, site: site)
    addDownloadRoutes(to: router, site: site)
    addAssetRoutes(to: router, site: site)
    addTileRoutes(to: router, site: site)
    addAPIRoutes(to: router, site: site)
    router.get("/gezond") { _, _ in Response.text("ok\n", type: "text/plain; charset=utf-8") }
    return router
}

/// The server: loopback unless told otherwise, connections that say nothing are closed after half a minute.
public func buildApplication(
    _ site: Site, host: String, port: Int, logger: Logger, onRunning: @escaping @Sendable (Int) async -> Void
) -> some ApplicationProtocol {
    Application(
        router: buildRouter(site),
        server: .http1(configuration: .init(idleTimeout: .seconds(30))),
        configuration: .init(address: .hostname(host, port: port), serverName: "Samenhang"),
        onServerRunning: { channel in await onRunning(channel.localAddress?.port ?? port) },
        logger: logger)
}
