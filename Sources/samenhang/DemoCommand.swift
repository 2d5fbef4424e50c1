import ArgumentParser
import Atlas
import DemoTown
import Foundation

/// `samenhang demo --out demo.gpkg`
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make an atlas of a fictional municipality, to try everything without a network.",
        discussion: """
            Example: samenhang demo --out demo.gpkg
            With --neighbourhoods 14000 it makes a fictional country.
            """)

    @Option(help: "The atlas to write.") var out: String
    @Option(help: "How many neighbourhoods.") var neighbourhoods = 40
    @Option(help: "The same seed gives the same places.") var seed: UInt64 = 1
    @Option(help: "Also keep the sources and the recipe in this folder.") var keepSources: String?

    func validate() throws {
        guard (1...100_000).contains(neighbourhoods) else { throw ValidationError("--neighbourhoods is 1 to 100000.") }
    }

    func run() throws {
        let folder =
            keepSources ?? NSTemporaryDirectory() + "samenhang-demo-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { if keepSources == nil { try? FileManager.default.removeItem(atPath: folder) } }
        let options = DemoTownOptions(neighbourhoods: neighbourhoods, seed: seed)
        let recipe = try writeDemoTown(options, to: folder)
        let builder = try AtlasBuilder(recipe: try Recipe.read(from: recipe), folder: folder)
        // The demo carries a fixed time, so that everyone's demo is the same file.
        let report = try builder.build(to: out, timestamp: "2024-01-01T00:00:00.000Z")
        let areas = report.areas.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        try printOut("\(out): \(areas), fictional.\n")
    }
}
