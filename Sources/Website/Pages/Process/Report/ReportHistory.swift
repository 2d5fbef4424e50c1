internal import Planning
internal import Process

/// In the document of a process: how far it is, what was decided, and what people did together.
struct ReportHistory {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    /// The step with its reason, and the documents that ended a phase.
    var step: HTML {
        var rows = [(t("report.stepNow"), t("step.\(process.step.step.rawValue)"))]
        if let fact = process.step.fact {
            rows.append((t("report.since"), t.day(fact.time)))
            rows.append((t("field.reden"), process.step.reason))
        }
        let products = Product.allCases.map { product -> HTML in
            let name = t("product.\(product.rawValue)")
            guard let delivered = process.products[product] else {
                return
                    "<tr><th scope=\"row\">\(name)</th><td colspan=\"3\" class=\"missing\">\(t("process.notYet"))</td></tr>"
            }
            let card = delivered.card.flatMap { process.cards[$0]?.item.title } ?? ""
            return
                "<tr><th scope=\"row\">\(name)</th><td>\(t.day(delivered.delivered.time))</td><td>\(delivered.summary)</td><td>\(card)</td></tr>"
        }
        let table = ReportSection.table(
            t("product.many"), [t("product.one"), t("field.dag"), t("product.summary"), t("product.card")], products)
        return "\(ReportSection.readout(rows))<h3>\(t("product.many"))</h3>\(table)"
    }

    /// The first taken first.
    var decisions: HTML {
        guard !process.decisions.isEmpty else { return ReportSection.nothing(t("decision.none")) }
        let all = process.decisions.all.sorted { a, b in
            let days = [a, b].map { $0.item.taken ?? CalendarDay($0.added.time) }
            return (days[0], a.added.version) < (days[1], b.added.version)
        }
        return all.map { DecisionView(entry: $0, view: view, isForReading: true).html }.joined()
    }

    /// The first first.
    var log: HTML {
        guard !process.activities.isEmpty else { return ReportSection.nothing(t("log.none")) }
        let all = process.activities.all.sorted { ($0.item.day, $0.added.version) < ($1.item.day, $1.added.version) }
        let rows = all.map { entry -> HTML in
            let activity = entry.item
            let group = activity.group.flatMap { process.groups[$0]?.item.name }
            let who = ([group].compactMap { $0 } + activity.parties.map { view.name($0) }).joined(separator: ", ")
            return """
                <tr><th scope="row">\(t.day(activity.day))<small>\(t("activity.\(activity.sort.rawValue)"))</small></th><td>\(activity.title)\(activity.notes.isEmpty ? HTML.none : "<small>\(activity.notes)</small>")</td><td>\(activity.agreements)</td><td>\(who)</td></tr>
                """
        }
        return ReportSection.table(
            t("process.tab.logboek"), [t("field.dag"), t("field.titel"), t("field.afspraken"), t("field.partijen")],
            rows)
    }
}
