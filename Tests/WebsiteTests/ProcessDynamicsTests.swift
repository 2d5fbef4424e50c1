import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

@testable import Website

/// Scores, scales, figures of then, and the starting points that follow.
@Suite("Dynamics on pages")
struct ProcessDynamicsTests {
    private static let key = Dynamics.Key(party: "stad", transition: .energy, scale: .district)

    @Test func `scoring again keeps what was left out, and takes away only on purpose`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let carla = try #require(browsers[.carla])
            let page = try await carla.get(home + "/dynamiek?partij=stad&transitie=energie&schaal=wijk")
            #expect(page.text.contains("name=\"aandacht\" value=\"4\" checked"))
            #expect(page.text.contains("name=\"geld\" value=\"2\" checked"))
            #expect(page.text.contains(">Zo is het</textarea>"))
            #expect(SoundPage.problems(page.text, language: "nl") == [])
            func score(_ fields: [(String, String)]) async throws -> DynamicsAnswer? {
                let seen = ("gezien", String(try await town.version(stream)))
                let choice = [("partij", "stad"), ("transitie", "energie"), ("schaal", "wijk"), seen]
                let answer = try await carla.send("/account", choice + fields, to: home + "/dynamiek/score")
                #expect(answer.status == 303)
                return try await town.service.process(stream)?.dynamics[Self.key]?.answer
            }
            #expect(
                try await score([("geld", "1")])
                    == DynamicsAnswer(marks: [.attention: 4, .money: 1], reason: "Zo is het"))
            #expect(
                try await score([("geld", "geen"), ("reden", "Geen geld")])
                    == DynamicsAnswer(marks: [.attention: 4], reason: "Geen geld"))
        }
    }

    @Test func `each scale has its own page of scores`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.given(
            ScoreDynamics(
                Dynamics.Key(party: "water", transition: .energy, scale: .municipality),
                DynamicsAnswer(marks: [.money: 3], reason: ""), seenAt: .max), in: stream, by: .dirk)
        try await town.visit { browsers in
            let fien = try #require(browsers[.fien])
            func row(_ scale: String) async throws -> Substring? {
                let page = try await fien.get(home + "/dynamiek" + scale)
                #expect(page.status == 200)
                #expect(SoundPage.problems(page.text, language: "nl") == [])
                return page.text.split(separator: "<tr id=").first { $0.hasPrefix("\"transitie-energie\"") }
            }
            // In the district: the city (4 + 2) / 2 / 4 = 75, the neighbourhood (1 + 2) / 2 / 4 = 37.5; together 56.25.
            let district = try #require(try await row(""))
            #expect(
                district.contains(
                    "<td role=\"cell\" class=\"num\" data-label=\"Mensen\">56<small>38–75, 2 partijen</small>"))
            #expect(try await row("?schaal=wijk") == district)
            let municipality = try #require(try await row("?schaal=gemeente"))
            #expect(
                municipality.contains(
                    "<td role=\"cell\" class=\"num\" data-label=\"Mensen\">75<small>75–75, 1 partij</small>"))
            #expect(try await fien.get(home + "/dynamiek?schaal=straat").status == 400)
        }
    }

    @Test func `a page of the past shows the figures of the decision, or says that they are of today`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let first = try await town.version(stream)
            let sent = try await anna.send(
                home + "/dynamiek",
                [
                    ("koploper", "energie"), ("aanleiding", "riool"), ("reden", "Zo"), ("gezien", String(first)),
                    ("schaal", "wijk"),
                ],
                to: home + "/dynamiek/uitgangspunten")
            #expect(sent.status == 303)
            let points = try #require(try await town.service.process(stream)?.startingPoints)
            #expect(points.figures?.scale == .district)
            #expect(points.atlas != nil)
            try await town.given(SetCardState("los", to: .done, seenAt: .max), in: stream)
            let before = try await anna.get(home + "/dynamiek?moment=\(first)")
            #expect(before.text.contains("welke er toen stonden, is niet bewaard"))
            #expect(!before.text.contains("Voorstel nu."))
            let after = try await anna.get(home + "/dynamiek?moment=\(first + 1)")
            #expect(after.text.contains("De cijfers hieronder zijn die van het besluit over de uitgangspunten"))
            for answer in [before, after] { #expect(SoundPage.problems(answer.text, language: "nl") == []) }
            #expect(!(try await anna.get(home + "/dynamiek")).text.contains("is niet bewaard"))
        }
    }

    @Test func `what the page proposed is recorded, also when something came in between`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let seen = String(try await town.version(stream))
            try await town.given(
                AddItem(Trigger(title: "Kabel", sort: .underground, party: "stad", year: 2100), id: "later"),
                in: stream)
            try await town.given(RemoveItem<Trigger>("later", reason: "Toch niet", seenAt: .max), in: stream)
            let now = try #require(try await town.service.process(stream))
            func decide(_ cijfers: String) async throws -> Answer {
                try await anna.send(
                    "/account",
                    [
                        ("koploper", "energie"), ("reden", "Zo"), ("gezien", seen), ("cijfers", cijfers),
                        ("schaal", "wijk"),
                    ], to: home + "/dynamiek/uitgangspunten")
            }
            // The figures were renewed since: nobody decides on what they did not see.
            let renewed = try await decide("andere-cijfers")
            #expect(renewed.status == 422)
            #expect(renewed.text.contains("De cijfers zijn vernieuwd"))
            #expect(try await town.version(stream) == now.version)
            try await town.given(
                AddItem(Trigger(title: "Leiding", sort: .underground, party: "stad", year: 2026), id: "eerder"),
                in: stream)
            #expect(try await decide("").status == 303)
            #expect(try await town.service.process(stream)?.startingPoints?.proposed.trigger == "riool")
        }
    }

    @Test func `work of a past year is not proposed, and the proposal shows how it was worked out`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.given(
            AddItem(Trigger(title: "Oude leiding", sort: .underground, party: "stad", year: 1999), id: "oud"),
            in: stream)
        try await town.visit { browsers in
            let page = try await #require(browsers[.fien]).get(home + "/dynamiek")
            #expect(page.text.contains("Aanleiding: Riool Kerkstraat."))
            #expect(page.text.contains("want het jaar is voorbij: Oude leiding."))
            #expect(page.text.contains("1999 (voorbij)"))
            #expect(page.text.contains("Zo is het gerekend"))
            #expect(SoundPage.problems(page.text, language: "nl") == [])
        }
    }

    @Test func `a party has its own view of the starting points recorded on the page`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let dirk = try #require(browsers[.dirk])
            let seen = ("gezien", String(try await town.version(stream)))
            let sent = try await dirk.send(
                home + "/dynamiek", [("partij", "water"), ("reden", "Te <laat>"), seen],
                to: home + "/dynamiek/afwijkend")
            #expect(sent.status == 303)
            let page = try await dirk.get(home + "/dynamiek")
            #expect(page.text.contains("Waterschap ziet het anders:</b> Te &lt;laat&gt;"))
            #expect(page.text.contains("Buurt ziet het anders:</b> Eerst schaduw"))
            #expect(SoundPage.problems(page.text, language: "nl") == [])
        }
    }

    @Test func `an area within another one that was chosen does not count twice`() {
        func codes(_ texts: [String]) -> [AreaCode] { texts.compactMap { AreaCode($0) } }
        #expect(
            codes(["BU05460400", "GM0546", "WK054604", "BU05460400", "BU05180101"]).withoutParts
                == codes(["GM0546", "BU05180101"]))
        #expect(codes(["BU05460400", "WK054604"]).withoutParts == codes(["WK054604"]))
        #expect(codes(["BU05460400", "WK054605"]).withoutParts.count == 2)
        #expect(codes([]).withoutParts == [])
    }
}
