import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Journal
import Logging
import Mail
import NIOCore
import People
import Planning
import Process
import ProcessService
import Synchronization
import Website

/// A site with people on it: accounts in memory, a clock that stands still, passwords that cost little.
struct Town: Sendable {
    static let secret = "een zin die niemand raadt"

    let clock: Clock
    let people: PeopleService
    /// The area processes; nil where there are none.
    let processes: ProcessService?
    let site: Site
    /// What the server wrote in its log.
    let log: LogText
    /// Who takes the mail; nil where none is sent.
    let postman: Postman?
    /// The mails that wait; nil where none are sent.
    let outbox: MailOutbox?

    /// A clock that stands still until a test moves it.
    final class Clock: Sendable {
        private let moment = Mutex(Timestamp(milliseconds: 1_772_357_400_000))
        var now: Timestamp { moment.withLock { $0 } }
        func pass(_ span: Span) { moment.withLock { $0 = $0 + span } }
    }

    init(
        directory: any Directory = MemoryDirectory(), behindTLS: Bool = true,
        invitations: (any InvitationAcceptor)? = nil, journal: (any JournalStore)? = nil,
        attachments: AttachmentStore? = nil, postman: Postman? = nil, mostMail: Int = 200
    ) throws {
        let clock = Clock()
        let log = LogText()
        self.log = log
        self.postman = postman
        let mail = try postman.map { try $0.mail(log, most: mostMail) }
        outbox = mail?.outbox
        self.clock = clock
        people = PeopleService(
            directory: directory, clock: PeopleClock { clock.now }, cost: PasswordHash.Cost(ln: 2, r: 1, p: 1))
        let processes = journal.map { journal in
            ProcessService(
                journal: journal, atlas: AtlasEdition(edition: "2024", fingerprint: "f00d"), now: { clock.now })
        }
        self.processes = processes
        site = try Site(
            SmallAtlas.opened.get(),
            configuration: SiteConfiguration(assets: "/nonexistent", behindTLS: behindTLS), people: people,
            processes: processes, attachments: attachments, invitations: invitations, mail: mail)
    }

    func add(_ name: String, isAdministrator: Bool = false) async throws -> Account {
        try await people.add(
            email: "\(name)@example.nl", name: name.capitalized, password: Password(Self.secret),
            isAdministrator: isAdministrator)
    }

    /// Runs a test against the site.
    func visit(_ test: @Sendable (Street) async throws -> Void) async throws {
        let log = log
        var logger = Logger(label: "test") { _ in log.handler }
        logger.logLevel = .trace
        let application = buildApplication(site, host: "127.0.0.1", port: 0, logger: logger) { _ in }
        try await application.test(.router) { client in try await test(Street(client: client)) }
    }
}

/// Asks the site.
struct Street: Sendable {
    let client: any TestClientProtocol

    /// A browser of its own, at an address of its own.
    func browser(at address: String = "198.51.100.7") -> Browser { Browser(client: client, address: address) }
}

/// A browser: it keeps cookies, and knows the page it is on.
final class Browser: Sendable {
    private let client: any TestClientProtocol
    private let address: String
    private let jar = Mutex<[String: String]>([:])

    init(client: any TestClientProtocol, address: String) {
        self.client = client
        self.address = address
    }

    /// The cookies it has.
    var cookies: [String: String] { jar.withLock { $0 } }
    func setCookie(_ name: String, _ value: String?) { jar.withLock { $0[name] = value } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await ask(path, .get, headers: headers, body: nil)
    }

    /// Goes to a page, and sends the form that it finds there with these fields.
    func send(_ path: String, _ fields: [(String, String)], to action: String? = nil) async throws -> Answer {
        let page = try await get(path)
        let secret = page.text.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.output.1) } ?? ""
        return try await post(action ?? path, fields + [("csrf", secret)])
    }

    /// Sends a form without looking at a page first.
    func post(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Answer {
        var all: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        for field in headers { all[field.name] = field.value }
        let text = fields.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
        return try await ask(path, .post, headers: all, body: ByteBuffer(string: text))
    }

    /// What forms must carry, as a page of the site tells it.
    func formSecret(on path: String = "/account") async throws -> String {
        try await get(path).text.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.output.1) } ?? ""
    }

    /// Sends a form with a file in it.
    func upload(
        _ path: String, _ fields: [(String, String)], file: [UInt8], name: String, in field: String = "bestand"
    ) async throws -> Answer {
        var body = ByteBuffer()
        for (name, value) in fields {
            body.writeString("--grens\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        body.writeString(
            "--grens\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
        body.writeBytes(file)
        body.writeString("\r\n--grens--\r\n")
        return try await ask(
            path, .post, headers: [.contentType: "multipart/form-data; boundary=grens"], body: body)
    }

    /// Any request.
    func ask(
        _ path: String, _ method: HTTPRequest.Method, headers: HTTPFields, body: ByteBuffer?
    ) async throws -> Answer {
        var headers = headers
        // An empty address is that of a browser without a proxy in between.
        if let name = HTTPField.Name("X-Forwarded-For"), headers[name] == nil, !address.isEmpty {
            headers[name] = address
        }
        let cookies = self.cookies
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                .joined(separator: "; ")
        }
        let answer = try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Answer(
                status: response.status.code, headers: response.headers,
                bytes: Array(response.body.readableBytesView))
        }
        for line in answer.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let isGone = line.contains("Max-Age=0")
            setCookie(String(pair[0]), isGone ? nil : String(pair[1]))
        }
        return answer
    }

    func signIn(_ name: String, password: String = Town.secret) async throws -> Answer {
        try await send("/inloggen", [("email", "\(name)@example.nl"), ("wachtwoord", password)])
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

/// Everything that was logged, as one text.
final class LogText: Sendable {
    private let lines = Mutex<[String]>([])
    var text: String { lines.withLock { $0.joined(separator: "\n") } }
    fileprivate func add(_ line: String) { lines.withLock { $0.append(line) } }
    var handler: Handler { Handler(log: self) }

    struct Handler: LogHandler {
        let log: LogText
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.add("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])")
        }
    }
}

/// Who was let in.
final class Accepted: Sendable {
    private let people = Mutex<[AcceptedInvitation]>([])
    var all: [AcceptedInvitation] { people.withLock { $0 } }
    func add(_ accepted: AcceptedInvitation) { people.withLock { $0.append(accepted) } }
}
