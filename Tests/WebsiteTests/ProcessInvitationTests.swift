import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing

/// Invitations: what they let in, what is seen of them, and how they are taken back.
@Suite("Invitations to a process over HTTP")
struct ProcessInvitationTests {
    /// Anna invites somebody; answers the path of the link.
    private func invite(
        _ anna: Browser, to home: String, _ fields: [(String, String)] = [("rol", "partner"), ("partij", "water")]
    ) async throws -> String {
        let page = try await anna.send(home + "/deelnemers", fields, to: home + "/deelnemers/uitnodigen")
        #expect(page.status == 200)
        #expect(SoundPage.problems(page.text, language: "nl") == [])
        let match = try #require(page.text.firstMatch(of: /value="[a-z]+:\/\/[^\/"]+(\/uitnodiging\/[^"]+)"/))
        return String(match.output.1)
    }

    @Test(arguments: [true, false])
    func `who was sent away or left does not come back with the link they once used`(_ isSentAway: Bool) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let link = try await invite(#require(browsers[.anna]), to: home)
            let gijs = try #require(browsers[.gijs])
            #expect(try await gijs.send(link, []).headers[.location] == home)
            let person = try town.id(.gijs)
            // Demoted first: the link does not give the old role back either.
            try await town.given(ChangeRole(person, to: .reader, seenAt: .max), in: stream)
            #expect(try await gijs.send("/account", [], to: link).status == 410)
            #expect(try await town.service.process(stream)?.members[person]?.role == .reader)
            try await town.given(
                EndMembership(of: person, isSelf: !isSentAway, seenAt: .max), in: stream,
                by: isSentAway ? .anna : .gijs)
            let again = try await gijs.send("/account", [], to: link)
            #expect(again.status == 410)
            #expect(try await gijs.get(link).status == 410)
            #expect(try await town.service.process(stream)?.members[person] == nil)
            #expect(try await gijs.get(home).status == 404)
        }
    }

    @Test func `open invitations are listed for who may invite, with how long they count, and can be taken back`()
        async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let other = try await town.begin("elders")
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            #expect(!(try await anna.get(home + "/deelnemers").text.contains("Open uitnodigingen")))
            let link = try await invite(
                anna, to: home, [("rol", "partner"), ("partij", "water"), ("email", "gijs@example.nl")])
            let list = try await anna.get(home + "/deelnemers").text
            #expect(SoundPage.problems(list, language: "nl") == [])
            #expect(list.contains("<b>gijs@example.nl</b> Partner, Waterschap"))
            #expect(list.contains("Gemaakt door Anna op 1 maart 2026. Geldig tot 15 maart 2026"))
            #expect(!list.contains(link))
            for who in [Who.bert, .carla, .fien] {
                let page = try await #require(browsers[who]).get(home + "/deelnemers").text
                #expect(!page.contains("gijs@example.nl"), "\(who)")
            }
            let id = try #require(list.firstMatch(of: /name="uitnodiging" value="([^"]+)"/)).output.1
            let fields = [("uitnodiging", String(id))]
            // Not by somebody else, and not by way of another process.
            let bert = try await #require(browsers[.bert]).send("/account", fields, to: home + "/deelnemers/intrekken")
            #expect(bert.status == 403)
            let elsewhere = "/proces/\(other.rawValue)/deelnemers/intrekken"
            #expect(try await anna.send("/account", fields, to: elsewhere).status == 303)
            #expect(try await anna.get(home + "/deelnemers").text.contains("gijs@example.nl"))
            let taken = try await anna.send(home + "/deelnemers", fields, to: home + "/deelnemers/intrekken")
            #expect(taken.headers[.location] == home + "/deelnemers#open")
            #expect(!(try await anna.get(home + "/deelnemers").text.contains("gijs@example.nl")))
            #expect(try await #require(browsers[.gijs]).get(link).status == 404)
        }
    }

    @Test func `the page with the link shows it whole, and says how long it works`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let page = try await #require(browsers[.anna]).send(
                home + "/deelnemers", [("rol", "lezer")], to: home + "/deelnemers/uitnodigen")
            #expect(
                page.text.firstMatch(of: /<code>https:\/\/localhost\/uitnodiging\/[A-Za-z0-9_-]{43}<\/code>/) != nil)
            #expect(page.text.contains("14 dagen lang"))
            #expect(page.text.contains("src=\"/web/copy.js\""))
        }
    }
}
