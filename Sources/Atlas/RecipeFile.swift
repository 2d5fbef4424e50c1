internal import Foundation
internal import Planning
internal import Yams

extension Recipe {
    /// Reads a recipe.
    ///
    /// - Throws: ``AtlasError`` that says which line or key is wrong.
    public static func read(from path: String) throws -> Recipe {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw AtlasError(
                "recipe.missing", .inputRejected, what: "The recipe \(path) cannot be read.",
                advice: "Check the path. `samenhang atlas build --help` shows an example of a recipe.")
        }
        return try Recipe.parse(text, path: path)
    }

    static func parse(_ text: String, path: String) throws -> Recipe {
        try RecipeKeys.check(text, path: path)
        let recipe: Recipe
        do {
            recipe = try YAMLDecoder().decode(Recipe.self, from: text)
        } catch {
            throw AtlasError(
                "recipe.unreadable", .inputRejected, what: "The recipe \(path) is not in the right form.",
                why: explain(error), advice: "Compare it with the recipes in the folder Recipes.")
        }
        let ids = recipe.sources.map(\.id)
        if let twice = ids.first(where: { id in ids.count { $0 == id } > 1 }) {
            throw AtlasError(
                "recipe.sourceTwice", .inputRejected, what: "The recipe \(path) has two sources with id '\(twice)'.",
                advice: "Give each source an id of its own.")
        }
        for source in recipe.sources where source.kind == .areas && source.level == nil {
            throw AtlasError(
                "recipe.levelMissing", .inputRejected,
                what: "Source '\(source.id)' in \(path) brings areas but no level.",
                advice: "Add `level: gemeente`, `level: wijk` or `level: buurt`.")
        }
        for source in recipe.sources where source.kind == .table && source.year == nil {
            throw AtlasError(
                "recipe.yearMissing", .inputRejected,
                what: "Source '\(source.id)' in \(path) brings figures but no year.",
                advice: "Add `year:` with the year the figures are about.")
        }
        for source in recipe.sources where source.kind == .measure && (source.measure == nil || source.year == nil) {
            throw AtlasError(
                "recipe.measureMissing", .inputRejected,
                what:
                    "Source '\(source.id)' in \(path) brings geodata but does not say what to measure, or of which year.",
                advice: "Add `measure:` with a measured layer of the catalogue, and `year:`.")
        }
        return recipe
    }

    private static func explain(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "'\(key.stringValue)' is missing\(place(context.codingPath))."
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "A value is of the wrong kind\(place(context.codingPath)): \(context.debugDescription)"
        case DecodingError.dataCorrupted(let context):
            "A value is not allowed\(place(context.codingPath)): \(context.debugDescription)"
        default: "\(error)"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.isEmpty
            ? "" : " at " + path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }.joined(separator: ".")
    }
}

/// Turns the paths of a source into the files and addresses to open.
struct SourcePaths {
    /// Folder of the recipe; relative paths start there.
    let folder: String
    /// The environment that `${NAME}` is looked up in.
    let environment: [String: String]

    /// Files in alphabetical order per pattern; addresses and driver strings as they are.
    ///
    /// - Throws: ``AtlasError`` when a pattern matches nothing.
    func resolve(_ source: Recipe.Source) throws -> [String] {
        try source.paths.flatMap { pattern -> [String] in
            let path = expand(pattern)
            if path.contains("://") || path.wholeMatch(of: /[A-Z]{3,}:.*/) != nil { return [path] }
            if let archive = path.wholeMatch(of: /(\/vsi(?:zip|gzip|tar|7z|rar)\/)(.*)/), !archive.2.hasPrefix("/") {
                return [archive.1 + folder + "/" + archive.2]
            }
            if path.hasPrefix("/vsi") { return [path] }
            let full = path.hasPrefix("/") ? path : folder + "/" + path
            let files = path.contains(where: { "*?[".contains($0) }) ? matches(full) : [full]
            guard !files.isEmpty, files.allSatisfy({ FileManager.default.fileExists(atPath: $0) }) else {
                throw AtlasError(
                    "source.missing", .inputRejected,
                    what: "Source '\(source.id)': there is no file \(pattern).",
                    advice: "Get it from \(source.origin) or change `paths` in the recipe.")
            }
            return files
        }
    }

    /// Replaces `${NAME}` and `${NAME:-default}` by the environment.
    func expand(_ text: String) -> String {
        text.replacing(/\$\{([A-Z_]+)(?::-([^}]*))?\}/) { match in
            environment[String(match.output.1)] ?? match.output.2.map(String.init) ?? ""
        }
    }

    private func matches(_ pattern: String) -> [String] {
        let folder = (pattern as NSString).deletingLastPathComponent
        let name = (pattern as NSString).lastPathComponent
        let expression =
            "^"
            + NSRegularExpression.escapedPattern(for: name)
            .replacingOccurrences(of: "\\*", with: ".*").replacingOccurrences(of: "\\?", with: ".") + "$"
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return entries.filter { $0.range(of: expression, options: .regularExpression) != nil }.sorted()
            .map { folder + "/" + $0 }
    }
}
