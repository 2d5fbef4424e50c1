import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing

/// A process always has somebody who can let others in.
@Suite("The last director of a process")
struct LastDirectorTests {
    @Test func `who alone directs a process hands over before erasing the account`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let fields = [("actie", "wissen"), ("wachtwoord", Town.secret)]
            let refused = try await anna.send("/account", fields)
            #expect(refused.status == 422)
            #expect(refused.text.contains("U bent de enige regisseur van: Meerburg &lt;b&gt;&amp; Zo&lt;/b&gt;"))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            #expect(try await town.town.people.account(town.id(.anna)) != nil)
            try await town.given(ChangeRole(town.id(.bert), to: .director, seenAt: .max), in: stream)
            #expect(try await anna.send("/account", fields).headers[.location]?.contains("gewist") == true)
            #expect(try await town.town.people.account(town.id(.anna)) == nil)
            // Bert is the only one now: a director who erased the account lets nobody in.
            let bert = try #require(browsers[.bert])
            let last = try await bert.send("/account", fields)
            #expect(last.status == 422)
            #expect(last.text.contains("enige regisseur"))
        }
    }

    @Test func `who alone is there to direct neither leaves nor takes a lesser role`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.given(ChangeRole(town.id(.bert), to: .director, seenAt: .max), in: stream)
        try await town.visit { browsers in
            try await town.town.people.erase(town.id(.bert), by: .system)
            let anna = try #require(browsers[.anna])
            let own = try town.id(.anna).rawValue
            let seen = ("gezien", String(try await town.version(stream)))
            for (path, more) in [("/deelnemers/vertrek", []), ("/deelnemers/rol", [("rol", "lezer")])] {
                let refused = try await anna.send(home + "/deelnemers", [("lid", own), seen] + more, to: home + path)
                #expect(refused.status == 409, "\(path)")
                #expect(refused.text.contains("Maak eerst iemand anders regisseur"), "\(path)")
            }
            #expect(try await town.service.process(stream)?.members[town.id(.anna)]?.role == .director)
        }
    }

    @Test func `an administrator erases nobody who alone directs a process, and hears which`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        _ = try await town.town.add("admin", isAdministrator: true)
        try await town.town.visit { street in
            let admin = street.browser()
            _ = try await admin.signIn("admin")
            let fields = [("actie", "wis"), ("persoon", try town.id(.anna).rawValue), ("zeker", "ja")]
            let refused = try await admin.send("/beheer/mensen", fields)
            #expect(refused.status == 422)
            #expect(refused.text.contains("Anna is de enige regisseur van: Meerburg"))
            try await town.given(ChangeRole(town.id(.bert), to: .director, seenAt: .max), in: stream)
            #expect(try await admin.send("/beheer/mensen", fields).status == 303)
        }
        #expect(try await town.town.people.account(town.id(.anna)) == nil)
        town.clear()
    }
}
