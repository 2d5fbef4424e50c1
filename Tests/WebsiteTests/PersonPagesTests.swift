import HTTPTypes
import People
import Planning
import Testing
import Website

@Suite("Pages for people over HTTP")
struct PersonPagesTests {
    @Test func `the account is for who is signed in, and leads to signing in and back`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            for path in ["/account", "/account/gegevens.json"] {
                let answer = try await street.browser().get(path)
                #expect(answer.status == 303)
                #expect(answer.headers[.location] == "/inloggen?terug=" + path.replacing("/", with: "%2F"))
            }
        }
    }

    @Test func `name, language, address and password are changed, each with its own word of thanks`() async throws {
        let town = try Town()
        let anna = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let named = try await browser.send(
                "/account", [("actie", "naam"), ("naam", "Anna <de> Boer"), ("taalkeuze", "nl")])
            #expect(named.headers[.location] == "/account?gedaan=naam")
            let page = try await browser.get("/account?gedaan=naam")
            #expect(page.text.contains("Uw naam en taal zijn opgeslagen."))
            #expect(page.text.contains("Anna &lt;de&gt; Boer"))

            let taken = try await town.add("bram")
            let refused = try await browser.send(
                "/account", [("actie", "email"), ("email", taken.email.text), ("wachtwoord", Town.secret)])
            #expect(refused.status == 422)
            #expect(refused.text.contains("Er is al een account met dit e-mailadres."))
            #expect(refused.text.contains("aria-invalid=\"true\""))
            let moved = try await browser.send(
                "/account", [("actie", "email"), ("email", "nieuw@example.nl"), ("wachtwoord", Town.secret)])
            #expect(moved.headers[.location] == "/account?gedaan=email")

            let differ = try await browser.send(
                "/account",
                [("actie", "wachtwoord"), ("wachtwoord", Town.secret), ("nieuw", "iets heel nieuws"), ("herhaal", "x")])
            #expect(differ.status == 422)
            #expect(differ.text.contains("De twee wachtwoorden zijn niet gelijk."))
            #expect(!differ.text.contains("iets heel nieuws"))
            let changed = try await browser.send(
                "/account",
                [
                    ("actie", "wachtwoord"), ("wachtwoord", Town.secret), ("nieuw", "iets heel nieuws"),
                    ("herhaal", "iets heel nieuws"),
                ])
            #expect(changed.headers[.location] == "/account?gedaan=wachtwoord")
            #expect(try await browser.get("/account").status == 200)
        }
        #expect(try await town.people.account(anna.id)?.email.text == "nieuw@example.nl")
    }

    @Test func `a person's language is the language of every page, until another is asked for`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let changed = try await browser.send(
                "/account", [("actie", "naam"), ("naam", "Anna"), ("taalkeuze", "en")])
            #expect(changed.headers[.location] == "/account?gedaan=naam&taal=en")
            #expect(try await browser.get("/account").text.contains("<html lang=\"en\">"))
            #expect(try await browser.get("/account?taal=nl").text.contains("<html lang=\"nl\">"))
            #expect(try await browser.get("/methode").text.contains("href=\"/methode?taal=nl\""))
        }
    }

    @Test func `signing out everywhere ends the other browsers and not this one`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let browsers = (0..<3).map { street.browser(at: "198.51.100.\($0)") }
            for browser in browsers { _ = try await browser.signIn("anna") }
            let answer = try await browsers[0].send("/account", [("actie", "elders")])
            #expect(answer.headers[.location] == "/account?gedaan=elders")
            #expect(try await browsers[0].get("/account").status == 200)
            for browser in browsers.dropFirst() {
                #expect(try await browser.get("/account").status == 303)
                // The browser is told to forget what no longer counts.
                #expect(browser.cookies["samenhang"] == nil)
            }
        }
    }

    @Test func `what is kept about a person can be taken away, by that person alone`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        _ = try await town.add("bram")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let answer = try await browser.get("/account/gegevens.json")
            #expect(answer.json["account"]["email"].text == "anna@example.nl")
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"samenhang-gegevens.json\"")
            #expect(answer.headers[.cacheControl] == "private, no-store")
            #expect(!answer.text.contains("bram"))
            #expect(!answer.text.contains("scrypt"))
        }
    }

    @Test func `who is erased is gone after typing the password, and not before`() async throws {
        let town = try Town()
        _ = try await town.add("admin", isAdministrator: true)
        let anna = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            let other = street.browser(at: "198.51.100.8")
            _ = try await browser.signIn("anna")
            _ = try await other.signIn("anna")
            let wrong = try await browser.send("/account", [("actie", "wissen"), ("wachtwoord", "verkeerd")])
            #expect(wrong.status == 422)
            #expect(try await town.people.account(anna.id) != nil)
            let gone = try await browser.send("/account", [("actie", "wissen"), ("wachtwoord", Town.secret)])
            #expect(gone.headers[.location] == "/inloggen?gedaan=gewist")
            #expect(try await other.get("/account").status == 303)
            #expect(try await browser.signIn("anna").status == 422)
        }
        #expect(try await town.people.names(of: [anna.id])[anna.id] == .departed)
    }

    @Test func `a reset link works once, and then says so`() async throws {
        let town = try Town()
        let anna = try await town.add("anna")
        let link = try await town.people.requestReset(for: anna.id, by: .system)
        try await town.visit { street in
            let browser = street.browser()
            let path = "/wachtwoord/" + link.text
            #expect(try await browser.get(path).text.contains("anna@example.nl"))
            let weak = try await browser.send(path, [("nieuw", "1234567890"), ("herhaal", "1234567890")])
            #expect(weak.status == 422)
            #expect(weak.text.contains("makkelijk te raden"))
            let fields = [("nieuw", "iets heel nieuws"), ("herhaal", "iets heel nieuws")]
            let done = try await browser.send(path, fields)
            #expect(done.headers[.location] == "/inloggen?gedaan=wachtwoord")
            #expect(try await browser.get(path).status == 410)
            #expect(try await browser.send("/inloggen", fields, to: path).status == 410)
            #expect(try await browser.signIn("anna", password: "iets heel nieuws").status == 303)
            #expect(try await browser.get("/wachtwoord/" + Token.random().text).status == 404)
            #expect(try await browser.get("/wachtwoord/onzin").status == 404)
        }
    }

    @Test func `every page forbids frames and keeps its address from other sites`() async throws {
        let town = try Town()
        try await town.visit { street in
            for path in ["/inloggen", "/wachtwoord/" + Token.random().text, "/"] {
                let answer = try await street.browser().get(path)
                #expect(answer.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
                #expect(answer.headers[try #require(HTTPField.Name("Referrer-Policy"))] == "same-origin")
            }
        }
    }

    @Test func `who is invited makes an account, is signed in and goes where the process says`() async throws {
        let acceptor = Acceptor()
        let town = try Town(invitations: acceptor)
        let admin = try await town.add("admin", isAdministrator: true)
        let link = try await town.people.invite(
            Invitation(stream: "proces/1", role: "partner", party: "Waterschap"), by: admin.id)
        try await town.visit { street in
            let browser = street.browser()
            let path = "/uitnodiging/" + link.text
            let page = try await browser.get(path)
            #expect(page.text.contains("Uitnodiging voor Proces proces/1"))
            #expect(page.text.contains("Admin vraagt u om mee te doen namens Waterschap. Uw rol: partner."))
            let fields = [
                ("naam", "Anna"), ("email", "anna@example.nl"), ("nieuw", Town.secret), ("herhaal", Town.secret),
            ]
            let wrong = try await browser.send(path, fields.map { ($0.0, $0.0 == "email" ? "geen adres" : $0.1) })
            #expect(wrong.status == 422)
            #expect(wrong.text.contains("value=\"geen adres\""))
            #expect(wrong.text.contains("value=\"Anna\""))
            let done = try await browser.send(path, fields)
            #expect(done.headers[.location] == "/processen/proces/1")
            #expect(try await browser.get("/account").text.contains("Anna"))
            #expect(try await street.browser(at: "203.0.113.1").get(path).status == 410)
        }
        let anna = try #require(try await town.people.account(email: "anna@example.nl"))
        #expect(acceptor.accepted.map(\.person) == [anna.id])
    }

    @Test func `who has an account signs in first, and accepts with one button`() async throws {
        let acceptor = Acceptor()
        let town = try Town(invitations: acceptor)
        let anna = try await town.add("anna")
        let link = try await town.people.invite(Invitation(stream: "proces/1", role: "partner"), by: .system)
        try await town.visit { street in
            let browser = street.browser()
            let path = "/uitnodiging/" + link.text
            #expect(try await browser.get(path).text.contains("/inloggen?terug=%2Fuitnodiging%2F"))
            _ = try await browser.signIn("anna")
            #expect(try await browser.get(path).text.contains("U doet mee als Anna."))
            #expect(try await browser.send(path, []).headers[.location] == "/processen/proces/1")
        }
        #expect(acceptor.accepted.map(\.person) == [anna.id])
    }

    @Test func `pages of the atlas are kept for anybody, and never for who is signed in`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            let pages = ["/", "/gebied/GM9001", "/methode", "/bronnen", "/vergelijk"]
            var tags: [String: String] = [:]
            for path in pages {
                let first = try await browser.get(path)
                let tag = try #require(first.headers[.eTag], "\(path)")
                #expect(first.headers[.cacheControl] == "no-cache")
                #expect(first.headers[.vary] == "Cookie, Accept-Encoding")
                #expect(first.headers[.setCookie] == nil)
                #expect(try await browser.get(path, headers: [.ifNoneMatch: tag]).status == 304)
                tags[path] = tag
            }
            _ = try await browser.signIn("anna")
            for path in pages {
                let answer = try await browser.get(path, headers: [.ifNoneMatch: try #require(tags[path])])
                #expect(answer.status == 200)
                #expect(answer.text.contains("Anna"))
                #expect(answer.headers[.eTag] == nil)
                #expect(answer.headers[.cacheControl] == "private, no-store")
            }
            // Files and figures are the same for everybody.
            for path in ["/api/v1/gebieden", "/kaart.svg", "/web/base.css", "/tegels/buurt/8/131/84.mvt"] {
                #expect(try await browser.get(path).headers[.eTag] != nil, "\(path)")
            }
        }
    }
}

/// A process side that takes everybody in.
private final class Acceptor: InvitationAcceptor {
    private let list = Accepted()
    var accepted: [AcceptedInvitation] { list.all }

    func describe(_ invitation: Invitation, in language: Language) async throws -> InvitationDescription? {
        InvitationDescription(title: "Proces \(invitation.stream)", role: invitation.role, party: invitation.party)
    }

    func accept(_ accepted: AcceptedInvitation, in language: Language) async throws -> String {
        list.add(accepted)
        return "/processen/\(accepted.stream)"
    }
}
