import HTTPTypes
import Testing

@Suite("API: what goes wrong, and how answers travel")
struct APIProblemTests {
    @Test(
        "Every wrong request is answered with 400 and the name of what is wrong",
        arguments: [
            ("/api/v1/gebieden?niveau=straat", "niveau"), ("/api/v1/gebieden?niveau=", "niveau"),
            ("/api/v1/gebieden?foo=1", "foo"), ("/api/v1/gebieden?pagina=0", "pagina"),
            ("/api/v1/gebieden?pagina=%2B1", "pagina"), ("/api/v1/gebieden?pagina=1&pagina=2", "pagina"),
            ("/api/v1/gebieden?per_pagina=501", "per_pagina"),
            ("/api/v1/gebieden?pagina=99999999999999999999", "pagina"), ("/api/v1/gebieden?bbox=1,2,3", "bbox"),
            ("/api/v1/gebieden?bbox=1,2,3,x", "bbox"), ("/api/v1/gebieden?bbox=1,2,3,nan", "bbox"),
            ("/api/v1/gebieden?bbox=1,2,3,181", "bbox"), ("/api/v1/gebieden?code=BU1,,BU2", "code"),
            ("/api/v1/gebieden?code=Leiden", "code"), ("/api/v1/gebieden?taal=fr", "taal"),
            ("/api/v1/gebieden?naam=\(String(repeating: "a", count: 81))", "naam"),
            ("/api/v1/waarden?indicator=population", "niveau"), ("/api/v1/waarden?niveau=buurt", "indicator"),
            ("/api/v1/waarden?niveau=buurt&indicator=Population!", "indicator"),
            ("/api/v1/waarden?niveau=buurt&indicator=population&periode=20244", "periode"),
            ("/api/v1/waarden?niveau=buurt&indicator=population&gemeente=WK900101", "gemeente"),
            ("/api/v1/ranglijst?niveau=buurt", "transitie"), ("/api/v1/zoek", "q"), ("/api/v1/zoek?q=", "q"),
            ("/api/v1/ranglijst?niveau=buurt&transitie=energie&richting=omhoog", "richting"),
            ("/api/v1/gebieden/GM9001/diagnose?w.energie.gas_use_per_dwelling=-1", "gas_use_per_dwelling"),
            ("/api/v1/gebieden/GM9001/diagnose?w.energie.gas_use_per_dwelling=nan", "gas_use_per_dwelling"),
            ("/api/v1/gebieden/GM9001/diagnose?w.straat.gas_use_per_dwelling=1", "w.straat"),
            ("/api/v1/gebieden/GM9001/diagnose?format=xml", "format"),
            ("/api/v1/gebieden/GM9001/vergelijkbaar?aantal=51", "aantal"), ("/api/v1/kaart?niveau=", "niveau"),
            ("/api/openapi.json?x=1", "x"), ("/tegels/straat/0/0/0.mvt", "niveau"), ("/tegels/buurt/+0/0/0.mvt", "z"),
            ("/tegels/buurt/0/99999999999999999999/0.mvt", "x"), ("/tegels/buurt/17/0/0.mvt", "z"),
        ])
    func wrong(address: String, name: String) async throws {
        try await visit { site in
            let answer = try await site.get(address)
            #expect(answer.status == 400)
            #expect(answer.type == "application/problem+json")
            #expect(answer.json["status"].number == 400)
            #expect(answer.json["detail"].text?.contains(name) == true, "\(answer.text)")
            // Texts are there, with their places filled in.
            #expect(answer.json["title"].text?.hasPrefix("problem.") == false, "\(answer.text)")
            #expect(answer.json["detail"].text?.contains("{") == false, "\(answer.text)")
        }
    }

    @Test(
        "Text that is no text is 400, never 500",
        arguments: [
            "/api/v1/gebieden?naam=%00", "/api/v1/gebieden?naam=%FF", "/api/v1/gebieden?naam=%",
            "/api/v1/gebieden?naam=%4",
            "/api/v1/gebieden?naam=%zz", "/api/v1/gebieden?%C3=1", "/api/v1/gebieden/%00", "/api/v1/gebieden/BU%FF",
            "/api/v1/indicatoren/%ED%A0%80", "/api/v1/zoek?q=%F0%9F", "/tegels/buurt/%00/0/0.mvt",
        ])
    func malformed(address: String) async throws {
        try await visit { site in
            let answer = try await site.get(address)
            #expect(answer.status == 400)
            #expect(answer.json["code"].text == "request.malformed")
        }
    }

    @Test(
        "What does not exist is 404, with suggestions where something is near",
        arguments: [
            ("/api/v1/gebieden/BU90010109", true), ("/api/v1/gebieden/Kerkbuurd", true),
            ("/api/v1/gebieden/GM0000/diagnose", false), ("/api/v1/gebieden?ligt_in=GM9003", true),
            ("/api/v1/gebieden?code=BU90010100,BU90010109", true), ("/api/v1/indicatoren/gas_use", true),
            ("/api/v1/waarden?niveau=buurt&indicator=gas_use", true),
            ("/api/v1/gebieden/GM9001/diagnose?w.energie.gas_use=1", true), ("/api/v1/kaart?gemeente=GM9009", true),
            ("/api/v1/kaart?indicator=gas_use", true), ("/api/v1/straten", false), ("/api", false),
            ("/tegels/buurt/0/1/0.mvt", false), ("/tegels/buurt/0/0/0.png", false), ("/tegels/buurt", false),
        ])
    func absent(address: String, suggests: Bool) async throws {
        try await visit { site in
            let answer = try await site.get(address)
            #expect(answer.status == 404)
            #expect(answer.type == "application/problem+json")
            if suggests { #expect(!answer.json["suggestions"].list.isEmpty, "\(answer.text)") }
        }
    }

    @Test(
        "Other methods are 405 and name those that work, TRACE and made-up ones too",
        arguments: [
            "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW",
        ])
    func methods(name: String) async throws {
        let method = try #require(HTTPRequest.Method(name))
        try await visit { site in
            for address in ["/api/v1/gebieden", "/tegels/buurt/0/0/0.mvt", "/download/urgentie.csv"] {
                let answer = try await site.get(address, method: method)
                #expect(answer.status == 405)
                #expect(answer.headers[.allow] == "GET, HEAD")
            }
        }
    }

    @Test(
        "HEAD answers as GET does, without a body",
        arguments: [
            ("/api/v1/gebieden", 200), ("/api/openapi.json", 200), ("/api/v1/gebieden/GM0001", 404),
            ("/api/v1/straten", 404),
            ("/download/urgentie.geojson?niveau=wijk", 200), ("/tegels/buurt/8/131/84.mvt", 200),
        ])
    func head(address: String, status: Int) async throws {
        try await visit { site in
            let head = try await site.get(address, method: .head)
            #expect(head.status == status)
            #expect(head.bytes.isEmpty)
            let answer = try await site.get(address)
            #expect(head.type == answer.type)
        }
    }

    @Test("An address of more than 8 kB is refused with 414")
    func long() async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/zoek?q=" + String(repeating: "a", count: 8_200))
            #expect(answer.status == 414)
            #expect(answer.type == "application/problem+json")
        }
    }

    @Test("The same request with the entity tag is 304 without a body; another address has another tag")
    func notModified() async throws {
        try await visit { site in
            let first = try await site.get("/api/v1/gebieden?niveau=wijk")
            let tag = try #require(first.headers[.eTag])
            let again = try await site.get("/api/v1/gebieden?niveau=wijk", headers: [.ifNoneMatch: tag])
            #expect(again.status == 304)
            #expect(again.bytes.isEmpty)
            #expect(again.headers[.eTag] == tag)
            #expect(try await site.get("/api/v1/gebieden?niveau=buurt", headers: [.ifNoneMatch: tag]).status == 200)
            #expect(try await site.get("/api/v1/gebieden?niveau=straat").headers[.eTag] == nil)
        }
    }

    @Test("Answers are compressed for clients that take gzip, and only for them")
    func compressed() async throws {
        try await visit { site in
            let plain = try await site.get("/api/v1/indicatoren")
            #expect(plain.headers[.contentEncoding] == nil)
            let packed = try await site.get("/api/v1/indicatoren", headers: [.acceptEncoding: "gzip, deflate"])
            #expect(packed.headers[.contentEncoding] == "gzip")
            #expect(packed.bytes.prefix(2) == [0x1F, 0x8B])
            #expect(packed.bytes.count < plain.bytes.count / 4)
            let refused = try await site.get("/api/v1/indicatoren", headers: [.acceptEncoding: "gzip;q=0"])
            #expect(refused.headers[.contentEncoding] == nil)
        }
    }

    @Test("Problems speak the language of the request")
    func language() async throws {
        try await visit { site in
            let dutch = try await site.get("/api/v1/gebieden?foo=1").json["title"].text
            let english = try await site.get("/api/v1/gebieden?foo=1&taal=en").json["title"].text
            #expect(dutch != nil && dutch != english)
        }
    }
}
