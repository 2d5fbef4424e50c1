internal import Planning
internal import Process

/// Which form of cooperation fits each phase, what the advice is, and what was chosen.
struct CooperationSection {
    let view: ProcessPage

    private var t: Texts { view.t }

    var html: HTML {
        let rows = GuidePhase.allCases.map(row)
        return """
            <section aria-labelledby="vorm"><h2 id="vorm">\(t("coop.title"))</h2><p class="note">\(t("coop.explain"))</p>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("coop.title"))"><table class="fig words"><thead><tr><th scope="col">\(t("coop.phase"))</th><th scope="col">\(t("coop.usual"))</th><th scope="col">\(t("coop.weighed"))</th><th scope="col">\(t("coop.advice"))</th><th scope="col">\(t("coop.chosen"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            \(forms)\(chooser)</section>
            """
    }

    private func row(_ phase: GuidePhase) -> HTML {
        let name = t("guidephase.\(phase.rawValue)")
        let usual = t("coop.\(phase.usualForm.rawValue)")
        guard let choice = view.process.cooperation[phase] else {
            return
                "<tr><th scope=\"row\">\(name)</th><td>\(usual)</td><td colspan=\"3\" class=\"missing\">\(t("coop.notChosen"))</td></tr>"
        }
        let advice = CooperationAdvice(choice.situation)
        let grounds =
            (advice.reasons.map { t("coop.reason.\($0.rawValue)") }
            + advice.cautions.map { t("coop.caution", ["text": t("coop.reason.\($0.rawValue)")]) })
            .joined(separator: " ")
        let situation = [
            t(choice.situation.isEssential ? "coop.essential" : "coop.important"),
            t(choice.situation.isSymmetric ? "coop.symmetric" : "coop.asymmetric").lowercasedFirst,
            t(choice.situation.isCertain ? "coop.certain" : "coop.uncertain").lowercasedFirst,
        ].joined(separator: ", ")
        let differs: HTML? =
            advice.form == choice.form ? nil : "<small class=\"clash\">\(t("coop.againstAdvice"))</small>"
        return """
            <tr><th scope="row">\(name)</th><td>\(usual)</td><td>\(situation)</td><td>\(t("coop.\(advice.form.rawValue)"))<small>\(grounds)</small></td><td><b>\(t("coop.\(choice.form.rawValue)"))</b>\(differs)<small>\(choice.reason)</small><small>\(t("decision.taken", ["name": view.names[choice.chosen.by], "moment": t.day(choice.chosen.time)]))</small></td></tr>
            """
    }

    private var forms: HTML {
        let rows = CooperationForm.allCases.map { form -> HTML in
            "<div><dt>\(t("coop.\(form.rawValue)"))</dt><dd>\(t("coop.what.\(form.rawValue)"))</dd></div>"
        }
        return
            "<details class=\"panel\"><summary>\(t("coop.which"))</summary><dl class=\"readout\">\(rows)</dl></details>"
    }

    private var chooser: HTML? {
        guard view.allows(.decide) else { return nil }
        func pair(_ name: String, _ legend: String, _ first: (String, String), _ second: (String, String)) -> HTML {
            """
            <fieldset class="seg"><legend>\(legend)</legend><label><input type="radio" name="\(name)" value="\(first.0)" required><span>\(first.1)</span></label><label><input type="radio" name="\(name)" value="\(second.0)"><span>\(second.1)</span></label></fieldset>
            """
        }
        let phases = GuidePhase.allCases.map {
            "<option value=\"\($0.rawValue)\">\(t("guidephase.\($0.rawValue)"))</option>" as HTML
        }
        let forms = CooperationForm.allCases.map {
            "<option value=\"\($0.rawValue)\">\(t("coop.\($0.rawValue)"))</option>" as HTML
        }
        return """
            <details class="panel noprint"><summary>\(t("coop.choose"))</summary><form class="entry" method="post" action="\(view.link(.form))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">
            <div class="field"><label for="vorm-fase">\(t("coop.phase"))</label><select id="vorm-fase" name="fase">\(phases)</select></div>
            \(pair("belang", t("coop.ask.importance"), ("onmisbaar", t("coop.essential")), ("belangrijk", t("coop.important"))))
            \(pair("verhouding", t("coop.ask.relation"), ("gelijk", t("coop.symmetric")), ("ongelijk", t("coop.asymmetric"))))
            \(pair("context", t("coop.ask.context"), ("zeker", t("coop.certain")), ("onzeker", t("coop.uncertain"))))
            <div class="field"><label for="vorm-vorm">\(t("coop.form"))</label><select id="vorm-vorm" name="vorm"><option value="">\(t("coop.asAdvised"))</option>\(forms)</select></div>
            <div class="field"><label for="vorm-reden">\(t("field.reden"))</label><textarea id="vorm-reden" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button></p></form></details>
            """
    }
}
