import Diagnosis
import NaturalSystem
import Planning
import Testing
import TestSupport

@testable import Atlas

/// The country of 2015 with the climate as it is published: SAMENHANG_TEST_DATA, by default ../shared/data beside the package.
/// Where there is none, these tests are skipped.
@Suite(
    .enabled(
        if: testData("cbs-2015/nl2015_buurt_rd.gpkg") != nil && testData("cas-knmi/zeespiegelstijging.csv") != nil,
        "no test data; set SAMENHANG_TEST_DATA"))
struct ClimateCountryTests {
    private static let built = Result { try RealAtlas("climate-2015.yaml") }
    private let atlas: Atlas
    private let source: BuildReport.SourceReport

    init() throws {
        let built = try Self.built.get()
        atlas = built.atlas
        source = try #require(built.report["knmi23"])
    }

    @Test func `all files are used and every area has a report with a rain regime`() throws {
        #expect(
            source.used && source.findings("climate.lacking").isEmpty && source.findings("climate.scenario").isEmpty)
        // Of the 1,184 cells the mask has 371; the others are sea or abroad.
        #expect(atlas.climate?.grid.cells.count == 371)
        for level in atlas.levels.values {
            let cells = try #require(atlas.climate?.areas[level.level])
            #expect(cells.count == level.count)
            for place in 0..<level.count {
                #expect(try cells.weights(at: place) != nil && cells.regime(at: place) != nil, "\(level.codes[place])")
            }
        }
        #expect(try atlas.climateReport(for: try area("BU05460400"))?.summary.count == 11)
    }

    @Test func `the mean over municipalities is about that over the cells`() throws {
        let level = try #require(atlas[.municipality])
        let series = try #require(level.current["climate_tropical_days_2050_high"])
        var sum = 0.0
        var total = 0.0
        for place in 0..<level.count {
            guard let number = series.column[place].number else { continue }
            sum += number * level.squareMetres[place]
            total += level.squareMetres[place]
        }
        // 12.39 over the 371 cells (facts/knmi.csv); the surfaces of cells on the coast differ.
        #expect(abs(sum / total - 12.39) < 0.8)
        for place in 0..<level.count {
            // The least and the most of any cell.
            let number = try #require(series.column[place].number)
            #expect((2.74...23.85).contains(number), "\(level.codes[place])")
        }
    }

    @Test(arguments: [
        (574, 4.5, 12.4), (606, 2.9, 8.34), (683, 3.07, 8.94), (354, 7.62, 19.11), (135, 7.44, 19.43),
    ])
    func `neighbourhoods in the cell of a place have its figures`(cell: Int, now: Double, later: Double) throws {
        let level = try #require(atlas[.neighbourhood])
        let cells = try #require(atlas.climate?.areas[.neighbourhood])
        let within = (0..<level.count).filter { cells.entries(at: $0).map(\.cell) == [cell] }
        try #require(!within.isEmpty)
        for place in within.prefix(5) {
            let days = try #require(try atlas.climateReport(for: level.codes[place])?.row("tropical_days"))
            #expect(abs((days[.reference].mid ?? 0) - now) < 0.006)
            #expect(abs((days[.high2050].mid ?? 0) - later) < 0.006)
        }
    }

    @Test func `weights sum to one and only areas off the land cells have the nearest`() throws {
        for level in atlas.levels.values {
            let cells = try #require(atlas.climate?.areas[level.level])
            for place in 0..<level.count {
                #expect(abs(cells.entries(at: place).reduce(0) { $0 + $1.weight } - 1) < 1e-12)
            }
            let nearest = (0..<level.count).count { cells.isNearest(at: $0) }
            #expect(nearest * 20 < level.count)
        }
    }
}
