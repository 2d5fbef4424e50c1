public import Planning

/// What can be wrong with a recipe, its sources or an atlas file.
public struct AtlasError: ExplainedError, Equatable {
    /// Stable name: `recipe.unreadable`, `source.missing`, `atlas.damaged`, …
    public let code: String
    /// What kind of failure it is.
    public let category: ErrorCategory
    /// What failed.
    public let what: String
    /// Why.
    public let why: String
    /// What to do next.
    public let advice: String

    /// Makes an error.
    public init(_ code: String, _ category: ErrorCategory, what: String, why: String = "", advice: String) {
        self.code = code
        self.category = category
        self.what = what
        self.why = why
        self.advice = advice
    }
}
