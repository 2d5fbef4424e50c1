import Foundation
import Testing
import TestSupport

/// `samenhang climate`, run as a program of its own on the demo town.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct ClimateTests {
    private let folder: TemporaryFolder
    private var atlas: String { folder.file("demo.gpkg") }

    init() throws {
        folder = try TemporaryFolder()
        _ = try Program.run("demo", "--out", folder.file("demo.gpkg"), "--neighbourhoods", "6")
    }

    private func climate(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["climate"] + arguments + ["--atlas", atlas])
    }

    @Test func `text has the sentences, a table per group and the source`() throws {
        let outcome = try climate("GM9990")
        #expect(outcome.code == 0 && outcome.errors.isEmpty)
        for words in [
            "Weerbericht 2050", "2050 hoog", "Tropische dagen", "Zeespiegel", "verzonnen", "Neerslagregime R",
        ] {
            #expect(outcome.output.contains(words), "\(words)")
        }
    }

    @Test func `JSON has five figures of every variable`() throws {
        let json = try #require(object(try climate("GM9990", "--format", "json").output))
        let groups = try #require(json["groups"] as? [[String: Any]])
        let variables = groups.flatMap { $0["variables"] as? [[String: Any]] ?? [] }
        #expect(variables.count >= 50)
        for variable in variables { #expect((variable["figures"] as? [Any])?.count == 5) }
    }

    @Test func `CSV has a row per variable and climate`() throws {
        let lines = try climate("gm9990", "--format", "csv").output.split(separator: "\n")
        #expect(lines.first == "code,groep,variabele,naam,eenheid,klimaat,scenario,waarde,p5,p95,status,bron")
        #expect(lines.count > 250 && lines.dropFirst().allSatisfy { $0.hasPrefix("GM9990,") })
    }

    @Test func `an unknown area is answered with the nearest names`() throws {
        let outcome = try climate("GM9991")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("has no area 'GM9991'"))
    }

    @Test func `an atlas without climate says so and what to do`() throws {
        let town = try MadeUpTown()
        try town.build()
        let outcome = try Program.run("climate", "BU05460400", "--atlas", town.atlas)
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("has no climate figures") && outcome.errors.contains("kind: climate"))
    }
}
