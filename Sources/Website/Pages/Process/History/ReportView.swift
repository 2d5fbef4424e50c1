internal import Atlas
internal import Hummingbird
internal import Planning
internal import Process
internal import ProcessService

/// The whole process as one document to read and print: what it is about, where it stands, who wants what, what was decided.
func addReportRoute(to router: Router<SiteContext>, site: Site) {
    router.processPage("/verslag", site: site) { view, _ in ReportView(view: view).html }
}

/// The document of a process.
struct ReportView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .timeline, title: t("report.title"),
            lead:
                "<p class=\"lead\">\(t("report.lead", ["name": view.charter.name, "moment": t.moment(process.changed), "version": t.number(process.version)]))</p>",
            isLive: false,
            content: """
                <p class="lead">\(StandingLine(view: view).html)</p>
                \(about)\(parties)\(goals)\(board)\(decisions)\(activities)
                """
        ).html
    }

    private func section(_ title: String, _ content: HTML) -> HTML {
        "<section><h2>\(title)</h2>\(content)</section>"
    }

    private var about: HTML {
        let charter = view.charter
        let rows = [
            (t("charter.area"), charter.areas.map { view.page.site.atlas.name(of: $0) }.joined(separator: ", ")),
            (t("field.aanleiding"), charter.trigger), (t("field.visie"), charter.vision),
            (t("field.begrenzing"), charter.boundary),
        ].filter { !$0.1.isEmpty }
        return section(
            t("charter.title"),
            "<dl class=\"readout\">\(rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>")
    }

    private var parties: HTML {
        let rows = process.parties.all.map { entry -> HTML in
            let interests = process.interests.all.filter { $0.item.party == entry.id }.map(\.item.title)
            return
                "<tr><th scope=\"row\">\(entry.item.name)</th><td>\(t("involvement.\(entry.item.involvement.rawValue)"))</td><td>\(interests.joined(separator: "; "))</td></tr>"
        }
        return section(
            t("process.tab.partijen"),
            "<div class=\"tw\" tabindex=\"0\" role=\"group\" aria-label=\"\(t("process.tab.partijen"))\"><table class=\"fig words\"><thead><tr><th scope=\"col\">\(t("field.partij"))</th><th scope=\"col\">\(t("field.betrokken"))</th><th scope=\"col\">\(t("parties.interests"))</th></tr></thead><tbody>\(rows)</tbody></table></div>"
        )
    }

    private var goals: HTML {
        let rows = process.goals.all.map { entry -> HTML in
            let goal = entry.item
            return
                "<tr><th scope=\"row\">\(goal.title)</th><td>\(view.name(goal.party))</td><td>\(goal.isObligatory ? t("goals.obligatory") : t("goals.voluntary")) \(goal.source)</td><td>\(goal.deadline.map { t.day($0) } ?? "")</td></tr>"
        }
        return section(
            t("process.tab.doelen"),
            "<div class=\"tw\" tabindex=\"0\" role=\"group\" aria-label=\"\(t("process.tab.doelen"))\"><table class=\"fig words\"><thead><tr><th scope=\"col\">\(t("field.doel"))</th><th scope=\"col\">\(t("field.partij"))</th><th scope=\"col\">\(t("goals.kind"))</th><th scope=\"col\">\(t("field.termijn"))</th></tr></thead><tbody>\(rows)</tbody></table></div>"
        )
    }

    private var board: HTML {
        let phases = BoardPhase.allCases.map { phase -> HTML in
            let cards = process.cards.all.filter { $0.item.phase == phase }.map { entry -> HTML in
                "<li><b>\(entry.item.title)</b> (\(t("planlevel.\(entry.item.level.rawValue)").lowercasedFirst), \(t("cardstate.\(entry.item.state.rawValue)").lowercasedFirst)) \(entry.item.text)</li>"
            }
            let list: HTML =
                cards.isEmpty ? "<p class=\"missing\">\(t("board.empty"))</p>" : "<ul class=\"plain\">\(cards)</ul>"
            return "<h3>\(phase.numeral) \(t("boardphase.\(phase.rawValue)"))</h3>\(list)"
        }
        return section(t("board.title"), phases.joined())
    }

    private var decisions: HTML {
        section(
            t("decision.many"),
            process.decisions.isEmpty
                ? "<p class=\"missing\">\(t("decision.none"))</p>"
                : process.decisions.all.map { DecisionView(entry: $0, view: view).html }.joined())
    }

    private var activities: HTML {
        let rows = process.activities.all.sorted { $0.item.day < $1.item.day }.map { entry -> HTML in
            "<li>\(t.day(entry.item.day)): \(entry.item.title). \(entry.item.agreements)</li>"
        }
        return section(t("process.tab.logboek"), "<ul class=\"plain\">\(rows)</ul>")
    }
}
