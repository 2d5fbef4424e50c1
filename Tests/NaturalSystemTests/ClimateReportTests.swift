import Diagnosis
import NaturalSystem
import Testing

struct ClimateReportTests {
    private func report(
        regimes: RainRegimes = .unknown, rain: ExtremeRain? = nil, sea: SeaLevel? = nil
    ) throws -> ClimateReport {
        let weights = try CellWeights([
            (cell: Fixture.cell(574), weight: 30), (cell: Fixture.cell(575), weight: 10),
        ])
        return ClimateReport(
            catalogue: try Fixture.catalogue(), grid: try ClimateGrid(columns: [try Fixture.column()]),
            weights: weights,
            regimes: regimes, extremeRain: rain, seaLevel: sea)
    }

    @Test func `sections and rows stand in the order of the catalogue, all of them`() throws {
        let catalogue = try Fixture.catalogue()
        let report = try report()
        #expect(report.sections.map(\.id) == catalogue.groups.map(\.id))
        #expect(report.sections.flatMap(\.rows).count == catalogue.variables.count)
        #expect(
            report.sections.first?.rows.map(\.id) == [
                "warm_days", "summer_days", "tropical_days", "extremely_hot_days", "tropical_nights",
                "longest_summer_spell", "cooling_degree_days",
            ])
    }

    @Test func `the row of summer days is the mean of the cells`() throws {
        let row = try #require(try report().row("summer_days"))
        #expect(Climate.allCases.map { row[$0].mid } == [25, 36, 47, 36, 87])
        #expect(row.change(.high2050) == 22)
        #expect(row.sentence?.en.contains("36 to 47") == true)
        #expect(row.isKnown)
    }

    @Test func `a row without figures has a status, no sentence and no zero`() throws {
        let report = try report()
        for id in ["frost_days", "rain_hour_100", "sea_level"] {
            let row = try #require(report.row(id))
            #expect(row.figures == Array(repeating: .missing(.notPublished), count: 5), "\(id)")
            #expect(row.sentence == nil)
            #expect(row.change(.high2100) == nil)
            #expect(!row.isKnown)
        }
        #expect(report.summary.count == 1)
        #expect(report.row("geen") == nil)
    }

    @Test func `extreme rain follows the regime and the sea level holds for every area`() throws {
        let catalogue = try Fixture.catalogue()
        let level = try ExtremeRain.Level(
            csv: Fixture.rain, variable: try Fixture.variable("rain_hour_100"), catalogue: catalogue)
        let rain = try ExtremeRain(levels: [level], catalogue: catalogue)
        let sea = try SeaLevel(
            csv: Fixture.seaHeading + "\n" + Fixture.seaRows, variable: try Fixture.variable("sea_level"))
        let report = try report(regimes: RainRegimes(year: .low), rain: rain, sea: sea)
        #expect(report.row("rain_hour_100")?[.reference].mid == 53.1)
        #expect(
            report.row("rain_hour_100")?.sentence?.nl.hasPrefix(
                "Eens per 100 jaar valt er in een uur meer dan 53,1 mm.") == true)
        #expect(report.row("sea_level")?[.reference] == .missing(.notApplicable))
        #expect(report.row("sea_level")?[.high2100].mid == 82)
        #expect(
            report.row("sea_level")?.sentence?.nl.hasPrefix("Rond 2050 staat de zee 24 tot 27 cm hoger dan rond 2005.")
                == true)
        #expect(report.summary.count == 3)
        #expect(report.extremeRain?.levels.count == 1)
    }
}
