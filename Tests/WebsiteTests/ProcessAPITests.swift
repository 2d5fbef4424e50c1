import Foundation
import HTTPTypes
import Journal
import Planning
import Process
import ProcessService
import Testing

@Suite("API: area processes")
struct ProcessAPITests {
    /// Every address of a process, behind `/api/v1/processen/{id}`.
    static let rest = [
        "", "/gebeurtenissen", "/partijen", "/belangen", "/doelen", "/verbanden", "/kaarten", "/bestanden",
        "/raakvlakken",
        "/besluiten",
        "/activiteiten", "/werkgroepen", "/aanleidingen",
    ]

    @Test func `members read a process as data, and to others it is not there`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            for (who, browser) in browsers {
                let isMember = Who.members.contains(who)
                let list = try await browser.get("/api/v1/processen")
                #expect(list.status == 200)
                #expect(list.json["items"].list.count == (isMember ? 1 : 0), "\(who)")
                for rest in Self.rest {
                    let answer = try await browser.get("/api/v1/processen/\(stream.rawValue)\(rest)")
                    #expect(answer.status == (isMember ? 200 : 404), "\(who) \(rest)")
                    #expect(answer.headers[.cacheControl] == "private, no-store", "\(who) \(rest)")
                    if !isMember { #expect(answer.type == "application/problem+json") }
                }
            }
        }
    }

    @Test func `everybody reads a public process, and who has the link a shared one`() async throws {
        let town = try await ProcessTown()
        let open = try await town.begin("open")
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: open)
        try await town.visit { browsers in
            let nobody = try #require(browsers[.nobody])
            #expect(try await nobody.get("/api/v1/processen").json["items"][0]["id"].text == "open")
            for rest in Self.rest {
                #expect(try await nobody.get("/api/v1/processen/open\(rest)").status == 200, "\(rest)")
            }
        }
    }

    @Test func `registers say what people wrote, who wrote it and when`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let anna = try town.id(.anna).rawValue
        try await town.visit { browsers in
            let browser = try #require(browsers[.bert])
            func items(_ rest: String) async throws -> [JSON] {
                try await browser.get("/api/v1/processen/\(stream.rawValue)/\(rest)").json["items"].list
            }
            let goal = try #require(try await items("doelen").first { $0["id"].text == "doel" })
            #expect(goal["inhoud"]["title"].text == "Aardgasvrij")
            #expect(goal["inhoud"]["quantity"]["amount"].number == 1_234.5)
            #expect(goal["inhoud"]["deadline"].text == "2050-01-01")
            #expect(goal["inhoud"]["towards"] == .null)
            #expect(goal["toegevoegd"]["door"].text == anna)
            #expect(goal["toegevoegd"]["tijd"].text?.hasPrefix("2026-03-01T") == true)
            #expect(try await items("kaarten").compactMap { $0["id"].text } == ["kaart", "los"])
            #expect(try await items("besluiten")[0]["inhoud"]["dissents"][0]["reason"].text == "Te vroeg")
            let detail = try await browser.get("/api/v1/processen/\(stream.rawValue)").json
            #expect(detail["proces"]["gebieden"].list == [.text("BU90010100"), .text("BU90010101")])
            let needs = detail["eisen"].list
            #expect(needs.count == Requirement.allCases.count)
            let goals = try #require(needs.first { $0["eis"].text == "doelen" })
            #expect(goals["isEr"] == .bool(true))
            let interests = try #require(needs.first { $0["eis"].text == "belangen" })
            #expect(interests["isEr"] == .bool(false))
            #expect(interests["wachtOp"].list == [.text("water")])
        }
    }

    @Test func `the past is as it was, and nothing behind it is told`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let last = try await town.version(stream)
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            func get(_ rest: String) async throws -> Answer {
                try await browser.get("/api/v1/processen/\(stream.rawValue)\(rest)")
            }
            #expect(try await get("/partijen?moment=2").json["items"].list.count == 1)
            #expect(try await get("/doelen?moment=2").json["items"].list.isEmpty)
            let events = try await get("/gebeurtenissen?moment=3").json
            #expect(events["items"].list.map(\.["moment"].number) == [1, 2, 3])
            #expect(events["totaal"].number == 3)
            #expect(try await get("?moment=\(last + 1)").status == 404)
            for moment in ["0", "-1", "x", "%2B1", "1.5", ""] {
                #expect(try await get("?moment=\(moment)").status == 400, "\(moment)")
            }
        }
    }

    @Test func `events come page by page, each once, and are those of the journal`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let recorded = try await town.service.journal.read(stream, after: 0, most: 1_000)
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            var address: String? = "/api/v1/processen/\(stream.rawValue)/gebeurtenissen?per_pagina=7"
            var found: [JSON] = []
            while let next = address {
                let page = try await browser.get(next).json
                #expect(page["items"].list.count <= 7)
                found += page["items"].list
                address = page["volgende"].text
            }
            #expect(found.compactMap { $0["digest"].text } == recorded.map(\.digest.description))
            #expect(found.compactMap { $0["soort"].text } == recorded.map(\.event.type))
            #expect(found[0]["inhoud"]["charter"]["name"].text == "Meerburg <b>& Zo</b>")
        }
    }

    @Test func `processes of an area are those in it and around it`() async throws {
        let town = try await ProcessTown()
        try await town.begin()
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            for (area, count) in [("GM9001", 1), ("BU90010100", 1), ("BU90010101", 1), ("GM9002", 0)] {
                let answer = try await browser.get("/api/v1/processen?gebied=\(area)")
                #expect(answer.json["items"].list.count == count, "\(area)")
            }
            #expect(try await browser.get("/api/v1/processen?gebied=GM0001").status == 404)
        }
    }

    @Test func `a process cannot be changed here`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            let answer = try await browser.post("/api/v1/processen/\(stream.rawValue)/kaarten", [("titel", "Nieuw")])
            #expect(answer.status == 405)
        }
        #expect(try await town.service.process(stream)?.cards.count == 2)
    }
}
