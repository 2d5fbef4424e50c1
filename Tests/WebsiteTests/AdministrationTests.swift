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

    @Test func `an administrator erases an account after saying to be sure, and never the last administrator`()
        async throws
    {
        let town = try Town()
        let admin = try await town.add("admin", isAdministrator: true)
        let anna = try await town.add("anna")
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("admin")
            let page = try await browser.get("/beheer/mensen").text
            #expect(page.contains("Ja, wis het account van Anna"))
            #expect(!page.contains("Ja, wis het account van Admin"))
            #expect(SoundPage.problems(page, language: "nl") == [])
            let fields = [("actie", "wis"), ("persoon", anna.id.rawValue)]
            let unsure = try await browser.send("/beheer/mensen", fields)
            #expect(unsure.status == 422)
            #expect(unsure.text.contains("zet eerst het vinkje"))
            #expect(try await town.people.account(anna.id) != nil)
            let own = try await browser.send(
                "/beheer/mensen", [("actie", "wis"), ("persoon", admin.id.rawValue), ("zeker", "ja")])
            #expect(own.status == 422)
            #expect(own.text.contains("Er moet een beheerder blijven"))
            let demoted = try await browser.send(
                "/beheer/mensen", [("actie", "geen-beheerder"), ("persoon", admin.id.rawValue)])
            #expect(demoted.status == 422)
            let done = try await browser.send("/beheer/mensen", fields + [("zeker", "ja")])
            #expect(done.headers[.location] == "/beheer/mensen?gedaan=gewist")
            #expect(try await browser.get("/beheer/mensen?gedaan=gewist").text.contains("Het account is gewist."))
        }
        #expect(try await town.people.accounts().map(\.id) == [admin.id])
    }

    @Test func `somebody can be made administrator and stop being one`() async throws {
        let town = try Town()
        _ = try await town.add("admin", isAdministrator: true)
        let bram = try await town.add("bram", isAdministrator: true)
        try await town.visit { street in
            let browser = street.browser()
            _ = try await browser.signIn("admin")
            let fields = [("actie", "geen-beheerder"), ("persoon", bram.id.rawValue)]
            #expect(try await browser.send("/beheer/mensen", fields).status == 303)
        }
        #expect(try await town.people.account(bram.id)?.isAdministrator == false)
    }
}
