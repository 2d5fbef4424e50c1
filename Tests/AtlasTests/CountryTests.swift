@testable import Atlas
import Diagnosis
import Planning
import Testing
import TestSupport

/// The whole country of 2015 from real data: SAMENHANG_TEST_DATA, by default ../shared/data beside the package. Where
/// there is none, these tests are skipped.
@Suite(.enabled(if: testData("cbs-2015/nl2015_buurt_rd.gpkg") != nil, "no test data; set SAMENHANG_TEST_DATA"))
struct CountryTests {
    @Test func `the clean and the raw country have the same areas and the same size`() throws {
        let clean = try RealAtlas.clean.get()
        let raw = try RealAtlas.raw.get()
        #expect(clean.report.isComplete && raw.report.isComplete)
        for (level, count) in [(AreaLevel.neighbourhood, 12_229), (.district, 2_796), (.municipality, 393)] {
            let one = try #require(clean.atlas[level])
            let other = try #require(raw.atlas[level])
            #expect(one.count == count)
            #expect(one.codes == other.codes)
            let area = one.squareMetres.reduce(0, +)
            #expect(abs(other.squareMetres.reduce(0, +) / area - 1) < 0.001)
        }
        // Pieces: 12,728 neighbourhoods in 25 files, nine of them invalid (data/README.md).
        let pieces = try #require(raw.report["cbs-buurt-2015"])
        #expect(pieces.read == 12_728)
        #expect(pieces.read == pieces.kept + pieces.dissolved + pieces.setAside)
        #expect(pieces.repaired >= 9)
    }

    @Test func `Meerburg in 2015 has the figures that CBS published`() throws {
        let atlas = try RealAtlas.clean.get().atlas
        let code = try #require(AreaCode("BU05460400"))
        let (level, place) = try #require(atlas.find(code))
        #expect(level.names[place] == "Meerburg")
        #expect(atlas.name(of: code.municipality) == "Leiden")
        func figure(_ indicator: String) -> Double? { level.current[indicator]?.column[place].number }
        #expect(figure("population") == 2_040)
        #expect(figure("households") == 1_080)
        #expect(figure("address_density") == 2_784)
        #expect(level.current["population"]?.period == 2015)
        #expect(level.current["population"]?.source == "cbs-buurt-2015")
        // The seed gives 29 hectares.
        #expect(abs(level.squareMetres[place] / 10_000 - 29) < 2)
    }
}
