internal import Planning
internal import Process

/// One decision: what, why, who saw it differently, and which figures were at hand.
struct DecisionView {
    let entry: Register<Decision>.Entry
    let view: ProcessPage

    private var t: Texts { view.t }

    var html: HTML {
        let decision = entry.item
        let dissents: HTML? =
            decision.dissents.isEmpty
            ? nil
            : "<ul class=\"plain\">\(decision.dissents.map { "<li><b>\(t("decision.dissent", ["party": view.name($0.party)]))</b> \($0.reason)</li>" as HTML })</ul>"
        let replaces: HTML? = decision.replaces.flatMap { view.process.decisions[$0] }.map {
            "<p class=\"note\">\(t("decision.replaces", ["title": $0.item.title]))</p>"
        }
        let atlas: HTML? = decision.atlas.map {
            "<p class=\"note\">\(t("decision.atlas", ["edition": $0.edition]))</p>"
        }
        return """
            <article class="decision" id="besluit-\(entry.id.rawValue)"><h3>\(decision.title)</h3>
            <p>\(decision.outcome)</p><p class="why"><b>\(t("decision.because"))</b> \(decision.reason)</p>\(dissents)\(replaces)
            <p class="note">\(t("decision.taken", ["name": view.names[entry.added.by], "moment": t.moment(entry.added.time)]))</p>\(atlas)\(dissentForm)</article>
            """
    }

    private var dissentForm: HTML? {
        let parties = view.parties(for: .dissent)
        guard !parties.isEmpty else { return nil }
        let options = parties.map { "<option value=\"\($0.id.rawValue)\">\($0.item.name)</option>" as HTML }
        let id = "afwijkend-" + entry.id.rawValue
        return """
            <details class="panel noprint"><summary>\(t("decision.differ"))</summary><form class="entry" method="post" action="\(view.link(.dissent(entry.id.rawValue)))">\(view.page.secretField)
            <div class="field"><label for="\(id)-partij">\(t("field.partij"))</label><select id="\(id)-partij" name="partij">\(options)</select></div>
            <div class="field"><label for="\(id)">\(t("field.reden"))</label><textarea id="\(id)" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("decision.record"))</button></p></form></details>
            """
    }
}
