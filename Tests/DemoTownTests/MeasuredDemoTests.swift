import Atlas
import Catalogue
import Diagnosis
import Foundation
import Planning
import Testing

@testable import DemoTown

/// The demo built into an atlas, as `samenhang demo` does.
@Suite struct MeasuredDemoTests {
    @Test func `every measured layer has a source, and every measured indicator a figure somewhere`() throws {
        // The smallest town with country around it.
        var options = DemoTownOptions(neighbourhoods: 18)
        options.rasterCell = 40
        let files = try DemoFiles(options)
        let recipe = try Recipe.read(from: files.recipe)
        let catalogue = try IndicatorCatalogue.bundled()
        let sources = recipe.sources.filter { $0.kind == .measure }
        #expect(Set(sources.compactMap(\.measure)) == Set(catalogue.measures.map(\.id)))
        for source in sources {
            let definition = try #require(source.measure.flatMap { catalogue.measure($0) })
            #expect(Set((source.classes ?? [:]).keys).isSubset(of: definition.classes.keys), "\(source.id)")
            // A class that a source does not map is not known, so a demo that shows everything maps them all.
            #expect((source.classes ?? [:]).count == definition.classes.count, "\(source.id)")
        }

        let path = files.folder + "/demo.gpkg"
        let report = try AtlasBuilder(recipe: recipe, folder: files.folder, environment: [:])
            .build(to: path, timestamp: "2024-01-01T00:00:00.000Z")
        #expect(report.isComplete)
        for source in report.sources {
            #expect(Set(source.findingCounts.keys).isSubset(of: ["indicator.superseded", "indicator.empty"]))
        }
        let level = try #require(try Atlas.open(path)[.neighbourhood])
        for indicator in Set(catalogue.measures.flatMap(\.indicators)) {
            let column = try #require(level.current[indicator], "\(indicator)").column
            #expect(level.codes.indices.contains { column[$0].number != nil }, "\(indicator)")
        }
        // What the ground is covered by adds up to all of it.
        for place in level.codes.indices {
            let shares = [
                "building_cover_share", "paved_share", "green_share", "agriculture_share", "water_share", "bare_share",
            ].compactMap { level.current[$0]?.column[place].number }
            #expect(abs(shares.reduce(0, +) - 100) < 2, "\(level.codes[place])")
        }
    }

    @Test func `a country has no geodata to measure`() throws {
        let country = try DemoFiles(DemoTownOptions(neighbourhoods: 61, years: [2024]))
        #expect(!FileManager.default.fileExists(atPath: country.folder + "/bodem.gpkg"))
        #expect(try Recipe.read(from: country.recipe).sources.allSatisfy { $0.kind != .measure })
        #expect(Settlement(neighbourhoods: 60, seed: 1).isMeasured)
    }
}
