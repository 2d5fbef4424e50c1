import ArgumentParser
import Atlas
import Foundation
import Hummingbird
import Logging
import NIOCore
import Planning
import Website

/// `samenhang serve --atlas FILE`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the website and the API of an atlas.",
        discussion: "Example: samenhang serve --atlas demo.gpkg --port 8080")

    @Option(help: "The atlas.") var atlas: String
    @Option(help: "Port on the loopback address; 0 takes a free one.") var port = 8080
    @Option(help: "Folder with MapLibre GL and htmx, as script/assets makes it.") var assets = ".assets/web"
    @Flag(help: "Draw PDOK's BRT-A map behind the areas; visitors' browsers then fetch it from PDOK.")
    var backgroundMap = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
    }

    func run() async throws {
        let opened = try Atlas.open(atlas)
        guard FileManager.default.fileExists(atPath: assets + "/maplibre-gl.js") else {
            throw UsageError(
                code: "assets.missing", what: "There is no maplibre-gl.js in \(assets).",
                advice: "Run script/assets, or name the folder with --assets.")
        }
        let site = try Site(opened, configuration: SiteConfiguration(assets: assets, backgroundMap: backgroundMap))
        site.warmUp()
        var logger = Logger(label: "samenhang")
        logger.logLevel = .warning
        let application = buildApplication(site, host: "127.0.0.1", port: port, logger: logger) { port in
            try? printOut("Samenhang: http://127.0.0.1:\(port)\n")
        }
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw UsageError(
                code: "port.inUse", what: "Port \(port) is in use by another program.",
                advice: "Stop that program, or choose another port: --port \(port + 1).")
        }
    }
}
