internal import Planning
internal import Yams

/// Keys that a recipe can have. A key that is none is most often a misspelt one, and reading on would lose what was meant.
enum RecipeKeys {
    private static let ofRecipe: Set<String> = ["title", "edition", "fictional", "sources"]
    private static let ofSource: Set<String> = [
        "id", "title", "publisher", "licence", "origin", "year", "kind", "level", "paths", "layer", "code", "name",
        "crs",
        "filter", "fields", "rows", "measure", "geometry", "columns", "classes", "class", "band", "nodata", "fill",
        "scale", "from",
        "covers", "cells", "regimes", "<<",
    ]
    private static let ofOrigin: Set<String> = ["paths", "layer", "filter", "crs", "columns", "<<"]

    /// - Throws: ``AtlasError`` that names the first key that does not exist; text that is no YAML is left to the decoder.
    static func check(_ text: String, path: String) throws {
        guard let root = try? Yams.compose(yaml: text), let mapping = root.mapping else { return }
        try check(mapping, allowed: ofRecipe, place: "the recipe", path: path)
        for (index, source) in (mapping["sources"]?.sequence ?? []).enumerated() {
            guard let entries = source.mapping else { continue }
            let name = entries["id"]?.string ?? "number \(index + 1)"
            try check(entries, allowed: ofSource, place: "source '\(name)'", path: path)
            if let origin = entries["from"]?.mapping {
                try check(origin, allowed: ofOrigin, place: "'from' of source '\(name)'", path: path)
            }
        }
    }

    private static func check(_ mapping: Node.Mapping, allowed: Set<String>, place: String, path: String) throws {
        for key in mapping.keys.compactMap(\.string) where !allowed.contains(key) {
            throw AtlasError(
                "recipe.unknownKey", .inputRejected, what: "\(path): \(place) has a key '\(key)' that does not exist.",
                advice: "Keys are: \(allowed.subtracting(["<<"]).sorted().joined(separator: ", ")).")
        }
    }
}
