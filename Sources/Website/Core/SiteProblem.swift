internal import HTTPTypes
internal import Planning

/// A request that cannot be answered, in words for the visitor. Pages show it as a page, the API as problem details.
struct SiteProblem: Error, Sendable {
    /// Stable name.
    let code: String
    let status: HTTPResponse.Status
    /// Text key of the heading.
    let title: String
    /// Text key of the explanation, with the values it names.
    let detail: String
    var values: [String: String] = [:]
    /// Areas that may be meant instead.
    var suggestions: [(code: String, name: String)] = []
    /// What the answer says besides.
    var headers: HTTPFields = [:]

    static func unknownArea(_ text: String, near: [(code: String, name: String)]) -> SiteProblem {
        SiteProblem(
            code: "area.unknown", status: .notFound, title: "problem.area.title", detail: "problem.area.detail",
            values: ["text": String(text.prefix(60))], suggestions: near)
    }

    static func parameter(_ name: String, value: String, allowed: String) -> SiteProblem {
        SiteProblem(
            code: "parameter.notAllowed", status: .badRequest, title: "problem.parameter.title",
            detail: "problem.parameter.detail",
            values: ["name": name, "value": String(value.prefix(60)), "allowed": allowed])
    }

    static let notFound = SiteProblem(
        code: "page.unknown", status: .notFound, title: "problem.page.title", detail: "problem.page.detail")

    static let failed = SiteProblem(
        code: "server.failed", status: .internalServerError, title: "problem.server.title",
        detail: "problem.server.detail")

    static let tooLong = SiteProblem(
        code: "request.tooLong", status: .uriTooLong, title: "problem.long.title", detail: "problem.long.detail")

    /// Seconds that an answer may take.
    static let mostSeconds = 15

    static let tookTooLong = SiteProblem(
        code: "request.tookTooLong", status: .serviceUnavailable, title: "problem.slow.title",
        detail: "problem.slow.detail", values: ["seconds": String(mostSeconds)])

    static let busy = SiteProblem(
        code: "server.busy", status: .serviceUnavailable, title: "problem.busy.title", detail: "problem.busy.detail")
}
