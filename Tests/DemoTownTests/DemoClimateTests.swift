import Diagnosis
import Foundation
import NaturalSystem
import Testing

@testable import DemoTown

/// The climate of the demo is read by the same code as the real one.
struct DemoClimateTests {
    private let files: DemoFiles
    private let catalogue: ClimateCatalogue

    init() throws {
        files = try DemoFiles(climateOf: Settlement(neighbourhoods: 6, seed: 1))
        catalogue = try ClimateCatalogue.bundled()
    }

    private func text(_ variable: ClimateVariable) throws -> String {
        String(decoding: try files.data("klimaat/" + variable.file), as: UTF8.self)
    }

    @Test func `every variable has figures that can be, in every cell`() throws {
        for variable in catalogue.variables(.grid) {
            #expect(DemoClimateNumbers.has(variable.id), "\(variable.id)")
            let column = try ClimateColumn(csv: try text(variable), variable: variable, catalogue: catalogue)
            #expect(column.cells.count >= 4)
            for place in column.cells.indices {
                for climate in Climate.allCases { #expect(column[place, climate].mid != nil, "\(variable.id)") }
            }
        }
    }

    @Test func `extreme rain grows with the years, with the regime and with time`() throws {
        let levels = try catalogue.variables(.extremeRain).map {
            try ExtremeRain.Level(csv: try text($0), variable: $0, catalogue: catalogue)
        }
        #expect(levels.count == 12)
        for level in levels {
            let low = try #require(level[.low, .reference].mid)
            #expect(low < level[.high, .reference].mid ?? 0)
            #expect(low < level[.low, .high2100].mid ?? 0)
        }
    }

    @Test func `the sea level runs from 1900 up to and including 2100 and rises`() throws {
        let variable = try #require(catalogue.variable("sea_level"))
        let sea = try SeaLevel(csv: try text(variable), variable: variable)
        #expect(sea.years.first?.year == 1900 && sea.years.last?.year == 2100)
        #expect((sea.figure(.low2050).mid ?? 0) < (sea.figure(.high2050).mid ?? 0))
        #expect((sea.figure(.high2050).mid ?? 0) < (sea.figure(.high2100).mid ?? 0))
    }

    @Test func `the same seed gives the same climate`() throws {
        let again = try DemoFiles(climateOf: Settlement(neighbourhoods: 6, seed: 1))
        for variable in catalogue.variables {
            #expect(try files.data("klimaat/" + variable.file) == again.data("klimaat/" + variable.file))
        }
    }
}
