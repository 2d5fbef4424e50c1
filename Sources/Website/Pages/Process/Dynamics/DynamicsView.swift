internal import Planning
internal import Process

/// What parties say is going on, beside what the figures say, and the starting points that follow.
struct DynamicsView {
    let view: ProcessPage
    let figures: DynamicsFigures

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
                "\(overview)\(ScoreForm(view: view, scale: figures.shown.scale).html)\(StartingPointsSection(view: view, figures: figures).html)\(triggers)\(answers)"
        ).html
    }

    private var overview: HTML {
        let summaries = process.dynamics.summaries(at: figures.shown.scale, diagnosis: figures.shown.diagnosis)
        // The roles are written out, because rows that are laid out as cards on a phone are no table to browsers any more.
        let rows = summaries.map { summary -> HTML in
            let id = summary.transition.rawValue
            let spread = summary.spread.map {
                t("dynamics.spread", ["low": t.number($0.lowerBound), "high": t.number($0.upperBound)])
            }
            let answered: HTML? =
                summary.count == 0
                ? nil
                : "<small>\(spread ?? "") \(summary.count == 1 ? t("dynamics.parties.one") : t("dynamics.parties", ["count": t.number(summary.count)]))</small>"
            let verdict: HTML =
                summary.comparison.map {
                    "<span class=\"cmp \($0.rawValue)\">\(t("dynamics.compare.\($0.rawValue)"))</span>"
                } ?? "<span class=\"missing\">\(t("dynamics.compare.unknown"))</span>"
            return """
                <tr id="transitie-\(id)" role="row"><th role="rowheader" scope="row">\(t("transition.\(id)"))</th><td role="cell" class="drawn">\(DynamicsBar(summary: summary, t: t).html)</td><td role="cell" class="num" data-label="\(t("dynamics.people"))">\(number(summary.score))\(answered)</td><td role="cell" class="num" data-label="\(t("dynamics.figures"))">\(number(summary.diagnosis))</td><td role="cell" class="verdict">\(verdict)</td></tr>
                """
        }
        return """
            <section aria-labelledby="naast"><h2 id="naast">\(t("dynamics.beside"))</h2>\(scales)\(figures.note(view))
            <div class="tw" tabindex="0" role="group" aria-label="\(t("dynamics.beside"))"><table role="table" class="fig words dyn"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">\(t("field.transitie"))</th><th role="columnheader" scope="col"><span class="vh">\(t("dynamics.drawn"))</span></th><th role="columnheader" scope="col" class="num">\(t("dynamics.people"))</th><th role="columnheader" scope="col" class="num">\(t("dynamics.figures"))</th><th role="columnheader" scope="col">\(t("dynamics.compare"))</th></tr></thead><tbody role="rowgroup">\(rows)</tbody></table></div>
            <p class="legend"><span><span class="k dot"></span>\(t("dynamics.people"))</span><span><span class="k band"></span>\(t("dynamics.spreadLegend"))</span><span><span class="k nl"></span>\(t("dynamics.figures"))</span></p>
            <p class="note">\(t("dynamics.howCompared", ["limit": t.number(DynamicsSummary.limit, decimals: 1)]))</p></section>
            """
    }

    /// A choice of the scale level, with how many answers each has: they are never averaged together.
    private var scales: HTML {
        let links = ScaleLevel.allCases.map { scale -> HTML in
            let count = process.dynamics.all.count { $0.key.scale == scale }
            let current: HTML = scale == figures.shown.scale ? " aria-current=\"true\"" : .none
            return
                "<a href=\"\(view.link(.tab(.dynamics), [("schaal", scale.rawValue)]))#naast\"\(current)>\(t("scale.\(scale.rawValue)")) (\(t.number(count)))</a>"
        }
        return """
            <nav class="jump noprint" aria-label="\(t("dynamics.chooseScale"))">\(links)</nav><p class="note">\(t("dynamics.atScale", ["scale": t("scale.\(figures.shown.scale.rawValue)")]))</p>
            """
    }

    private func number(_ score: Double?) -> HTML {
        score.map { "\(t.number($0))" } ?? "<span class=\"missing\">\(t("dynamics.noScore"))</span>"
    }

    private var triggers: HTML {
        let rows = process.triggers.all.map { entry -> HTML in
            let past = entry.item.isPast(in: figures.year) ? " " + t("dynamics.yearPast") : ""
            let year = (entry.item.year.map(String.init) ?? t("dynamics.yearOpen")) + past
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
            let key = [
                ("partij", entry.key.party.rawValue), ("transitie", entry.key.transition.rawValue),
                ("schaal", entry.key.scale.rawValue),
            ]
            let change: HTML? =
                view.allows(.score, party: entry.key.party)
                ? " <a class=\"noprint\" href=\"\(view.link(.tab(.dynamics), key))#score\">\(t("dynamics.changeScore"))<span class=\"vh\">: \(view.name(entry.key.party)), \(t("transition.\(entry.key.transition.rawValue)"))</span></a>"
                : nil
            return """
                <tr><th scope="row">\(t("transition.\(entry.key.transition.rawValue)"))</th><td>\(view.name(entry.key.party))\(change)<small>\(t("scale.\(entry.key.scale.rawValue)"))</small></td>\(marks)<td>\(entry.answer.reason)</td></tr>
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
