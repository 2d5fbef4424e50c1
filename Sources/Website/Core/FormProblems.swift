internal import HTTPTypes
internal import People

/// What can be wrong with a form before anybody looks at what it says.
extension SiteProblem {
    /// A form that was not made by this site, or too long ago.
    static let foreignForm = SiteProblem(
        code: "form.foreign", status: .forbidden, title: "problem.form.title", detail: "problem.form.detail")

    /// A form in a form that is not read.
    static let wrongKindOfForm = SiteProblem(
        code: "form.unreadable", status: .unsupportedMediaType, title: "problem.formKind.title",
        detail: "problem.formKind.detail")

    /// A form with more in it than is taken.
    static func formTooLarge(_ most: Int) -> SiteProblem {
        // What a form may have with a file in it is somewhat more than the file: whole tens of MB are the file's.
        if most > FormRequest.mostTextBytes {
            return SiteProblem(
                code: "form.tooLarge", status: .contentTooLarge, title: "problem.fileSize.title",
                detail: "problem.fileSize.detail", values: ["most": String(most / 10_000_000 * 10)])
        }
        return SiteProblem(
            code: "form.tooLarge", status: .contentTooLarge, title: "problem.formSize.title",
            detail: "problem.formSize.detail", values: ["most": String(most / 1_024)])
    }

    /// More forms than somebody may send.
    static func tooMany(_ wait: Span) -> SiteProblem {
        SiteProblem(
            code: "request.tooMany", status: .tooManyRequests, title: "problem.tooMany.title",
            detail: "problem.tooMany.detail", values: ["seconds": String(wait.wholeSeconds)],
            headers: [.retryAfter: String(wait.wholeSeconds)])
    }

    /// A page for who is signed in.
    static let notYours = SiteProblem(
        code: "person.notAllowed", status: .forbidden, title: "problem.notYours.title",
        detail: "problem.notYours.detail")

    /// Something that cannot be done at that address.
    static func method(allowed: [HTTPRequest.Method]) -> SiteProblem {
        SiteProblem(
            code: "method.notAllowed", status: .methodNotAllowed, title: "problem.method.title",
            detail: "problem.method.detail",
            headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    }
}
