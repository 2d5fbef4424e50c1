internal import Planning
internal import Process

/// One decision: what, why, who saw it differently, and which figures were at hand.
struct DecisionView {
    let entry: Register<Decision>.Entry
    let view: ProcessPage
    /// True in a document: then there is no form.
    var isForReading = false

    private var t: Texts { view.t }

    private var replacements: [Register<Decision>.Entry] { view.process.replacements(of: entry.id) }

    var html: HTML {
        let decision = entry.item
        let dissents: HTML? =
            decision.dissents.isEmpty
            ? nil
            : "<ul class=\"plain\">\(decision.dissents.map { "<li><b>\(t("decision.dissent", ["party": view.name($0.party)]))</b> \($0.reason)</li>" as HTML })</ul>"
        let replaces: HTML? = decision.replaces.flatMap { view.process.decisions[$0] }.map {
            "<p class=\"note\">\(t("decision.replaces")) \(link($0))</p>"
        }
        let taken: HTML? = decision.taken.map { "<p class=\"note\">\(t("decision.takenOn", ["day": t.day($0)]))</p>" }
        let atlas: HTML? = decision.atlas.map {
            "<p class=\"note\">\(t("decision.atlas", ["edition": $0.edition]))</p>"
        }
        let replaced: HTML = replacements.isEmpty ? .none : " replaced"
        return """
            <article class="decision\(replaced)" id="besluit-\(entry.id.rawValue)"><h3>\(decision.title)</h3>\(replacedBy)
            <p>\(decision.outcome)</p><p class="why"><b>\(t("decision.because"))</b> \(decision.reason)</p>\(dissents)\(replaces)
            \(taken)<p class="note">\(t("decision.taken", ["name": view.names[entry.added.by], "moment": t.moment(entry.added.time)]))</p>\(atlas)\(dissentForm)</article>
            """
    }

    /// That it no longer holds, first of all.
    private var replacedBy: HTML? {
        guard !replacements.isEmpty else { return nil }
        return replacements.map { other -> HTML in
            let day = other.item.taken ?? CalendarDay(other.added.time)
            return
                "<p class=\"callout warn\"><b>\(t("decision.replacedOn", ["day": t.day(day)]))</b> \(link(other))</p>"
        }.joined()
    }

    private func link(_ other: Register<Decision>.Entry) -> HTML {
        "<a href=\"\(view.link(.decision(other.id.rawValue)))\">\(other.item.title)</a>"
    }

    /// None with a decision that was replaced: whoever sees it differently says so of the one that holds.
    private var dissentForm: HTML? {
        let parties = view.partiesForDissent.map {
            FormField.Option(value: $0.id.rawValue, label: $0.item.name)
        }
        guard !isForReading, !parties.isEmpty, replacements.isEmpty else { return nil }
        let id = "afwijkend-" + entry.id.rawValue
        return """
            <details class="panel noprint"><summary>\(t("decision.differ"))</summary><form class="entry" method="post" action="\(view.link(.dissent(entry.id.rawValue)))">\(view.page.secretField)\(view.seenField)
            <div class="field"><label for="\(id)-partij">\(t("field.partij"))</label><select id="\(id)-partij" name="partij">\(parties.html())</select></div>
            <div class="field"><label for="\(id)">\(t("field.reden"))</label><textarea id="\(id)" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("decision.record"))</button></p></form></details>
            """
    }
}

/// The page of one decision, to send somebody to.
struct DecisionPage {
    let entry: Register<Decision>.Entry
    let view: ProcessPage

    var html: HTML {
        let t = view.t
        let back = view.link(.tab(.timeline))
        return ProcessLayout(
            view: view, tab: .timeline, title: t("decision.one"),
            content: """
                <section aria-labelledby="het-besluit"><h2 id="het-besluit" class="vh">\(entry.item.title)</h2>\(DecisionView(entry: entry, view: view).html)</section>
                <p class="noprint"><a class="btn" href="\(back)">\(t("timeline.title"))</a></p>
                """
        ).html
    }
}
