internal import Planning
internal import Process

/// Weighs the form of a phase: three questions first, then the advice, and then the choice with a reason. Each step is a page
/// of its own address, so that it works without a script.
struct CooperationFormPage {
    let view: ProcessPage
    let entry: CooperationEntry
    /// A choice that was sent and refused; nil on a fresh page.
    var typed: FormRequest?
    var problems: [FieldProblem] = []

    private var t: Texts { view.t }
    private var isSent: Bool { typed != nil }
    private var now: CooperationChoice? { entry.phase.flatMap { view.process.cooperation[$0] } }
    /// What was answered, or else what was weighed for that phase before.
    private var situation: CooperationSituation? {
        let hasAnswer = CooperationEntry.dimensions.contains { entry.values[$0.name]?.isEmpty == false }
        return entry.situation ?? (hasAnswer ? nil : now?.situation)
    }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .cooperation, title: t("coop.choose"),
            lead: "<p class=\"lead\">\(t("coop.explain"))</p>", isLive: false,
            content: "\(warning)\(questions)\(choice)"
        ).html
    }

    private var warning: HTML? {
        guard isSent, !problems.isEmpty else { return nil }
        let lines = problems.map { problem -> HTML in
            "<li>\(t("coop.field.\(problem.field)")): \(RefusalText(view: view).text(problem))</li>"
        }
        return "<div class=\"callout warn\" role=\"alert\"><ul class=\"plain\">\(lines)</ul></div>"
    }

    private func answer(_ place: Int) -> String {
        let dimension = CooperationEntry.dimensions[place]
        if let typed = entry.values[dimension.name], !typed.isEmpty { return typed }
        guard let situation else { return "" }
        let isYes = [situation.isEssential, situation.isSymmetric, situation.isCertain][place]
        return isYes ? dimension.yes : dimension.no
    }

    private var questions: HTML {
        let words = [
            ("coop.ask.importance", "coop.essential", "coop.important"),
            ("coop.ask.relation", "coop.symmetric", "coop.asymmetric"),
            ("coop.ask.context", "coop.certain", "coop.uncertain"),
        ]
        let pairs = words.enumerated().map { place, words -> HTML in
            let dimension = CooperationEntry.dimensions[place]
            let radios = [(dimension.yes, words.1), (dimension.no, words.2)].map { value, label -> HTML in
                let mark: HTML = value == answer(place) ? " checked" : .none
                return
                    "<label><input type=\"radio\" name=\"\(dimension.name)\" value=\"\(value)\" required\(mark)><span>\(t(label))</span></label>"
            }
            return "<fieldset class=\"seg\"><legend>\(t(words.0))</legend>\(radios)</fieldset>"
        }
        let phases = GuidePhase.allCases.map { phase -> HTML in
            let mark: HTML = phase == entry.phase ? " selected" : .none
            return "<option value=\"\(phase.rawValue)\"\(mark)>\(t("guidephase.\(phase.rawValue)"))</option>"
        }
        return """
            <section aria-labelledby="vragen"><h2 id="vragen">\(t("coop.questions"))</h2><form class="entry" method="get" action="\(view.link(.form))#advies">\(view.keptFields)
            <div class="field"><label for="vorm-fase">\(t("coop.phase"))</label><select id="vorm-fase" name="fase">\(phases)</select></div>
            \(pairs)<p class="acts"><button class="btn" type="submit">\(t("coop.showAdvice"))</button> <a class="btn quiet" href="\(view.link(.tab(.cooperation)))#vorm">\(t("form.cancel"))</a></p></form></section>
            """
    }

    private var choice: HTML? {
        guard let phase = entry.phase, let situation else { return nil }
        let advice = CooperationAdvice(situation)
        let reasons = advice.reasons.map { "<li>\(t("coop.reason.\($0.rawValue)"))</li>" as HTML }
        let cautions = advice.cautions.map {
            "<li>\(t("coop.caution", ["text": t("coop.reason.\($0.rawValue)")]))</li>" as HTML
        }
        let hidden = CooperationEntry.dimensions.indices.map { place -> HTML in
            "<input type=\"hidden\" name=\"\(CooperationEntry.dimensions[place].name)\" value=\"\(answer(place))\">"
        }
        let reason = isSent ? entry.reason : now?.reason ?? ""
        return """
            <section aria-labelledby="advies"><h2 id="advies">\(t("coop.advice"))</h2><div class="callout"><p><b>\(t("coop.\(advice.form.rawValue)"))</b>: \(t("coop.what.\(advice.form.rawValue)"))</p><ul class="plain">\(reasons)\(cautions)</ul><p class="note">\(t("coop.named.\(phase.rawValue)"))</p></div>
            <form class="entry" method="post" action="\(view.link(.form))">\(view.page.secretField)\(view.seenField(again: typed, since: nil))<input type="hidden" name="fase" value="\(phase.rawValue)">\(hidden)
            <p class="note">\(t("coop.several"))</p>\((1...CooperationEntry.most).map(row))
            <div class="field"><label for="vorm-reden">\(t("field.reden"))</label><textarea id="vorm-reden" name="reden" rows="3" required>\(reason)</textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button></p></form></section>
            """
    }

    /// One of the cooperations beside each other: its form and what it is for.
    private func row(_ place: Int) -> HTML {
        let (form, purpose) = (CooperationEntry.formField(place), CooperationEntry.purposeField(place))
        let part = now.flatMap { $0.parts.indices.contains(place - 1) ? $0.parts[place - 1] : nil }
        let chosen = isSent ? entry.values[form] : part?.form.rawValue
        let about = isSent ? entry.values[purpose] ?? "" : part?.purpose ?? ""
        let options = CooperationForm.allCases.map { option -> HTML in
            let mark: HTML = option.rawValue == chosen ? " selected" : .none
            return "<option value=\"\(option.rawValue)\"\(mark)>\(t("coop.\(option.rawValue)"))</option>"
        }
        let number = String(place)
        let required: HTML = place == 1 ? " required" : .none
        return """
            <div class="row"><label>\(t("coop.formNumber", ["number": number]))<select name="\(form)"\(required)><option value="">\(t("form.none"))</option>\(options)</select></label><label>\(t("coop.purpose", ["number": number]))<input type="text" name="\(purpose)" maxlength="200" value="\(about)"></label></div>
            """
    }
}
