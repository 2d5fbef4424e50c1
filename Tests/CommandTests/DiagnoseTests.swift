import Foundation
import Testing
import TestSupport

/// `samenhang diagnose`, run as a program of its own.
@Suite(.enabled(if: Program.path != nil, "the program is not built; set SAMENHANG_BIN"))
struct DiagnoseTests {
    private let town: MadeUpTown

    init() throws {
        town = try MadeUpTown()
        try town.build()
    }

    private func diagnose(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["diagnose"] + arguments + ["--atlas", town.atlas])
    }

    @Test func `JSON has the keys that the issue names, with null for what is missing`() throws {
        let outcome = try diagnose("BU05460402", "--format", "json")
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        let json = try #require(object(outcome.output))
        let area = try #require(json["area"] as? [String: String])
        #expect(area == ["code": "BU05460402", "name": "Buurt 2", "level": "buurt"])
        #expect(json["edition"] as? String == "1")
        #expect(json["reference"] as? String == "land")
        let transitions = try #require(json["transitions"] as? [[String: Any]])
        #expect(transitions.count == 6)
        let energy = try #require(transitions.first)
        #expect(energy["id"] as? String == "energie")
        #expect(
            Set(energy.keys).isSuperset(of: [
                "id", "score", "low", "high", "coverage", "mostUrgentProbability", "contributions",
            ]))
        for transition in transitions where transition["score"] is NSNull {
            #expect(transition["low"] is NSNull && transition["high"] is NSNull)
            #expect(transition["mostUrgentProbability"] is NSNull)
            #expect(transition["coverage"] is NSNumber)
        }
        let parts = try #require(energy["contributions"] as? [[String: Any]])
        for part in parts {
            #expect(
                Set(part.keys).isSuperset(of: ["indicator", "value", "status", "unit", "severity", "weight", "source"]))
            #expect((part["value"] is NSNull) == (part["status"] as? String != "known"))
        }
        let lacking = try #require(parts.first { $0["value"] is NSNull })
        #expect(lacking["severity"] is NSNull)
        let similar = try #require(json["similar"] as? [[String: Any]])
        #expect(!similar.isEmpty)
        for one in similar { #expect(Set(one.keys) == ["code", "name", "distance", "byVariable"]) }
    }

    @Test func `text names the area, each transition and what they are made of`() throws {
        let outcome = try diagnose("bu5460400")
        #expect(outcome.code == 0)
        for word in ["Buurt 0", "BU05460400", "energie", "sociaaleconomisch", "Lijkt het meest op"] {
            #expect(outcome.output.contains(word))
        }
    }

    @Test func `CSV of one area has a row per contribution`() throws {
        let lines = try diagnose("BU05460400", "--format", "csv").output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("code,transitie,score,") == true)
        #expect(lines.count > 50)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("BU05460400,") })
    }

    @Test func `CSV of all areas has a row per area and runs no formula`() throws {
        let outcome = try diagnose("--all", "--level", "buurt", "--format", "csv")
        #expect(outcome.code == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 21)
        #expect(lines.contains { $0.hasPrefix("BU05460403,\"'=Meer \"\"burg\"\", Oost\",Leiden,") })
    }

    @Test func `GeoJSON of all areas has a feature per area`() throws {
        let outcome = try diagnose("--all", "--level", "buurt", "--format", "geojson")
        let features = try #require(object(outcome.output)?["features"] as? [[String: Any]])
        #expect(features.count == 20)
        let properties = try #require(features.first?["properties"] as? [String: Any])
        #expect(properties["code"] as? String == "BU05460400")
        #expect(properties["energie"] != nil)
    }

    @Test func `an unknown area is answered with the nearest names`() throws {
        let outcome = try diagnose("Buurt 77")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("Buurt 7"))
        #expect(outcome.output.isEmpty)
        #expect(try diagnose("BU05460499").errors.contains("Did you mean"))
    }

    @Test func `a reference that does not exist is wrong use and names those that do`() throws {
        let outcome = try diagnose("BU05460400", "--reference", "europa")
        #expect(outcome.code == 2)
        for name in ["land", "stedelijkheid", "gemeente"] { #expect(outcome.errors.contains(name)) }
    }

    @Test(arguments: ["land", "stedelijkheid", "gemeente"])
    func `every reference gives a diagnosis`(reference: String) throws {
        let outcome = try diagnose("BU05460400", "--reference", reference, "--format", "json")
        #expect(object(outcome.output)?["reference"] as? String == reference)
    }

    @Test func `a level that the atlas lacks is wrong use and names those it has`() throws {
        let outcome = try diagnose("--all", "--level", "wijk", "--format", "csv")
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("buurt"))
    }

    @Test(arguments: [
        ["BU05460400", "--all", "--format", "csv"], [], ["--all"], ["BU05460400", "--format", "geojson"],
    ])
    func `arguments that do not go together are wrong use`(arguments: [String]) throws {
        let outcome = try Program.run(["diagnose"] + arguments + ["--atlas", town.atlas])
        #expect(outcome.code == 2)
    }

    @Test func `an atlas that is not there or no atlas ends with 3 and says what to do`() throws {
        let missing = try Program.run("diagnose", "BU05460400", "--atlas", town.folder.file("weg.gpkg"))
        #expect(missing.code == 3)
        #expect(missing.errors.contains("atlas build"))
        let other = try Program.run("diagnose", "BU05460400", "--atlas", town.recipe)
        #expect(other.code == 3)
        #expect(other.errors.contains("not a whole atlas"))
    }

    @Test func `weights from a file change the scores`() throws {
        let file = try town.folder.write("energie:\n  gas_use_per_dwelling: 0\n", as: "w.yaml")
        let before = try #require(
            object(try diagnose("BU05460400", "--format", "json").output)?["transitions"] as? [[String: Any]])
        let parts = try #require(before.first?["contributions"] as? [[String: Any]])
        let known = try #require(parts.first { $0["status"] as? String == "known" }?["indicator"] as? String)
        _ = try town.folder.write("energie:\n  \(known): 0\n", as: "w.yaml")
        let after = try #require(
            object(try diagnose("BU05460400", "--format", "json", "--weights", file).output)?["transitions"]
                as? [[String: Any]])
        let left = try #require(after.first?["contributions"] as? [[String: Any]])
        #expect(!left.contains { $0["indicator"] as? String == known })
        _ = try town.folder.write("{\"energie\": {\"\(known)\": 100}}", as: "w.json")
        #expect(try diagnose("BU05460400", "--weights", town.folder.file("w.json")).code == 0)
    }

    @Test(arguments: [
        ("energy:\n  gas_average: 1\n", "energy"), ("energie:\n  geen: 1\n", "geen"),
        ("energie:\n  population: -1\n", "-1"),
        ("energie:\n  population: 101\n", "101"), ("zomaar", "weights"), ("energie: 3\n", "weights"),
        ("energie:\n  population: veel\n", "weights"),
    ])
    func `a weights file that is wrong is refused and says why`(content: String, word: String) throws {
        let file = try town.folder.write(content, as: "w.yaml")
        let outcome = try diagnose("BU05460400", "--weights", file)
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains(word))
        #expect(outcome.output.isEmpty)
    }

    @Test func `a weights file that is not there is wrong use`() throws {
        #expect(try diagnose("BU05460400", "--weights", town.folder.file("weg.yaml")).code == 2)
    }
}
