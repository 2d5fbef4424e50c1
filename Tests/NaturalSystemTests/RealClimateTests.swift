import Diagnosis
import Foundation
import GeoModel
import NaturalSystem
import Testing
import TestSupport

/// The official files: SAMENHANG_TEST_DATA, by default ../shared/data beside the package. Where there is none, these tests are
/// skipped.
@Suite(.enabled(if: RealClimate.isThere, "no test data; set SAMENHANG_TEST_DATA"))
struct RealClimateTests {
    private let real: RealClimate

    init() throws { real = try RealClimate.shared.get() }

    private func everywhere(_ cells: [ClimateCell]) throws -> CellWeights {
        try CellWeights(cells.map { (cell: $0, weight: 1) })
    }

    @Test func `every file is a variable's, and every variable has its file`() throws {
        for folder in ["csvdata-11juni", "neerslagstatistieken"] {
            let path = try #require(testData("cas-knmi/" + folder))
            for name in try FileManager.default.contentsOfDirectory(atPath: path) where name != "gekozen_scenarios.csv"
            {
                #expect(real.catalogue.variable(file: name) != nil, "\(name)")
            }
        }
        for variable in real.catalogue.variables {
            #expect(testData("cas-knmi/" + variable.file) != nil, "\(variable.id)")
        }
    }

    @Test func `every file has all 1,184 cells, and no number is missing`() throws {
        #expect(real.grid.cells.map(\.number) == Array(ClimateCell.numbers))
        for variable in real.catalogue.variables(.grid) {
            let isWhole = real.grid.cells.allSatisfy { cell in
                Climate.allCases.allSatisfy { climate in
                    let figure = real.grid.figure(variable.id, cell: cell, climate)
                    return figure.status == .known && (figure.value?.band == nil) == (variable.band == .none)
                }
            }
            #expect(isWhole, "\(variable.id)")
        }
    }

    @Test func `the masks lie on the grid, 371 cells of land of which 56 in Brabant`() throws {
        #expect(real.land.count == 371)
        for (file, count) in [
            ("Punten_KNMImasker.geojson", 372), ("KNMIpuntenmasker_gemeentenaam_WGS84_upd20250218.geojson", 371),
        ] {
            let mask = try RealClimate.mask(file)
            #expect(Set(try mask.map { try $0.cell() }).count == count)
            for point in mask {
                let cell = try point.cell()
                #expect(abs(cell.position.x - point.x) < 1e-5 && abs(cell.position.y - point.y) < 1e-5)
                #expect(ClimateCell(at: Coordinate(x: point.x, y: point.y)) == cell)
            }
        }
        let brabant = try RealClimate.mask("Punten_KNMImasker_Brabant.geojson")
        #expect(Set(try brabant.map { try $0.cell("cellen_l_3") }).count == 56)
        for point in brabant {
            let cell = try point.cell("cellen_l_3")
            #expect(ClimateCell(at: Coordinate(x: point.x, y: point.y)) == cell)
        }
    }

    @Test func `index of the tables is cellen of the masks: tropical days in the mask are those of the table`() throws {
        let prefix = "langjarig_tropdagen_ANN_racmo_interp_variabiliteit_csv_"
        for point in try RealClimate.mask("KNMIpuntenmasker_gemeentenaam_upd20250204.geojson") {
            let cell = try point.cell()
            for (name, climate) in [
                ("ref", Climate.reference), ("2050laag", .low2050), ("2050hoog", .high2050), ("2100laag", .low2100),
                ("2100hoog", .high2100),
            ] {
                let mid = try #require(real.grid.figure("tropical_days", cell: cell, climate).mid)
                let drawn = try #require(point.number(prefix + name))
                #expect(abs(mid - drawn) < 1e-9)
            }
        }
    }

    @Test func `the low side of 2050 and 2100 is equal just where both are the same low-emission scenario`() throws {
        for variable in real.catalogue.variables(.grid) {
            let scenarios = try #require(variable.scenarios)
            let expected = scenarios[.low2050]?.hasLowEmissions == true && scenarios[.low2050] == scenarios[.low2100]
            let equal = real.grid.cells.allSatisfy {
                real.grid.figure(variable.id, cell: $0, .low2050) == real.grid.figure(variable.id, cell: $0, .low2100)
            }
            #expect(equal == expected, "\(variable.id)")
            #expect(
                !real.grid.cells.allSatisfy {
                    real.grid.figure(variable.id, cell: $0, .high2050)
                        == real.grid.figure(variable.id, cell: $0, .high2100)
                }, "\(variable.id)")
        }
    }

    @Test func `where labels are swapped the high side is the lower number, in every cell of land`() {
        for id in ["frost_days", "heating_degree_days", "precipitation_summer"] {
            for cell in real.land {
                let numbers = [Climate.reference, .low2050, .high2050, .high2100]
                    .compactMap { real.grid.figure(id, cell: cell, $0).mid }
                if id == "precipitation_summer" {
                    #expect(numbers[3] < numbers[2] && numbers[2] < numbers[1])
                } else {
                    #expect(numbers == numbers.sorted(by: >), "\(id) \(cell.number)")
                }
            }
        }
    }

    @Test func `what the sentences say in words holds in every cell of land`() {
        func holds(_ id: String, _ climates: [Climate], _ compare: (Double, Double) -> Bool) -> Bool {
            real.land.allSatisfy { cell in
                climates.allSatisfy { climate in
                    guard let now = real.grid.figure(id, cell: cell, .reference).mid,
                        let then = real.grid.figure(id, cell: cell, climate).mid
                    else { return false }
                    return compare(then, now)
                }
            }
        }
        let all: [Climate] = [.low2050, .high2050, .low2100, .high2100]
        for id in ["warm_days", "summer_days", "cooling_degree_days", "evaporation", "mean_temperature"] {
            #expect(holds(id, all, >), "\(id)")
        }
        for id in ["ice_days", "frost_days", "heating_degree_days"] { #expect(holds(id, all, <), "\(id)") }
        // With high emissions only; with low emissions it differs per cell.
        #expect(holds("precipitation_winter", [.high2050, .high2100], >))
        #expect(holds("precipitation_summer", [.high2050, .high2100], <))
        #expect(holds("precipitation_deficit", [.high2050, .high2100], >))
    }

    @Test func `the list of chosen scenarios agrees with the catalogue, four labels turned back`() throws {
        let chosen = try ChosenScenarios(csv: try RealClimate.text("csvdata-11juni/gekozen_scenarios.csv"))
        #expect(chosen.scenarios.count == 36)
        #expect(chosen.disagreements(with: real.catalogue).isEmpty)
        // All that the list has are variables; the deficit of once in ten years is not in it.
        let names = Set(real.catalogue.variables(.grid).compactMap(\.nameInSource))
        #expect(names.subtracting(chosen.scenarios.keys) == ["neerslagtekort-t10-ANN"])
        #expect(Set(chosen.scenarios.keys).isSubset(of: names))
        let raw = real.catalogue.variables.filter { variable in
            guard let name = variable.nameInSource, let listed = chosen.scenarios[name] else { return false }
            return listed != variable.scenarios
        }
        #expect(raw.map(\.id) == ["frost_days", "ice_days", "heating_degree_days", "precipitation_summer"])
    }

    @Test(arguments: ["metadata.csv", "metadata-english.csv"])
    func `every indicator that the notes to the source know is a variable`(file: String) throws {
        let rows = try RealClimate.text(file).split(separator: "\n").dropFirst().map { $0.split(separator: ";") }
        #expect(rows.count == 35)
        guard file == "metadata.csv" else { return }
        let known = Set(real.catalogue.variables.compactMap(\.labelInSource))
        #expect(Set(rows.map { String($0[0]) }) == known)
    }

    @Test func `the bands that the catalogue calls smoothed are narrower than years can be`() throws {
        func width(_ id: String) throws -> Double {
            let band = try everywhere(real.land).mean(of: id, in: real.grid, .reference).value?.band
            return try #require(band).high95 - (try #require(band).low5)
        }
        for season in ["winter", "spring", "summer", "autumn"] {
            let mean = try width("mean_temperature_" + season)
            #expect(mean < 0.6 * (try width("maximum_temperature_" + season)))
            #expect(mean < 0.6 * (try width("minimum_temperature_" + season)))
        }
        // Were seasons independent, the squares of their widths would add up to that of the year.
        let seasons = try ["winter", "spring", "summer", "autumn"].reduce(0.0) {
            let width = try width("precipitation_" + $1)
            return $0 + width * width
        }
        #expect(2.5 * seasons.squareRoot() < (try width("precipitation")))
    }

    @Test func `the national means are those that were worked out before`() throws {
        let weights = try everywhere(real.land)
        for (id, expected) in [
            ("summer_days", [25.84, 37.27, 47.82, 37.27, 87.58]), ("tropical_days", [4.75, 8.21, 12.39, 8.21, 32.85]),
            ("mean_temperature", [10.33, 11.18, 11.91, 11.18, 14.65]),
            ("precipitation", [863.25, 842.96, 887.04, 836.61, 937.85]),
            ("precipitation_deficit_1_in_10", [212.09, 240.91, 297.15, 240.91, 387.37]),
            ("frost_days", [52.83, 41.26, 31.07, 41.26, 11.37]),
        ] {
            for climate in Climate.allCases {
                let mid = try #require(weights.mean(of: id, in: real.grid, climate).mid)
                #expect(abs(mid - expected[climate.index]) <= 0.0051, "\(id) \(climate) \(mid)")
            }
        }
    }

    @Test func `the report of a place in De Bilt has every row but the rain of ten days`() throws {
        let cell = try #require(ClimateCell(at: Coordinate(x: 5.18, y: 52.1)))
        #expect(cell.number == 574)
        let grid = real.grid
        let report = ClimateReport(
            catalogue: real.catalogue, grid: grid, weights: CellWeights(nearest: cell),
            regimes: RainRegimes(year: .reference), extremeRain: real.extremeRain, seaLevel: real.seaLevel)
        let absent = report.sections.flatMap(\.rows).filter { !$0.isKnown }
        #expect(absent.map(\.id) == ["rain_ten_days_1", "rain_ten_days_10", "rain_ten_days_100", "rain_ten_days_1000"])
        #expect(report.sections.flatMap(\.rows).filter { $0.sentence == nil }.count == 4)
        // Facts C: 26.0 → 36.6 / 49.8 → 91.2 summer days.
        let row = try #require(report.row("summer_days"))
        let rounded = Climate.allCases.compactMap { row[$0].mid }.map { ($0 * 10).rounded() / 10 }
        #expect(rounded == [26.0, 36.6, 49.8, 36.6, 91.2])
        #expect(report.summary.count == 11)
    }

    @Test func `the sea level runs from 1900 to 2100 and its key figures are the source's own`() throws {
        #expect(real.seaLevel.years.map(\.year) == Array(1900...2100))
        #expect(real.seaLevel.stated == [.low2050: 24, .high2050: 27, .low2100: 44, .high2100: 82])
        for (climate, stated) in real.seaLevel.stated {
            #expect(abs((real.seaLevel.figure(climate).mid ?? 0) - stated) < 0.5)
        }
        #expect(real.seaLevel.years.first?.measured == -21.8)
        #expect(real.seaLevel.years.last { $0.measured != nil }?.year == 2022)
    }

    @Test func `extreme rain grows with duration, rarity, regime and time`() throws {
        let rain = real.extremeRain
        #expect(rain.levels.count == 12)
        for level in rain.levels {
            #expect(level.regimes.count == (level.variable.regimeMap == .winter ? 4 : 3))
            for (a, b) in zip(level.regimes, level.regimes.dropFirst()) {
                #expect((level[a, .reference].mid ?? 0) < (level[b, .reference].mid ?? 0))
            }
            for regime in level.regimes {
                #expect(level[regime, .low2050] == level[regime, .low2100])
                let mids = [Climate.reference, .low2050, .high2050, .high2100].compactMap { level[regime, $0].mid }
                #expect(mids.count == 4 && mids == mids.sorted())
            }
        }
        for hours in [1, 24, 240] {
            let levels = rain.levels.filter { $0.variable.durationHours == hours }
            #expect(levels.map(\.variable.returnPeriodYears) == [1, 10, 100, 1000])
            let mids = levels.compactMap { $0[.reference, .reference].mid }
            #expect(mids.count == 4 && mids == mids.sorted())
        }
    }
}
