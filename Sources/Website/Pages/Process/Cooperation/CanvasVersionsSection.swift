internal import Planning
internal import Process

/// The versions of the canvas: who agrees, who does not and why, and what each changed.
struct CanvasVersionsSection {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var canvas: Canvas { view.process.canvas }

    var html: HTML {
        let articles = canvas.editions.indices.reversed().map(article)
        return """
            <section aria-labelledby="versies"><h2 id="versies">\(t("canvas.versions"))</h2>\(draft)\(articles.isEmpty ? "<p class=\"missing\">\(t("canvas.noVersions"))</p>" : articles.joined())\(layDown)</section>
            """
    }

    private func article(_ place: Int) -> HTML {
        let edition = canvas.editions[place]
        let isLast = place == canvas.editions.count - 1
        let agreed = edition.agreed.sorted { $0.value.version < $1.value.version }.map {
            "<li>✓ \(view.name($0.key)), \(t.day($0.value.time))</li>" as HTML
        }
        let objections = edition.objections.sorted { $0.value.recorded.version < $1.value.recorded.version }.map {
            "<li class=\"objection\">✗ \(t("canvas.objection", ["party": view.name($0.key), "reason": $0.value.reason])) <small>\(t.day($0.value.recorded.time))</small></li>"
                as HTML
        }
        let silent = edition.waitingFor.filter { edition.objections[$0] == nil }.map {
            "<li class=\"missing\">\(t("canvas.notYet", ["party": view.name($0)]))</li>" as HTML
        }
        let name = t("canvas.version", ["number": String(edition.number)])
        // Who may not look back that far gets no way there.
        let title: HTML =
            edition.laidDown.version < view.earliest
            ? "\(name)" : "<a href=\"\(view.link(.tab(.cooperation), at: edition.laidDown.version))\">\(name)</a>"
        let since: HTML? =
            place == 0
            ? nil
            : changes(
                from: canvas.editions[place - 1].text, to: edition.text,
                t("canvas.changesSince", ["number": String(canvas.editions[place - 1].number)]))
        return """
            <article class="decision"><h3>\(title)</h3><p class="note">\(t("canvas.laidDown", ["moment": t.moment(edition.laidDown.time), "name": view.names[edition.laidDown.by]]))</p><ul class="plain">\(agreed)\(objections)\(isLast ? silent : [])</ul>\(since)\(isLast ? forms(edition) : nil)</article>
            """
    }

    private var draft: HTML? {
        guard let last = canvas.editions.last, canvas.hasDraft else { return nil }
        return """
            <p class="callout warn">\(t("canvas.draft"))</p>\(changes(from: last.text, to: canvas.text, t("canvas.changesAfter", ["number": String(last.number)])))
            """
    }

    /// Both texts beside each other, for everything in which they differ; nil when they say the same.
    private func changes(from before: Canvas.Text, to after: Canvas.Text, _ title: String) -> HTML? {
        let rows = after.changes(since: before).map { subject -> HTML in
            let (label, old, new) = texts(subject, before, after)
            return "<tr><th scope=\"row\">\(label)</th><td>\(old)</td><td>\(new)</td></tr>"
        }
        guard !rows.isEmpty else { return nil }
        return """
            <details class="panel"><summary>\(title) (\(t.number(rows.count)))</summary><div class="tw" tabindex="0" role="group" aria-label="\(title)"><table class="fig words"><thead><tr><th scope="col">\(t("conflict.field"))</th><th scope="col">\(t("canvas.was"))</th><th scope="col">\(t("canvas.became"))</th></tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }

    private func texts(
        _ subject: Canvas.Text.Subject, _ before: Canvas.Text, _ after: Canvas.Text
    ) -> (label: String, old: String, new: String) {
        func part(_ partner: Canvas.Partner?) -> String {
            partner.map { [$0.contribution, $0.goal].filter { !$0.isEmpty }.joined(separator: " · ") }
                ?? t("canvas.notPartner")
        }
        func open(_ text: String?) -> String { text.flatMap { $0.isEmpty ? nil : $0 } ?? t("canvas.open") }
        return switch subject {
        case .partner(let party): (view.name(party), part(before.partners[party]), part(after.partners[party]))
        case .sharedGoal: (t("canvas.sharedGoal"), open(before.sharedGoal), open(after.sharedGoal))
        case .question(let question):
            (
                t("canvasquestion.\(question.rawValue)"), open(before.answers[question]), open(after.answers[question])
            )
        }
    }

    private var layDown: HTML? {
        guard view.allows(.decide), canvas.hasDraft, canvas.lacks.isEmpty else { return nil }
        return """
            <form class="noprint" method="post" action="\(view.link(.layDown))">\(view.page.secretField)\(view.seenField)<button class="btn primary" type="submit">\(t("canvas.layDown"))</button></form>
            """
    }

    /// For each party that the visitor speaks for: agree, or not with a reason.
    private func forms(_ edition: Canvas.Edition) -> HTML {
        edition.signatories.filter { view.allows(.agree, party: $0) }.map { party -> HTML in
            let name = view.name(party)
            let hidden: HTML =
                "\(view.page.secretField)\(view.seenField)<input type=\"hidden\" name=\"versie\" value=\"\(edition.number)\"><input type=\"hidden\" name=\"partij\" value=\"\(party.rawValue)\">"
            let agree: HTML? =
                edition.agreed[party] == nil
                ? "<form class=\"noprint\" method=\"post\" action=\"\(view.link(.agree))\">\(hidden)<button class=\"btn primary\" type=\"submit\">\(t("canvas.agree", ["party": name]))</button></form>"
                : nil
            let id = "niet-akkoord-" + party.rawValue
            return """
                \(agree)<details class="panel noprint"><summary>\(t(edition.agreed[party] == nil ? "canvas.object" : "canvas.takeBack", ["party": name]))</summary><form class="entry" method="post" action="\(view.link(.object))">\(hidden)
                <div class="field"><label for="\(id)">\(t("canvas.whyNot"))</label><textarea id="\(id)" name="reden" rows="3" required>\(edition.objections[party]?.reason ?? "")</textarea></div>
                <p class="acts"><button class="btn" type="submit">\(t("canvas.recordObjection"))</button></p></form></details>
                """
        }.joined()
    }
}
