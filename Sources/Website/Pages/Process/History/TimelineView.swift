internal import Journal
internal import Planning
internal import Process
internal import ProcessService

/// The timeline of a process.
struct TimelineView {
    let view: ProcessPage
    let model: TimelineModel

    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .timeline, title: t("timeline.title"), lead: "<p class=\"lead\">\(t("timeline.lead"))</p>",
            actions: """
                \(view.allows(.decide) ? "<a class=\"btn primary\" href=\"\(view.link(.decide))\">\(t("decision.new"))</a>" : HTML.none)<a class="btn" href="\(view.link(.report))">\(t("timeline.report"))</a><a class="btn" href="\(view.link(.export))" download>\(t("timeline.export"))</a>
                """,
            content: """
                <p class="jump">\(switcher)</p>
                \(TimelineForm(view: view, filter: model.filter).html)
                \(model.entries.isEmpty ? none : "<ol class=\"timeline\" reversed>\(model.entries.map(row))</ol>")
                \(older)\(model.older == nil ? view.untoldPast : nil)
                """
        ).html
    }

    private var none: HTML { "<p class=\"callout\">\(t("timeline.none"))</p>" }

    private var switcher: HTML {
        [TimelineFilter.Part.decisions, .everything].map { part -> HTML in
            let current: HTML = part == model.filter.part ? " aria-current=\"true\"" : .none
            return
                "<a href=\"\(view.link(.tab(.timeline), [("toon", part.rawValue)]))\"\(current)>\(t("timeline.show.\(part.rawValue)"))</a> "
        }.joined()
    }

    private var older: HTML? {
        guard let version = model.older else { return nil }
        let address = view.link(.tab(.timeline), model.filter.items + [("voor", String(version))])
        let why: HTML? = model.isUnfinished ? "<p class=\"note\">\(t("timeline.unfinished"))</p>" : nil
        return "\(why)<p class=\"noprint\"><a class=\"btn\" href=\"\(address)\">\(t("timeline.older"))</a></p>"
    }

    private func row(_ entry: HistoryEntry) -> HTML {
        let at = view.link(.tab(.overview), at: entry.fact.version)
        let decision = (entry.event as? ItemAdded<Decision>).flatMap { view.process.decisions[$0.id] }
        let story = model.stories[entry.fact.version]
        let more: HTML? = decision.map { DecisionView(entry: $0, view: view).html } ?? story?.html(t)
        return """
            <li><p class="when"><time>\(t.moment(entry.fact.time))</time> · \(model.names[entry.fact.by])</p><h2 class="what">\(EventText(t: t).headline(entry))\(story?.about ?? "")</h2>\(more)<p class="noprint"><a href="\(at)">\(t("timeline.openThen"))</a></p></li>
            """
    }
}

/// Searching the timeline, and going to a day in it.
struct TimelineForm {
    let view: ProcessPage
    let filter: TimelineFilter

    private var t: Texts { view.t }

    var html: HTML {
        let parts = TimelineFilter.Part.allCases.map { ($0.rawValue, t("timeline.show.\($0.rawValue)")) }
        return """
            <form class="row boardfilter noprint" role="search" aria-label="\(t("timeline.search"))" action="/proces/\(view.id.rawValue)/tijdlijn">
            <label>\(t("timeline.words"))<input type="search" name="zoek" value="\(filter.words)" maxlength="80"></label>
            \(select("toon", t("timeline.what"), parts, filter.part.rawValue))\(people)
            <label>\(t("timeline.until"))<input type="date" name="dag" value="\(filter.day?.description ?? "")"></label>
            \(view.keptFields)<button class="btn" type="submit">\(t("board.show"))</button></form>
            """
    }

    /// For members only: what one person did is nobody else's to look up.
    private var people: HTML? {
        guard view.isMember else { return nil }
        let people = Set(view.process.people).map { ($0.rawValue, view.names[$0]) }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        return select("wie", t("timeline.who"), [("", t("timeline.everybody"))] + people, filter.person?.rawValue ?? "")
    }

    private func select(_ name: String, _ label: String, _ options: [(String, String)], _ value: String) -> HTML {
        let entries = options.map { option, label -> HTML in
            let chosen: HTML = option == value ? " selected" : .none
            return "<option value=\"\(option)\"\(chosen)>\(label)</option>"
        }
        return "<label>\(label)<select name=\"\(name)\">\(entries)</select></label>"
    }
}

/// What happened, in the visitor's words.
struct EventText {
    let t: Texts

    /// `Kaart verplaatst: Koele routes`.
    func headline(_ entry: HistoryEntry) -> String {
        let words = t("event.\(entry.type)")
        return entry.event.title.isEmpty ? words : words + ": " + entry.event.title
    }
}
