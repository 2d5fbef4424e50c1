internal import Atlas
internal import Planning
internal import Process

/// In the document of a process: what people say is going on, what is coming, and where they start.
struct ReportDynamics {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var dynamics: HTML {
        guard !process.dynamics.all.isEmpty else { return ReportSection.nothing(t("report.noScores")) }
        let answers = process.dynamics.all.map { entry -> HTML in
            let marks = DynamicsQuestion.allCases.map { question -> HTML in
                "<td>\(entry.answer.marks[question].map { String($0) } ?? "–")</td>"
            }
            return """
                <tr><th scope="row">\(t("transition.\(entry.key.transition.rawValue)"))</th><td>\(view.name(entry.key.party))<small>\(t("scale.\(entry.key.scale.rawValue)"))</small></td>\(marks)<td>\(entry.answer.reason)</td></tr>
                """
        }
        // Scales are never averaged together: each has a table of its own.
        let scales = ScaleLevel.allCases.filter { scale in process.dynamics.all.contains { $0.key.scale == scale } }
        return """
            \(scales.map(table))<h3>\(t("dynamics.answers"))</h3>
            \(ReportSection.table(t("dynamics.answers"), [t("field.transitie"), t("field.partij")] + DynamicsQuestion.allCases.map { t("dynamics.q.\($0.rawValue)") } + [t("field.reden")], answers))
            """
    }

    /// What people say at a scale, beside the figures.
    private func table(_ scale: ScaleLevel) -> HTML {
        let figures = DynamicsFigures(view, at: scale)
        let rows = process.dynamics.summaries(at: scale, diagnosis: figures.shown.diagnosis).map { summary -> HTML in
            let spread = summary.spread.map { t.number($0.lowerBound) + "–" + t.number($0.upperBound) } ?? ""
            let verdict =
                summary.comparison.map { t("dynamics.compare.\($0.rawValue)") } ?? t("dynamics.compare.unknown")
            return """
                <tr><th scope="row">\(t("transition.\(summary.transition.rawValue)"))</th><td>\(number(summary.score))</td><td>\(spread)</td><td>\(t.number(summary.count))</td><td>\(number(summary.diagnosis))</td><td>\(verdict)</td></tr>
                """
        }
        let name = t("dynamics.atScale", ["scale": t("scale.\(scale.rawValue)")])
        let edition = t("report.figures", ["edition": view.page.site.atlas.edition])
        return """
            <p>\(name)</p>\(ReportSection.table(name, [t("field.transitie"), t("dynamics.people"), t("dynamics.spreadLegend"), t("report.answered"), t("dynamics.figures"), t("dynamics.compare")], rows))
            \(figures.note(view) ?? "<p class=\"note\">\(edition)</p>")
            """
    }

    private func number(_ score: Double?) -> String { score.map { t.number($0) } ?? t("dynamics.noScore") }

    var coming: HTML {
        guard !process.triggers.isEmpty else { return ReportSection.nothing(t("report.none")) }
        let rows = process.triggers.all.map { entry -> HTML in
            let year = entry.item.year.map(String.init) ?? t("dynamics.yearOpen")
            return
                "<tr><th scope=\"row\">\(entry.item.title)</th><td>\(t("trigger.\(entry.item.sort.rawValue)"))</td><td>\(view.name(entry.item.party))</td><td>\(year)</td></tr>"
        }
        return ReportSection.table(
            t("dynamics.coming"), [t("dynamics.work"), t("field.soort"), t("field.partij"), t("field.jaar")], rows)
    }

    var points: HTML {
        guard let points = process.startingPoints else { return ReportSection.nothing(t("process.notYet")) }
        let title = points.trigger.map { process.triggers[$0]?.item.title ?? t("dynamics.gone") } ?? t("form.none")
        let rows = [
            (t("dynamics.trigger"), title), (t("dynamics.leading"), names(points.leading)),
            (t("dynamics.coupled"), names(points.coupled)), (t("field.visie"), points.vision),
            (t("field.reden"), points.reason),
        ].filter { !$0.1.isEmpty }
        let dissents = points.dissents.map {
            "<p><b>\(t("decision.dissent", ["party": view.name($0.party)]))</b> \($0.reason)</p>" as HTML
        }
        let by: HTML? = points.decided.map {
            "<p class=\"note\">\(t("decision.taken", ["name": view.names[$0.by], "moment": t.moment($0.time)])) \(points.atlas.map { t("decision.atlas", ["edition": $0.edition]) } ?? "")</p>"
        }
        return "\(ReportSection.readout(rows))\(dissents)\(by)"
    }

    private func names(_ transitions: [Transition]) -> String {
        transitions.map { t("transition.\($0.rawValue)") }.joined(separator: ", ")
    }
}
