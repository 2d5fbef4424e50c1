internal import Planning
internal import Process

/// In the document of a process: the cooperation canvas, who agreed with which version, and the form of each phase.
struct ReportCooperation {
    let view: ProcessPage

    private var t: Texts { view.t }

    var canvas: HTML {
        let canvas = view.process.canvas
        let partners = canvas.partners.sorted { $0.key < $1.key }.map { party, part -> HTML in
            "<tr><th scope=\"row\">\(view.name(party))</th><td>\(part.partner.contribution)</td><td>\(part.partner.goal)</td></tr>"
        }
        let table =
            partners.isEmpty
            ? ReportSection.nothing(t("canvas.noPartners"))
            : ReportSection.table(
                t("canvas.partners"), [t("field.partij"), t("canvas.contribution"), t("canvas.partnerGoal")], partners)
        let themes = CanvasTheme.allCases.map { theme -> HTML in
            let rows = theme.questions.map { question in
                (t("canvasquestion.\(question.rawValue)"), text(canvas.answers[question]))
            }
            return "<h3>\(t("canvastheme.\(theme.rawValue)"))</h3>\(ReportSection.readout(rows))"
        }
        let draft: HTML? =
            canvas.hasDraft && !canvas.editions.isEmpty ? "<p class=\"callout\">\(t("canvas.draft"))</p>" : nil
        return
            "\(draft)\(table)\(ReportSection.readout([(t("canvas.sharedGoal"), text(canvas.sharedGoal))]))\(themes)"
    }

    private func text(_ answer: Canvas.Answer?) -> String {
        answer.map(\.text).flatMap { $0.isEmpty ? nil : $0 } ?? t("canvas.open")
    }

    /// What a version said can be read back at the moment when it was laid down.
    var versions: HTML {
        let canvas = view.process.canvas
        guard !canvas.editions.isEmpty else { return ReportSection.nothing(t("canvas.noVersions")) }
        return canvas.editions.map { edition -> HTML in
            let agreed = edition.agreed.sorted { $0.value.version < $1.value.version }.map { party, fact in
                (view.name(party), t.moment(fact.time))
            }
            let silent = canvas.partners.keys.filter { edition.agreed[$0] == nil }.map { view.name($0) }.sorted()
            let list: HTML =
                agreed.isEmpty ? ReportSection.nothing(t("report.nobodyAgreed")) : ReportSection.readout(agreed)
            let missing: HTML? =
                silent.isEmpty || edition.number != canvas.editions.last?.number
                ? nil : "<p class=\"note\">\(t("report.notAgreed", ["names": silent.joined(separator: ", ")]))</p>"
            return """
                <h3>\(t("canvas.version", ["number": String(edition.number)]))</h3><p class="note">\(t("canvas.laidDown", ["moment": t.moment(edition.laidDown.time), "name": view.names[edition.laidDown.by]]))</p><p>\(t("report.agreed"))</p>\(list)\(missing)
                """
        }.joined()
    }

    var forms: HTML {
        let rows = GuidePhase.allCases.map { phase -> HTML in
            let name = t("guidephase.\(phase.rawValue)")
            guard let choice = view.process.cooperation[phase] else {
                return
                    "<tr><th scope=\"row\">\(name)</th><td colspan=\"3\" class=\"missing\">\(t("coop.notChosen"))</td></tr>"
            }
            let advice = CooperationAdvice(choice.situation)
            let taken = t(
                "decision.taken", ["name": view.names[choice.chosen.by], "moment": t.day(choice.chosen.time)])
            return """
                <tr><th scope="row">\(name)</th><td>\(t.parts(choice.parts))<small>\(taken)</small></td><td>\(t.situation(choice.situation))<small>\(t("coop.advice")): \(t("coop.\(advice.form.rawValue)"))</small></td><td>\(choice.reason)</td></tr>
                """
        }
        return ReportSection.table(
            t("coop.title"), [t("coop.phase"), t("coop.chosen"), t("coop.weighed"), t("field.reden")], rows)
    }
}
