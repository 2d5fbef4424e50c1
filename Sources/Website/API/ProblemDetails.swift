internal import HTTPTypes
internal import Hummingbird

/// An error of the API in the form of RFC 9457.
struct ProblemDetails: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let instance: String
    let code: String
    let suggestions: [Suggestion]?

    struct Suggestion: Encodable {
        let code: String
        let name: String
    }

    init(_ problem: SiteProblem, page: PageRequest, requestID: String) {
        type = "about:blank"
        title = page.t(problem.title)
        status = problem.status.code
        detail = page.t(problem.detail, problem.values)
        instance = requestID
        code = problem.code
        suggestions =
            problem.suggestions.isEmpty ? nil : problem.suggestions.map { Suggestion(code: $0.code, name: $0.name) }
    }

    var response: Response {
        get throws { try .json(self, type: "application/problem+json", status: HTTPResponse.Status(code: status)) }
    }
}
