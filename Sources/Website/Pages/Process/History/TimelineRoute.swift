internal import Foundation
internal import Hummingbird
internal import Journal
internal import Planning
internal import Process
internal import ProcessService

/// "How did we get here?": everything that happened, the newest first, with a way to each moment.
func addTimelineRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/tijdlijn", site: site) { view, _ in
        try await TimelineView(view: view, model: TimelineModel(view: view)).html
    }
    router.get("/proces/{id}/export.jsonl") { request, context in
        let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
        guard let service = site.processes else { throw SiteProblem.processUnknown }
        let events = try await service.journal.read(view.id, after: 0, most: view.process.version)
        var lines: [UInt8] = []
        for event in events { lines += Array(JournalExport.line(event)) + [0x0A] }
        return Response.bytes(lines, type: "application/jsonl").asDownload(view.id.rawValue + ".jsonl")
    }
}

/// What the timeline shows.
struct TimelineModel {
    /// What to show of it.
    enum Part: String, CaseIterable {
        case decisions = "besluiten"
        case everything = "alles"
    }

    static let pageSize = 100

    let part: Part
    /// Entries, the newest first.
    let entries: [HistoryEntry]
    /// True when older entries are left out.
    let isCut: Bool
    let names: PersonNames

    init(view: ProcessPage) async throws {
        guard let service = view.page.site.processes else { throw SiteProblem.processUnknown }
        let asked = view.page.query["toon"]
        guard let part = asked.map(Part.init(rawValue:)) ?? .decisions else {
            throw SiteProblem.parameter(
                "toon", value: asked ?? "", allowed: Part.allCases.map(\.rawValue).joined(separator: ", "))
        }
        self.part = part
        let last = view.process.version
        // Any number may stand in an address: it is bounded before there is any arithmetic with it.
        let before = min(max(1, view.page.query["voor"].flatMap(Int.init) ?? last + 1), last + 1)
        let all = try await service.history(of: view.id, most: before - 1)
        let wanted = all.filter { part == .everything || TimelineModel.isDecision($0.type) }
        entries = wanted.suffix(TimelineModel.pageSize).reversed()
        isCut = wanted.count > TimelineModel.pageSize
        names = try await PersonNames(Set(entries.map(\.fact.by)), page: view.page)
    }

    /// True for events in which people decide something for all.
    static func isDecision(_ type: String) -> Bool { decisions.contains(type) }

    private static let decisions: Set<String> = [
        ProcessStarted.type, CharterChanged.type, StepEntered.type, ItemAdded<Decision>.type, DissentRecorded.type,
        StartingPointsDecided.type, CanvasLaidDown.type, CanvasAgreed.type, CooperationChosen.type,
        ProductDelivered.type,
    ]
}

/// The timeline of a process.
struct TimelineView {
    let view: ProcessPage
    let model: TimelineModel

    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .timeline, title: t("timeline.title"), lead: "<p class=\"lead\">\(t("timeline.lead"))</p>",
            actions: """
                \(view.allows(.decide) ? "<a class=\"btn primary\" href=\"\(view.link(.decide))\">\(t("decision.new"))</a>" : HTML.none)<a class="btn" href="\(view.link(.report))">\(t("timeline.report"))</a><a class="btn" href="\(view.link(.export))">\(t("timeline.export"))</a>
                """,
            content: """
                <p class="jump">\(switcher)</p>
                <ol class="timeline" reversed>\(days)</ol>
                \(older)
                """
        ).html
    }

    private var switcher: HTML {
        TimelineModel.Part.allCases.map { part -> HTML in
            let current: HTML = part == model.part ? " aria-current=\"true\"" : .none
            return
                "<a href=\"\(view.link(.tab(.timeline), [("toon", part.rawValue)]))\"\(current)>\(t("timeline.show.\(part.rawValue)"))</a> "
        }.joined()
    }

    private var older: HTML? {
        guard model.isCut, let last = model.entries.last else { return nil }
        let address = view.link(
            .tab(.timeline), [("toon", model.part.rawValue), ("voor", String(last.fact.version))])
        return "<p><a class=\"btn\" href=\"\(address)\">\(t("timeline.older"))</a></p>"
    }

    private var days: HTML { model.entries.map(row).joined() }

    private func row(_ entry: HistoryEntry) -> HTML {
        let at = view.link(.tab(.overview), at: entry.fact.version)
        let decision = (entry.event as? ItemAdded<Decision>).flatMap { view.process.decisions[$0.id] }
        let more: HTML =
            decision.map { DecisionView(entry: $0, view: view).html } ?? EventText(view: view).detail(entry.event)
        return """
            <li><p class="when"><time>\(t.moment(entry.fact.time))</time> · \(model.names[entry.fact.by])</p><h2 class="what">\(EventText(view: view).headline(entry))</h2>\(more)<p class="noprint"><a href="\(at)">\(t("timeline.openThen"))</a></p></li>
            """
    }
}

/// What happened, in the visitor's words.
struct EventText {
    let view: ProcessPage
    private var t: Texts { view.t }

    /// `Kaart verplaatst: Koele routes`.
    func headline(_ entry: HistoryEntry) -> String {
        let words = t("event.\(entry.type)")
        return entry.event.title.isEmpty ? words : words + ": " + entry.event.title
    }

    /// What more there is to say of some events.
    func detail(_ event: any ProcessEvent) -> HTML {
        switch event {
        case let moved as CardMoved:
            return
                "<p>\(t("boardphase.\(moved.phase.rawValue)")), \(t("planlevel.\(moved.level.rawValue)").lowercasedFirst)</p>"
        case let set as CardStateSet: return "<p>\(t("cardstate.\(set.state.rawValue)"))</p>"
        case let entered as StepEntered:
            return "<p>\(t("step.\(entered.step.rawValue)")). \(entered.reason)</p>"
        case let decided as StartingPointsDecided:
            let leading = decided.points.leading.map { t("transition.\($0.rawValue)") }.joined(separator: ", ")
            let atlas: HTML? = decided.points.atlas.map {
                "<p class=\"note\">\(t("decision.atlas", ["edition": $0.edition]))</p>"
            }
            return "<p>\(t("dynamics.leading")): \(leading). \(decided.points.reason)</p>\(atlas)"
        case let agreed as CanvasAgreed: return "<p>\(view.name(agreed.party))</p>"
        case let laid as CanvasLaidDown: return "<p>\(t("canvas.version", ["number": String(laid.number)]))</p>"
        case let chosen as CooperationChosen:
            return
                "<p>\(t("guidephase.\(chosen.phase.rawValue)")): \(t("coop.\(chosen.form.rawValue)")). \(chosen.reason)</p>"
        case let delivered as ProductDelivered:
            return "<p>\(t("product.\(delivered.product.rawValue)")). \(delivered.summary)</p>"
        case let dissent as DissentRecorded:
            return "<p>\(view.name(dissent.dissent.party)): \(dissent.dissent.reason)</p>"
        default: return .none
        }
    }
}
