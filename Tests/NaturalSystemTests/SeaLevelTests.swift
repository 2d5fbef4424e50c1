import Diagnosis
import NaturalSystem
import Testing

struct SeaLevelTests {
    private func read(_ csv: String) throws -> SeaLevel {
        try SeaLevel(csv: csv, variable: try Fixture.variable("sea_level"))
    }

    @Test func `around 2050 the sea is 23.7 cm higher with low and 27.1 cm with high emissions`() throws {
        let sea = try read(Fixture.seaHeading + "\n" + Fixture.seaRows)
        #expect(sea.figure(.low2050).mid == 23.7)
        #expect(sea.figure(.low2050).value?.band == ClimateBand(low5: 15.7, high95: 34.0))
        #expect(sea.figure(.high2050).mid == 27.1)
        #expect(sea.figure(.high2100).value?.band == ClimateBand(low5: 59, high95: 124))
        #expect(sea.stated == [.low2050: 24, .high2050: 27, .low2100: 44, .high2100: 82])
    }

    @Test func `the rise of now is not zero but has no meaning`() throws {
        let sea = try read(Fixture.seaHeading + "\n" + Fixture.seaRows)
        #expect(sea.figure(.reference) == .missing(.notApplicable))
    }

    @Test func `the heading without a line end is read as it was meant`() throws {
        let meant = try read(Fixture.seaHeading + "\n" + Fixture.seaRows)
        let glued = try read(Fixture.seaHeading + Fixture.seaRows)
        #expect(glued.years == meant.years)
        #expect(glued.years.first?.year == 1900)
        #expect(glued.years.first?.measured == -21.8)
        #expect(glued.years.first?.low == nil)
    }

    @Test func `a year that is not in the series is not published`() throws {
        let sea = try read(Fixture.seaHeading + "\n2050,,,23.7,15.7,34.0,,,,,,,\n")
        #expect(sea.figure(.low2050).mid == 23.7)
        #expect(sea.figure(.high2050) == .missing(.notPublished))
        #expect(sea.figure(.low2100) == .missing(.notPublished))
    }

    @Test(arguments: [
        ("2020,", "1900,", "comes after"), ("2020,", "20x0,", "'20x0'"), ("15.7", "35.7", "range"),
        ("15.7", "", "range"),
        ("23.7", "high", "'high'"), (",24,", ",,24", "stands in year 2050"), ("7.3", "7300", "must lie"),
    ])
    func `a fault names file, row and field`(good: String, bad: String, why: String) throws {
        let spoiled = Fixture.seaRows.replacing(good, with: bad)
        for heading in [Fixture.seaHeading + "\n", Fixture.seaHeading] {
            let error = try #require(throws: ClimateError.self) { try self.read(heading + spoiled) }
            #expect(error.what.contains("zeespiegelstijging.csv, row "))
            #expect(error.why.contains(why) || error.code == "climate.row", "\(error)")
        }
    }

    @Test func `a column that is unknown or absent is named`() throws {
        let heading = Fixture.seaHeading.replacing("Jaargemiddelde", with: "Gemiddelde")
        let error = try #require(throws: ClimateError.self) { try self.read(heading + "\n" + Fixture.seaRows) }
        #expect(error.what.contains("'Gemiddelde'"))
    }
}
