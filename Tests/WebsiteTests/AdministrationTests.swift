import HTTPTypes
import People
import Planning
import Testing

@Suite("Looking after accounts over HTTP")
struct AdministrationTests {
    @Test func `an administrator adds somebody, hands over a link, and shares the work`() async throws {
        let town = try Town()
        _ = try await town.add("admin", isAdministrator: true)
        let bram = try await town.add("bram")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("admin")
            let taken = try await browser.send(
                "/beheer/mensen", [("actie", "toevoegen"), ("naam", "Nog een Bram"), ("email", "bram@example.nl")])
            #expect(taken.status == 422)
            #expect(taken.text.contains("value=\"Nog een Bram\""))
            let added = try await browser.send(
                "/beheer/mensen", [("actie", "toevoegen"), ("naam", "Anna"), ("email", "anna@example.nl")])
            #expect(added.status == 200)
            #expect(added.headers[.cacheControl] == "private, no-store")
            let found = try #require(added.text.firstMatch(of: /https:\/\/localhost(\/wachtwoord\/[A-Za-z0-9_-]{43})/))
            #expect(try await browser.get("/beheer/mensen").text.contains(String(found.output.1)) == false)
            let other = street.browser(at: "203.0.113.1")
            let chosen = try await other.send(
                String(found.output.1), [("nieuw", Town.secret), ("herhaal", Town.secret)])
            #expect(chosen.status == 303)
            #expect(try await other.signIn("anna").status == 303)

            let shared = try await browser.send(
                "/beheer/mensen", [("actie", "beheerder"), ("persoon", bram.id.rawValue)])
            #expect(shared.headers[.location] == "/beheer/mensen")
            let gone = try await browser.send("/beheer/mensen", [("actie", "link"), ("persoon", "nobody")])
            #expect(gone.status == 303)
        }
        #expect(try await town.people.account(bram.id)?.isAdministrator == true)
    }

    @Test func `who is no administrator neither sees nor changes the accounts of others`() async throws {
        let town = try Town()
        _ = try await town.add("admin", isAdministrator: true)
        let anna = try await town.add("anna")
        try await town.visit { street in
            #expect(try await street.browser().get("/beheer/mensen").status == 303)
            let browser = street.browser()
            _ = try await browser.signIn("anna")
            let page = try await browser.get("/beheer/mensen")
            #expect(page.status == 403)
            #expect(!page.text.contains("admin@example.nl"))
            for fields in [
                [("actie", "beheerder"), ("persoon", anna.id.rawValue)],
                [("actie", "link"), ("persoon", anna.id.rawValue)],
                [("actie", "toevoegen"), ("naam", "X"), ("email", "x@example.nl")],
            ] {
                #expect(try await browser.send("/account", fields, to: "/beheer/mensen").status == 403)
            }
        }
        #expect(try await town.people.accounts().map(\.isAdministrator) == [true, false])
    }
}
