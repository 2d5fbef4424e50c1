internal import Planning
internal import Process

/// In the document of a process: what parties want to reach, and where that meets or clashes.
struct ReportGoals {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var goals: HTML {
        guard !process.goals.isEmpty else { return ReportSection.nothing(t("goals.none")) }
        return ReportSection.table(
            t("process.tab.doelen"),
            [
                t("field.doel"), t("field.partij"), t("field.transitie"), t("goals.kind"), t("field.hoeveelheid"),
                t("field.termijn"), t("report.where"),
            ], process.goals.all.map(row))
    }

    private func row(_ entry: Register<Goal>.Entry) -> HTML {
        let goal = entry.item
        let text: HTML? = goal.text.isEmpty ? nil : "<small>\(goal.text)</small>"
        let towards: HTML? = goal.towards.flatMap { process.goals[$0] }.map {
            "<small>\(t("goals.stepTo", ["goal": $0.item.title]))</small>"
        }
        let kind = goal.isObligatory ? t("goals.obligatory") : t("goals.voluntary")
        let source: HTML? = goal.source.isEmpty ? nil : "<small>\(goal.source)</small>"
        let quantity = goal.quantity.map { t.plain($0.amount) + " " + $0.unit } ?? ""
        let late: HTML? = goal.isLate(on: view.today) ? " <b class=\"late\">\(t("goals.late"))</b>" : nil
        let places = [
            goal.place.words, t("scale.\(goal.scale.rawValue)"), goal.layer.map { t("layer.\($0.rawValue)") } ?? "",
        ]
        return """
            <tr><th scope="row">\(goal.title)\(text)\(towards)</th><td>\(view.name(goal.party))</td><td>\(t("transition.\(goal.transition.rawValue)"))</td><td>\(kind)\(source)</td><td>\(quantity)</td><td>\(goal.deadline.map { t.day($0) } ?? "")\(late)</td><td>\(places.filter { !$0.isEmpty }.joined(separator: ", "))</td></tr>
            """
    }

    /// What people recorded; what the rules only propose is told by its number.
    var pairs: HTML {
        let matrix = GoalMatrix(process)
        let recorded = process.relations.all
        let proposed = matrix.pairs.count { pair in
            if case .recorded = pair.ground { false } else { true }
        }
        let lists = [GoalRelation.Sort.meet, .clash].map { sort -> HTML in
            let rows = recorded.filter { $0.item.sort == sort }.map { entry -> HTML in
                "<li>\(name(entry.item.first)) ↔ \(name(entry.item.second))<br>\(entry.item.reason)</li>"
            }
            let list: HTML =
                rows.isEmpty ? ReportSection.nothing(t("goals.noPairs")) : "<ul class=\"plain\">\(rows)</ul>"
            return "<h3>\(t("relation.many.\(sort.rawValue)"))</h3>\(list)"
        }
        let note: HTML? =
            proposed == 0 ? nil : "<p class=\"note\">\(t("report.proposed", ["count": t.number(proposed)]))</p>"
        return "\(lists)\(note)"
    }

    private func name(_ id: ItemID<Goal>) -> String {
        process.goals[id].map { "\($0.item.title) (\(view.name($0.item.party)))" } ?? ""
    }
}
