import ArgumentParser
import Atlas
import Foundation
import Hummingbird
import JournalSQLite
import Logging
import Mail
import NIOCore
import People
import Planning
import Website

/// `samenhang serve --atlas FILE`
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the website and the API of an atlas.",
        discussion: """
            Examples:
              samenhang serve --atlas demo.gpkg --port 8080
              samenhang serve --atlas demo.gpkg --data plannen
              samenhang serve --atlas demo.gpkg --data plannen --behind-tls --site https://plannen.gemeente.example \
                --mail smtps://noreply@mail.gemeente.example --mail-from 'Samenhang <noreply@gemeente.example>'

            With --data people can sign in and work on plans. Without accounts only this machine is served; the first account
            is made at /eerste-gebruik, or by `samenhang user add`. With --mail people who forgot their password get a link by
            mail, and invitations can be mailed; `samenhang mail test` tries the settings.
            """)

    @Option(help: "The atlas.") var atlas: String
    @Option(help: "Folder with what people write: accounts and plans; it is made when it is not there.")
    var data: String?
    @Option(help: "Address to listen on; others than loopback only with accounts in --data.") var host = "127.0.0.1"
    @Option(help: "Port; 0 takes a free one.") var port = 8080
    @Option(help: "Folder with MapLibre GL and htmx, as script/assets makes it.") var assets = ".assets/web"
    @Flag(help: "Draw PDOK's BRT-A map behind the areas; visitors' browsers then fetch it from PDOK.")
    var backgroundMap = false
    @Flag(help: "A proxy in front speaks TLS with browsers and tells who asks in X-Forwarded-For.")
    var behindTls = false
    @Option(help: "Address by which people know the site, for links in mail: https://plannen.gemeente.example.")
    var site: String?
    @OptionGroup(title: "Mail") var mailOptions: MailOptions

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
        let written = try data.map { try WrittenData(folder: DataFolder(path: $0), atlas: opened) }
        try await refuseOpenServer(written?.people)
        var logger = Logger(label: "samenhang")
        logger.logLevel = .warning
        let mail = try siteMail(logger)
        let served = try Site(
            opened,
            configuration: SiteConfiguration(assets: assets, backgroundMap: backgroundMap, behindTLS: behindTls),
            people: written?.people, processes: written?.processes, attachments: written?.attachments, mail: mail,
            drawings: ChildDrawingReader())
        served.warmUp()
        let application = buildApplication(served, host: host, port: port, logger: logger) { port in
            try? printOut("Samenhang: http://\(host.contains(":") ? "[\(host)]" : host):\(port)\n")
        }
        do {
            try await application.runService()
            await mail?.outbox.close(within: .seconds(10))
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw UsageError(
                code: "port.inUse", what: "Port \(port) is in use by another program.",
                advice: "Stop that program, or choose another port: --port \(port + 1).")
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
            throw UsageError(
                code: "host.unknown", what: "This machine has no address \(host).",
                advice: "Choose one of its own addresses, or 0.0.0.0 for all of them.")
        }
    }

    /// With what mail is sent; nil without `--mail`.
    private func siteMail(_ logger: Logger) throws -> SiteMail? {
        guard let (server, from) = try mailOptions.settings() else {
            guard site == nil else {
                throw UsageError(
                    code: "site.unused", what: "--site does nothing without a mail server.",
                    advice: "Name the server with --mail, or leave --site out.")
            }
            return nil
        }
        guard data != nil else {
            throw UsageError(
                code: "mail.noPeople", what: "There is a mail server, and nobody to send mail to.",
                advice: "Name a folder with --data, or leave --mail out.")
        }
        guard let site else {
            throw UsageError(
                code: "site.missing", what: "There is a mail server, and no address for the links in mails.",
                advice: "Say by which address people know this site: --site https://plannen.gemeente.example.")
        }
        guard let address = SiteAddress(site) else {
            throw UsageError(
                code: "site.address", what: "People cannot know the site as \(site).",
                advice: "Write https:// and the name of the machine, without a path. http:// is for this machine alone."
            )
        }
        return SiteMail(
            outbox: MailOutbox(sender: CurlMailSender(server), logger: logger), from: from, address: address)
    }

    /// Nobody may come from elsewhere to a server on which anybody could make the first account, or that has none.
    private func refuseOpenServer(_ people: PeopleService?) async throws {
        if ["127.0.0.1", "::1", "localhost"].contains(host) { return }
        let advice =
            "Name a folder with --data and make the first account: samenhang user add --data FOLDER --email … --name …"
        guard let people else {
            throw UsageError(
                code: "host.open", what: "Listening on \(host) needs accounts, and there is no --data.", advice: advice)
        }
        guard try await people.hasAccounts() else {
            throw UsageError(
                code: "host.open", what: "Listening on \(host) needs accounts, and there are none in \(data ?? "").",
                advice: advice)
        }
    }
}
