import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import People
import Testing

@testable import Website

@Suite("The first account")
struct FirstAccountTests {
    private static let fields = [
        ("naam", "Anna"), ("email", "anna@example.nl"), ("nieuw", Town.secret), ("herhaal", Town.secret),
    ]

    @Test func `over loopback the first account is made, once`() async throws {
        let town = try Town(behindTLS: false)
        try await live(town) { browser in
            #expect(try await browser.local("/inloggen").headers[.location] == "/eerste-gebruik")
            let page = try await browser.local("/eerste-gebruik")
            #expect(page.status == 200)
            let secret = page.text.firstMatch(of: /name="csrf" value="([^"]+)"/).map { String($0.output.1) }
            let done = try await browser.local(
                "/eerste-gebruik", .post, Self.fields + [("csrf", try #require(secret))])
            #expect(done.status == 303)
            #expect(done.headers[.location] == "/account")
            #expect(try await browser.local("/account").text.contains("U bent beheerder."))
            #expect(try await browser.local("/eerste-gebruik").status == 404)
            let account = try await browser.local("/account")
            let own = account.text.firstMatch(of: /name="csrf" value="([^"]+)"/).map { String($0.output.1) }
            let again = try await browser.local(
                "/eerste-gebruik", .post, Self.fields + [("csrf", try #require(own))])
            #expect(again.status == 404)
        }
        #expect(try await town.people.accounts().map(\.isAdministrator) == [true])
    }

    @Test(arguments: [
        ("X-Forwarded-For", "203.0.113.1"), ("Forwarded", "for=203.0.113.1"), ("X-Forwarded-Proto", "https"),
        ("Via", "1.1 proxy"),
    ])
    func `who comes through a proxy does not get to make it`(name: String, value: String)
        async throws
    {
        let town = try Town(behindTLS: false)
        try await live(town) { browser in
            let header = try #require(HTTPField.Name(name))
            #expect(try await browser.local("/eerste-gebruik", headers: [header: value]).status == 404)
            let signIn = try await browser.local("/inloggen", headers: [header: value])
            #expect(signIn.status == 404)
            #expect(signIn.text.contains("Er zijn nog geen accounts"))
        }
    }

    @Test func `behind TLS, and where nobody can tell who asks, it is not made at all`() async throws {
        try await live(try Town(behindTLS: true)) { browser in
            let status = try await browser.local("/eerste-gebruik").status
            #expect(status == 404)
        }
        try await Town(behindTLS: false).visit { street in
            let status = try await street.browser().get("/eerste-gebruik").status
            #expect(status == 404)
        }
    }

    @Test func `only a name that means this machine is this machine`() {
        for name in ["localhost", "localhost:8080", "LOCALHOST", "127.0.0.1:80", "[::1]:8080", "[::1]"] {
            #expect(ClientAddress.isLocalName(name), "\(name)")
        }
        for name in [
            "", "example.nl", "localhost.evil.example:80", "127.0.0.1.evil.example", "[::2]", "evil@localhost",
        ] {
            #expect(!ClientAddress.isLocalName(name), "\(name)")
        }
    }

    /// Runs a test against a server that really listens on loopback.
    private func live(_ town: Town, _ test: @Sendable (Browser) async throws -> Void) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let application = buildApplication(town.site, host: "127.0.0.1", port: 0, logger: logger) { _ in }
        try await application.test(.live) { client in try await test(Browser(client: client, address: "")) }
    }
}

extension Browser {
    /// A request as a browser on the machine itself sends it: no word of a proxy.
    fileprivate func local(
        _ path: String, _ method: HTTPRequest.Method = .get, _ fields: [(String, String)] = [],
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        method == .post
            ? try await post(path, fields, headers: headers) : try await get(path, headers: headers)
    }
}
