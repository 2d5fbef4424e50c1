import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import ProcessTestSupport
import Testing

/// What each party says for itself in the canvas, and how the form of a phase is weighed.
@Suite("Cooperation on pages")
struct ProcessCooperationTests {
    @Test func `choosing a party opens its part as it stands, and what a form leaves out stays`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let carla = try #require(browsers[.carla])
            let page = try await carla.get(home + "/samenwerking?partij=stad")
            #expect(page.text.contains("<h3 id=\"deel\">De inbreng van Stad</h3>"))
            #expect(page.text.contains(">Geld</textarea>"))
            #expect(page.text.contains(">Droge voeten</textarea>"))
            #expect(SoundPage.problems(page.text, language: "nl") == [])
            // The part of another party is not hers to write.
            #expect(!(try await carla.get(home + "/samenwerking?partij=water")).text.contains("id=\"deel\""))
            let seen = ("gezien", String(try await town.version(stream)))
            let sent = try await carla.send(
                "/account", [("partij", "stad"), ("inbreng", "Meer geld"), seen], to: home + "/samenwerking/partner")
            #expect(sent.status == 303)
            #expect(
                try await town.service.process(stream)?.canvas.partners["stad"]?.partner
                    == Canvas.Partner(contribution: "Meer geld", goal: "Droge voeten"))
        }
    }

    @Test func `who leaves says why, and is still asked for the version they stand in`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let carla = try #require(browsers[.carla])
            func leave(_ reason: String) async throws -> Answer {
                try await carla.send(
                    "/account",
                    [
                        ("partij", "stad"), ("weg", "ja"), ("reden", reason),
                        ("gezien", String(try await town.version(stream))),
                    ], to: home + "/samenwerking/partner")
            }
            #expect(try await leave("").status == 422)
            #expect(try await town.service.process(stream)?.canvas.partners["stad"] != nil)
            #expect(try await leave("Geen <geld> meer").status == 303)
            let page = try await carla.get(home + "/samenwerking")
            #expect(page.text.contains("Stad is geen partner meer"))
            #expect(page.text.contains("Geen &lt;geld&gt; meer"))
            #expect(page.text.contains("Stad heeft nog niet gereageerd"))
            #expect(SoundPage.problems(page.text, language: "nl") == [])
            let progress = try #require(try await town.service.process(stream)).progress
            #expect(progress.items.first { $0.requirement == .canvasAgreed }?.waitingFor == ["stad"])
        }
    }

    @Test func `a partner says that it does not agree, and the page tells what changed since the version`() async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let carla = try #require(browsers[.carla])
            let seen = ("gezien", String(try await town.version(stream)))
            let sent = try await carla.send(
                home + "/samenwerking", [("versie", "1"), ("partij", "stad"), ("reden", "Te <vaag>"), seen],
                to: home + "/samenwerking/niet-akkoord")
            #expect(sent.status == 303)
            let page = try await #require(browsers[.fien]).get(home + "/samenwerking")
            #expect(page.text.contains("Stad is niet akkoord: Te &lt;vaag&gt;"))
            #expect(page.text.contains("Wat is er veranderd na versie 1?"))
            #expect(page.text.contains("<td>Samen verder</td><td>Samen verder gaan</td>"))
            #expect(SoundPage.problems(page.text, language: "nl") == [])
            #expect(
                (try await carla.get(home + "/tijdlijn?toon=alles")).text.contains("Stad, Versie 1"))
        }
    }

    @Test func `the advice comes after the three questions and before the reason`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let page = "/proces/\(stream.rawValue)/samenwerking/vorm"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let asked = try await anna.get(page + "?fase=planstudie")
            #expect(asked.status == 200)
            #expect(!asked.text.contains("<h2 id=\"advies\">") && !asked.text.contains("name=\"reden\""))
            let half = try await anna.get(page + "?fase=planstudie&belang=onmisbaar&context=zeker")
            #expect(!half.text.contains("<h2 id=\"advies\">"))
            let advised = try await anna.get(
                page + "?fase=planstudie&belang=belangrijk&verhouding=gelijk&context=onzeker")
            #expect(advised.text.contains("<b>Combine</b>"))
            #expect(advised.text.contains("Een Alliantie past niet"))
            #expect(advised.text.contains("bestuurlijke Combine"))
            #expect(advised.text.contains("name=\"reden\""))
            for answer in [asked, half, advised] { #expect(SoundPage.problems(answer.text, language: "nl") == []) }
            // A phase that was weighed before opens with what was chosen.
            let before = try await anna.get(page + "?fase=orientatie")
            #expect(before.text.contains(">Klein beginnen</textarea>"))
            #expect(before.text.contains("<option value=\"combine\" selected>"))
            #expect(try await #require(browsers[.carla]).get(page + "?fase=orientatie").status == 403)
        }
    }

    @Test(arguments: ["fase", "belang", "verhouding", "context", "vorm", "reden"])
    func `what was not answered about cooperation is not taken for an answer`(_ missing: String) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let page = "/proces/\(stream.rawValue)/samenwerking/vorm"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let before = try await town.version(stream)
            let all = [
                ("fase", "planstudie"), ("belang", "onmisbaar"), ("verhouding", "ongelijk"), ("context", "zeker"),
                ("vorm", "bestuurlijke-combine"), ("waarvoor", "Voortgang"), ("vorm3", "coalitie"),
                ("waarvoor3", "Water"), ("reden", "Zo is het"), ("gezien", String(before)),
            ]
            let fields = all.filter { $0.0 != missing && (missing != "vorm" || $0.0 != "vorm3") }
            let refused = try await anna.send("/account", fields, to: page)
            #expect(refused.status == 422)
            #expect(refused.text.contains("role=\"alert\""))
            #expect(SoundPage.problems(refused.text, language: "nl") == [])
            #expect(try await town.version(stream) == before)
            #expect(try await anna.send("/account", all, to: page).status == 303)
            #expect(
                try await town.service.process(stream)?.cooperation[.planStudy]?.parts
                    == [
                        CooperationPart(.governingCombine, for: "Voortgang"), CooperationPart(.coalition, for: "Water"),
                    ]
            )
        }
    }

    @Test(arguments: [("/stap", "reden"), ("/kaart/los/stand", "reden")])
    func `a small form without its choice records nothing`(_ path: String, _ field: String) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            let before = try await town.version(stream)
            let answer = try await #require(browsers[.anna]).send(
                "/account", [(field, "Omdat"), ("gezien", String(before))],
                to: "/proces/\(stream.rawValue)" + path)
            #expect(answer.status == 422)
            #expect(SoundPage.problems(answer.text, language: "nl") == [])
            #expect(try await town.version(stream) == before)
        }
    }
}
