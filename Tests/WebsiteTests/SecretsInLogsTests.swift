import HTTPTypes
import Mail
import People
import Planning
import Testing

@Suite("What logs and error pages may not tell")
struct SecretsInLogsTests {
    @Test func `neither passwords nor tokens get into the log or into a page of an error`() async throws {
        let town = try Town(directory: BrokenDirectory())
        let password = "een-zin-die-in-geen-log-mag-staan"
        let token = Token.random().text
        try await town.visit { street in
            let browser = street.browser()
            browser.setCookie("samenhang", token)
            var pages = ""
            for path in ["/inloggen", "/wachtwoord/" + token, "/uitnodiging/" + token, "/account"] {
                pages += try await browser.get(path).text
            }
            browser.setCookie("samenhang", nil)
            let cookie = try #require(browser.cookies["samenhang-formulier"])
            let secret = try #require(Token(cookie)).formSecret
            let answer = try await browser.post(
                "/inloggen", [("email", "anna@example.nl"), ("wachtwoord", password), ("csrf", secret)])
            #expect(answer.status == 500)
            pages += answer.text
            #expect(!pages.contains(password))
            #expect(!pages.contains("de schijf is stuk"))
        }
        let log = town.log.text
        #expect(log.contains("request failed"))
        #expect(log.contains("de schijf is stuk"))
        #expect(!log.contains(password))
        #expect(!log.contains(token))
        #expect(!log.contains("csrf"))
        #expect(!log.contains("anna@example.nl"))
    }

    @Test func `neither links nor addresses of mails get into the log, whether they arrive or not`() async throws {
        for postman in [Postman(), Postman(refusing: .signInRefused)] {
            let town = try Town(postman: postman)
            let anna = try await town.add("anna")
            _ = try await town.add("admin", isAdministrator: true)
            try await town.visit { street in
                let browser = street.browser()
                _ = try await browser.send("/wachtwoord-vergeten", [("email", "anna@example.nl")])
                _ = try await browser.signIn("admin")
                _ = try await browser.send("/beheer/mensen", [("actie", "mail"), ("persoon", anna.id.rawValue)])
            }
            await town.outbox?.settled()
            let log = town.log.text
            #expect(log.contains("kind"))
            #expect(!log.contains("anna@example.nl"))
            #expect(!log.contains("/wachtwoord/"))
            for mail in postman.taken {
                #expect(log.contains(mail.id))
                #expect(!log.contains(mail.link.dropFirst("/wachtwoord/".count).prefix(43)))
            }
        }
    }
}

/// A directory on a disk that is broken.
private struct BrokenDirectory: Directory {
    func read<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value { throw PeopleError.unreadable("de schijf is stuk") }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (any DirectoryRecords) throws -> Value
    ) async throws -> Value { throw PeopleError.unreadable("de schijf is stuk") }
}
