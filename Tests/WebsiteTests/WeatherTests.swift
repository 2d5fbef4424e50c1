import Testing

@testable import Website

@Suite("Weather report 2050")
struct WeatherTests {
    @Test("Without climate the page says what lacks and where it can be had, and the API answers 404")
    func absent() async throws {
        try await visit { site in
            let page = try await site.get("/gebied/BU90010101/weerbericht")
            #expect(page.status == 200)
            #expect(page.text.contains("Het klimaat ontbreekt nog") && page.text.contains("KNMI’23"))
            let english = try await site.get("/gebied/BU90010101/weerbericht?taal=en")
            #expect(english.text.contains("The climate is not there yet"))
            let answer = try await site.get("/api/v1/gebieden/BU90010101/weerbericht")
            #expect(answer.status == 404 && answer.json["code"].text == "climate.absent")
            let passport = try await site.get("/gebied/BU90010101")
            #expect(!passport.text.contains("/weerbericht"))
            #expect(try await site.get("/gebied/BU00000000/weerbericht").status == 404)
        }
    }

    @Test(
        "Axes have three to seven round marks around what is drawn",
        arguments: [
            (0.0, 33.0, [0.0, 10, 20, 30, 40]), (9.1, 15.2, [8, 10, 12, 14, 16]), (-2.4, 4.0, [-4, -2, 0, 2, 4]),
            (0, 0.4, [0, 0.1, 0.2, 0.3, 0.4]), (0, 0, [0]),
        ])
    func axes(low: Double, high: Double, marks: [Double]) {
        let scale = AxisScale(from: low, to: high)
        #expect(scale.low <= low && scale.high >= high)
        #expect(scale.ticks.count <= 7)
        if high > low { #expect(zip(scale.ticks, marks).allSatisfy { abs($0 - $1) < 1e-9 }) }
    }
}
