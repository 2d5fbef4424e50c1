/// The page a visitor sees when something cannot be shown: what, why, what to do next.
struct ProblemView {
    let problem: SiteProblem
    let page: PageRequest
    let requestID: String

    var html: HTML {
        let t = page.t
        let suggestions: HTML? =
            problem.suggestions.isEmpty
            ? nil
            : """
            <h2>\(t("problem.suggestions"))</h2>
            <ul>\(problem.suggestions.map { "<li><a href=\"\(page.link(.area($0.code)))\">\($0.name)</a> <span class=\"unit\">\($0.code)</span></li>" as HTML })</ul>
            """
        return Layout(
            title: t(problem.title), entry: .none, page: page,
            content: """
                <div class="head"><div><h1>\(t(problem.title))</h1><p class="lead">\(t(problem.detail, problem.values))</p></div></div>
                \(suggestions)
                <p><a class="btn" href="\(page.language == .nl ? "/" : "/?taal=en")">\(t("problem.home"))</a></p>
                <p class="note">\(t("problem.request", ["id": requestID]))</p>
                """
        ).html
    }
}
