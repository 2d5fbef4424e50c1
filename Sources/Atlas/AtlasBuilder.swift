internal import Catalogue
internal import Diagnosis
internal import Foundation
internal import GeoFiles
internal import Planning

/// Builds an atlas from a recipe: reads the sources, checks shapes, joins figures, and writes one GeoPackage.
public struct AtlasBuilder {
    private let recipe: Recipe
    private let paths: SourcePaths
    private let catalogue: IndicatorCatalogue
    private let threads: Int
    private let progress: (BuildStep) -> Void

    /// Prepares a build.
    ///
    /// - Parameters:
    ///   - folder: where the recipe's relative paths start.
    ///   - environment: what `${NAME}` in paths is replaced from; the process's own by default.
    ///   - threads: cores to use, by default all; the result is the same for any number.
    ///   - progress: told of every step before it begins.
    public init(
        recipe: Recipe, folder: String, environment: [String: String]? = nil, threads: Int? = nil,
        progress: @escaping (BuildStep) -> Void = { _ in }
    ) throws {
        self.recipe = recipe
        paths = SourcePaths(folder: folder, environment: environment ?? ProcessInfo.processInfo.environment)
        catalogue = try IndicatorCatalogue.bundled()
        self.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        self.progress = progress
    }

    /// Builds the atlas at `path`. Until it is complete nothing stands under that name, whatever happens.
    ///
    /// - Parameter timestamp: what the file says it was made at; the same timestamp gives the same bytes.
    /// - Returns: what became of every source.
    /// - Throws: ``AtlasError`` when there is nothing to build from or the file cannot be written.
    public func build(to path: String, timestamp: String) throws -> BuildReport {
        var draft = AtlasDraft()
        var reports: [String: BuildReport.SourceReport] = [:]
        var work = WorkDone(recipe.sources, sizes: recipe.sources.map { paths.bytes(of: $0) })
        // Areas first: tables join to them, in whatever order the recipe names them.
        for kind in [Recipe.Source.Kind.areas, .table, .layer] {
            for source in recipe.sources where source.kind == kind {
                progress(.source(source.title, done: work.share))
                work.finish(source)
                reports[source.id] = read(source, into: &draft)
            }
        }
        var report = BuildReport()
        report.sources = recipe.sources.compactMap { reports[$0.id] }
        for (level, areas) in draft.levels { report.areas[level.rawValue] = areas.codes.count }
        guard draft.levels.values.contains(where: { !$0.codes.isEmpty }) else {
            throw AtlasError(
                "atlas.noAreas", .inputRejected, what: "No area could be read, so there is no atlas to make.",
                why: report.sources.compactMap(\.problem).joined(separator: "\n  "),
                advice: "Mend the sources named above, or the recipe.")
        }
        progress(.writing(path, done: work.share))
        try AtlasWriter(recipe: recipe, catalogue: catalogue, timestamp: timestamp).write(
            draft, report: report, to: path)
        return report
    }

    private func read(_ source: Recipe.Source, into draft: inout AtlasDraft) -> BuildReport.SourceReport {
        var report = BuildReport.SourceReport(id: source.id)
        do {
            // A source that fails half-way leaves the draft as it was.
            var changed = draft
            let files = try paths.resolve(source)
            switch source.kind {
            case .areas:
                try AreaSourceReader(source: source, catalogue: catalogue, threads: threads)
                    .read(files, into: &changed, report: &report)
            case .table:
                try TableSourceReader(source: source, catalogue: catalogue)
                    .read(files, into: &changed, report: &report)
            case .layer: try LayerSourceReader(source: source).read(files, into: &changed, report: &report)
            }
            draft = changed
            report.used = report.kept > 0
            if !report.used { report.problem = "nothing in it could be used" }
        } catch let error as AtlasError {
            report.problem = error.description
            report.kept = 0
        } catch let error as GeoFileError {
            report.kept = 0
            let remote = source.paths.contains { $0.contains("://") }
            report.problem =
                "\(error)"
                + (remote ? "\n  The publisher may have moved it; look at \(source.origin) and change `paths`." : "")
        } catch {
            report.problem = "\(error)"
            report.kept = 0
        }
        return report
    }
}
