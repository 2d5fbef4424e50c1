import NaturalSystem
import Testing

struct ChosenScenariosTests {
    @Test func `the list is read as it stands, and its swapped labels are turned back`() throws {
        let chosen = try ChosenScenarios(csv: Fixture.chosen)
        #expect(chosen.scenarios["ijsdagen-ANN"]?[.high2050] == .lowDry)
        let ice = try Fixture.variable("ice_days")
        #expect(ice.labelsSwappedInSource)
        #expect(ice.scenarios == [.low2050: .lowDry, .high2050: .highWet, .low2100: .lowDry, .high2100: .highWet])
        #expect(chosen.disagreements(with: try Fixture.catalogue()).isEmpty)
    }

    @Test func `a new edition that turns them itself, or says something else, is noticed`() throws {
        let turned = Fixture.chosen.replacing(
            "2050Ld,2050Hn,2100Ld,2100Hn", with: "2050Hn,2050Ld,2100Hn,2100Ld")
        let catalogue = try Fixture.catalogue()
        #expect(try ChosenScenarios(csv: turned).disagreements(with: catalogue).map(\.id) == ["ice_days"])
        let other = Fixture.chosen.replacing("2050Ln", with: "2050Ld")
        #expect(try ChosenScenarios(csv: other).disagreements(with: catalogue).map(\.id) == ["summer_days"])
    }

    @Test(arguments: ["2050Xx", "2100Ln", "Ln", "", "2050Ln "])
    func `a scenario that does not exist is named`(scenario: String) throws {
        let error = try #require(throws: ClimateError.self) {
            try ChosenScenarios(csv: Fixture.chosen.replacing("2050Ln", with: scenario))
        }
        #expect(error.what == "gekozen_scenarios.csv, row 3, column '2050laag'")
    }

    @Test func `a name that is there twice is named`() throws {
        let error = try #require(throws: ClimateError.self) {
            try ChosenScenarios(csv: Fixture.chosen.replacing("ijsdagen", with: "zomerdagen"))
        }
        #expect(error.why.contains("'zomerdagen-ANN'"))
    }
}
