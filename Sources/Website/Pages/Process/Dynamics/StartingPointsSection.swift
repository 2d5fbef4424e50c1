internal import Planning
internal import Process

/// The three starting points: what was decided, what is proposed, and the form to decide.
struct StartingPointsSection {
    let view: ProcessPage
    let diagnosis: [Transition: Double]

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        """
        <section aria-labelledby="uitgangspunten"><h2 id="uitgangspunten">\(t("dynamics.points"))</h2><p class="note">\(t("dynamics.points.explain"))</p>
        \(decided)\(proposal)\(form)</section>
        """
    }

    private func names(_ transitions: [Transition]) -> String {
        transitions.isEmpty
            ? t("dynamics.noScore") : transitions.map { t("transition.\($0.rawValue)") }.joined(separator: ", ")
    }

    private func title(_ trigger: ItemID<Trigger>?) -> String {
        trigger.map { process.triggers[$0]?.item.title ?? t("dynamics.gone") } ?? t("form.none")
    }

    private var decided: HTML? {
        guard let points = process.startingPoints, let fact = points.decided else { return nil }
        let differs = points.leading != points.proposed.leading || points.trigger != points.proposed.trigger
        let against: HTML? =
            differs
            ? "<p class=\"note\">\(t("dynamics.overruled", ["trigger": title(points.proposed.trigger), "leading": names(points.proposed.leading)]))</p>"
            : "<p class=\"note\">\(t("dynamics.followed"))</p>"
        let dissents = points.dissents.map {
            "<li><b>\(t("decision.dissent", ["party": view.name($0.party)]))</b> \($0.reason)</li>" as HTML
        }
        let vision: HTML? =
            points.vision.isEmpty ? nil : "<div><dt>\(t("field.visie"))</dt><dd>\(points.vision)</dd></div>"
        return """
            <article class="decision"><dl class="readout"><div><dt>\(t("dynamics.trigger"))</dt><dd>\(title(points.trigger))</dd></div><div><dt>\(t("dynamics.leading"))</dt><dd>\(names(points.leading))</dd></div><div><dt>\(t("dynamics.coupled"))</dt><dd>\(names(points.coupled))</dd></div>\(vision)</dl>
            <p class="why"><b>\(t("decision.because"))</b> \(points.reason)</p>\(against)\(dissents.isEmpty ? HTML.none : "<ul class=\"plain\">\(dissents)</ul>")
            <p class="note">\(t("decision.taken", ["name": view.names[fact.by], "moment": t.moment(fact.time)])) \(points.atlas.map { t("decision.atlas", ["edition": $0.edition]) } ?? "")</p></article>
            """
    }

    private var proposal: HTML {
        let proposal = process.proposedStartingPoints(diagnosis: diagnosis)
        return """
            <p class="callout"><b>\(t("dynamics.proposal"))</b> \(t("dynamics.proposal.text", ["trigger": title(proposal.trigger), "leading": names(proposal.leading)]))</p>
            """
    }

    private var form: HTML? {
        guard view.allows(.decide) else { return nil }
        let proposal = process.proposedStartingPoints(diagnosis: diagnosis)
        let triggers = process.triggers.all.map { entry -> HTML in
            let mark: HTML = entry.id == proposal.trigger ? " selected" : .none
            return "<option value=\"\(entry.id.rawValue)\"\(mark)>\(entry.item.title)</option>"
        }
        let leading = Transition.allCases.map { transition -> HTML in
            let mark: HTML = proposal.leading.contains(transition) ? " checked" : .none
            return
                "<label><input type=\"checkbox\" name=\"koploper\" value=\"\(transition.rawValue)\"\(mark)> \(t("transition.\(transition.rawValue)"))</label>"
        }
        let parties = process.parties.all.map { "<option value=\"\($0.id.rawValue)\">\($0.item.name)</option>" as HTML }
        return """
            <details class="panel noprint"><summary>\(t("dynamics.decide"))</summary><form class="entry" method="post" action="\(view.link(.startingPoints))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">
            <div class="field"><label for="up-aanleiding">\(t("dynamics.trigger"))</label><select id="up-aanleiding" name="aanleiding"><option value="">\(t("form.none"))</option>\(triggers)</select></div>
            <fieldset class="field"><legend>\(t("dynamics.leading"))</legend><div class="boxes">\(leading)</div></fieldset>
            <div class="field"><label for="up-visie">\(t("field.visie"))</label><textarea id="up-visie" name="visie" rows="2">\(view.charter.vision)</textarea></div>
            <div class="field"><label for="up-reden">\(t("field.reden"))</label><textarea id="up-reden" name="reden" rows="3" required></textarea></div>
            <div class="field"><label for="up-afwijkend">\(t("dynamics.dissenter"))</label><select id="up-afwijkend" name="afwijkend"><option value="">\(t("form.nobody"))</option>\(parties)</select></div>
            <div class="field"><label for="up-afwijkend-reden">\(t("dynamics.dissentReason"))</label><textarea id="up-afwijkend-reden" name="afwijkend-reden" rows="2"></textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("decision.save"))</button></p></form></details>
            """
    }
}
