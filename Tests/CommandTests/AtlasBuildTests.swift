import Foundation
import Testing
import TestSupport

/// `samenhang atlas build`, run as a program of its own.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct AtlasBuildTests {
    private let town: MadeUpTown

    init() throws { town = try MadeUpTown() }

    @Test func `with every source used the exit code is 0 and the report is printed`() throws {
        let outcome = try town.build("--report", town.folder.file("report.json"))
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("Areas: 20 buurt, 1 gemeente"))
        let report = try #require(object(try town.folder.text("report.json")))
        let sources = try #require(report["sources"] as? [[String: Any]])
        #expect(sources.map { $0["id"] as? String } == ["buurten", "gemeenten"])
        #expect(sources.allSatisfy { $0["used"] as? Bool == true })
    }

    @Test func `the report can be had as JSON on standard output alone`() throws {
        let outcome = try town.build("--format", "json")
        let report = try #require(object(outcome.output))
        #expect((report["areas"] as? [String: Int])?["buurt"] == 20)
    }

    @Test func `with a source that is not used the exit code is 3 and the atlas holds the others`() throws {
        let missing = MadeUpTown.areas.replacingOccurrences(of: "buurten.geojson", with: "weg.geojson")
            .replacingOccurrences(of: "id: buurten", with: "id: wijken").replacingOccurrences(
                of: "level: buurt", with: "level: wijk")
        try town.writeRecipe([MadeUpTown.areas, missing])
        let outcome = try town.build()
        #expect(outcome.code == 3)
        #expect(outcome.output.contains("✗ wijken"))
        #expect(outcome.output.contains("weg.geojson"))
        #expect(try Program.run("atlas", "verify", town.atlas).code == 0)
    }

    @Test(arguments: [
        ["atlas", "build"], ["atlas", "build", "r.yaml"], ["atlas", "bouw"], ["--geen"],
        ["atlas", "build", "r.yaml", "--out", "a", "--format", "xml"],
    ])
    func `wrong use ends with 2 and says how`(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("Usage:") || outcome.errors.contains("--help"))
        #expect(outcome.output.isEmpty)
    }

    @Test func `a time that is none is wrong use, and nothing is written`() throws {
        let outcome = try Program.run("atlas", "build", town.recipe, "--out", town.atlas, "--timestamp", "gisteren")
        #expect(outcome.code == 2)
        #expect(!FileManager.default.fileExists(atPath: town.atlas))
    }

    @Test func `a recipe that is not there or not in order ends with 3`() throws {
        #expect(try Program.run("atlas", "build", town.folder.file("weg.yaml"), "--out", town.atlas).code == 3)
        _ = try town.folder.write("title: [", as: "recipe.yaml")
        let outcome = try town.build()
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("recipe.yaml"))
    }

    @Test func `a folder that cannot be written ends with 1 and says what to check`() throws {
        let outcome = try Program.run("atlas", "build", town.recipe, "--out", town.folder.file("geen/atlas.gpkg"))
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("folder"))
    }

    @Test func `two sources with areas of one level are put together`() throws {
        let more = MadeUpTown.collection([
            MadeUpTown.feature("BU05460399", "Eerste", x: 5_000, side: 100, figures: ["aantal_inwoners": "700"])
        ])
        _ = try town.folder.write(more, as: "meer.geojson")
        let second = MadeUpTown.areas.replacingOccurrences(of: "buurten.geojson", with: "meer.geojson")
            .replacingOccurrences(of: "id: buurten", with: "id: meer")
        try town.writeRecipe([MadeUpTown.areas, second])
        let outcome = try town.build()
        #expect(outcome.exited)
        #expect(outcome.code == 0)
        let info = try #require(object(try Program.run("atlas", "info", town.atlas, "--format", "json").output))
        #expect((info["areas"] as? [String: Int])?["buurt"] == 21)
        // Both sources have inhabitants in 2020; the figures of neither may be lost.
        #expect((info["indicators"] as? [String: [String: Int]])?["buurt"]?["population"] == 21)
        let csv = try Program.run("diagnose", "--all", "--format", "csv", "--atlas", town.atlas).output
        #expect(csv.split(separator: "\n").dropFirst().first?.hasPrefix("BU05460399") == true)
    }
}
