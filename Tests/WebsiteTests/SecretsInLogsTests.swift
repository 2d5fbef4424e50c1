import HTTPTypes
import People
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
