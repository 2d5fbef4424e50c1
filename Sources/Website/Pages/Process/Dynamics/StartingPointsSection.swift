internal import Planning
internal import Process

/// The three starting points: what was decided, what is proposed, and the form to decide.
struct StartingPointsSection {
    let view: ProcessPage
    let figures: DynamicsFigures

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
            "<li><b>\(t("decision.dissent", ["party": view.name($0.party)]))</b> \($0.reason) \($0.recorded.map { "<small>\(t.day($0.time))</small>" as HTML })</li>"
                as HTML
        }
        let vision: HTML? =
            points.vision.isEmpty ? nil : "<div><dt>\(t("field.visie"))</dt><dd>\(points.vision)</dd></div>"
        return """
            <article class="decision"><dl class="readout"><div><dt>\(t("dynamics.trigger"))</dt><dd>\(title(points.trigger))</dd></div><div><dt>\(t("dynamics.leading"))</dt><dd>\(names(points.leading))</dd></div><div><dt>\(t("dynamics.coupled"))</dt><dd>\(names(points.coupled))</dd></div>\(vision)</dl>
            <p class="why"><b>\(t("decision.because"))</b> \(points.reason)</p>\(against)\(dissents.isEmpty ? HTML.none : "<ul class=\"plain\">\(dissents)</ul>")
            <p class="note">\(t("decision.taken", ["name": view.names[fact.by], "moment": t.moment(fact.time)])) \(points.atlas.map { t("decision.atlas", ["edition": $0.edition]) } ?? "")</p>\(shown(points))\(dissentForm)</article>
            """
    }

    /// The scores that stood beside the decision.
    private func shown(_ points: StartingPoints) -> HTML? {
        points.figures.map { figures in
            let scores = Transition.allCases.compactMap { transition in
                figures.diagnosis[transition].map { t("transition.\(transition.rawValue)") + " " + t.number($0) }
            }
            let values = [
                "scale": t("scale.\(figures.scale.rawValue)"),
                "scores": scores.isEmpty ? t("dynamics.noScore") : scores.joined(separator: ", "),
            ]
            return "<p class=\"note\">\(t("dynamics.shownThen", values))</p>"
        }
    }

    private var dissentForm: HTML? {
        let parties = view.partiesForDissent
        guard !parties.isEmpty else { return nil }
        let options = parties.map { "<option value=\"\($0.id.rawValue)\">\($0.item.name)</option>" as HTML }
        return """
            <details class="panel noprint"><summary>\(t("decision.differ"))</summary><form class="entry" method="post" action="\(view.link(.dissentFromPoints))">\(view.page.secretField)\(view.seenField)
            <div class="field"><label for="up-afwijkend">\(t("field.partij"))</label><select id="up-afwijkend" name="partij">\(options)</select></div>
            <div class="field"><label for="up-afwijkend-reden">\(t("field.reden"))</label><textarea id="up-afwijkend-reden" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("decision.record"))</button></p></form></details>
            """
    }

    private var proposed: StartingPoints.Proposal {
        process.proposedStartingPoints(figures.shown, year: figures.year)
    }

    /// What follows from data and answers, with the arithmetic; nothing on a page of the past whose figures are of today.
    private var proposal: HTML? {
        guard figures.isOfThen else { return nil }
        let proposal = proposed
        let summaries = process.dynamics.summaries(at: figures.shown.scale, diagnosis: figures.shown.diagnosis)
        let lines = summaries.sorted { ($0.joint ?? -1) > ($1.joint ?? -1) }.map {
            "<li>\(arithmetic($0))</li>" as HTML
        }
        let late = process.triggers.all.filter { $0.item.isPast(in: figures.year) }.map(\.item.title)
        let passed: HTML? =
            late.isEmpty
            ? nil : "<p class=\"note\">\(t("dynamics.passedOver", ["works": late.joined(separator: ", ")]))</p>"
        return """
            <div class="callout"><p><b>\(t("dynamics.proposal"))</b> \(t("dynamics.proposal.text", ["trigger": title(proposal.trigger), "leading": names(proposal.leading)]))</p>\(basis(summaries.first { $0.transition == proposal.leading.first }))\(passed)<details><summary>\(t("dynamics.arithmetic"))</summary><ul class="plain">\(lines)</ul></details></div>
            """
    }

    /// Says it when a proposal rests on one of the two alone.
    private func basis(_ leading: DynamicsSummary?) -> HTML? {
        guard let leading else { return nil }
        if leading.score == nil { return "<p><b>\(t("dynamics.figuresAlone"))</b></p>" }
        if leading.diagnosis == nil { return "<p><b>\(t("dynamics.peopleAlone"))</b></p>" }
        return nil
    }

    /// The joint score of one transition, as it is worked out.
    private func arithmetic(_ summary: DynamicsSummary) -> String {
        let name = t("transition.\(summary.transition.rawValue)")
        guard let joint = summary.joint else { return name + ": " + t("dynamics.noScore") }
        guard let score = summary.score, let diagnosis = summary.diagnosis else {
            let key = summary.score == nil ? "dynamics.sum.figures" : "dynamics.sum.people"
            return t(key, ["name": name, "joint": t.number(joint, decimals: 1)])
        }
        return t(
            "dynamics.sum",
            [
                "name": name, "people": t.number(score, decimals: 1), "figures": t.number(diagnosis, decimals: 1),
                "joint": t.number(joint, decimals: 1),
            ])
    }

    private var form: HTML? {
        guard view.allows(.decide) else { return nil }
        let proposal = proposed
        // Who decides anew begins with what stands; the first time with what is proposed.
        let before = process.startingPoints
        let begin = before.map { $0.trigger } ?? proposal.trigger
        let ahead = before?.leading ?? proposal.leading
        let triggers = process.triggers.all.map { entry -> HTML in
            let mark: HTML = entry.id == begin ? " selected" : .none
            return "<option value=\"\(entry.id.rawValue)\"\(mark)>\(entry.item.title)</option>"
        }
        let leading = Transition.allCases.map { transition -> HTML in
            let mark: HTML = ahead.contains(transition) ? " checked" : .none
            return
                "<label><input type=\"checkbox\" name=\"koploper\" value=\"\(transition.rawValue)\"\(mark)> \(t("transition.\(transition.rawValue)"))</label>"
        }
        let hidden: HTML =
            "<input type=\"hidden\" name=\"schaal\" value=\"\(figures.shown.scale.rawValue)\"><input type=\"hidden\" name=\"cijfers\" value=\"\(view.page.site.edition.fingerprint)\">"
        return """
            <details class="panel noprint"><summary>\(t("dynamics.decide"))</summary><form class="entry" method="post" action="\(view.link(.startingPoints))">\(view.page.secretField)\(view.seenField)\(hidden)
            <div class="field"><label for="up-aanleiding">\(t("dynamics.trigger"))</label><select id="up-aanleiding" name="aanleiding"><option value="">\(t("form.none"))</option>\(triggers)</select></div>
            <fieldset class="field"><legend>\(t("dynamics.leading"))</legend><div class="boxes">\(leading)</div></fieldset>
            <div class="field"><label for="up-visie">\(t("field.visie"))</label><textarea id="up-visie" name="visie" rows="2">\(before?.vision ?? view.charter.vision)</textarea></div>
            <div class="field"><label for="up-reden">\(t("field.reden"))</label><textarea id="up-reden" name="reden" rows="3" required></textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("decision.save"))</button></p></form></details>
            """
    }
}
