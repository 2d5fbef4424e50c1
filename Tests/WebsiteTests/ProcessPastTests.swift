import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

@Suite("The past of a process, for who takes part and for who reads along")
struct ProcessPastTests {
    @Test func `what happened before a process was opened is for members only`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let opened = try await town.version(stream) + 1
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.given(
            AddItem(Card(title: "Van daarna", phase: .start, level: .tactical, alliance: .society)), in: stream)
        let home = "/proces/meerburg"
        try await town.visit { browsers in
            for who in [Who.nobody, .gijs] {
                let browser = try #require(browsers[who])
                for moment in [1, opened - 1] {
                    for page in ["", "/bord", "/verslag", "/kaart/kaart", "/export.jsonl", "/bestand/bestand"] {
                        let answer = try await browser.get(home + page + "?moment=\(moment)")
                        #expect(answer.status == 403, "\(who) \(page) \(moment)")
                    }
                }
                #expect(try await browser.get(home + "?moment=\(opened)").status == 200)
                let timeline = try await browser.get(home + "/tijdlijn?toon=alles")
                #expect(timeline.text.matches(of: /class="when"/).count == 2)
                #expect(!timeline.text.contains("Weggedaan"))
                #expect(timeline.text.contains("Alleen deelnemers kunnen het zien."))
                let lines = try await browser.get(home + "/export.jsonl").text.split(separator: "\n")
                #expect(lines.count == 2)
                #expect(lines.first?.contains("\"version\":\(opened),") == true)
            }
            let fien = try #require(browsers[.fien])
            #expect(try await fien.get(home + "?moment=1").status == 200)
            let whole = try await fien.get(home + "/export.jsonl")
            #expect(whole.type == "application/jsonl")
            #expect(whole.text.split(separator: "\n").count == opened + 1)
            #expect(try await fien.get(home + "/tijdlijn?toon=bord&zoek=Weggedaan").text.contains("Omdat:"))
            #expect(try await #require(browsers[.anna]).get(home + "/deelnemers").text.contains("Eerdere momenten"))
        }
    }

    @Test func `a file that was taken away is not handed out from the past to who does not take part`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.given(EnterStep(.packages, reason: "Verder", seenAt: .max), in: stream)
        let moment = try await town.version(stream)
        let path = "/proces/meerburg/bestand/bestand"
        let file = try #require(try await town.service.process(stream)?.attachments.all.first)
        try await town.given(RemoveItem(file.id, reason: "Er staat een naam in", seenAt: .max), in: stream)
        try await town.visit { browsers in
            for (who, browser) in browsers {
                #expect(try await browser.get(path).status == 404, "\(who)")
                let then = try await browser.get(path + "?moment=\(moment)")
                #expect(then.status == (Who.members.contains(who) ? 200 : 404), "\(who)")
            }
        }
    }

    @Test func `an export is handed out in pages, and every line of it once`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin("lang")
        let card = Card(title: "Rij", phase: .start, level: .tactical, alliance: .society)
        for _ in 0..<1_100 { try await town.given(AddItem(card), in: stream) }
        let version = try await town.version(stream)
        try await town.visit { browsers in
            let lines = try await #require(browsers[.anna]).get("/proces/lang/export.jsonl").text.split(separator: "\n")
            let versions = lines.compactMap { JournalExport.event(line: Array($0.utf8))?.version }
            #expect(versions == Array(1...version))
        }
    }

    @Test func `what is late says so in words, as seen from the moment that is shown`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let card = Card(
            title: "Laat werk", phase: .start, level: .tactical, alliance: .society, due: CalendarDay("2026-03-03"))
        try await town.given(AddItem(card, id: "laat"), in: stream)
        var done = card
        done.title = "Af werk"
        done.state = .done
        try await town.given(AddItem(done, id: "af"), in: stream)
        let goal = Goal(
            party: "stad", title: "Oud doel", deadline: CalendarDay("2026-03-03"), transition: .energy)
        try await town.given(AddItem(goal, id: "oud"), in: stream)
        let before = try await town.version(stream)
        town.town.clock.pass(.days(3))
        try await town.given(EnterStep(.packages, reason: "Verder", seenAt: .max), in: stream)
        @Sendable func late(_ path: String, _ browser: Browser) async throws -> Int {
            try await browser.get("/proces/meerburg" + path).text.matches(of: /class="late"/).count
        }
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            #expect(try await late("/bord", anna) == 1)
            #expect(try await late("/doelen", anna) == 1)
            #expect(try await late("/verslag", anna) == 2)
            #expect(try await late("/bord?moment=\(before)", anna) == 0)
            #expect(try await late("/doelen?moment=\(before)", anna) == 0)
            let board = try await anna.get("/proces/meerburg/bord").text
            #expect(board.contains("<b class=\"late\">te laat</b>"))
        }
    }
}
