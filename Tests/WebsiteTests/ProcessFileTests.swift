import Foundation
import HTTPTypes
import Journal
import People
import Planning
import Process
import ProcessService
import Testing

@testable import Website

@Suite("Files on cards over HTTP")
struct ProcessFileTests {
    /// The first bytes of a small picture.
    private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF]

    @Test func `a large form of who is not signed in is refused before it is taken in`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let large = [UInt8](repeating: 0x41, count: 2_000_000)
        try await town.visit { browsers in
            let nobody = try #require(browsers[.nobody])
            let secret = try await nobody.formSecret()
            for path in ["/proces/\(stream.rawValue)/kaart/los/bestand", "/processen/nieuw"] {
                let answer = try await nobody.upload(path, [("csrf", secret)], file: large, name: "a.txt")
                #expect(answer.status == 413, "\(path)")
            }
        }
    }

    @Test func `four large forms come in at once, and room is given back`() throws {
        let places = UploadPlaces()
        var taken: [UploadPlace] = []
        for _ in 0..<UploadPlaces.most { taken.append(try places.take()) }
        #expect(throws: SiteProblem.self) { try places.take() }
        taken.removeLast()
        taken.append(try places.take())
        #expect(throws: SiteProblem.self) { try places.take() }
    }

    @Test func `a file comes back as it was, to save and never to show`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        let files: [(name: String, bytes: [UInt8], type: String)] = [
            ("Plan é \"1\".txt", Array("één\r\n--grens\r\ntwee".utf8), "text/plain"),
            ("Plaatje.html", Self.picture, "image/png"), ("Cijfers.csv", Array("a;b\n1;2\n".utf8), "text/csv"),
            (
                "Groot.pdf", Array("%PDF-1.7\n".utf8) + (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) },
                "application/pdf"
            ),
        ]
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let secret = try await anna.formSecret()
            for (name, bytes, type) in files {
                let sent = try await anna.upload(
                    home + "/kaart/los/bestand", [("csrf", secret)], file: bytes,
                    name: name.replacing("\"", with: "%22"))
                // The text holds what divides the parts of this form, so it cannot be told where the file ends.
                if name.hasSuffix("txt") {
                    #expect(sent.status == 415)
                    continue
                }
                #expect(sent.status == 303)
                #expect(sent.headers[.location] == home + "/kaart/los#bestanden")
                let entry = try #require(
                    try await town.service.process(stream)?.attachments.all.first { $0.item.name == name })
                let answer = try await anna.get(home + "/bestand/\(entry.id.rawValue)")
                #expect(answer.status == 200)
                #expect(answer.bytes == bytes)
                #expect(answer.type == type)
                #expect(answer.headers[.contentDisposition]?.hasPrefix("attachment; ") == true)
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
                #expect(answer.headers[.cacheControl] == "private, no-store")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
                #expect(try await #require(browsers[.fien]).get(home + "/bestand/\(entry.id.rawValue)").bytes == bytes)
                #expect(try await #require(browsers[.gijs]).get(home + "/bestand/\(entry.id.rawValue)").status == 404)
                #expect(try await #require(browsers[.nobody]).get(home + "/bestand/\(entry.id.rawValue)").status == 404)
            }
            let page = try await anna.get(home + "/kaart/los")
            #expect(SoundPage.problems(page.text, language: "nl") == [])
            #expect(page.text.contains("Cijfers.csv"))
        }
    }

    @Test func `pages, drawings and programs are refused, whatever they are called`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let home = "/proces/\(stream.rawValue)"
        let contents: [[UInt8]] = [
            Array("<!doctype html><script>alert(1)</script>".utf8),
            Array("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".utf8),
            [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00], [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00],
            Array("#!/bin/sh\nrm -rf /\n".utf8), [],
        ]
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let secret = try await anna.formSecret()
            let before = try await town.version(stream)
            for (number, content) in contents.enumerated() {
                for name in [
                    "a.html", "a.svg", "a.exe", "a", "a.pdf", "a.png", ".htaccess", "a.geojson\u{202e}lmth.html",
                ] {
                    town.town.clock.pass(.seconds(2))
                    let answer = try await anna.upload(
                        home + "/kaart/los/bestand", [("csrf", secret)], file: content, name: name)
                    #expect(answer.status == 422, "\(number) \(name)")
                    #expect(answer.text.contains("role=\"alert\""))
                    #expect(SoundPage.problems(answer.text, language: "nl") == [])
                }
            }
            #expect(try await town.version(stream) == before)
            // Under the name of a text it is text, and only ever saved.
            let named = try await anna.upload(
                home + "/kaart/los/bestand", [("csrf", secret)], file: contents[0], name: "../../etc/a.txt")
            #expect(named.status == 303)
            let entry = try #require(try await town.service.process(stream)?.attachments.all.last)
            #expect(entry.item.name == "a.txt")
            #expect(try await anna.get(home + "/bestand/\(entry.id.rawValue)").type == "text/plain")
        }
    }

    @Test func `20 MB is taken and one byte more is not`() async throws {
        let town = try await ProcessTown()
        let stream = try await town.begin()
        let path = "/proces/\(stream.rawValue)/kaart/los/bestand"
        try await town.visit { browsers in
            let anna = try #require(browsers[.anna])
            let secret = try await anna.formSecret()
            var file = Array("%PDF-1.7\n".utf8)
            file += [UInt8](repeating: 0x20, count: 20_000_000 - file.count)
            #expect(try await anna.upload(path, [("csrf", secret)], file: file, name: "a.pdf").status == 303)
            file.append(0x20)
            let large = try await anna.upload(path, [("csrf", secret)], file: file, name: "b.pdf")
            #expect(large.status == 422)
            #expect(large.text.contains("20"))
            file += [UInt8](repeating: 0x20, count: 300_000)
            let larger = try await anna.upload(path, [("csrf", secret)], file: file, name: "c.pdf")
            #expect(larger.status == 413)
            #expect(try await town.service.process(stream)?.attachments.count == 2)
            // Who may not send files is told so before the file counts for anything.
            let fien = try #require(browsers[.fien])
            let refused = try await fien.upload(
                path, [("csrf", try await fien.formSecret())], file: file.prefix(1_000) + [], name: "d.pdf")
            #expect(refused.status == 403)
        }
    }
}
