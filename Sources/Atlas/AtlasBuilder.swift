internal import Catalogue
internal import Diagnosis
internal import Foundation
internal import GeoFiles
internal import Measuring
internal import NaturalSystem
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
        for kind in [Recipe.Source.Kind.areas, .table, .climate, .layer] {
            for source in recipe.sources where source.kind == kind {
                progress(.source(source.title, done: work.share))
                work.finish(source)
                reports[source.id] = read(source, into: &draft)
            }
        }
        for group in MeasureSourceReader.groups(recipe.sources) {
            progress(.source(group[0].title, done: work.share))
            for source in group { work.finish(source) }
            measure(group, into: &draft, &reports)
        }
        let rules = try VulnerabilityCatalogue.bundled()
        VulnerabilityFigures(catalogue: rules).add(to: &draft)
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
        let grids = VulnerabilityGridPlan.all(of: rules, for: draft, report: &report)
        try AtlasWriter(recipe: recipe, catalogue: catalogue, timestamp: timestamp, threads: threads).write(
            draft, report: report, grids: grids, to: path)
        return report
    }

    /// Measures the sources of one layer and year together; one that fails takes the others with it.
    private func measure(
        _ group: [Recipe.Source], into draft: inout AtlasDraft, _ reports: inout [String: BuildReport.SourceReport]
    ) {
        var own = Dictionary(uniqueKeysWithValues: group.map { ($0.id, BuildReport.SourceReport(id: $0.id)) })
        do {
            guard let definition = group[0].measure.flatMap({ catalogue.measure($0) }) else {
                throw AtlasError(
                    "recipe.unknownMeasure", .inputRejected,
                    what: "Source '\(group[0].id)': there is no measured layer '\(group[0].measure ?? "")'.",
                    advice: "Choose from: \(catalogue.measures.map(\.id).joined(separator: ", ")).")
            }
            var changed = draft
            try MeasureSourceReader(
                definition: definition, sources: group, catalogue: catalogue, paths: paths,
                settings: MeasureSettings(threads: threads)
            ).read(into: &changed, reports: &own)
            draft = changed
            for source in group {
                let isUsed = (own[source.id]?.kept ?? 0) > 0
                own[source.id]?.used = isUsed
                if !isUsed { own[source.id]?.problem = "nothing in it could be used" }
            }
        } catch {
            for source in group { own[source.id]?.fail(source, error) }
        }
        reports.merge(own) { $1 }
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
            case .climate:
                try ClimateSourceReader(source: source, paths: paths, threads: threads)
                    .read(files, into: &changed, report: &report)
            case .measure: return report
            }
            draft = changed
            report.used = report.kept > 0
            if !report.used { report.problem = "nothing in it could be used" }
        } catch {
            report.fail(source, error)
        }
        return report
    }
}

extension BuildReport.SourceReport {
    /// The source could not be used; what was found until then stays.
    fileprivate mutating func fail(_ source: Recipe.Source, _ error: any Error) {
        kept = 0
        used = false
        problem = "\(error)"
        if let error = error as? GeoFileError, error.kind == .unknownCRS {
            problem? += "; say which one with 'crs:'"
        }
        if error is GeoFileError, source.paths.contains(where: { $0.contains("://") }) {
            problem? += "\n  The publisher may have moved it; look at \(source.origin) and change `paths`."
        }
    }
}
