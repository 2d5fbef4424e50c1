import Foundation
import HTTPTypes
import Journal
import NIOCore
import People
import Planning
import Process
import ProcessService
import Testing
import TestSupport

/// Requests that no page of the site would send.
@Suite("Random requests to a process")
struct ProcessFuzzTests {
    private static let routes = [
        "", "/bord", "/partijen", "/doelen", "/dynamiek", "/samenwerking", "/logboek", "/tijdlijn", "/deelnemers",
        "/verslag", "/export.jsonl", "/kaart", "/kaart.geojson", "/kaart.gpkg", "/opdracht", "/stap", "/product",
        "/dynamiek/score", "/dynamiek/uitgangspunten",
        "/samenwerking/antwoord", "/samenwerking/partner", "/samenwerking/versie", "/samenwerking/akkoord",
        "/samenwerking/vorm", "/samenwerking/niet-akkoord", "/dynamiek/afwijkend", "/deelnemers/rol",
        "/deelnemers/vertrek", "/deelnemers/zichtbaar",
        "/deelnemers/uitnodigen", "/besluit/nieuw", "/besluit/{}/afwijkend", "/bestand/{}", "/bestand/{}/weg",
        "/kaart/{}/verplaats", "/kaart/{}/stand", "/kaart/{}/bestand", "/{}", "/{}/{}", "/{}/{}/{}",
    ]
    private static let kinds = [
        "kaart", "partij", "belang", "doel", "verband", "activiteit", "werkgroep", "aanleiding",
    ]
    private static let ids = [
        "kaart", "los", "weg", "stad", "water", "buurt", "leeg", "belang", "wens", "doel", "stap", "nat", "verband",
        "bestand",
        "besluit", "overleg", "groep", "riool", "nieuw", "live2", "A", "..", "%2e%2e%2f", "%00", "%ff", "é", "-",
    ]
    private static let names = [
        "id", "gezien", "titel", "tekst", "fase", "niveau", "vraag", "alliantie", "stand", "eigenaar", "gereed",
        "links",
        "naam", "soort", "betrokken", "rol", "partij", "transities", "plek", "verplicht", "bron", "termijn",
        "hoeveelheid",
        "eenheid", "naar", "transitie", "schaal", "laag", "doel", "ander", "reden", "dag", "partijen", "werkgroep",
        "verslag", "afspraken", "opdracht", "jaar", "aandacht", "urgentie", "planning", "geld", "koploper", "visie",
        "cijfers", "vorm2", "waarvoor", "aanleiding", "antwoord", "inbreng", "weg", "versie", "belang", "verhouding",
        "context", "vorm", "lid", "zichtbaar", "email", "besluit", "kaart", "vervangt", "gebieden", "redenen",
        "begrenzing", "document", "samenvatting", "taak-voorzitter", "moment", "taal", "toon", "voor", "weergave",
        "zoek", "wie", "genomen",
        "sleutel", "gebied", "bestand", "tekening", "tekening-gezien", "tekenbestand", "x",
    ]
    private static let values = [
        "", "0", "1", "4", "5", "-1", "999", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "1e999",
        "NaN", "inf", "0x10", "1,5", "1.5", "٣", "½", "\u{0}", "a\u{0}b", "\u{202E}omgekeerd", "🏳️‍🌈", "e\u{301}",
        "\u{FFFD}",
        "<script>alert(1)</script>", "' OR 1=1 --", "{{naam}}", "{name}", "../../etc/passwd", "\r\nSet-Cookie: a=b",
        "ja",
        "true", "null", "[]", "2026-02-28", "2026-02-30", "0000-00-00", "9999-12-31", "99999-01-01", "vertrekpunt",
        "ambities",
        "borging", "strategisch", "tactisch", "natuurlijk", "mens", "open", "klaar", "stad", "water", "buurt", "los",
        "kaart",
        "doel", "stap", "nat", "gemeente", "wijk", "energie", "mobiliteit", "ondergrond", "samen", "botsing", "overleg",
        "besluit", "riool", "groep", "iedereen", "leden", "link", "regisseur", "partner", "lezer", "masterplan",
        "pakketten",
        "belangen", "a", "e", "j", "en", "nl", "fr", "alles", "besluiten", "rits", "BU90010100", "GM9001", "BU99999999",
        "BU90010100 BU90010100", "https://example.nl", "javascript:alert(1)", "http://", "naam@voorbeeld.nl", "@",
        "{\"type\":\"Point\",\"coordinates\":[4.5,52.1]}", "{\"type\":\"LineString\",\"coordinates\":[[4.5,52.1]]}",
        "onmisbaar", "gelijk", "zeker", "combine", "orientatie", "beheer", "regels-aard",
    ]

    private static func value(_ dice: inout SeededGenerator, _ persons: [String]) -> String {
        switch Int.random(in: 0..<20, using: &dice) {
        case 0: return String(repeating: "é", count: Int.random(in: 150...12_000, using: &dice))
        case 1: return String((0..<Int.random(in: 1...30, using: &dice)).map { _ in random(&dice) })
        case 2: return persons.randomElement(using: &dice) ?? ""
        case 3: return String(Int.random(in: .min ... .max, using: &dice))
        default: return values.randomElement(using: &dice) ?? ""
        }
    }

    private static func random(_ dice: inout SeededGenerator) -> Character {
        Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &dice)).map(Character.init) ?? "x"
    }

    private static func path(_ dice: inout SeededGenerator, _ streams: [String]) -> String {
        var path = "/proces/" + (streams.randomElement(using: &dice) ?? "") + (routes.randomElement(using: &dice) ?? "")
        var isFirst = path.hasSuffix("/{}") || path.contains("/{}/{}")
        while let hole = path.range(of: "{}") {
            let words = isFirst && Bool.random(using: &dice) ? kinds : ids
            isFirst = false
            path.replaceSubrange(hole, with: words.randomElement(using: &dice) ?? "x")
        }
        switch Int.random(in: 0..<40, using: &dice) {
        case 0: return "/processen/nieuw"
        case 1: return "/processen"
        case 2: return "/regiebord"
        default: return path.replacing("é", with: "%C3%A9")
        }
    }

    private static func query(_ dice: inout SeededGenerator, _ persons: [String]) -> [(String, String)] {
        (0..<Int.random(in: 0...3, using: &dice)).map { _ in
            let value = value(&dice, persons)
            return (names.randomElement(using: &dice) ?? "x", String(value.prefix(300)))
        }
    }

    @Test(arguments: [1, 2, 3]) func `never a failure, never a crash, and no secret in the log`(seed: UInt64)
        async throws
    {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let persons = town.persons.values.map(\.rawValue).sorted() + ["system"]
        let streams = [stream.rawValue, stream.rawValue, stream.rawValue, stream.rawValue, "x", "..", "%00", "é"]
        try await town.visit { browsers in
            var dice = SeededGenerator(state: seed)
            let plain = CharacterSet.alphanumerics
            func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
            var secrets: [Who: String] = [:]
            for who in [Who.anna, .carla, .nobody] {
                secrets[who] = try await #require(browsers[who]).formSecret(
                    on: who == .nobody ? "/inloggen" : "/account")
            }
            var counts: [Int: Int] = [:]
            for number in 0..<1_200 {
                let who: Who = [.anna, .anna, .anna, .carla, .nobody].randomElement(using: &dice) ?? .anna
                let browser = try #require(browsers[who])
                let query = Self.query(&dice, persons).map { "\($0.0)=\(encoded($0.1))" }.joined(separator: "&")
                let path = Self.path(&dice, streams) + (query.isEmpty || Bool.random(using: &dice) ? "" : "?" + query)
                town.town.clock.pass(.seconds(1))
                let methods: [HTTPRequest.Method] = [
                    .get, .get, .post, .post, .post, .post, .head, .put, .delete, .options,
                ]
                let method = methods.randomElement(using: &dice) ?? .get
                let answer: Answer
                if method == .post {
                    var fields: [(String, String)] = [("csrf", secrets[who] ?? "")]
                    for _ in 0..<Int.random(in: 0...25, using: &dice) {
                        fields.append((Self.names.randomElement(using: &dice) ?? "x", Self.value(&dice, persons)))
                    }
                    if Int.random(in: 0..<8, using: &dice) == 0 {
                        let bytes = (0..<Int.random(in: 0...400, using: &dice)).map { _ in
                            UInt8.random(in: 0...255, using: &dice)
                        }
                        answer = try await browser.upload(path, fields, file: bytes, name: "a.txt")
                    } else if Int.random(in: 0..<12, using: &dice) == 0 {
                        let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &dice) }
                        answer = try await browser.ask(
                            path, .post, headers: [.contentType: "application/x-www-form-urlencoded"],
                            body: ByteBuffer(bytes: Array("csrf=\(secrets[who] ?? "")&".utf8) + bytes))
                    } else {
                        answer = try await browser.post(path, fields)
                    }
                } else {
                    answer = try await browser.ask(path, method, headers: [:], body: nil)
                }
                counts[answer.status, default: 0] += 1
                #expect(answer.status < 500, "request \(number) as \(who): \(method) \(path)")
                // What was typed in a field never becomes a line of the head: no cookie of its making, no end of line, and
                // nothing that would have been a header if an end of line had gone along.
                for field in answer.headers {
                    #expect(!field.value.utf8.contains { $0 == 0x0A || $0 == 0x0D }, "\(path): \(field)")
                    #expect(!field.value.lowercased().contains("set-cookie:"), "\(path): \(field)")
                    if field.name == .setCookie { #expect(field.value.hasPrefix("samenhang"), "\(path): \(field)") }
                }
            }
            // The dice reach everything: pages, things done, things refused for many reasons.
            for status in [200, 303, 400, 403, 404, 405, 422] {
                #expect(counts[status, default: 0] > 0, "\(counts)")
            }
            // What was done is whole, and every page can still be made.
            let version = try await town.version(stream)
            let again = try #require(try await town.service.process(stream, at: version))
            #expect(try await town.service.process(stream) == again)
            for page in ProcessPageTests.pages + ProcessPageTests.formPages + ["/export.jsonl"] {
                for language in ["nl", "en"] {
                    let path =
                        "/proces/\(stream.rawValue)" + page + (page.contains("?") ? "&" : "?") + "taal=" + language
                    #expect(try await #require(browsers[.anna]).get(path).status < 500, "\(path)")
                }
            }
            for browser in browsers.values {
                for cookie in browser.cookies.values { #expect(!town.town.log.text.contains(cookie)) }
            }
            for secret in secrets.values { #expect(!town.town.log.text.contains(secret)) }
            #expect(!town.town.log.text.contains(Town.secret))
            #expect(!town.town.log.text.contains("request failed"))
        }
    }
}
