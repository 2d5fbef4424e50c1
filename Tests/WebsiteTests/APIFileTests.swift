import Atlas
import Foundation
import HTTPTypes
import Testing

// One at a time, so that the folder for temporary files can be looked at.
@Suite("API: downloads, tiles and the description", .serialized)
struct APIFileTests {
    @Test("The CSV has a row per area under the filters, most urgent first")
    func csv() async throws {
        try await visit { site in
            let answer = try await site.get("/download/urgentie.csv?niveau=buurt&transitie=energie&gemeente=GM9002")
            #expect(answer.status == 200)
            #expect(answer.type == "text/csv; charset=utf-8")
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"urgentie-buurt.csv\"")
            let rows = answer.text.split(separator: "\n")
            #expect(rows.count == 7)
            #expect(rows.dropFirst().allSatisfy { $0.contains("BU9002") })
            #expect(answer.text.contains("\"Dorp, Oost\""))
            let named = try await site.get("/download/urgentie.csv?niveau=buurt&naam=cafe")
            #expect(named.text.split(separator: "\n").count == 2)
        }
    }

    @Test("The GeoJSON has a feature per area, in degrees")
    func geoJSON() async throws {
        try await visit { site in
            let answer = try await site.get("/download/urgentie.geojson?niveau=wijk")
            #expect(answer.type == "application/geo+json")
            let features = answer.json["features"].list
            #expect(features.count == 4)
            let corner = features[0]["geometry"]["coordinates"][0][0][0]
            #expect(abs((corner[0].number ?? 0) - 4.5) < 0.2 && abs((corner[1].number ?? 0) - 52.15) < 0.2)
        }
    }

    @Test("The GeoPackage is a SQLite file, and nothing of it stays on disk")
    func geoPackage() async throws {
        let folder = FileManager.default.temporaryDirectory.path
        let prefix = "samenhang-\(ProcessInfo.processInfo.processIdentifier)-"
        try await visit { site in
            let answer = try await site.get("/download/urgentie.gpkg?niveau=gemeente")
            #expect(answer.type == "application/geopackage+sqlite3")
            #expect(String(decoding: answer.bytes.prefix(15), as: UTF8.self) == "SQLite format 3")
            // Made from the same atlas, it is the same file.
            #expect(try await site.get("/download/urgentie.gpkg?niveau=gemeente").bytes == answer.bytes)
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!left.contains { $0.hasPrefix(prefix) })
    }

    @Test("A wrong filter of a download is a page with status 400")
    func wrong() async throws {
        try await visit { site in
            let answer = try await site.get("/download/urgentie.csv?niveau=straat")
            #expect(answer.status == 400)
            #expect(answer.type == "text/html; charset=utf-8")
            #expect(try await site.get("/download/urgentie.csv?foo=1").status == 400)
            #expect(try await site.get("/download/urgentie.xlsx").status == 404)
        }
    }

    @Test("A tile with areas has bytes, one without is 204 with none")
    func tiles() async throws {
        try await visit { site in
            let tile = try await site.get("/tegels/buurt/8/131/84.mvt")
            #expect(tile.status == 200)
            #expect(tile.type == "application/vnd.mapbox-vector-tile")
            #expect(!tile.bytes.isEmpty)
            let empty = try await site.get("/tegels/buurt/3/0/0.mvt")
            #expect(empty.status == 204)
            #expect(empty.bytes.isEmpty)
        }
    }

    @Test("Every path that the description names is served, and refers only to what it holds")
    func description() async throws {
        try await visit { site in
            let document = try await site.get("/api/openapi.json").json
            #expect(document["openapi"].text == "3.1.0")
            let paths = document["paths"].keys
            #expect(paths.count == 31)
            let values = ["code": "GM9001", "id": "population", "niveau": "buurt", "z": "8", "x": "131", "y": "84"]
            let queries = [
                "/api/v1/waarden": "?niveau=wijk&indicator=population", "/api/v1/zoek": "?q=dorp",
                "/api/v1/ranglijst": "?niveau=wijk&transitie=energie",
            ]
            for path in paths {
                let address = values.reduce(path) { $0.replacing("{\($1.key)}", with: $1.value) }
                let answer = try await site.get(address + (queries[path] ?? ""))
                if path.hasSuffix("/weerbericht") {
                    // The small atlas has no climate, and says so.
                    #expect(answer.status == 404)
                    #expect(answer.type.hasPrefix("application/problem+json"))
                    continue
                }
                if path.hasPrefix("/api/v1/processen") {
                    // Nobody plans on this site; `ProcessAPITests` asks where people do.
                    #expect(answer.status == 404)
                    continue
                }
                #expect(answer.status == 200, "\(address): \(answer.text)")
                let types = document["paths"][path]["get"]["responses"]["200"]["content"].keys
                #expect(types.contains { answer.type.hasPrefix($0) }, "\(address): \(answer.type)")
            }
            for reference in references(in: document) {
                let parts = reference.dropFirst(2).split(separator: "/").map(String.init)
                #expect(parts.reduce(document) { $0[$1] } != .null, "\(reference)")
            }
        }
    }

    private func references(in json: JSON) -> Set<String> {
        switch json {
        case .object(let members):
            members.reduce(into: []) { found, member in
                if member.key == "$ref", let text = member.value.text { found.insert(text) }
                found.formUnion(references(in: member.value))
            }
        case .list(let values): values.reduce(into: []) { $0.formUnion(references(in: $1)) }
        default: []
        }
    }
}
