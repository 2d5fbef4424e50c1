import Diagnosis
import Foundation
import NaturalSystem
import Planning
import Testing
import TestSupport

@testable import Atlas

/// The climate from its files into an atlas and back, on two cells and three areas.
struct ClimateAtlasTests {
    private let workshop: Workshop

    init() throws {
        workshop = try Workshop()
        try ClimateFilesMadeUp.write(in: workshop)
    }

    private static let areas = Workshop.source("buurten", "buurten.geojson")

    @discardableResult
    private func build(_ more: String..., to name: String = "atlas.gpkg", threads: Int? = nil) throws -> BuildReport {
        let recipe = try workshop.recipe([Self.areas, ClimateFilesMadeUp.source] + more)
        return try AtlasBuilder(recipe: recipe, folder: workshop.folder.path, environment: [:], threads: threads)
            .build(to: workshop.folder.file(name), timestamp: Workshop.timestamp)
    }

    private func report(_ code: String) throws -> ClimateReport {
        try #require(try workshop.atlas().climateReport(for: try area(code)))
    }

    @Test func `an area over two cells has their mean by surface`() throws {
        try build()
        let report = try report("BU99990100")
        #expect(report.weights.shares.map(\.cell.number) == [576, 613])
        #expect(abs(report.weights.shares[0].weight - 0.75) < 0.005)
        #expect(!report.weights.isNearest)
        // 0.75 · 8 + 0.25 · 4 = 7, and the ends of the band with it.
        let days = try #require(report.row("tropical_days"))
        let now = try #require(days[.reference].value)
        #expect(abs(now.mid - 7) < 0.02)
        #expect(abs((now.band?.low5 ?? 0) - 6) < 0.02 && abs((now.band?.high95 ?? 0) - 10) < 0.02)
        #expect(abs((days[.high2100].mid ?? 0) - 42) < 0.12)
    }

    @Test func `an area in one cell has exactly its figures`() throws {
        try build()
        let days = try #require(try report("BU99990101").row("tropical_days"))
        #expect(days.figures.map(\.mid) == [4, 8, 12, 8, 24])
        #expect(days[.high2050].value?.band == ClimateBand(low5: 11, high95: 15))
        #expect(try report("BU99990101").row("summer_days")?[.reference] == .missing(.notPublished))
    }

    @Test func `an area in no cell has those of the nearest and is named`() throws {
        let built = try build()
        let report = try report("BU99990102")
        #expect(report.weights.isNearest)
        #expect(report.weights.shares.map(\.cell.number) == [613])
        #expect(built["klimaat"]?.findings("area.nearestCell").map(\.code) == ["BU99990102"])
    }

    @Test func `the rain regime is that of the largest part, and extreme rain follows it`() throws {
        try build()
        // 52.14° N is 1,112 m south of the border of the cells: the area lies in L.
        let report = try report("BU99990100")
        #expect(report.regimes.year == .low)
        #expect(report.row("rain_hour_1")?.figures.map(\.mid) == [15, 15.5, 16, 15.5, 18])
        #expect(report.seaLevel?.years.map(\.year) == [2000, 2050, 2100])
        #expect(
            report.row("sea_level")?[.high2100].value == ClimateValue(mid: 82, band: ClimateBand(low5: 59, high95: 124))
        )
        #expect(report.seaLevel?.stated == [.low2050: 24, .high2050: 27, .low2100: 47, .high2100: 82])
    }

    @Test func `an area outside the regimes has that of its cell`() throws {
        try workshop.write(
            ClimateFilesMadeUp.collection([
                "{\"type\":\"Feature\",\"properties\":{\"Regio\":\"H\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[5.34,52.2],[5.35,52.2],[5.35,52.21],[5.34,52.2]]]}}"
            ]), as: "regime.geojson")
        let built = try build()
        #expect(built["klimaat"]?.findings("area.regimeOfCell").contains { $0.code == "BU99990101" } == true)
        #expect(try report("BU99990101").regimes.year == .high)
    }

    @Test func `what is written is read back to the last bit`() throws {
        try build(threads: 1)
        try build(to: "other.gpkg", threads: 4)
        #expect(try workshop.folder.bytes("atlas.gpkg") == workshop.folder.bytes("other.gpkg"))
        let climate = try #require(try workshop.atlas().climate)
        #expect(climate.source == "klimaat")
        #expect(climate.grid.cells.map(\.number) == [576, 613])
        #expect(climate.rain.map(\.variable) == ["rain_hour_1"])
        #expect(climate.seaLevel?.years.first?.measured == 1.5)
        #expect(climate.areas[.neighbourhood]?.count == 3)
    }

    @Test func `climate figures for the map are ordinary indicators`() throws {
        let built = try build()
        let level = try #require(try workshop.atlas()[.neighbourhood])
        let now = try #require(level.current["climate_tropical_days_now"])
        let later = try #require(level.current["climate_tropical_days_2050_high"])
        #expect(now.period == 2020 && later.period == 2050 && later.source == "klimaat")
        #expect(now.column[1].number == 4 && later.column[1].number == 12)
        #expect(level.series["climate_summer_days_2050_high"] == nil)
        #expect(
            built["klimaat"]?.indicators.sorted() == ["climate_tropical_days_2050_high", "climate_tropical_days_now"])
    }

    @Test func `rows that count, cells at sea and variables without a file are told`() throws {
        let source = try #require(try build()["klimaat"])
        #expect(source.used)
        // Three cells, three regimes and three years are read; the cell at sea does not count.
        #expect(source.read == 9 && source.kept == 8 && source.setAside == 1)
        #expect(source.findings("cell.notLand").count == 1)
        #expect(source.findings("climate.lacking").count == (try ClimateCatalogue.bundled().variables.count) - 3)
    }

    @Test func `a damaged file is named and the others count`() throws {
        try workshop.write(
            ClimateFilesMadeUp.gridHeading + "575,576,veel\n",
            as: "klimaat/langjarig-zomerdagen-ANN_racmo_interp_variabiliteit.csv")
        try workshop.write("a,b\n1,2\n", as: "klimaat/iets.csv")
        let source = try #require(try build()["klimaat"])
        #expect(source.used)
        #expect(
            source.findings("climate.unreadable").map(\.file) == [
                "klimaat/langjarig-zomerdagen-ANN_racmo_interp_variabiliteit.csv"
            ])
        #expect(source.findings("climate.unknownFile").map(\.file) == ["klimaat/iets.csv"])
        #expect(try report("BU99990101").row("tropical_days")?.isKnown == true)
    }

    @Test func `without mask all cells with figures count, and without regimes there is no extreme rain`() throws {
        let source = Workshop.source("klimaat", "klimaat/*", kind: "climate")
        try workshop.build(Self.areas, source)
        #expect(try workshop.atlas().climate?.grid.cells.count == 3)
        #expect(try report("BU99990101").row("rain_hour_1")?.isKnown == false)
    }

    @Test func `an atlas without climate opens without`() throws {
        try workshop.build(Self.areas)
        let atlas = try workshop.atlas()
        #expect(atlas.climate == nil)
        #expect(try atlas.climateReport(for: try area("BU99990100")) == nil)
    }

    @Test func `a second climate and a mask without a cell are refused by name`() throws {
        let second = Workshop.source("nog-een", "klimaat/*", kind: "climate")
        #expect(try build(second)["nog-een"]?.problem?.contains("an atlas has one") == true)
        try workshop.write(ClimateFilesMadeUp.points([(0, 0)]), as: "masker.geojson")
        let source = try #require(try build()["klimaat"])
        #expect(source.problem?.contains("no point in the climate grid") == true && source.kept == 0)
    }

    @Test func `the document and its table hold the same numbers`() throws {
        try build()
        let document = try #require(try workshop.atlas().climateDocument(for: try area("BU99990101")))
        #expect(document.area.name == "Buurt 01" && document.cells.map(\.cell) == [613])
        let lines = ClimateTable(document).csv.split(separator: "\n")
        #expect(lines.count == 1 + 5 * (try ClimateCatalogue.bundled().variables.count))
        #expect(
            lines.contains(
                "BU99990101,heat,tropical_days,Tropische dagen,dagen per jaar,high2050,Hd,12.0,11.0,15.0,known,knmi23"))
        #expect(
            lines.contains("BU99990101,heat,summer_days,Zomerse dagen,dagen per jaar,reference,,,,,notPublished,knmi23")
        )
    }
}

/// The code of an area, as a test writes it.
func area(_ code: String) throws -> AreaCode { try #require(AreaCode(code)) }
