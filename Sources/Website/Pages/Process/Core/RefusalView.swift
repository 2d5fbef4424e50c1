internal import Planning
internal import Process

/// Why something small was not done, the way back, and the texts that were typed, ready to be sent again.
struct RefusalView {
    let refusal: ProcessRefusal
    let view: ProcessPage
    let back: String
    /// What was sent.
    let form: FormRequest

    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .overview, title: t("refusal.title"), isLive: false,
            content: """
                <div class="callout warn" role="alert"><p>\(RefusalText(view: view).text(refusal))</p></div>
                <p><a class="btn" href="\(back)">\(t("refusal.back"))</a></p>
                \(again)
                """
        ).html
    }

    /// What people type in their own words in the small forms, with the label it had there.
    private static let texts = [
        "reden": "field.reden", "inbreng": "canvas.contribution", "doel": "canvas.partnerGoal",
        "afwijkend-reden": "dynamics.dissentReason", "visie": "field.visie", "antwoord": "refusal.text",
    ]

    private var again: HTML? {
        let typed = form.items.filter { Self.texts[$0.name] != nil && !$0.value.isEmpty }
        guard !typed.isEmpty else { return nil }
        let fields = typed.map { name, value -> HTML in
            let label = t(Self.texts[name] ?? name)
            return
                "<div class=\"field\"><label for=\"nog-\(name)\">\(label)</label><textarea id=\"nog-\(name)\" name=\"\(name)\" rows=\"4\">\(value)</textarea></div>"
        }
        let others = form.items.filter { Self.texts[$0.name] == nil && $0.name != "gezien" }.map {
            name, value -> HTML in
            "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
        }
        let query = view.page.query.encoded
        let action = view.page.path + (query.isEmpty ? "" : "?" + query)
        return """
            <section aria-labelledby="getypt"><h2 id="getypt">\(t("refusal.typed"))</h2>\(theirs)
            <form class="entry" method="post" action="\(action)">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">\(others)\(fields)<p class="acts"><button class="btn" type="submit">\(theirs == nil ? t("refusal.again") : t("conflict.mine"))</button></p></form></section>
            """
    }

    /// What stands there now, where somebody else was first.
    private var theirs: HTML? {
        guard case .changedMeanwhile(let kind, let id, let since) = refusal else { return nil }
        let text: String
        switch kind {
        case .canvas:
            let partner = ItemID<Party>(rawValue: id).flatMap { view.process.canvas.partners[$0]?.partner }
            text = [partner?.contribution, partner?.goal].compactMap { $0 }.joined(separator: "\n")
        case .dynamics: text = t("refusal.seeThere")
        case .startingPoints: text = view.process.startingPoints?.reason ?? ""
        case .charter: text = t("step.\(view.process.step.step.rawValue)") + "\n" + view.process.step.reason
        default: text = t("refusal.seeThere")
        }
        let values = ["name": view.names[since.by], "moment": t.moment(since.time)]
        return "<h3>\(t("conflict.theirs", values))</h3><p class=\"typed\">\(text)</p><h3>\(t("conflict.yours"))</h3>"
    }
}
