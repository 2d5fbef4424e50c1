import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing
import ProcessTestSupport

@Suite("Pages of a process over HTTP")
struct ProcessPageTests {
    /// Every page of a process, behind `/proces/{id}`.
    static let pages = [
        "", "/bord", "/bord?weergave=rits", "/bord?weergave=scherm", "/bord?vraag=d", "/raakvlak/nieuw?kaart=kaart",
        "/bord?alliantie=natuurlijk&stand=loopt&eigenaar=water&zoek=kaart",
        "/partijen", "/doelen", "/dynamiek", "/samenwerking", "/logboek", "/tijdlijn", "/tijdlijn?toon=alles",
        "/tijdlijn?toon=alles&voor=5", "/tijdlijn?zoek=riool&dag=2026-03-01", "/besluit/besluit", "/deelnemers",
        "/verslag", "/kaart", "/kaart?alliantie=natuurlijk&partij=water", "/kaart/nieuw",
        "/kaart/nieuw?fase=ambities&vraag=e",
        "/kaart/kaart", "/kaart/los", "/partij/nieuw", "/partij/stad", "/belang/nieuw", "/belang/belang",
        "/doel/nieuw", "/doel/nieuw?partij=stad&transitie=energie", "/doel/doel", "/verband/nieuw?doel=doel&ander=nat",
        "/verband/verband", "/activiteit/nieuw", "/activiteit/overleg", "/werkgroep/nieuw", "/werkgroep/groep",
        "/aanleiding/nieuw", "/aanleiding/riool",
    ]
    /// Pages for who may steer or decide.
    static let formPages = ["/opdracht", "/product", "/besluit/nieuw", "/besluit/nieuw?kaart=kaart"]

    private static func with(_ language: String, _ path: String) -> String {
        language == "nl" ? path : path + (path.contains("?") ? "&" : "?") + "taal=" + language
    }

    @Test func `every page is sound for every role, in both languages, and for nobody when it is public`() async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.visit { browsers in
            for (who, browser) in browsers {
                for language in ["nl", "en"] {
                    for page in Self.pages + Self.formPages {
                        let path = Self.with(language, "/proces/\(stream.rawValue)" + page)
                        let answer = try await browser.get(path)
                        let mayDecide = who == .anna || who == .bert
                        let expected = Self.formPages.contains(page) && !mayDecide ? 403 : 200
                        #expect(answer.status == expected, "\(who) \(path)")
                        #expect(SoundPage.problems(answer.text, language: language) == [], "\(who) \(path)")
                    }
                }
            }
        }
    }

    @Test func `the pages of a process that has only just begun are sound`() async throws {
        let town = try await ProcessTown()
        let stream = try #require(StreamID(rawValue: "nieuw"))
        let area = try #require(AreaCode("GM9001"))
        try await town.given(StartProcess(Charter(name: "Nieuw", areas: [area])), in: stream)
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            let lists = Self.pages.filter { $0.hasSuffix("/nieuw") || $0.split(separator: "/").count < 2 }
            for language in ["nl", "en"] {
                for page in lists + ["/opdracht", "/product", "/besluit/nieuw"] {
                    let path = Self.with(language, "/proces/nieuw" + page)
                    let answer = try await browser.get(path)
                    #expect(answer.status == 200, "\(path)")
                    #expect(SoundPage.problems(answer.text, language: language) == [], "\(path)")
                }
                for path in [
                    "/processen", "/processen/nieuw?gebied=GM9001", "/regiebord", "/regiebord?gebied=BU90010100",
                    "/regiebord?weergave=scherm", "/regiebord?alliantie=mens&stand=open&zoek=x",
                ] {
                    let answer = try await browser.get(Self.with(language, path))
                    #expect(answer.status == 200, "\(path)")
                    #expect(SoundPage.problems(answer.text, language: language) == [], "\(path)")
                }
            }
        }
    }

    @Test(arguments: [Int.min, Int.min + 1, -1, 0, 1, 1_000_000, Int.max - 1, Int.max])
    func `the largest and smallest numbers do no harm, wherever there is one`(number: Int) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            for path in ["/tijdlijn?voor=", "/tijdlijn?toon=alles&voor=", "/bord?moment=", "/export.jsonl?moment="] {
                #expect(try await browser.get(home + path + String(number)).status < 500, "\(path)")
            }
            for (path, field) in [
                ("/kaart/los/stand", "gezien"), ("/aanleiding/nieuw", "jaar"), ("/samenwerking/akkoord", "versie"),
                ("/dynamiek/score", "aandacht"), ("/doel/nieuw", "hoeveelheid"),
            ] {
                let fields = [
                    ("id", "k9"), ("stand", "klaar"), ("titel", "Titel"), ("soort", "sociaal"), ("partij", "stad"),
                    ("transitie", "energie"), ("schaal", "wijk"), ("eenheid", "woningen"), (field, String(number)),
                ]
                let answer = try await browser.send("/account", fields, to: home + path)
                #expect(answer.status < 500, "\(path)")
            }
            for page in ["/bord", "/doelen", "/dynamiek"] {
                #expect(try await browser.get(home + page).status == 200)
            }
        }
    }

    @Test func `a page about the past has no form and no way to change anything`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let version = try await town.version(stream)
        try await town.visit { browsers in
            let browser = try #require(browsers[.anna])
            for moment in [1, 12, version - 1] {
                for page in Self.pages where !page.contains("/kaart/los") || moment > 30 {
                    let path =
                        "/proces/\(stream.rawValue)" + page + (page.contains("?") ? "&" : "?") + "moment=\(moment)"
                    let answer = try await browser.get(path)
                    let isThere = !page.contains("/nieuw") && page.split(separator: "/").count > 1
                    if isThere && moment < version - 1 {
                        #expect([200, 404].contains(answer.status), "\(path)")
                    } else if page.contains("/nieuw") {
                        #expect([200, 403].contains(answer.status), "\(path)")
                    } else {
                        #expect(answer.status == 200, "\(path)")
                    }
                    #expect(SoundPage.problems(answer.text, language: "nl") == [], "\(path)")
                    #expect(
                        !answer.text.contains("method=\"post\" action=\"/proces/")
                            && !answer.text.contains("enctype=\"multipart/form-data\""), "\(path)")
                    #expect(!answer.text.contains("draggable"), "\(path)")
                    if answer.status == 200 { #expect(answer.text.contains("moment=\(moment)"), "\(path)") }
                }
                for page in Self.formPages {
                    let path =
                        "/proces/\(stream.rawValue)" + page + (page.contains("?") ? "&" : "?") + "moment=\(moment)"
                    #expect(try await browser.get(path).status == 403, "\(path)")
                }
            }
            #expect(try await browser.get("/proces/\(stream.rawValue)?moment=\(version + 1)").status == 404)
            for moment in ["0", "-1", "x", "9999999999999999999999", "1.5"] {
                #expect(try await browser.get("/proces/\(stream.rawValue)?moment=\(moment)").status == 400, "\(moment)")
            }
            #expect(
                try await browser.get("/proces/\(stream.rawValue)?moment=\(version)").text.contains("Naar nu")
                    == false)
        }
    }

    @Test(arguments: [Who.anna, .carla, .fien, .nobody])
    func `every link on every page leads somewhere`(who: Who) async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.given(SetVisibility(.everyone, seenAt: .max), in: stream)
        try await town.visit { browsers in
            let browser = try #require(browsers[who])
            var waiting = ["/processen", "/regiebord", "/regiebord?gebied=GM9001"]
            var seen = Set(waiting)
            while let path = waiting.popLast() {
                let answer = try await browser.get(path)
                // A page for new members leads who is not signed in to signing in.
                let isAsked = who == .nobody && path.hasPrefix("/processen/nieuw")
                #expect(answer.status == (isAsked ? 303 : 200), "\(path)")
                // Moments of the past each have all links again; three of them tell as much.
                for prefix in ["/proces", "/regiebord", "/account"] {
                    for link in SoundPage.links(in: answer.text, under: prefix) where !seen.contains(link) {
                        if link.contains("moment="), !link.contains("moment=1&"), !link.hasSuffix("moment=1"),
                            !link.hasSuffix("moment=30")
                        {
                            continue
                        }
                        seen.insert(link)
                        waiting.append(link)
                    }
                }
            }
            #expect(seen.count > 60)
        }
    }

    @Test func `a process one may not read is not there, and nothing says otherwise`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        try await town.visit { browsers in
            for who in [Who.gijs, .nobody] {
                let browser = try #require(browsers[who])
                for page in Self.pages + Self.formPages + ["/live", "/export.jsonl", "/bestand/bestand"] {
                    let hidden = try await browser.get("/proces/\(stream.rawValue)" + page)
                    let absent = try await browser.get("/proces/onbestaand" + page)
                    #expect(hidden.status == 404, "\(who) \(page)")
                    #expect(absent.status == 404)
                    #expect(!hidden.text.contains("Meerburg"))
                    #expect(
                        Self.plain(hidden, stream.rawValue) == Self.plain(absent, "onbestaand"),
                        "\(who) hears of it at \(page)")
                }
                #expect(!(try await browser.get("/processen")).text.contains("Meerburg"))
                #expect(!(try await browser.get("/regiebord")).text.contains("Meerburg"))
                #expect(!(try await browser.get("/gebied/BU90010100")).text.contains("Meerburg"))
            }
            let member = try #require(browsers[.fien])
            for page in ["", "/export.jsonl", "/bestand/bestand"] {
                #expect(try await member.get("/proces/\(stream.rawValue)" + page).status == 200)
            }
        }
    }

    /// A page without what differs from request to request.
    private static func plain(_ answer: Answer, _ id: String) -> String {
        answer.text.replacing(id, with: "ID").replacing(/[0-9a-f]{24,}/, with: "")
            .replacing(/<code>[^<]*<\/code>/, with: "").replacing(/name="csrf" value="[^"]*"/, with: "")
    }

    @Test func `a shared link opens the process along all its links, and a wrong one does not`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let made = try await anna.send(
                home + "/deelnemers", [("zichtbaar", "link")], to: home + "/deelnemers/zichtbaar")
            #expect(made.status == 200)
            let match = try #require(made.text.firstMatch(of: /sleutel=([^"&]+)/))
            let key = String(match.output.1)
            #expect(!(try await anna.get(home + "/deelnemers")).text.contains(key))
            for who in [Who.nobody, .gijs] {
                let browser = try #require(browsers[who])
                var waiting = [home + "?sleutel=" + key]
                var seen = Set(waiting)
                while let path = waiting.popLast() {
                    #expect(try await browser.get(path).status == 200, "\(who) \(path)")
                    for link in SoundPage.links(in: try await browser.get(path).text, under: "/proces/")
                    where seen.count < 60 && seen.insert(link).inserted { waiting.append(link) }
                }
                #expect(seen.count > 20)
                #expect(try await browser.get(home).status == 404)
                #expect(try await browser.get(home + "?sleutel=" + Token.random().text).status == 404)
            }
            #expect(!town.town.log.text.contains(key))
            let seen = ("gezien", String(try await town.version(stream)))
            _ = try await anna.send(
                home + "/deelnemers", [("zichtbaar", "leden"), seen], to: home + "/deelnemers/zichtbaar")
            #expect(try await #require(browsers[.nobody]).get(home + "?sleutel=" + key).status == 404)
        }
    }
}
