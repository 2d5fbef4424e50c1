internal import Planning
internal import Process

/// What parties say is going on, beside what the figures say, and the starting points that follow.
struct DynamicsView {
    let view: ProcessPage
    let diagnosis: [Transition: Double]

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .dynamics, title: t("process.tab.dynamiek"),
            lead: "<p class=\"lead\">\(t("dynamics.lead"))</p>",
            actions: view.allows(.workOnBoard)
                ? "<a class=\"btn\" href=\"\(view.link(.new(segment: Trigger.segment)))\">\(t("item.new.aanleiding"))</a>"
                : .none,
            content:
                "\(overview)\(ScoreForm(view: view).html)\(StartingPointsSection(view: view, diagnosis: diagnosis).html)\(triggers)\(answers)"
        ).html
    }

    private var overview: HTML {
        let summaries = process.dynamics.summaries(diagnosis: diagnosis)
        let rows = summaries.map { summary -> HTML in
            let id = summary.transition.rawValue
            let spread = summary.spread.map {
                t("dynamics.spread", ["low": t.number($0.lowerBound), "high": t.number($0.upperBound)])
            }
            let answered: HTML? =
                summary.count == 0
                ? nil : "<small>\(spread ?? "") \(t("dynamics.parties", ["count": t.number(summary.count)]))</small>"
            let verdict: HTML =
                summary.comparison.map {
                    "<span class=\"cmp \($0.rawValue)\">\(t("dynamics.compare.\($0.rawValue)"))</span>"
                } ?? "<span class=\"missing\">\(t("dynamics.compare.unknown"))</span>"
            return """
                <tr id="transitie-\(id)"><th scope="row">\(t("transition.\(id)"))</th><td>\(DynamicsBar(summary: summary, t: t).html)</td><td class="num">\(number(summary.score))\(answered)</td><td class="num">\(number(summary.diagnosis))</td><td>\(verdict)</td></tr>
                """
        }
        return """
            <section aria-labelledby="naast"><h2 id="naast">\(t("dynamics.beside"))</h2>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("dynamics.beside"))"><table class="fig words dyn"><thead><tr><th scope="col">\(t("field.transitie"))</th><th scope="col"><span class="vh">\(t("dynamics.drawn"))</span></th><th scope="col" class="num">\(t("dynamics.people"))</th><th scope="col" class="num">\(t("dynamics.figures"))</th><th scope="col">\(t("dynamics.compare"))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            <p class="legend"><span><span class="k dot"></span>\(t("dynamics.people"))</span><span><span class="k band"></span>\(t("dynamics.spreadLegend"))</span><span><span class="k nl"></span>\(t("dynamics.figures"))</span></p>
            <p class="note">\(t("dynamics.howCompared", ["limit": t.number(DynamicsSummary.limit)]))</p></section>
            """
    }

    private func number(_ score: Double?) -> HTML {
        score.map { "\(t.number($0))" } ?? "<span class=\"missing\">\(t("dynamics.noScore"))</span>"
    }

    private var triggers: HTML {
        let rows = process.triggers.all.map { entry -> HTML in
            let year = entry.item.year.map(String.init) ?? t("dynamics.yearOpen")
            return """
                <tr id="aanleiding-\(entry.id.rawValue)"><th scope="row"><a href="\(view.link(.item(segment: Trigger.segment, id: entry.id.rawValue)))">\(entry.item.title)</a></th><td>\(t("trigger.\(entry.item.sort.rawValue)"))</td><td>\(view.name(entry.item.party))</td><td class="num">\(year)</td></tr>
                """
        }
        guard !rows.isEmpty else { return .none }
        return """
            <section aria-labelledby="komt"><h2 id="komt">\(t("dynamics.coming"))</h2><p class="note">\(t("dynamics.coming.explain"))</p><div class="tw" tabindex="0" role="group" aria-label="\(t("dynamics.coming"))"><table class="fig words"><thead><tr><th scope="col">\(t("dynamics.work"))</th><th scope="col">\(t("field.soort"))</th><th scope="col">\(t("field.partij"))</th><th scope="col" class="num">\(t("field.jaar"))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    private var answers: HTML {
        let rows = process.dynamics.all.map { entry -> HTML in
            let marks = DynamicsQuestion.allCases.map { question -> HTML in
                "<td class=\"num\">\(entry.answer.marks[question].map { String($0) } ?? "–")</td>"
            }
            return """
                <tr><th scope="row">\(t("transition.\(entry.key.transition.rawValue)"))</th><td>\(view.name(entry.key.party))<small>\(t("scale.\(entry.key.scale.rawValue)"))</small></td>\(marks)<td>\(entry.answer.reason)</td></tr>
                """
        }
        guard !rows.isEmpty else { return .none }
        let heads = DynamicsQuestion.allCases.map {
            "<th scope=\"col\" class=\"num\">\(t("dynamics.q.\($0.rawValue)"))</th>" as HTML
        }
        return """
            <section aria-labelledby="antwoorden"><h2 id="antwoorden">\(t("dynamics.answers"))</h2><div class="tw" tabindex="0" role="group" aria-label="\(t("dynamics.answers"))"><table class="fig words"><thead><tr><th scope="col">\(t("field.transitie"))</th><th scope="col">\(t("field.partij"))</th>\(heads)<th scope="col">\(t("field.reden"))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}

/// Dynamics with their spread, and the diagnosis as a line, on one scale of 0 to 100.
struct DynamicsBar {
    let summary: DynamicsSummary
    let t: Texts

    var html: HTML {
        func x(_ value: Double) -> String { String(Int((value * 2).rounded())) }
        var parts: HTML = "<rect class=\"track\" x=\"0\" y=\"6\" width=\"200\" height=\"8\"/>"
        if let spread = summary.spread {
            let width = max(2, (spread.upperBound - spread.lowerBound) * 2)
            parts +=
                "<rect class=\"band\" x=\"\(x(spread.lowerBound))\" y=\"4\" width=\"\(Int(width.rounded()))\" height=\"12\"/>"
        }
        if let diagnosis = summary.diagnosis {
            parts += "<rect class=\"tick nl\" x=\"\(x(diagnosis))\" y=\"0\" width=\"3\" height=\"20\"/>"
        }
        if let score = summary.score { parts += "<circle class=\"dot\" cx=\"\(x(score))\" cy=\"10\" r=\"6\"/>" }
        return "<svg class=\"meter dynbar\" viewBox=\"-6 0 212 20\" aria-hidden=\"true\">\(parts)</svg>"
    }
}

/// The form in which somebody answers the four questions for a party.
struct ScoreForm {
    let view: ProcessPage

    var html: HTML? {
        let t = view.t
        let parties = view.parties(for: .score)
        guard !parties.isEmpty else { return nil }
        func options(_ items: [(String, String)], _ chosen: String? = nil) -> HTML {
            items.map { value, label -> HTML in
                let mark: HTML = value == chosen ? " selected" : .none
                return "<option value=\"\(value)\"\(mark)>\(label)</option>"
            }.joined()
        }
        let questions = DynamicsQuestion.allCases.map { question -> HTML in
            let marks = (0...4).map { mark -> HTML in
                "<label><input type=\"radio\" name=\"\(question.rawValue)\" value=\"\(mark)\"><span>\(mark)</span></label>"
            }
            return
                "<fieldset class=\"seg\"><legend>\(t("dynamics.ask.\(question.rawValue)"))</legend>\(marks)</fieldset>"
        }
        return """
            <details class="panel noprint"><summary>\(t("dynamics.score"))</summary><form class="entry" method="post" action="\(view.link(.score))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">
            <p class="note">\(t("dynamics.scale"))</p><div class="row">
            <label>\(t("field.partij"))<select name="partij">\(options(parties.map { ($0.id.rawValue, $0.item.name) }))</select></label>
            <label>\(t("field.transitie"))<select name="transitie">\(options(Transition.allCases.map { ($0.rawValue, t("transition.\($0.rawValue)")) }))</select></label>
            <label>\(t("field.schaal"))<select name="schaal">\(options(ScaleLevel.allCases.map { ($0.rawValue, t("scale.\($0.rawValue)")) }, ScaleLevel.district.rawValue))</select></label></div>
            \(questions)
            <div class="field"><label for="score-reden">\(t("field.reden"))</label><textarea id="score-reden" name="reden" rows="2"></textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button></p></form></details>
            """
    }
}
