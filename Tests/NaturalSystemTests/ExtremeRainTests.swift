import Diagnosis
import NaturalSystem
import Testing

struct ExtremeRainTests {
    private func level(_ csv: String = Fixture.rain, _ id: String = "rain_hour_100") throws -> ExtremeRain.Level {
        try ExtremeRain.Level(csv: csv, variable: try Fixture.variable(id), catalogue: try Fixture.catalogue())
    }

    @Test func `the shower of once in 100 years is 57.7 mm in an hour now and 59.2 to 61.8 mm around 2050`() throws {
        let level = try level()
        #expect(level.regimes == [.low, .reference, .high])
        #expect(level[.reference, .reference].mid == 57.7)
        #expect(level[.reference, .low2050].mid == 59.2)
        #expect(level[.reference, .high2050].mid == 61.8)
        #expect(level[.high, .high2100].mid == 77.6)
        #expect(level[.low, .reference].value?.band == nil)
        #expect(level[.veryLow, .reference] == .missing(.notPublished))
    }

    @Test func `an area has the rain of its regime, on the map that the rain needs`() throws {
        let variable = try Fixture.variable("rain_hour_100")
        let rain = try ExtremeRain(levels: [try level()], catalogue: try Fixture.catalogue())
        #expect(rain.figure(variable, in: RainRegimes(year: .high), .reference).mid == 62.9)
        #expect(rain.figure(variable, in: RainRegimes(year: nil, winter: .high), .reference) == .missing(.notPublished))
        #expect(rain.figure(variable, in: .unknown, .reference) == .missing(.notPublished))
        let absent = try Fixture.variable("rain_hour_1")
        #expect(rain.figure(absent, in: RainRegimes(year: .high), .reference) == .missing(.notPublished))
        #expect(throws: ClimateError.self) {
            try ExtremeRain(levels: [try level(), try level()], catalogue: try Fixture.catalogue())
        }
    }

    @Test(arguments: [
        ("R,", "X,", "'X'"), ("L,", "R,", "twice"), ("57.7", "much", "'much'"), ("57.7", "-1", "must lie"),
    ])
    func `a fault names the file and the field`(good: String, bad: String, why: String) throws {
        let spoiled = Fixture.rain.replacing("\n" + good, with: "\n" + bad).replacing("," + good, with: "," + bad)
        let error = try #require(throws: ClimateError.self) { try self.level(spoiled) }
        #expect(error.what.contains("Uurneerslag die eens per 100 jaar wordt overschreden, row "))
        #expect(error.why.contains(why))
    }
}
