import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// Names of people are for who takes part: others who may read see roles and parties.
@Suite("Who sees the names of people")
struct ProcessNamesTests {
    private static let names: Set<String> = ["Anna", "Bert", "Carla", "Dirk", "Eva", "Fien"]

    private static func words(_ text: String) -> Set<String> { Set(text.split { !$0.isLetter }.map(String.init)) }

    @Test func `readers of an open process see roles and parties, and members see names`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        // What was before it was opened is for members only.
        try await town.given(AddItem(Interest(party: "water", title: "Peil"), id: "peil"), in: stream, by: .dirk)
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            for who in [Who.nobody, .gijs] {
                for page in ProcessPageTests.pages {
                    for moment in ["", (page.contains("?") ? "&" : "?") + "moment=40"] {
                        let text = try await #require(browsers[who]).get(home + page + moment).text
                        let read = Self.words(text).intersection(Self.names)
                        #expect(read.isEmpty, "\(who) reads \(read) on \(page)\(moment)")
                    }
                }
                let timeline = try await #require(browsers[who]).get(home + "/tijdlijn?toon=alles").text
                #expect(timeline.contains("Regisseur"))
                #expect(timeline.contains("Partner (Waterschap)"))
                let members = try await #require(browsers[who]).get(home + "/deelnemers").text
                #expect(members.contains("<td>Partner</td><td>Waterschap</td>"))
            }
            let fien = try #require(browsers[.fien])
            #expect(try await fien.get(home + "/tijdlijn?toon=alles").text.contains("Anna"))
            #expect(try await fien.get(home + "/deelnemers").text.contains("<th scope=\"row\">Dirk</th>"))
        }
    }

    @Test func `who left is somebody who took part, to readers`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.given(AddItem(Interest(party: "water", title: "Peil"), id: "peil"), in: stream, by: .dirk)
        try await town.given(EndMembership(of: town.id(.dirk), seenAt: .max), in: stream)
        try await town.visit { browsers in
            let text = try await #require(browsers[.nobody]).get("/proces/\(stream.rawValue)/tijdlijn?toon=alles").text
            #expect(text.contains("Iemand die meedoet of meedeed"))
            #expect(!text.contains("Dirk"))
        }
    }

    @Test func `the choice says what readers will see`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let page = try await #require(browsers[.anna]).get("/proces/\(stream.rawValue)/deelnemers").text
            #expect(page.contains("ook van vóór vandaag"))
            #expect(page.contains("Namen van mensen zien ze niet"))
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a reader of the live stream hears no names and not who is there`() async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        let live = "/proces/\(stream.rawValue)/live"
        try await town.visit { browsers in
            let version = try await town.version(stream)
            let anna = try await Listener.open(town.town.site, live, as: #require(browsers[.anna]))
            let gijs = try await Listener.open(
                town.town.site, live + "?na=\(version - 1)", as: #require(browsers[.gijs]))
            // Gijs reads along: to Anna he is a reader without a name.
            let there = await anna.text(until: "1 lezer")
            #expect(there.contains("Nu hier: Anna, 1 lezer"))
            #expect(!there.contains("Gijs"))
            try await town.given(FillCanvas(.control, text: "Zo", seenAt: .max), in: stream, by: .carla)
            let heard = await gijs.text(until: "id: \(version + 1)\n")
            #expect(await anna.text(until: "id: \(version + 1)\n").contains("Carla: "))
            try await town.given(FillCanvas(.control, text: "Of zo", seenAt: .max), in: stream, by: .bert)
            let more = await gijs.text(until: "id: \(version + 2)\n")
            #expect(Self.words(heard + more).isDisjoint(with: Self.names))
            #expect(more.contains("Partner (Stad): "))
            #expect(!more.contains("aanwezig"))
            gijs.close()
            anna.close()
        }
    }

    @Test(.timeLimit(.minutes(1))) func `who is no member any more hears names no longer`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.visit { browsers in
            let fien = try await Listener.open(
                town.town.site, "/proces/\(stream.rawValue)/live", as: #require(browsers[.fien]))
            _ = await fien.text(until: "Fien")
            try await town.given(EndMembership(of: town.id(.fien), seenAt: .max), in: stream)
            try await town.given(FillCanvas(.control, text: "Zo", seenAt: .max), in: stream, by: .carla)
            #expect(!(await fien.textUntilEnd()).contains("Carla"))
        }
    }
}
