import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing

/// An event stream lasts no longer than the right to it.
@Suite("The end of a live stream", .timeLimit(.minutes(1)))
struct LiveEndTests {
    /// The part that says that it is over, and what was told behind it.
    private func end(of text: String) throws -> (words: Substring, rest: Substring) {
        let place = try #require(text.range(of: "event: einde\ndata: "), "\(text)")
        let end = try #require(text[place.upperBound...].range(of: "\n\n"))
        return (text[place.upperBound..<end.lowerBound], text[end.upperBound...])
    }

    @Test(arguments: ["here", "everywhere", "erased", "password"])
    func `who signs out, is signed out or is erased hears that it is over, and nothing after it`(
        _ way: String
    ) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let bert = try #require(browsers[.bert])
            let listener = try await Listener.open(town.town.site, home + "/live", as: bert)
            _ = await listener.text(until: "Bert")
            switch way {
            case "here": #expect(try await bert.send("/account", [], to: "/uitloggen").status == 303)
            case "everywhere": try await town.town.people.signOutEverywhere(town.id(.bert))
            case "erased": try await town.town.people.erase(town.id(.bert), by: .system)
            default:
                try await town.town.people.changePassword(
                    town.id(.bert), from: Password(Town.secret), to: Password("iets heel nieuws"), keeping: nil)
            }
            // From the moment that signing out is answered nothing more may be told.
            try await town.given(FillCanvas(.control, text: "Geheim", seenAt: .max), in: stream)
            let text = await listener.textUntilEnd()
            let (words, rest) = try end(of: text)
            #expect(words.contains("U bent uitgelogd"))
            #expect(rest.isEmpty)
            #expect(!text.contains("wijziging"))
            #expect(!text.contains("Geheim"))
        }
    }

    @Test func `a process that becomes private ends the streams of who may not read it, and of nobody else`()
        async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        let live = "/proces/\(stream.rawValue)/live"
        try await town.visit { browsers in
            let outside = try await [Who.gijs, .nobody].asyncMap {
                try await Listener.open(town.town.site, live, as: #require(browsers[$0]))
            }
            let fien = try await Listener.open(town.town.site, live, as: #require(browsers[.fien]))
            // Who is there is told to members only.
            for listener in outside { _ = await listener.text(until: "retry") }
            _ = await fien.text(until: "aanwezig")
            try await town.given(SetVisibility(.members, seenAt: .max), in: stream)
            let version = try await town.version(stream)
            for listener in outside {
                let text = await listener.textUntilEnd()
                #expect(try end(of: text).words.contains("niet langer lezen"))
                #expect(!text.contains("wijziging"))
            }
            #expect(await fien.text(until: "id: \(version)\n").contains("wijziging"))
            fien.close()
        }
    }

    @Test func `a browser that leaves is gone as soon as its connection closes`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let live = "/proces/\(stream.rawValue)/live"
        try await town.visit { browsers in
            let anna = try await Listener.open(town.town.site, live, as: #require(browsers[.anna]))
            let bert = try await Listener.open(town.town.site, live, as: #require(browsers[.bert]))
            _ = await anna.text(until: "Bert")
            _ = await bert.text(until: "Bert")
            try await bert.hangUp()
            // What is written to it still goes well here: only the connection tells that nobody is there.
            _ = await bert.textUntilEnd()
            _ = await anna.text(until: "\"}\n\nevent: aanwezig\ndata: {\"tekst\":\"Nu hier: Anna\"}")
            anna.close()
        }
    }

    @Test func `a person has a bound on streams, hears so in words, and has room again when a window closes`()
        async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let live = "/proces/\(stream.rawValue)/live"
        try await town.visit { browsers in
            let carla = try #require(browsers[.carla])
            var windows: [Listener] = []
            for _ in 0..<24 { windows.append(try await Listener.open(town.town.site, live, as: carla)) }
            #expect(windows.allSatisfy { $0.status == 200 })
            let refused = try await carla.get(live)
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "60")
            #expect(refused.text.contains("24 per persoon"))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            // Others are not in the way, and neither is asking without listening.
            #expect(try await #require(browsers[.dirk]).ask(live, .head, headers: [:], body: nil).status == 200)
            let last = windows.removeLast()
            last.close()
            _ = await last.textUntilEnd()
            windows.append(try await Listener.open(town.town.site, live, as: carla))
            #expect(windows.last?.status == 200)
            #expect(try await carla.get(live).status == 429)
            for window in windows { window.close() }
        }
    }
}

extension Array {
    /// What work gives for each element, one after another.
    fileprivate func asyncMap<Result>(_ work: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await work(element)) }
        return results
    }
}
