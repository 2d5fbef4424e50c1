import Testing

@Suite("API: areas")
struct APIAreaTests {
    @Test("Without filters all areas come, municipalities first, with a page of at most a hundred")
    func all() async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/gebieden")
            #expect(answer.status == 200)
            #expect(answer.type == "application/json")
            #expect(answer.json["totaal"].number == 18)
            #expect(answer.json["perPagina"].number == 100)
            #expect(answer.json["volgende"] == .null)
            let levels = answer.json["items"].list.map { $0["niveau"].text }
            #expect(levels.prefix(3) == ["gemeente", "gemeente", "wijk"])
        }
    }

    @Test("An area tells its municipality and district, its area and its box in degrees")
    func one() async throws {
        try await visit { site in
            let area = try await site.get("/api/v1/gebieden/BU90010101").json
            #expect(area["naam"].text == "Café-eiland")
            #expect(area["niveau"].text == "buurt")
            #expect(area["gemeente"]["naam"].text == "Noorddam")
            #expect(area["wijk"]["code"].text == "WK900101")
            #expect(area["oppervlakteM2"].number == SmallAtlas.side * SmallAtlas.side)
            let box = area["bbox"].list.compactMap(\.number)
            try #require(box.count == 4)
            // 93 500, 463 000 in RD New lies at 52.15 degrees north, 4.48 degrees east; 500 m are 0.0073 and 0.0045 degrees.
            #expect(abs(box[0] - 4.48) < 0.02 && abs(box[1] - 52.15) < 0.02)
            #expect(abs(box[2] - box[0] - 0.0073) < 0.0003)
            #expect(abs(box[3] - box[1] - 0.0045) < 0.0003)
            let municipality = try await site.get("/api/v1/gebieden/GM9001").json
            #expect(!municipality.keys.contains("wijk"))
            #expect(municipality["gemeente"]["code"].text == "GM9001")
        }
    }

    @Test("A code can be written as people write it, percent signs included")
    func codeForms() async throws {
        try await visit { site in
            for form in ["BU90010101", "bu90010101", "%42U90010101"] {
                let area = try await site.get("/api/v1/gebieden/\(form)").json
                #expect(area["code"].text == "BU90010101", "\(form)")
            }
        }
    }

    @Test("Pages follow each other without gap or overlap, by the address in `volgende`")
    func pages() async throws {
        try await visit { site in
            var address = "/api/v1/gebieden?niveau=buurt&per_pagina=5&taal=en"
            var codes: [String] = []
            for _ in 0..<5 {
                let page = try await site.get(address).json
                codes += page["items"].list.compactMap { $0["code"].text }
                guard let next = page["volgende"].text else { break }
                #expect(next.contains("taal=en"))
                address = next
            }
            #expect(codes == SmallAtlas.neighbourhoods)
            let beyond = try await site.get("/api/v1/gebieden?pagina=1000000&per_pagina=500").json
            #expect(beyond["items"].list.isEmpty)
            #expect(beyond["totaal"].number == 18)
        }
    }

    @Test(
        "Filters narrow the list down, alone and together",
        arguments: [
            ("niveau=wijk", 4), ("ligt_in=GM9001", 8), ("ligt_in=WK900101", 3), ("niveau=buurt&ligt_in=GM9002", 6),
            ("ligt_in=BU90010100", 0), ("code=BU90010100,GM9002", 2), ("code=GM9002&niveau=buurt", 0),
            ("naam=cafe+EILAND", 1), ("naam=zuiddam&niveau=wijk", 2), ("naam=caf%C3%A9", 1), ("naam=zzzz", 0),
            ("bbox=4,52,5,53", 18), ("bbox=5,53,4,52", 18), ("bbox=5.5,52,6,53", 0), ("bbox=-180,-90,180,180", 18),
            ("bbox=4,52,5,53&naam=dorp", 1),
        ])
    func filters(query: String, count: Int) async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/gebieden?\(query)")
            #expect(answer.status == 200)
            #expect(answer.json["totaal"].number == Double(count))
            #expect(answer.json["items"].list.count == count)
        }
    }

    @Test("A small box holds the areas that it touches and no others")
    func smallBox() async throws {
        try await visit { site in
            let box = try await site.get("/api/v1/gebieden/BU90010101").json["bbox"].list.compactMap(\.number)
            try #require(box.count == 4)
            let middle = "\((box[0] + box[2]) / 2),\((box[1] + box[3]) / 2)"
            let found = try await site.get("/api/v1/gebieden?bbox=\(middle),\(middle)").json["items"].list
            #expect(found.compactMap { $0["code"].text } == ["GM9001", "WK900101", "BU90010101"])
        }
    }

    @Test("Similar areas are of the same level, nearest first, and say why")
    func similar() async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/gebieden/BU90010101/vergelijkbaar?aantal=3").json
            #expect(answer["gebied"]["naam"].text == "Café-eiland")
            let distances = answer["items"].list.compactMap { $0["distance"].number }
            #expect(distances.count == 3)
            #expect(distances == distances.sorted())
            #expect(answer["items"][0]["code"].text?.hasPrefix("BU") == true)
            let shares = answer["items"][0]["byVariable"].keys
            #expect(shares.contains("address_density"))
        }
    }

    @Test("The search box gets at most ten suggestions with the address of each, in the language asked for")
    func suggestions() async throws {
        try await visit { site in
            let answer = try await site.get("/api/v1/zoek?q=noorddam").json
            #expect(answer["items"].list.count == 9)
            #expect(answer["items"][0]["niveau"].text == "gemeente")
            let english = try await site.get("/api/v1/zoek?q=Kerkbuurt%20noord&taal=en").json["items"][0]
            #expect(english["adres"].text == "/gebied/BU90010100?taal=en")
            #expect(english["gemeente"].text == "Noorddam")
            let blank = try await site.get("/api/v1/zoek?q=%20").json
            #expect(blank["items"] == .list([]))
        }
    }
}
