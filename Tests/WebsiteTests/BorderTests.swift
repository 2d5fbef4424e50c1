import Atlas
import Diagnosis
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Journal
import Logging
import NIOCore
import Outlines
import People
import Planning
import Process
import ProcessService
import Testing

@testable import Website

/// Borders that people draw and upload, through the pages.
@Suite struct BorderTests {
    /// From the middle of the first neighbourhood to the middle of the third: 1,000 by 500 m in RD New.
    private static let rectangle = rd([(93_250, 463_000), (94_250, 463_000), (94_250, 463_500), (93_250, 463_500)])

    private static func rd(_ corners: [(Int, Int)], more: String = "") -> String {
        let ring = (corners + corners.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        return """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}\(more)]}
            """
    }

    private static let line = """
        ,{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[93000,463000],[93100,463100]]}}
        """

    @Test func `a process with an uploaded border shows its hectares and what it overlaps`() async throws {
        try await visit { anna, service in
            let answer = try await anna.upload("grens.geojson", Self.rectangle)
            #expect(answer.status == 303)
            let page = try await anna.get(try #require(answer.headers[.location]))
            #expect(page.text.contains("Binnen de grens ligt 50,0 ha."))
            #expect(page.text.contains("class=\"border\""), "the border is drawn without a script")
            for (name, hectares, share) in [
                ("Café-eiland", "25,0", "100%"), ("Kerkbuurt", "12,5", "50%"), ("Molenwijk", "12,5", "50%"),
            ] {
                let row = page.text.split(separator: "<tr>").first { $0.contains(">\(name)</a></th>") } ?? ""
                #expect(row.contains("<td class=\"num\">\(hectares)</td>"), "\(row)")
                #expect(row.contains("<td class=\"num\">\(share)</td>"), "\(row)")
            }
            #expect(!page.text.contains(">Havenkwartier</a></th>"))
        }
    }

    @Test func `the diagnosis counts neighbourhoods for the ground inside the border`() async throws {
        try await visit { anna, service in
            let answer = try await anna.upload("grens.geojson", Self.rectangle)
            let address = try #require(answer.headers[.location])
            let page = try await anna.get(address + "/dynamiek")
            let site = try SmallAtlas.served.get()
            let scores = try #require(site.diagnosis.scored(.init(level: .neighbourhood))).scores
            for transition in Transition.allCases {
                let all = scores.all(transition)
                let parts = zip([12.5, 25, 12.5], [0, 1, 2]).compactMap { weight, place in
                    all[place].map { (weight, $0) }
                }
                // Less than half of the ground with a score gives none.
                guard parts.reduce(0, { $0 + $1.0 }) >= 25 else { continue }
                let mean = parts.reduce(0) { $0 + $1.0 * $1.1 } / parts.reduce(0) { $0 + $1.0 }
                let row = page.text.split(separator: "<tr id=").first {
                    $0.hasPrefix("\"transitie-\(transition.rawValue)\"")
                }
                let shown = site.texts(.nl).number(mean)
                #expect(row?.contains(" data-label=\"Cijfers\">\(shown)</td>") == true, "\(transition): \(mean)")
            }
        }
    }

    @Test(arguments: [
        ("plan.geojson", "%PDF-1.7", "geen GeoJSON en geen GeoPackage"),
        ("leeg.json", " ", "Dit bestand is leeg."),
        (
            "lijn.geojson", "{\"type\":\"LineString\",\"coordinates\":[[4.4,52.1],[4.5,52.2]]}",
            "Wel lijnen (1) en punten (0)."
        ),
        (
            "ver.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[13,52],[13.1,52],[13,52.1],[13,52]]]}",
            "buiten Nederland"
        ),
        (
            "strik.geojson",
            "{\"type\":\"Polygon\",\"coordinates\":[[[4.4,52.1],[4.5,52.2],[4.5,52.1],[4.4,52.2],[4.4,52.1]]]}",
            "Vlak 1 kan niet. De lijn kruist zichzelf."
        ),
        ("af.gpkg", "SQLite format 3\0", "beschadigd of niet af"),
    ])
    func `a wrong file is told in plain words, and what was typed stays`(name: String, content: String, words: String)
        async throws
    {
        try await visit { anna, service in
            let answer = try await anna.upload(name, content)
            #expect(answer.status == 422)
            #expect(answer.text.contains(words))
            #expect(answer.text.contains("value=\"Rondom de haven\""))
            #expect(answer.text.contains("aria-invalid=\"true\""))
            #expect(try await service.all().isEmpty)
        }
    }

    @Test func `what is not taken is told before the border is kept`() async throws {
        try await visit { anna, service in
            let first = try await anna.upload(
                "grens.geojson", Self.rd([(93_250, 463_000), (94_250, 463_000), (94_250, 463_500)], more: Self.line))
            #expect(first.status == 200)
            #expect(first.text.contains("Niet overgenomen: lijnen (1) en punten (0)."))
            #expect(try await service.all().isEmpty)
            let text = try #require(first.text.firstMatch(of: /<textarea id="veld-grens"[^>]*>([^<]+)<\/textarea>/))
                .output.1
            let again = try await anna.sendCharter([("grens", Browser.unescaped(String(text)))], file: nil)
            #expect(again.status == 303)
            let process = try #require(try await service.all().first).process
            #expect(process.charter?.outline?.polygons.count == 1)
        }
    }

    @Test func `a file can be looked at without keeping anything`() async throws {
        try await visit { anna, service in
            let answer = try await anna.upload("grens.geojson", Self.rectangle, more: [("doe", "lees")])
            #expect(answer.status == 200)
            #expect(answer.text.contains("Dit is de grens zoals we hem lazen."))
            #expect(answer.text.contains("&quot;MultiPolygon&quot;"))
            #expect(try await service.all().isEmpty)
        }
    }

    @Test func `neither areas nor a border is refused, and a border alone is enough`() async throws {
        try await visit { anna, service in
            #expect(try await anna.sendCharter([("grens", "")], file: nil).status == 422)
            let typed = "{\"type\":\"Polygon\",\"coordinates\":[[[4.47,52.15],[4.48,52.15],[4.48,52.16],[4.47,52.15]]]}"
            #expect(try await anna.sendCharter([("grens", typed)], file: nil).status == 303)
            let outline = try #require(try await service.all().first).process.charter?.outline
            #expect(outline?.polygons == [[[[4.47, 52.15], [4.48, 52.15], [4.48, 52.16], [4.47, 52.15]]]])
        }
    }

    @Test func `saving the charter again leaves the border as it was, and an empty text takes it away`() async throws {
        try await visit { anna, service in
            let made = try await anna.upload("grens.geojson", Self.rectangle)
            let address = try #require(made.headers[.location])
            let before = try #require(try await service.all().first).process.charter?.outline
            let form = try await anna.get(address + "/opdracht")
            let text = try #require(form.text.firstMatch(of: /<textarea id="veld-grens"[^>]*>([^<]+)<\/textarea>/))
                .output.1
            let fields = [("grens", Browser.unescaped(String(text))), ("gebieden", "BU90010100"), ("gezien", "99")]
            #expect(try await anna.sendCharter(fields, file: nil, to: address + "/opdracht").status == 303)
            #expect(try #require(try await service.all().first).process.charter?.outline == before)
            let without = [("grens", ""), ("gebieden", "BU90010100"), ("gezien", "99")]
            #expect(try await anna.sendCharter(without, file: nil, to: address + "/opdracht").status == 303)
            #expect(try #require(try await service.all().first).process.charter?.outline == nil)
        }
    }

    @Test func `a process with a drawn border stands on the board of its municipality`() async throws {
        try await visit { anna, service in
            _ = try await anna.upload("grens.geojson", Self.rectangle)
            #expect(try await !anna.get("/regiebord?gebied=GM9001").text.contains("Er zijn hier nog geen processen"))
            #expect(try await anna.get("/regiebord?gebied=GM9002").text.contains("Er zijn hier nog geen processen"))
        }
    }

    // MARK: A site

    private func visit(_ test: @Sendable (Browser, ProcessService) async throws -> Void) async throws {
        let moment = Timestamp(milliseconds: 1_772_357_400_000)
        let atlas = try SmallAtlas.opened.get()
        let people = PeopleService(
            directory: MemoryDirectory(), clock: PeopleClock { moment }, cost: PasswordHash.Cost(ln: 2, r: 1, p: 1))
        let service = ProcessService(
            journal: MemoryJournal(), atlas: AtlasEdition(edition: atlas.edition, fingerprint: atlas.fingerprint),
            now: { moment })
        let site = try Site(
            atlas, configuration: SiteConfiguration(assets: "/nonexistent", behindTLS: true), people: people,
            processes: service)
        _ = try await people.add(
            email: "anna@example.nl", name: "Anna", password: Password(Town.secret), isAdministrator: false)
        let application = buildApplication(site, host: "127.0.0.1", port: 0, logger: Logger(label: "test")) { _ in }
        try await application.test(.router) { client in
            let anna = Street(client: client).browser()
            #expect(try await anna.signIn("anna").status == 303)
            try await test(anna, service)
        }
    }
}

extension Browser {
    /// Starts a process with a file as its border.
    fileprivate func upload(
        _ name: String, _ content: String, more: [(String, String)] = []
    ) async throws -> Answer {
        try await sendCharter([("grens", "")] + more, file: (name, Array(content.utf8)))
    }

    /// Sends the form about what a process is about, as browsers send forms with files.
    fileprivate func sendCharter(
        _ fields: [(String, String)], file: (name: String, bytes: [UInt8])?, to path: String = "/processen/nieuw"
    ) async throws -> Answer {
        let page = try await get(path)
        let secret = page.text.firstMatch(of: /name="csrf" value="([^"]*)"/).map { String($0.output.1) } ?? ""
        let key = page.text.firstMatch(of: /name="id" value="([^"]*)"/).map { String($0.output.1) } ?? ""
        let boundary = "----grens"
        let all = [("csrf", secret), ("id", key), ("naam", "Rondom de haven"), ("schaal", "wijk")] + fields
        var body = ByteBuffer()
        for (name, value) in all {
            body.writeString("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        if let file {
            body.writeString(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"bestand\"; filename=\"\(file.name)\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--\(boundary)--\r\n")
        return try await ask(
            path, .post, headers: [.contentType: "multipart/form-data; boundary=\(boundary)"], body: body)
    }

    fileprivate static func unescaped(_ text: String) -> String { text.replacing("&quot;", with: "\"") }
}
