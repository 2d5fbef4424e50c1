import ArgumentParser
import Atlas
import DemoProcess
import DemoTown
import Foundation
import JournalSQLite

/// `samenhang demo --out demo.gpkg`
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Make an atlas of a fictional municipality, to try everything without a network.",
        discussion: """
            Example: samenhang demo --out demo.gpkg
            With --neighbourhoods 14000 it makes a fictional country.
            With --data gegevens it also makes two area processes in the town, one with two years of history.
            """)

    @Option(help: "The atlas to write.") var out: String
    @Option(help: "Also write area processes in the town into the journal of this folder.") var data: String?
    @Option(help: "How many neighbourhoods.") var neighbourhoods = 40
    @Option(help: "The same seed gives the same places.") var seed: UInt64 = 1
    @Option(help: "Also keep the sources and the recipe in this folder.") var keepSources: String?

    func validate() throws {
        guard (1...100_000).contains(neighbourhoods) else { throw ValidationError("--neighbourhoods is 1 to 100000.") }
    }

    func run() async throws {
        try makeAtlas()
        if let data { try await makeProcesses(in: DataFolder(path: data)) }
    }

    private func makeAtlas() throws {
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

    /// Writes processes that are set in the areas of the atlas that was made.
    private func makeProcesses(in folder: DataFolder) async throws {
        let town = try DemoSetting(atlas: out)
        try folder.make()
        let journal = try SQLiteJournal(path: folder.journal)
        let demo = DemoProcesses(places: town.places, diagnosis: town.diagnosis)
        let count = try await demo.write(to: journal)
        try journal.close()
        try printOut("\(folder.journal): 2 processes, \(count) events, fictional.\n")
        try await DemoAccounts(folder: folder).make()
    }
}
