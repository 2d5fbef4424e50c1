@testable import Atlas
import Diagnosis
import Planning
import Testing
import TestSupport

/// Sources of several publishers, years and formats from real data: SAMENHANG_TEST_DATA, by default ../shared/data beside
/// the package. Where there is none, these tests are skipped. The numbers were counted with Python's csv module.
@Suite(.enabled(if: testData("cbs-2015/nl2015_buurt_rd.gpkg") != nil, "no test data; set SAMENHANG_TEST_DATA"))
struct RealSourcesTests {
    private func figure(_ atlas: Atlas, _ code: String, _ indicator: String) throws -> Double? {
        let (level, place) = try #require(AreaCode(code).flatMap(atlas.find))
        return level.series[indicator]?.first?.column[place].number
    }

    @Test func `figures of 2024 join the borders of 2015 where the code is the same, and the rest is listed`() throws {
        let built = try RealAtlas("table-2024-on-2015.yaml")
        let (report, atlas) = (built.report, built.atlas)
        let table = try #require(report["cbs-kerncijfers-2024"])
        #expect(table.read == 13_817)
        #expect(table.kept == 8_575)
        // The 476 codes of Amsterdam, which have letters since 2022, are among those that have no area.
        #expect(table.notInAtlas.count == 5_242)
        #expect(table.notInAtlas.filter { $0.hasPrefix("BU0363") }.count == 476)
        #expect(table.notInSource.count == 12_229 - 8_575)
        #expect(table.findings.isEmpty)
        #expect(table.unknownColumns.contains("cluster_id"))
        #expect(try figure(atlas, "BU07660216", "population") == 2_210)
        #expect(abs(try #require(try figure(atlas, "BU07660216", "age_0_14_share")) - 100 * 270 / 2_210) < 1e-9)
        #expect(abs(try #require(try figure(atlas, "BU07660216", "crimes_per_1000")) - 1000 * 61 / 2_210) < 1e-9)
    }

    @Test func `Utrecht's Excel sheet and table of distances join at all three levels`() throws {
        let built = try RealAtlas("utrecht-2023.yaml")
        let (report, atlas) = (built.report, built.atlas)
        #expect(report.isComplete)
        #expect(report.areas == ["gemeente": 1, "wijk": 10, "buurt": 111])
        #expect(report["cbs-kerncijfers-2023"]?.kept == 122)
        #expect(report["cbs-nabijheid-2023"]?.kept == 122)
        #expect(report["cbs-nabijheid-2023"]?.otherLevel == 1)
        #expect(try figure(atlas, "GM0344", "population") == 367_947)
        #expect(try figure(atlas, "WK034401", "owner_occupied_share") == 51)
        #expect(try figure(atlas, "BU03440111", "household_size") == 1.6)
        #expect(try figure(atlas, "GM0344", "distance_supermarket") == 0.7)
        #expect(try figure(atlas, "GM0344", "gas_use_per_dwelling") == nil)
    }

    @Test func `Ermelo's GeoPackage brings areas, the little that it has, and curved shapes to draw`() throws {
        let built = try RealAtlas("ermelo.yaml")
        let (report, atlas) = (built.report, built.atlas)
        #expect(report.areas == ["buurt": 17])
        #expect(try figure(atlas, "BU02330000", "address_density") == 1_349)
        #expect(try figure(atlas, "BU02330000", "population") == nil)
        #expect(report["bgt-functioneel-gebied"]?.kept == 606)
        #expect(report.isComplete)
    }

    @Test func `municipalities of two years join where they are the same, and the rest is listed`() throws {
        let built = try RealAtlas("municipalities-2022.yaml")
        let (report, atlas) = (built.report, built.atlas)
        #expect(report.isComplete)
        let table = try #require(report["cbs-kerncijfers-2021"])
        #expect(table.kept == 342)
        #expect(table.notInAtlas.count == 10)
        #expect(table.notInSource == ["GM1980", "GM1982", "GM1991"])
        let level = try #require(atlas[.municipality])
        let place = try #require(AreaCode("GM1680").flatMap(level.place))
        func figure(_ indicator: String) -> Double? {
            level.series[indicator]?.first { $0.source == "cbs-kerncijfers-2021" }?.column[place].number
        }
        #expect(figure("population") == 25_399)
        #expect(figure("age_65_plus_share") == 27.1)
        #expect(figure("median_wealth") != nil)
        // Columns about origin are in the file and must not be read.
        #expect(table.unknownColumns.contains("Demographics/Non-Western background (%)"))
    }
}
