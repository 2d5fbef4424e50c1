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
            <div class="tw" tabindex="0" role="group" aria-label="\(t("coop.title"))"><table class="fig words"><thead><tr><th scope="col">\(t("coop.phase"))</th><th scope="col">\(t("coop.named"))</th><th scope="col">\(t("coop.weighed"))</th><th scope="col">\(t("coop.advice"))</th><th scope="col">\(t("coop.chosen"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            \(forms)</section>
            """
    }

    private func row(_ phase: GuidePhase) -> HTML {
        let name = t("guidephase.\(phase.rawValue)")
        let named = t("coop.named.\(phase.rawValue)")
        let choice = view.process.cooperation[phase]
        let change: HTML? =
            view.allows(.decide)
            ? "<p class=\"noprint\"><a href=\"\(view.link(.form, [("fase", phase.rawValue)]))\">\(t(choice == nil ? "coop.weigh" : "coop.weighAgain"))<span class=\"vh\">: \(name)</span></a></p>"
            : nil
        guard let choice else {
            return
                "<tr><th scope=\"row\">\(name)</th><td>\(named)</td><td colspan=\"3\"><span class=\"missing\">\(t("coop.notChosen"))</span>\(change)</td></tr>"
        }
        let advice = CooperationAdvice(choice.situation)
        let isFollowed = choice.parts.contains { $0.form == advice.form }
        // A caution is about the form that is advised; beside another choice it would speak against nothing.
        let grounds =
            (advice.reasons.map { t("coop.reason.\($0.rawValue)") }
            + (isFollowed ? advice.cautions : []).map { t("coop.caution", ["text": t("coop.reason.\($0.rawValue)")]) })
            .joined(separator: " ")
        let differs: HTML? = isFollowed ? nil : "<small class=\"clash\">\(t("coop.againstAdvice"))</small>"
        let parts = choice.parts.map { "<li><b>\(t.part($0))</b></li>" as HTML }
        return """
            <tr><th scope="row">\(name)</th><td>\(named)</td><td>\(t.situation(choice.situation))</td><td>\(t("coop.\(advice.form.rawValue)"))<small>\(grounds)</small></td><td><ul class="plain">\(parts)</ul>\(differs)<small>\(choice.reason)</small><small>\(t("decision.taken", ["name": view.names[choice.chosen.by], "moment": t.day(choice.chosen.time)]))</small>\(change)</td></tr>
            """
    }

    private var forms: HTML {
        let rows = CooperationForm.allCases.map { form -> HTML in
            "<div><dt>\(t("coop.\(form.rawValue)"))</dt><dd>\(t("coop.what.\(form.rawValue)"))</dd></div>"
        }
        return
            "<details class=\"panel\"><summary>\(t("coop.which"))</summary><dl class=\"readout\">\(rows)</dl></details>"
    }
}

extension Texts {
    /// The three dimensions in words.
    func situation(_ situation: CooperationSituation) -> String {
        [
            self(situation.isEssential ? "coop.essential" : "coop.important"),
            self(situation.isSymmetric ? "coop.symmetric" : "coop.asymmetric").lowercasedFirst,
            self(situation.isCertain ? "coop.certain" : "coop.uncertain").lowercasedFirst,
        ].joined(separator: ", ")
    }

    /// A form, and what it is for where that is said.
    func part(_ part: CooperationPart) -> String {
        self("coop.\(part.form.rawValue)") + (part.purpose.isEmpty ? "" : ": " + part.purpose)
    }

    /// Several of them, in a line.
    func parts(_ parts: [CooperationPart]) -> String { parts.map { part($0) }.joined(separator: "; ") }
}
