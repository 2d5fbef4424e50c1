import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing
import ProcessTestSupport

/// Requests that reach for what is somebody else's.
@Suite("Crossing the borders of a process over HTTP")
struct ProcessCrossingTests {
    @Test func `what belongs to another party, another process or nobody any more is out of reach`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let other = try #require(StreamID(rawValue: "elders"))
        try await town.given(
            StartProcess(Charter(name: "Geheim plan", areas: [AreaCode("BU90020100")].compactMap { $0 })), in: other,
            by: .gijs)
        try await town.given(
            AddItem(Card(title: "Geheime kaart", phase: .start, level: .tactical, alliance: .society), id: "ander"),
            in: other, by: .gijs)
        let home = "/proces/\(stream.rawValue)"
        let goal = [("titel", "Gekaapt"), ("transitie", "energie"), ("schaal", "wijk"), ("gezien", "999")]
        let card = [
            ("titel", "Gekaapt"), ("fase", "vertrekpunt"), ("niveau", "tactisch"), ("alliantie", "mens"),
            ("stand", "open"),
            ("gezien", "999"),
        ]
        try await town.visit { browsers in
            let before = try #require(try await town.service.process(stream))
            let elsewhere = try #require(try await town.service.process(other))
            func refused(
                _ who: Who, _ path: String, _ fields: [(String, String)], _ status: Int,
                sourceLocation: SourceLocation = #_sourceLocation
            ) async throws {
                let answer = try await #require(browsers[who]).send("/account", fields, to: path)
                #expect(answer.status == status, "\(path)", sourceLocation: sourceLocation)
                #expect(!answer.text.contains("Geheim"), sourceLocation: sourceLocation)
            }
            // Another party's goal, taken over or given away.
            try await refused(.dirk, home + "/doel/doel", goal + [("partij", "stad")], 403)
            try await refused(.dirk, home + "/doel/doel", goal + [("partij", "water")], 403)
            try await refused(.carla, home + "/doel/doel", goal + [("partij", "water")], 403)
            try await refused(.dirk, home + "/doel/stap/weg", [("reden", "weg"), ("gezien", "999")], 403)
            // What stands between goals, taken to where one has none, or out of another's pair.
            let pair = [("soort", "samen"), ("reden", "R"), ("gezien", "999"), ("doel", "doel"), ("ander", "stap")]
            try await refused(.dirk, home + "/verband/nieuw", pair + [("id", "v1")], 403)
            try await refused(.dirk, home + "/verband/verband", pair, 403)
            // Agreeing and scoring for another party.
            try await refused(.dirk, home + "/samenwerking/akkoord", [("versie", "1"), ("partij", "stad")], 403)
            try await refused(
                .dirk, home + "/dynamiek/score",
                [
                    ("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), ("aandacht", "0"),
                    ("gezien", "999"),
                ], 403)
            // An item of another process, here and there.
            try await refused(.anna, home + "/kaart/ander", card, 404)
            try await refused(
                .anna, home + "/kaart/ander/verplaats", [("fase", "borging"), ("niveau", "tactisch")], 404)
            try await refused(.anna, "/proces/elders/kaart/ander", card, 404)
            try await refused(.anna, "/proces/elders/kaart/nieuw", card + [("id", "k1")], 404)
            try await refused(.anna, "/proces/elders/deelnemers/rol", [("lid", "x"), ("rol", "lezer")], 404)
            // A party of another process named in a field.
            try await refused(.anna, home + "/kaart/los", card + [("eigenaar", "vreemd")], 422)
            // What was taken away.
            try await refused(.anna, home + "/kaart/weg", card, 404)
            try await refused(.anna, home + "/kaart/weg/weg", [("reden", "nog eens"), ("gezien", "999")], 404)
            try await refused(.anna, home + "/kaart/weg/stand", [("stand", "klaar"), ("gezien", "999")], 404)
            try await refused(.anna, home + "/kaart/weg/bestand", [], 404)
            // Kinds are not mixed: a party's id is no card's.
            try await refused(.anna, home + "/kaart/stad", card, 404)
            // Roles: nobody lifts themselves.
            let bert = try town.id(.bert).rawValue
            try await refused(.bert, home + "/deelnemers/rol", [("lid", bert), ("rol", "regisseur")], 403)
            try await refused(.anna, home + "/deelnemers/rol", [("lid", "system"), ("rol", "regisseur")], 422)
            #expect(try await town.service.process(stream) == before)
            #expect(try await town.service.process(other) == elsewhere)
        }
    }

    @Test func `who is invited becomes a member in that role, and an invitation falls with its maker`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let fields = [("rol", "partner"), ("partij", "water"), ("email", "gijs@example.nl")]
            func link() async throws -> String {
                let page = try await anna.send(home + "/deelnemers", fields, to: home + "/deelnemers/uitnodigen")
                #expect(page.status == 200)
                let match = try #require(page.text.firstMatch(of: /value="[a-z]+:\/\/[^\/"]+(\/uitnodiging\/[^"]+)"/))
                return String(match.output.1)
            }
            let first = try await link()
            let second = try await link()
            let bert = try await #require(browsers[.bert]).send("/account", fields, to: home + "/deelnemers/uitnodigen")
            #expect(bert.status == 403)
            let gijs = try #require(browsers[.gijs])
            #expect(try await gijs.get(home).status == 404)
            let asked = try await gijs.get(first)
            #expect(asked.text.contains("namens Waterschap"))
            let accepted = try await gijs.send(first, [])
            #expect(accepted.status == 303)
            #expect(accepted.headers[.location] == home)
            #expect(try await gijs.get(home).status == 200)
            let membership = try await town.service.process(stream)?.members[town.id(.gijs)]
            #expect(membership?.role == .partner)
            #expect(membership?.party == "water")
            // Anna hands over and leaves; what she sent lets nobody in any more.
            _ = try await town.given(ChangeRole(town.id(.bert), to: .director, seenAt: .max), in: stream)
            _ = try await town.given(EndMembership(of: town.id(.gijs), seenAt: .max), in: stream)
            _ = try await town.given(EndMembership(of: town.id(.anna), isSelf: true, seenAt: .max), in: stream)
            #expect(try await gijs.send(second, []).status == 409)
            #expect(try await gijs.get(home).status == 404)
            #expect(!town.town.log.text.contains(first.dropFirst("/uitnodiging/".count)))
            // A partner without a party, or with one that is not there, is refused before there is a link.
            for wrong in [[("rol", "partner")], [("rol", "partner"), ("partij", "vreemd")], [("rol", "baas")]] {
                let answer = try await #require(browsers[.bert]).send(
                    "/account", wrong, to: home + "/deelnemers/uitnodigen")
                #expect([400, 422].contains(answer.status))
                #expect(!answer.text.contains("/uitnodiging/"))
            }
        }
    }
}
