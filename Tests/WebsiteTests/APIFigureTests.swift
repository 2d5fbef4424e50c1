import Testing

@Suite("API: indicators and figures")
struct APIFigureTests {
    @Test("All indicators of the catalogue come, those that the atlas lacks with where they could be had")
    func indicators() async throws {
        try await visit { site in
            let items = try await site.get("/api/v1/indicatoren").json["items"].list
            #expect(items.count >= 80)
            let population = try #require(items.first { $0["id"].text == "population" })
            #expect(population["status"].text == "available")
            let data = population["data"].list.filter { $0["niveau"].text == "buurt" }
            #expect(data.map { $0["periode"].number } == [2024, 2023])
            #expect(data.map { $0["bekend"].number } == [12, 12])
            #expect(data.map { $0["bron"].text } == ["cijfers-2024", "cijfers-2023"])
            let lacking = try #require(items.first { $0["id"].text == "subsidence" })
            #expect(lacking["status"].text == "lacking")
            #expect(lacking["availableFrom"]["nl"].text?.isEmpty == false)
            #expect(lacking["data"] == .list([]))
        }
    }

    @Test("One indicator has texts in both languages, weights, direction, norm and levels")
    func indicator() async throws {
        try await visit { site in
            let shade = try await site.get("/api/v1/indicatoren/shade_share").json
            #expect(shade["label"].keys == ["nl", "en"])
            #expect(shade["transitions"]["klimaatadaptatie"].number == 0.5)
            #expect(shade["direction"].text == "lower")
            #expect(shade["norm"]["source"].text?.isEmpty == false)
            let gas = try await site.get("/api/v1/indicatoren/gas_use_per_dwelling").json
            #expect(gas["norm"] == .null)
            #expect(gas.keys.contains("norm"))
        }
    }

    @Test("Figures come per area and indicator, the newest year first, with unit, source and status")
    func values() async throws {
        try await visit { site in
            let query = "niveau=buurt&indicator=population,subsidence&gemeente=GM9001"
            let answer = try await site.get("/api/v1/waarden?" + query).json
            #expect(answer["totaal"].number == 12)
            let first = answer["items"][0]
            #expect(first["code"].text == "BU90010100")
            #expect(first["waarde"].number == 1_000)
            #expect(first["periode"].number == 2024)
            #expect(first["bron"].text == "cijfers-2024")
            #expect(first["eenheid"].text == "inwoners")
            let second = answer["items"][1]
            #expect(second["indicator"].text == "subsidence")
            #expect(second["waarde"] == .null && second["periode"] == .null && second["bron"] == .null)
            #expect(second["status"].text == "notPublished")
        }
    }

    @Test("An older year gives its own figures; a year without figures gives rows that say so")
    func periods() async throws {
        try await visit { site in
            let query = "/api/v1/waarden?niveau=buurt&indicator=population&code=BU90010101"
            #expect(try await site.get(query + "&periode=2023").json["items"][0]["waarde"].number == 1_045)
            let none = try await site.get(query + "&periode=1950").json["items"][0]
            #expect(none["status"].text == "notPublished")
            #expect(none["periode"].number == 1950)
        }
    }

    @Test("A figure that is kept back is null with a reason, never 0")
    func missing() async throws {
        try await visit { site in
            let query = "niveau=buurt&indicator=age_0_14_share&code=BU90010202"
            let row = try await site.get("/api/v1/waarden?" + query).json["items"][0]
            #expect(row["waarde"] == .null)
            #expect(row["status"].text != "known")
            #expect(row.keys.contains("waarde"))
        }
    }

    @Test("Units follow the language")
    func language() async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/waarden?niveau=wijk&indicator=population&taal=en").json
            #expect(answer["items"][0]["eenheid"].text == "inhabitants")
            #expect(answer["totaal"].number == 4)
        }
    }
}
