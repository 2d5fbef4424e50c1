import Foundation
import GeoModel
import NaturalSystem
import Testing
import TestSupport

/// Every figure of the table that was worked out by other means (`facts/knmi.csv` beside the test data): national means and the
/// cells of 23 places, rounded to two decimals, the sea to one. Skipped where there is none.
@Suite(
    .enabled(if: RealClimate.isThere && testData("../facts/knmi.csv") != nil, "no table of facts beside the test data"))
struct RealFactsTests {
    private let real: RealClimate
    private let rows: [[String: String]]

    init() throws {
        real = try RealClimate.shared.get()
        let text = try String(contentsOfFile: try #require(testData("../facts/knmi.csv")), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map(RealFactsTests.fields)
        let heading = try #require(lines.first)
        rows = lines.dropFirst().map { Dictionary(zip(heading, $0), uniquingKeysWith: { first, _ in first }) }
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    private static let names: [Climate: String] = [
        .reference: "ref", .low2050: "2050laag", .high2050: "2050hoog", .low2100: "2100laag", .high2100: "2100hoog",
    ]

    private func compare(_ figure: ClimateFigure, _ row: [String: String], _ climate: Climate, _ tolerance: Double)
        throws -> Int
    {
        let name = try #require(RealFactsTests.names[climate])
        var compared = 0
        for (part, column) in [(ClimatePart.mid, name), (.low5, name + "_p5"), (.high95, name + "_p95")] {
            guard let expected = row[column].flatMap(Double.init) else { continue }
            let number = try #require(figure.value?[part])
            #expect(
                abs(number - expected) <= tolerance + 1e-9,
                "\(row["indicator_key"] ?? "") \(column) \(number) \(expected)")
            compared += 1
        }
        return compared
    }

    @Test func `national means and cells of places are those of the table, scenarios among them`() throws {
        let variables = Dictionary(
            real.catalogue.variables(.grid).compactMap { variable in variable.nameInSource.map { ($0, variable) } },
            uniquingKeysWith: { first, _ in first })
        let nation = try CellWeights(real.land.map { (cell: $0, weight: 1) })
        var (national, local) = (0, 0)
        for row in rows {
            let area = row["area_type"] ?? ""
            guard let variable = variables[row["indicator_key"] ?? ""] else { continue }
            let weights: CellWeights
            if area.hasPrefix("Nederland (mean") {
                weights = nation
            } else if let cell = row["cell"].flatMap({ Int($0) }).flatMap({ ClimateCell(number: $0) }) {
                weights = CellWeights(nearest: cell)
                let position = Coordinate(
                    x: try #require(row["lon"].flatMap(Double.init)), y: try #require(row["lat"].flatMap(Double.init)))
                #expect(ClimateCell(at: position) == cell)
            } else {
                continue
            }
            for climate in Climate.allCases {
                let figure = weights.mean(of: variable.id, in: real.grid, climate)
                let compared = try compare(figure, row, climate, 0.005)
                if weights.isNearest { local += compared } else { national += compared }
            }
            for (climate, column) in [
                (Climate.low2050, "scenario_low_2050"), (.high2050, "scenario_high_2050"),
                (.low2100, "scenario_low_2100"), (.high2100, "scenario_high_2100"),
            ] {
                guard let label = row[column], !label.isEmpty else { continue }
                #expect(
                    variable.scenarios?[climate]?.rawValue == String(label.dropFirst(4)), "\(variable.id) \(climate)")
            }
        }
        // 28 variables of 15 numbers and one of 5.
        #expect(national == 28 * 15 + 5)
        #expect(local == 23 * (28 * 15 + 5))
    }

    @Test func `rain and sea level are those of the table`() throws {
        var (rain, sea) = (0, 0)
        for row in rows {
            switch row["area_type"] ?? "" {
            case "neerslagregime":
                let variable = try #require(real.catalogue.variable(file: row["indicator"] ?? ""))
                let level = try #require(real.extremeRain.levels.first { $0.variable == variable })
                let regime = try #require(RainRegime(rawValue: row["area"] ?? ""))
                for climate in Climate.allCases { rain += try compare(level[regime, climate], row, climate, 0) }
            case "Nederlandse kust":
                let number = try #require((row["area"] ?? "").split(separator: " ").last.flatMap { Int($0) })
                let year = try #require(real.seaLevel.years.first { $0.year == number })
                let value = (row["indicator"] ?? "").contains("Lage") ? year.low : year.high
                sea += try compare(.value(try #require(value)), row, .reference, 0.05)
            default: continue
            }
        }
        #expect(rain == (3 * 4 + 3 * 4 + 4 * 4) * 5)
        #expect(sea == 16 * 3)
    }
}
