internal import Atlas
internal import Planning

/// The page with what was found.
struct SearchView {
    let model: SearchPage
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("search.title"), entry: .none, page: page,
            content: """
                <div class="head"><div><h1>\(t("search.title"))</h1><p class="lead">\(lead)</p></div></div>
                \(form)
                \(results)
                """
        ).html
    }

    private var form: HTML {
        SearchForm(
            action: "/zoek", field: "q", label: t("search.label"), button: t("search.button"), value: model.words,
            page: page
        ).html
    }

    private var lead: String {
        switch model.outcome {
        case .nothingAsked, .one: t("search.explain")
        case .none: t("search.nothing", ["words": model.words])
        case .several(let groups, isCut: false):
            t("search.found", ["count": t.number(groups.reduce(0) { $0 + $1.hits.count }), "words": model.words])
        case .several(_, isCut: true):
            t("search.cut", ["count": t.number(SearchPage.limit), "words": model.words])
        }
    }

    private var results: HTML {
        switch model.outcome {
        case .nothingAsked, .one: return "<p class=\"note\">\(t("search.hint"))</p>"
        case .none(let nearest) where nearest.isEmpty: return "<p class=\"note\">\(t("search.hint"))</p>"
        case .none(let nearest):
            return
                "<section aria-labelledby=\"bijna\"><h2 id=\"bijna\">\(t("search.nearest"))</h2>\(list(nearest))</section>"
        case .several(let groups, _):
            return groups.map { group -> HTML in
                let word = group.hits.count == 1 ? "One" : "Many"
                let id = "niveau-\(group.level.rawValue)"
                return """
                    <section aria-labelledby="\(id)"><h2 id="\(id)">\(t("level.\(group.level.rawValue).\(word)"))</h2>
                    \(list(group.hits))</section>
                    """
            }.joined()
        }
    }

    private func list(_ hits: [AreaSearch.Hit]) -> HTML {
        let entries = hits.map { hit -> HTML in
            let municipality: HTML? =
                hit.code.level == .municipality ? nil : "<span class=\"src\">\(hit.municipality)</span>"
            return
                "<li><a href=\"\(page.link(.area(hit.code.description)))\">\(hit.name)</a>\(municipality)<span class=\"unit\">\(hit.code.description)</span></li>"
        }
        return "<ul class=\"hits\">\(entries)</ul>"
    }
}
