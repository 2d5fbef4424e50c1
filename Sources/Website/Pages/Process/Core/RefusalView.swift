internal import Hummingbird
internal import Planning
internal import Process

/// Why something small was not done, the way back, and what was sent, ready to be sent again. Where somebody else was first, it
/// shows both and lets the visitor choose.
struct RefusalView {
    let refusal: ProcessRefusal
    let view: ProcessPage
    let back: String
    /// What was sent.
    let form: FormRequest

    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .overview, title: t("refusal.title"), isLive: false, content: choice ?? explanation
        ).html
    }

    /// Both texts, and a way to keep either.
    private var choice: HTML? {
        guard case .changedMeanwhile(let kind, let id, let since) = refusal else { return nil }
        let rows = Differences(view: view, form: form).rows(kind, id: id)
        guard !rows.isEmpty else { return nil }
        return """
            \(ConflictPanel(view: view, since: since, rows: rows, keepTheirs: back).html)
            \(again(button: t("conflict.mine"), since: since))
            """
    }

    private var explanation: HTML {
        """
        <div class="callout warn" role="alert"><p>\(RefusalText(view: view).text(refusal))</p>\(referrers)</div>
        <p><a class="btn" href="\(back)">\(t("refusal.back"))</a></p>
        \(typed.isEmpty ? nil : again(button: t("refusal.again"), since: nil))
        """
    }

    /// What has to go first.
    private var referrers: HTML? {
        guard case .needed(let kind) = refusal, let id = form.parameters.get("item") else { return nil }
        let items = view.process.referrers(to: kind, id: id).map { referrer -> HTML in
            let what = t("refers.\(referrer.kind.rawValue)")
            return "<li>\(referrer.title.isEmpty ? what : what + ": " + referrer.title)</li>"
        }
        return "<ul class=\"plain\">\(items)</ul>"
    }

    /// What people type in their own words in the small forms, with the label it had there.
    private static let texts = [
        "reden": "field.reden", "inbreng": "canvas.contribution", "doel": "canvas.partnerGoal",
        "visie": "field.visie", "antwoord": "refusal.text",
    ]

    /// Those fields of the form, also where one was left empty: that may be what has to be mended.
    private var typed: [(name: String, value: String)] {
        let all = form.items.filter { Self.texts[$0.name] != nil }
        return all.allSatisfy(\.value.isEmpty) ? [] : all
    }

    private func again(button: String, since: Fact?) -> HTML {
        let fields = typed.map { name, value -> HTML in
            let label = t(Self.texts[name] ?? name)
            return
                "<div class=\"field\"><label for=\"nog-\(name)\">\(label)</label><textarea id=\"nog-\(name)\" name=\"\(name)\" rows=\"4\">\(value)</textarea></div>"
        }
        let others = form.items.filter { Self.texts[$0.name] == nil && $0.name != FormRequest.seenField }.map {
            name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let heading: HTML? = typed.isEmpty ? nil : "<h2>\(t("refusal.typed"))</h2>"
        let query = view.page.query.encoded
        let action = view.page.path + (query.isEmpty ? "" : "?" + query)
        return """
            <section aria-label="\(t("conflict.yours"))">\(heading)
            <form class="entry" method="post" action="\(action)">\(view.page.secretField)\(view.seenField(again: form, since: since))\(others)\(fields)<p class="acts"><button class="btn" type="submit">\(button)</button></p></form></section>
            """
    }
}
