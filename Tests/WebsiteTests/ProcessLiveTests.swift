import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing
import ProcessTestSupport

@Suite("The live stream of a process", .timeLimit(.minutes(1)))
struct ProcessLiveTests {
    private static func ids(_ text: String) -> [Int] {
        text.split(separator: "\n").compactMap { $0.hasPrefix("id: ") ? Int($0.dropFirst(4)) : nil }
    }

    @Test func `a change is told with the version of the process as its id, and who did what`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let version = try await town.version(stream)
            let listener = try await Listener.open(town.town.site, home + "/live?na=\(version)", as: anna)
            #expect(listener.status == 200)
            #expect(listener.headers[.contentType] == "text/event-stream; charset=utf-8")
            #expect(listener.headers[.cacheControl] == "private, no-store")
            let begin = await listener.text(until: "aanwezig")
            #expect(begin.hasPrefix("retry: 2000\n\n"))
            #expect(Self.ids(begin) == [])
            let move = [("fase", "borging"), ("niveau", "strategisch"), ("gezien", String(version))]
            let moved = try await #require(browsers[.bert]).send("/account", move, to: home + "/kaart/los/verplaats")
            #expect(moved.status == 303)
            let heard = await listener.text(until: "event: wijziging\ndata: ")
            #expect(Self.ids(heard) == [version + 1])
            let line = try #require(heard.split(separator: "\n").last { $0.hasPrefix("data: ") })
            #expect(line.contains("\"onderwerp\":\"card:los\""))
            #expect(line.contains("\"versie\":\(version + 1)"))
            #expect(line.contains("Bert: "))
            #expect(line.contains("Losse kaart"))
            #expect(line.contains(try town.id(.bert).rawValue))
            listener.close()
        }
    }

    @Test func `who was away hears exactly what was missed, and who missed too much reads again`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let live = "/proces/\(stream.rawValue)/live"
        let version = try await town.version(stream)
        let field = try #require(HTTPField.Name("Last-Event-ID"))
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            for (told, address, expected) in [
                (String(version - 4), live, Array(version - 3...version)),
                // What the browser says counts for more than the address, which is older.
                (String(version - 1), live + "?na=\(version - 5)", [version]), (String(version), live, []),
                (String(version + 1), live, []), ("onzin", live, []), ("-1", live, []),
            ] {
                let listener = try await Listener.open(town.town.site, address, as: anna, headers: [field: told])
                let text = await listener.text(until: "aanwezig")
                #expect(Self.ids(text) == expected, "\(told)")
                #expect(!text.contains("gemist"))
                listener.close()
            }
            for number in 0..<101 {
                try await town.given(
                    FillCanvas(.control, text: "Versie \(number)", seenAt: .max), in: stream)
            }
            let listener = try await Listener.open(town.town.site, live, as: anna, headers: [field: String(version)])
            let text = await listener.text(until: "aanwezig")
            #expect(text.contains("event: gemist"))
            #expect(Self.ids(text) == [])
            listener.close()
        }
    }

    @Test func `everybody hears who is there`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        let live = "/proces/\(stream.rawValue)/live"
        try await town.visit { browsers in
            let anna = try await Listener.open(town.town.site, live, as: #require(browsers[.anna]))
            _ = await anna.text(until: "Nu hier: Anna\"")
            let bert = try await Listener.open(town.town.site, live, as: #require(browsers[.bert]))
            #expect(await bert.text(until: "Bert").contains("Anna"))
            let both = await anna.text(until: "Bert")
            #expect(both.contains("Nu hier: Anna, Bert") || both.contains("Nu hier: Bert, Anna"))
            let nobody = try await Listener.open(town.town.site, live, as: #require(browsers[.nobody]))
            #expect(await anna.text(until: "1 lezer").contains("1 lezer"))
            nobody.close()
            bert.close()
            anna.close()
        }
    }

    @Test func `who may not read hears nothing, and who was sent away hears nothing more`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let live = "/proces/\(stream.rawValue)/live"
        try await town.visit { browsers in
            for who in [Who.gijs, .nobody] {
                let listener = try await Listener.open(town.town.site, live, as: #require(browsers[who]))
                #expect(listener.status == 404)
                #expect(!(await listener.textUntilEnd()).contains("Meerburg"))
            }
            let fien = try await Listener.open(town.town.site, live, as: #require(browsers[.fien]))
            let eva = try await Listener.open(town.town.site, live, as: #require(browsers[.eva]))
            _ = await fien.text(until: "Eva")
            _ = await eva.text(until: "Fien")
            try await town.given(EndMembership(of: town.id(.fien), seenAt: .max), in: stream)
            try await town.given(FillCanvas(.control, text: "Geheim", seenAt: .max), in: stream)
            let version = try await town.version(stream)
            #expect(Self.ids(await fien.textUntilEnd()) == [])
            #expect(Self.ids(await eva.text(until: "id: \(version)\n")) == [version - 1, version])
            eva.close()
        }
    }
}
