import HTTPTypes
import Testing

@Suite("API: diagnosis, ranking and map")
struct APIUrgencyTests {
    @Test("A diagnosis has the six transitions, each opened into contributions that add up to the score")
    func diagnosis() async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/gebieden/BU90020102/diagnose")
            let document = answer.json
            #expect(document.keys == ["area", "edition", "reference", "transitions", "similar"])
            #expect(document["area"]["level"].text == "buurt")
            #expect(document["reference"].text == "land")
            #expect(document["transitions"].list.count == 6)
            let scored = document["transitions"].list.filter { $0["score"] != .null }
            try #require(!scored.isEmpty)
            for transition in scored {
                let points = transition["contributions"].list.compactMap { $0["points"].number }.reduce(0, +)
                #expect(abs(points - (transition["score"].number ?? -1)) < 1e-9)
            }
            #expect(document["similar"].list.count == 5)
        }
    }

    @Test("As CSV it has one row per contribution, under a name to save it by")
    func table() async throws {
        try await visit { site in
            let document = try await site.get("/api/v1/gebieden/BU90020102/diagnose").json
            let answer = try await site.get("/api/v1/gebieden/BU90020102/diagnose?format=csv")
            #expect(answer.type == "text/csv; charset=utf-8")
            #expect(answer.headers[.contentDisposition] == "attachment; filename=\"diagnose-BU90020102.csv\"")
            let rows = answer.text.split(separator: "\n")
            let contributions = document["transitions"].list.reduce(0) { $0 + $1["contributions"].list.count }
            #expect(rows.count == contributions + 1)
            #expect(rows[0].hasPrefix("code,transitie,score,laag,hoog,dekking"))
        }
    }

    @Test("Weights and reference change the score; weights of 0 leave an indicator out")
    func weights() async throws {
        try await visit { site in
            let address = "/api/v1/gebieden/BU90020102/diagnose"
            let weighed = try await site.get(address + "?w.energie.gas_use_per_dwelling=0&referentie=gemeente").json
            #expect(weighed["reference"].text == "gemeente")
            let names = weighed["transitions"][0]["contributions"].list.compactMap { $0["indicator"].text }
            #expect(!names.isEmpty && !names.contains("gas_use_per_dwelling"))
            let plain = try await site.get(address).json
            #expect(plain["transitions"][0]["score"] != weighed["transitions"][0]["score"])
        }
    }

    @Test("The ranking runs from most to least urgent, or the other way round")
    func ranking() async throws {
        try await visit { site in
            let address = "/api/v1/ranglijst?niveau=buurt&transitie=klimaatadaptatie"
            let items = try await site.get(address).json["items"].list
            let scores = items.compactMap { $0["score"].number }
            #expect(!scores.isEmpty && scores == scores.sorted(by: >))
            #expect(items[0]["rank"].number == 1)
            #expect(
                items[0].keys == [
                    "rank", "rankInMunicipality", "code", "naam", "gemeente", "score", "low", "high", "coverage",
                ])
            let low = try #require(items[0]["low"].number)
            let high = try #require(items[0]["high"].number)
            #expect(low <= high)
            let turned = try await site.get(address + "&richting=laag").json["items"].list
            #expect(turned.compactMap { $0["score"].number } == scores.sorted())
            let own = try await site.get(address + "&gemeente=GM9001").json["items"].list
            #expect(own.allSatisfy { $0["gemeente"]["code"].text == "GM9001" })
            #expect(own[0]["rankInMunicipality"].number == 1)
        }
    }

    @Test("The map has a class for every area in the order of the level")
    func map() async throws {
        try await visit { site in
            let map = try await site.get("/api/v1/kaart?niveau=buurt&indicator=gas_use_per_dwelling&gemeente=&naam=")
                .json
            #expect(map["subject"].text == "gas_use_per_dwelling")
            let classes = map["classes"].list.compactMap(\.number)
            #expect(classes.count == 12)
            #expect(classes[5] == -1)
            #expect(classes[0] == 0 && classes[11] == 4)
            #expect(map["bounds"].list.count == 4)
            let transition = try await site.get(
                "/api/v1/kaart?niveau=wijk&transitie=energie&w.energie.gas_use_per_dwelling=3"
            ).json
            #expect(transition["classes"].list.count == 4)
            #expect(transition["subject"].text == "energie")
        }
    }
}
