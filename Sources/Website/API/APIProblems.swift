internal import HTTPTypes

/// What can be wrong with a request to the API or for a download.
extension SiteProblem {
    /// An address with percent signs that are no text, or with a NUL in it.
    static let malformed = SiteProblem(
        code: "request.malformed", status: .badRequest, title: "problem.malformed.title",
        detail: "problem.malformed.detail")

    /// A parameter that does not exist there.
    static func unknownParameter(_ name: String, allowed: [String]) -> SiteProblem {
        SiteProblem(
            code: "parameter.unknown", status: .badRequest, title: "problem.unknownParameter.title",
            detail: "problem.unknownParameter.detail",
            values: ["name": String(name.prefix(60)), "allowed": allowed.joined(separator: ", ")])
    }

    /// A parameter that is given more than once.
    static func repeatedParameter(_ name: String) -> SiteProblem {
        SiteProblem(
            code: "parameter.repeated", status: .badRequest, title: "problem.parameter.title",
            detail: "problem.repeatedParameter.detail", values: ["name": name])
    }

    /// A parameter without a value.
    static func emptyParameter(_ name: String) -> SiteProblem {
        SiteProblem(
            code: "parameter.empty", status: .badRequest, title: "problem.parameter.title",
            detail: "problem.emptyParameter.detail", values: ["name": name])
    }

    /// A parameter that must be there and is not.
    static func missingParameter(_ name: String, allowed: String) -> SiteProblem {
        SiteProblem(
            code: "parameter.missing", status: .badRequest, title: "problem.missingParameter.title",
            detail: "problem.missingParameter.detail", values: ["name": name, "allowed": allowed])
    }

    /// An indicator that the catalogue does not have.
    static func unknownIndicator(_ text: String, near: [(code: String, name: String)]) -> SiteProblem {
        SiteProblem(
            code: "indicator.unknown", status: .notFound, title: "problem.indicator.title",
            detail: "problem.indicator.detail", values: ["text": String(text.prefix(60))], suggestions: near)
    }

    /// A tile outside the world.
    static let unknownTile = SiteProblem(
        code: "tile.unknown", status: .notFound, title: "problem.tile.title", detail: "problem.tile.detail")

    /// A file with shapes of more areas than is handed out at once.
    static func downloadTooLarge(_ count: Int, most: Int) -> SiteProblem {
        SiteProblem(
            code: "download.tooLarge", status: .badRequest, title: "problem.download.title",
            detail: "problem.download.detail", values: ["count": String(count), "most": String(most)])
    }
}
