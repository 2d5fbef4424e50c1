internal import Hummingbird
internal import Planning
internal import Process

/// Meetings, milestones and messages, and the working groups.
func addLogRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/logboek", site: site) { view, _ in LogView(view: view).html }
}

/// The log of a process.
struct LogView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .log, title: t("process.tab.logboek"), lead: "<p class=\"lead\">\(t("log.lead"))</p>",
            actions: """
                \(view.allows(.keepLog) ? "<a class=\"btn\" href=\"\(view.link(.new(segment: Activity.segment)))\">\(t("item.new.activiteit"))</a>" : HTML.none)\(view.allows(.keepParties) ? "<a class=\"btn\" href=\"\(view.link(.new(segment: WorkingGroup.segment)))\">\(t("item.new.werkgroep"))</a>" : HTML.none)
                """,
            content: "<div class=\"cols\"><div>\(activities)</div><aside>\(groups)</aside></div>"
        ).html
    }

    private var activities: HTML {
        let all = process.activities.all.sorted { ($0.item.day, $0.added.version) > ($1.item.day, $1.added.version) }
        guard !all.isEmpty else { return "<p class=\"callout\">\(t("log.none"))</p>" }
        let rows = all.map { entry -> HTML in
            let activity = entry.item
            let group = activity.group.flatMap { process.groups[$0]?.item.name }
            let who = ([group].compactMap { $0 } + activity.parties.map { view.name($0) }).joined(separator: ", ")
            let agreed: HTML? =
                activity.agreements.isEmpty
                ? nil : "<p><b>\(t("field.afspraken")):</b> \(activity.agreements)</p>"
            return """
                <li id="activiteit-\(entry.id.rawValue)"><p class="when"><time datetime="\(activity.day.description)">\(t.day(activity.day))</time> · \(t("activity.\(activity.sort.rawValue)"))</p><p class="what"><a href="\(view.link(.item(segment: Activity.segment, id: entry.id.rawValue)))">\(activity.title)</a></p>\(activity.notes.isEmpty ? HTML.none : "<p>\(activity.notes)</p>")\(agreed)\(who.isEmpty ? HTML.none : "<p class=\"note\">\(who)</p>")</li>
                """
        }
        return "<ol class=\"timeline\">\(rows)</ol>"
    }

    private var groups: HTML {
        let rows = process.groups.all.map { entry -> HTML in
            """
            <div id="werkgroep-\(entry.id.rawValue)"><dt><a href="\(view.link(.item(segment: WorkingGroup.segment, id: entry.id.rawValue)))">\(entry.item.name)</a></dt><dd>\(entry.item.assignment)<small>\(entry.item.parties.map { view.name($0) }.joined(separator: ", "))</small></dd></div>
            """
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"missing\">\(t("log.noGroups"))</p>" : "<dl class=\"readout narrow\">\(rows)</dl>"
        return
            "<section aria-labelledby=\"werkgroepen\"><h2 id=\"werkgroepen\">\(t("log.groups"))</h2>\(list)</section>"
    }
}
