import ArgumentParser
import Atlas
import Foundation
import Planning

/// `samenhang atlas …`
struct AtlasCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "atlas", abstract: "Build atlases and look into them.",
        subcommands: [Build.self, Info.self, Verify.self])

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    /// `samenhang atlas build RECIPE.yaml --out FILE.gpkg`
    struct Build: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build an atlas from the sources that a recipe lists.",
            discussion: """
                Example: samenhang atlas build Recipes/cbs-2024.yaml --out nederland.gpkg --report report.json

                The exit code is 0 only when every source was used; 3 when one was not, and the atlas then holds the others.
                """)

        @Argument(help: "Recipe: which sources, which edition.") var recipe: String
        @Option(help: "The atlas to write.") var out: String
        @Option(help: "Also write the build report here, as JSON.") var report: String?
        @Option(help: "How the report is printed: text or json.") var format: Format = .text
        @Option(help: "What the file says it was made at, ISO 8601; by default now, or SOURCE_DATE_EPOCH.")
        var timestamp: String?

        func validate() throws {
            guard let timestamp else { return }
            guard Timestamp.isWellFormed(timestamp) else {
                throw ValidationError("--timestamp is a moment such as 2024-01-31T00:00:00.000Z.")
            }
        }

        func run() throws {
            let plan = try Recipe.read(from: recipe)
            let folder = (recipe as NSString).deletingLastPathComponent
            let line = ProgressLine()
            defer { line.end() }
            let builder = try AtlasBuilder(recipe: plan, folder: folder.isEmpty ? "." : folder) { step in
                switch step {
                case .source(let title, let share): line.show(title, done: share)
                case .writing(let path, let share): line.show("Writing \(path)", done: share)
                }
            }
            let outcome = try builder.build(to: out, timestamp: timestamp ?? Timestamp.now())
            line.end()
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let json = String(decoding: try encoder.encode(outcome), as: UTF8.self) + "\n"
            if let report { try write(json, to: report) }
            try printOut(format == .json ? json : outcome.text)
            guard outcome.isComplete else { throw ExitCode(ErrorCategory.inputRejected.exitCode) }
        }

        private func write(_ text: String, to path: String) throws {
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            } catch {
                throw AtlasError(
                    "report.cannotWrite", .failed, what: "The report \(path) cannot be written.",
                    advice: "Check that the folder exists and that you may write there. The atlas itself is complete.")
            }
        }
    }

    /// `samenhang atlas info FILE.gpkg`
    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell what is in an atlas.",
            discussion: "Example: samenhang atlas info nederland.gpkg --format json")

        @Argument(help: "The atlas.") var atlas: String
        @Option(help: "text or json") var format: Format = .text

        func run() throws {
            let summary = AtlasSummary(try Atlas.open(atlas))
            try printOut(format == .json ? try summary.json() : summary.text)
        }
    }

    /// `samenhang atlas verify FILE.gpkg`
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that an atlas is whole.", discussion: "Example: samenhang atlas verify nederland.gpkg")

        @Argument(help: "The atlas.") var atlas: String

        func run() throws {
            let opened = try Atlas.open(atlas)
            let total = opened.levels.values.reduce(0) { $0 + $1.count }
            try printOut("\(atlas) is whole: \(total) areas, \(opened.sources.count) sources.\n")
        }
    }
}

/// What the clock says, for files that carry a time.
enum Timestamp {
    /// True for `2024-01-31T00:00:00Z`, with or without thousandths.
    static func isWellFormed(_ text: String) -> Bool {
        [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)].contains { style in
            (try? style.parse(text)) != nil
        }
    }

    /// `SOURCE_DATE_EPOCH` when it is set (reproducible builds), else now; UTC.
    static func now() -> String {
        let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(TimeInterval.init)
        let date = epoch.map(Date.init(timeIntervalSince1970:)) ?? Date()
        return date.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
            .replacingOccurrences(of: "Z", with: "") + "Z"
    }
}
