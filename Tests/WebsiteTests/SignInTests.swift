import HTTPTypes
import NIOCore
import People
import Planning
import Testing

@Suite("Signing in over HTTP")
struct SignInTests {
    @Test func `a person signs in, sees the own name, and signs out`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            let page = try await browser.get("/inloggen")
            #expect(page.status == 200)
            #expect(page.headers[.cacheControl] == "private, no-store")
            #expect(page.headers[.eTag] == nil)

            let answer = try await browser.send(
                "/inloggen?terug=/methode",
                [("email", "Anna@example.nl"), ("wachtwoord", Town.secret), ("terug", "/methode")])
            #expect(answer.status == 303)
            #expect(answer.headers[.location] == "/methode")
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("samenhang=") })
            let attributes = Set(cookie.split(separator: ";").dropFirst().map { $0.filter { $0 != " " } })
            #expect(attributes == ["HttpOnly", "SameSite=Lax", "Path=/", "Secure", "Max-Age=2592000"])

            let home = try await browser.get("/methode")
            #expect(home.text.contains("Anna"))
            #expect(home.text.contains("Uitloggen"))
            let out = try await browser.send("/methode", [], to: "/uitloggen")
            #expect(out.status == 303)
            #expect(browser.cookies["samenhang"] == nil)
            #expect(try await browser.get("/methode").text.contains("Inloggen"))
        }
    }

    @Test func `without TLS in front the cookie is not for TLS only`() async throws {
        let town = try Town(behindTLS: false)
        _ = try await town.add("anna")
        try await town.visit { street in
            let answer = try await street.browser().signIn("anna")
            let cookie = try #require(answer.headers[values: .setCookie].first { $0.hasPrefix("samenhang=") })
            #expect(!cookie.contains("Secure"))
            #expect(cookie.contains("HttpOnly"))
        }
    }

    @Test func `a wrong password keeps the address that was typed, and not the password`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let answer = try await street.browser().signIn("anna", password: "geheim & verkeerd")
            #expect(answer.status == 422)
            #expect(answer.text.contains("value=\"anna@example.nl\""))
            #expect(answer.text.contains("role=\"alert\""))
            #expect(!answer.text.contains("verkeerd\""))
            #expect(!answer.text.contains("geheim"))
            #expect(answer.headers[.setCookie]?.hasPrefix("samenhang=") != true)
        }
    }

    @Test func `the session before signing in is not the session after`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        _ = try await town.add("bram")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let first = try #require(browser.cookies["samenhang"])
            let page = try await browser.get("/account")
            let secret = try #require(page.text.firstMatch(of: /name="csrf" value="([^"]+)"/)).output.1
            let again = try await browser.post(
                "/inloggen", [("email", "bram@example.nl"), ("wachtwoord", Town.secret), ("csrf", String(secret))])
            #expect(again.status == 303)
            let second = try #require(browser.cookies["samenhang"])
            #expect(first != second)
            browser.setCookie("samenhang", first)
            #expect(try await browser.get("/account").status == 303)
        }
    }

    @Test func `after signing in nobody is sent to another site`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        let places = [
            "//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/\r\nX-Evil: 1", "",
            "/é",
        ]
        try await town.visit { street in
            for place in places {
                let browser = street.browser(at: "198.51.100.\(place.utf8.count)")
                let answer = try await browser.send(
                    "/inloggen", [("email", "anna@example.nl"), ("wachtwoord", Town.secret), ("terug", place)])
                #expect(answer.status == 303)
                #expect(answer.headers[.location] == "/", "\(place)")
            }
        }
    }

    @Test func `a form without the secret, or with somebody else's, is refused`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        _ = try await town.add("bram")
        try await town.visit { street in
            let fields = [("email", "anna@example.nl"), ("wachtwoord", Town.secret)]
            // Nobody's page was seen before: there is no cookie.
            #expect(try await street.browser().post("/inloggen", fields).status == 403)
            let anna = street.browser()
            let bram = street.browser(at: "198.51.100.8")
            #expect(try await anna.signIn("anna").status == 303)
            #expect(try await bram.signIn("bram").status == 303)
            let secret = try #require(
                try await bram.get("/account").text.firstMatch(of: /name="csrf" value="([^"]+)"/)
            ).output.1
            for forged in ["", "x", String(secret)] {
                let answer = try await anna.post(
                    "/account", [("actie", "naam"), ("naam", "Gekaapt"), ("csrf", forged)])
                #expect(answer.status == 403)
                #expect(answer.text.contains("niet verwerkt"))
                #expect(answer.headers[.cacheControl] == "private, no-store")
            }
            #expect(try await anna.get("/account").text.contains("Gekaapt") == false)
        }
    }

    @Test(arguments: [
        ("Origin", "https://evil.example", 403), ("Origin", "null", 403), ("Origin", "http://localhost:81", 403),
        ("Origin", "http://localhost", 303), ("Sec-Fetch-Site", "cross-site", 403),
        ("Sec-Fetch-Site", "same-site", 403), ("Sec-Fetch-Site", "same-origin", 303), ("Sec-Fetch-Site", "none", 303),
    ])
    func `a form from another site is refused, even with the secret`(name: String, value: String, status: Int)
        async throws
    {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            let page = try await browser.get("/inloggen")
            let secret = try #require(page.text.firstMatch(of: /name="csrf" value="([^"]+)"/)).output.1
            let header = try #require(HTTPField.Name(name))
            let answer = try await browser.post(
                "/inloggen",
                [("email", "anna@example.nl"), ("wachtwoord", Town.secret), ("csrf", String(secret))],
                headers: [header: value])
            #expect(answer.status == status)
        }
    }

    @Test func `the eighth wrong password locks the account, in words and with the time to wait`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            for number in 0..<8 {
                let answer = try await street.browser(at: "198.51.100.\(number)").signIn("anna", password: "verkeerd")
                #expect(answer.status == 422)
            }
            let locked = try await street.browser(at: "203.0.113.1").signIn("anna")
            #expect(locked.status == 429)
            #expect(locked.headers[.retryAfter] == "900")
            #expect(locked.text.contains("Wacht 15 minuten"))
            town.clock.pass(.minutes(15))
            #expect(try await street.browser(at: "203.0.113.1").signIn("anna").status == 303)
        }
    }

    @Test func `an address that tries too often is told to wait; another is not`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            for number in 0..<10 {
                #expect(try await browser.signIn("nobody\(number)").status == 422)
            }
            let refused = try await browser.signIn("anna")
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "6")
            #expect(try await street.browser(at: "203.0.113.1").signIn("anna").status == 303)
        }
    }

    @Test func `more than sixty forms in a minute are refused with a page that says how long to wait`() async throws {
        let town = try Town()
        try await town.visit { street in
            let browser = street.browser()
            for _ in 0..<60 { #expect(try await browser.post("/uitloggen", []).status == 403) }
            let refused = try await browser.post("/uitloggen", [])
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "1")
            #expect(refused.text.contains("Even wachten"))
            // A made-up first address does not help: only what the proxy saw counts.
            let made = try await browser.post(
                "/uitloggen", [], headers: [try #require(HTTPField.Name("X-Forwarded-For")): "1.2.3.4, 198.51.100.7"])
            #expect(made.status == 429)
            #expect(try await street.browser(at: "203.0.113.1").post("/uitloggen", []).status == 403)
        }
    }

    @Test func `addresses of one household count as one, those of another do not`() async throws {
        let town = try Town()
        try await town.visit { street in
            let household = ["2001:db8:1:2::1", "2001:db8:1:2:ffff::7", "2001:0DB8:0001:0002::abcd"]
            for number in 0..<60 {
                let browser = street.browser(at: household[number % 3])
                #expect(try await browser.post("/uitloggen", []).status == 403)
            }
            #expect(try await street.browser(at: "2001:db8:1:2::99").post("/uitloggen", []).status == 429)
            #expect(try await street.browser(at: "2001:db8:1:3::1").post("/uitloggen", []).status == 403)
            // An IPv4 address that comes over IPv6 is that address.
            for _ in 0..<60 { _ = try await street.browser(at: "::ffff:192.0.2.9").post("/uitloggen", []) }
            #expect(try await street.browser(at: "192.0.2.9").post("/uitloggen", []).status == 429)
        }
    }

    @Test func `a form of more than 256 kB, or of another kind, is refused`() async throws {
        let town = try Town()
        try await town.visit { street in
            let browser = street.browser()
            let large = try await browser.post("/inloggen", [("email", String(repeating: "a", count: 270_000))])
            #expect(large.status == 413)
            #expect(large.text.contains("256 kB"))
            let json = try await browser.ask(
                "/inloggen", .post, headers: [.contentType: "application/json"], body: ByteBuffer(string: "{}"))
            #expect(json.status == 415)
        }
    }

    @Test(arguments: [
        ("/inloggen", "PUT", "GET, HEAD, POST"), ("/account", "DELETE", "GET, HEAD, POST"),
        ("/uitloggen", "GET", "POST"), ("/wachtwoord/abc", "PATCH", "GET, HEAD, POST"), ("/", "POST", "GET, HEAD"),
        ("/account/gegevens.json", "POST", "GET, HEAD"), ("/api/v1/gebieden", "POST", "GET, HEAD"),
    ])
    func `what an address has no use for is 405, with what it takes`(path: String, method: String, allowed: String)
        async throws
    {
        let town = try Town()
        try await town.visit { street in
            let answer = try await street.browser().ask(
                path, try #require(HTTPRequest.Method(method)), headers: [:], body: nil)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == allowed)
        }
    }

    @Test func `without people there is no page for them, no link to one and no cookie`() async throws {
        try await visit { site in
            for path in ["/inloggen", "/account", "/eerste-gebruik", "/wachtwoord/x", "/uitnodiging/x"] {
                #expect(try await site.get(path).status == 404)
                #expect(try await site.get(path, method: .post).status == 405)
            }
            let home = try await site.get("/")
            #expect(!home.text.contains("/inloggen"))
            #expect(!home.text.contains("/processen"))
            #expect(home.headers[.setCookie] == nil)
        }
    }
}
