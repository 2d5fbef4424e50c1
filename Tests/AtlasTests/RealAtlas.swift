@testable import Atlas
import Foundation
import Testing
import TestSupport

/// An atlas built from a recipe in Tests/recipes and real data, once per run.
struct RealAtlas {
    let report: BuildReport
    let atlas: Atlas

    static let clean = Result { try RealAtlas("country-2015-clean.yaml") }
    static let raw = Result { try RealAtlas("country-2015-raw.yaml") }

    init(_ recipe: String) throws {
        let data = try #require(testData("."))
        let folder = try TemporaryFolder()
        let recipes = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("recipes").path
        let builder = try AtlasBuilder(
            recipe: try Recipe.read(from: recipes + "/" + recipe), folder: recipes,
            environment: ["SAMENHANG_TEST_DATA": data])
        report = try builder.build(to: folder.file("a.gpkg"), timestamp: Workshop.timestamp)
        atlas = try Atlas.open(folder.file("a.gpkg"))
    }
}
