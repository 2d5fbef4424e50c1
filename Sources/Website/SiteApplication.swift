public import Hummingbird
internal import HTTPTypes
public import Logging
internal import NIOCore

/// Puts the site together: one router for server and tests.
public func buildRouter(_ site: Site) -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
    router.addMiddleware {
        SecurityHeaders(backgroundMap: site.configuration.backgroundMap)
        Compression()
        ErrorAnswers(site: site)
        RequestBounds()
        EntityTags(identity: site.identity)
    }
    addPageRoutes(to: router, site: site)
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
