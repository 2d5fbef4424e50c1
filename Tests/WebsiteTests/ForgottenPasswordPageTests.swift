import HTTPTypes
import Mail
import People
import Planning
import Testing
import Website

@Suite("A forgotten password over HTTP")
struct ForgottenPasswordPageTests {
    private static let path = "/wachtwoord-vergeten"

    @Test func `without mail the page says whom to ask, and takes no form`() async throws {
        let town = try Town()
        _ = try await town.add("anna")
        try await town.visit { street in
            let signIn = try await street.browser().get("/inloggen")
            #expect(signIn.text.contains("Wachtwoord vergeten? Vraag de beheerder om een link."))
            #expect(!signIn.text.contains(Self.path))
            let page = try await street.browser().get(Self.path)
            #expect(page.status == 200)
            #expect(page.text.contains("Vraag de beheerder om een link."))
            #expect(!page.text.contains("<form class=\"stack\""))
            let sent = try await street.browser().send("/inloggen", [("email", "anna@example.nl")], to: Self.path)
            #expect(sent.status == 405)
        }
    }

    @Test func `who forgot the password gets a link by mail, once, and a word that it was changed`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        _ = try await town.add("anna")
        try await town.visit { street in
            let elsewhere = street.browser(at: "203.0.113.9")
            #expect(try await elsewhere.signIn("anna").status == 303)
            let browser = street.browser()
            #expect(try await browser.get("/inloggen").text.contains("href=\"\(Self.path)\""))
            let asked = try await browser.send(Self.path, [("email", "Anna@example.nl")])
            #expect(asked.status == 303)
            #expect(asked.headers[.location] == Self.path + "?gedaan=gevraagd")
            #expect(try await browser.get(Self.path + "?gedaan=gevraagd").text.contains("Kijk in uw mail"))
            await town.outbox?.settled()

            let mail = try #require(postman.taken.first)
            #expect(mail.to.address == "anna@example.nl")
            #expect(mail.to.name?.text == "Anna")
            #expect(mail.from.address == "noreply@gemeente.example")
            #expect(mail.subject.text == "Kies een nieuw wachtwoord")
            #expect(mail.text.hasPrefix("Beste Anna,\n\nU hebt gevraagd"))
            #expect(mail.text.contains("Samenhang op https://plannen.example."))
            #expect(mail.link.hasPrefix("/wachtwoord/"))
            let chosen = try await browser.send(
                mail.link, [("nieuw", "iets heel nieuws"), ("herhaal", "iets heel nieuws")])
            #expect(chosen.headers[.location] == "/inloggen?gedaan=wachtwoord")
            #expect(try await browser.get(mail.link).status == 410)
            #expect(try await elsewhere.get("/account").status == 303)
            #expect(try await browser.signIn("anna", password: "iets heel nieuws").status == 303)
            await town.outbox?.settled()
            let notice = try #require(postman.taken.dropFirst().first)
            #expect(notice.subject.text == "Uw wachtwoord is veranderd")
            #expect(notice.to.address == "anna@example.nl")
            #expect(notice.text.contains("https://plannen.example/wachtwoord-vergeten"))
            #expect(postman.taken.count == 2)
        }
    }

    @Test func `an address without an account gets the same answer, and no mail`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        _ = try await town.add("anna")
        try await town.visit { street in
            var answers: [[String]] = []
            for (place, email) in ["anna@example.nl", "niemand@example.nl"].enumerated() {
                let browser = street.browser(at: "198.51.100.\(place + 1)")
                let secret = try await browser.formSecret(on: Self.path)
                var said: [String] = []
                // The fourth is one too many, for the one as for the other.
                for _ in 0..<4 {
                    let answer = try await browser.post(Self.path, [("email", email), ("csrf", secret)])
                    var headers = answer.headers
                    headers[.date] = nil
                    // The page has the address that was typed in it, which may be longer.
                    headers[.contentLength] = nil
                    let text = answer.text.replacing(email, with: "…").replacing(secret, with: "…")
                    said.append("\(answer.status) \(headers) \(text)")
                }
                answers.append(said)
            }
            #expect(answers[0] == answers[1])
            #expect(answers[0][3].hasPrefix("429"))
            #expect(answers[0][3].contains("wacht 20 minuten"))
        }
        await town.outbox?.settled()
        #expect(postman.taken.count == 3)
        #expect(postman.taken.allSatisfy { $0.to.address == "anna@example.nl" })
    }

    @Test func `in English page and mail are English`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        _ = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            #expect(try await browser.get(Self.path + "?taal=en").text.contains("Forgot your password?"))
            let asked = try await browser.send(Self.path + "?taal=en", [("email", "anna@example.nl")])
            #expect(asked.headers[.location] == Self.path + "?gedaan=gevraagd&taal=en")
            await town.outbox?.settled()
            let mail = try #require(postman.taken.first)
            #expect(mail.subject.text == "Choose a new password")
            #expect(mail.text.hasPrefix("Dear Anna,"))
            #expect(mail.link.hasSuffix("?taal=en"))
            #expect(try await browser.get(mail.link).text.contains("<html lang=\"en\">"))
        }
    }

    @Test func `what is no address is told beside the field`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        try await town.visit { street in
            let answer = try await street.browser().send(Self.path, [("email", "anna")])
            #expect(answer.status == 422)
            #expect(answer.text.contains("Dit is geen e-mailadres."))
            #expect(answer.text.contains("value=\"anna\""))
        }
        #expect(postman.taken.isEmpty)
    }

    @Test func `links lead to the site that was configured, whatever host a request names`() async throws {
        let postman = Postman()
        let town = try Town(postman: postman)
        _ = try await town.add("admin", isAdministrator: true)
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.send(Self.path, [("email", "admin@example.nl")])
            await town.outbox?.settled()
            #expect(postman.taken.first?.text.contains("localhost") == false)
            _ = try await browser.signIn("admin")
            let made = try await browser.send(
                "/beheer/mensen", [("actie", "toevoegen"), ("naam", "Bram"), ("email", "bram@example.nl")])
            #expect(made.text.contains("https://plannen.example/wachtwoord/"))
        }
    }

    @Test func `a mail server that is down is the same to the visitor, and told in the log without a secret`()
        async throws
    {
        let town = try Town(postman: Postman(refusing: .unreachable))
        _ = try await town.add("admin", isAdministrator: true)
        try await town.visit { street in
            let browser = street.browser()
            let asked = try await browser.send(Self.path, [("email", "admin@example.nl")])
            #expect(asked.headers[.location] == Self.path + "?gedaan=gevraagd")
            await town.outbox?.settled()
            _ = try await browser.signIn("admin")
            let page = try await browser.get("/beheer/mensen")
            #expect(page.text.contains("0 verstuurd, 0 onderweg, 1 niet gelukt."))
            #expect(!page.text.contains("de post ligt stil"))
        }
        #expect(town.log.text.contains("de post ligt stil"))
        #expect(town.log.text.contains("mail.unreachable"))
        #expect(!town.log.text.contains("admin@example.nl"))
        #expect(!town.log.text.contains("/wachtwoord/"))
    }

    @Test func `when too many mails wait, the visitor is told to come back`() async throws {
        let town = try Town(postman: Postman(), mostMail: 0)
        _ = try await town.add("anna")
        try await town.visit { street in
            for email in ["anna@example.nl", "niemand@example.nl"] {
                let answer = try await street.browser().send(Self.path, [("email", email)])
                #expect(answer.status == 503)
                #expect(answer.text.contains("Er kan nu geen mail weg."))
            }
        }
    }

    @Test(arguments: [
        ("https://plannen.example", "https://plannen.example"), ("https://Plannen.example/", "https://plannen.example"),
        ("https://plannen.example:8443", "https://plannen.example:8443"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"), ("http://localhost:8080/", "http://localhost:8080"),
        ("http://plannen.example", nil), ("https://plannen.example/x", nil), ("https://", nil),
        ("plannen.example", nil),
        ("https://a:b@plannen.example", nil), ("https://plannen.example?x=1", nil), ("ftp://plannen.example", nil),
        ("https://plannen.example\r\nX: y", nil), ("http://localhost.evil.example", nil),
    ])
    func `the address of the site is a scheme and a host, with TLS unless it is this machine`(
        typed: String, address: String?
    ) { #expect(SiteAddress(typed)?.text == address) }
}
