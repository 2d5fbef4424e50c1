internal import Atlas
internal import Hummingbird
internal import Planning
internal import Process
internal import ProcessService

/// The whole process as one document to read and print: what it is about, where it stands, who wants what, what was decided.
func addReportRoute(to router: Router<SiteContext>, site: Site) {
    router.processPage("/verslag", site: site) { view, _ in
        ReportView(view: view, places: try await PlacesModel(view: view)).html
    }
}

/// The document of a process.
struct ReportView {
    let view: ProcessPage
    /// What was drawn in it.
    let places: PlacesModel

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .timeline, title: t("report.title"),
            lead:
                "<p class=\"lead\">\(t("report.lead", ["name": view.charter.name, "moment": t.moment(process.changed), "version": t.number(process.version)]))</p>",
            actions: "<button class=\"btn\" type=\"button\" data-print>\(t("passport.print"))</button>",
            isLive: false,
            content: """
                <div class="report"><p class="lead">\(StandingLine(view: view).html)</p>
                <nav class="toc" aria-labelledby="inhoud-verslag"><h2 id="inhoud-verslag">\(t("report.contents"))</h2><ol>\(sections.map(\.entry))</ol></nav>
                \(sections.map(\.html))</div>
                """
        ).html
    }

    /// In the order in which somebody new to it wants to hear it.
    private var sections: [ReportSection] {
        let parties = ReportParties(view: view)
        let history = ReportHistory(view: view)
        return [
            ReportSection(id: "opdracht", title: t("charter.title"), content: about),
            ReportSection(id: "kaart", title: t("process.tab.kaart"), content: map),
            ReportSection(id: "stap", title: t("report.step"), content: history.step),
            ReportSection(id: "partijen", title: t("process.tab.partijen"), content: parties.parties),
            ReportSection(id: "groepen", title: t("log.groups"), content: parties.groups),
            ReportSection(id: "deelnemers", title: t("report.members"), content: parties.members),
            ReportSection(id: "doelen", title: t("process.tab.doelen"), content: ReportGoals(view: view).goals),
            ReportSection(id: "verbanden", title: t("report.pairs"), content: ReportGoals(view: view).pairs),
        ] + work + [
            ReportSection(id: "besluiten", title: t("decision.many"), content: history.decisions),
            ReportSection(id: "logboek", title: t("process.tab.logboek"), content: history.log),
        ]
    }

    private var work: [ReportSection] {
        let dynamics = ReportDynamics(view: view)
        let cooperation = ReportCooperation(view: view)
        return [
            ReportSection(id: "dynamiek", title: t("process.tab.dynamiek"), content: dynamics.dynamics),
            ReportSection(id: "aankomend", title: t("dynamics.coming"), content: dynamics.coming),
            ReportSection(id: "uitgangspunten", title: t("dynamics.points"), content: dynamics.points),
            ReportSection(id: "bord", title: t("board.title"), content: ReportBoard(view: view).html),
            ReportSection(id: "canvas", title: t("canvas.title"), content: cooperation.canvas),
            ReportSection(id: "versies", title: t("canvas.versions"), content: cooperation.versions),
            ReportSection(id: "vormen", title: t("coop.title"), content: cooperation.forms),
        ]
    }

    /// The area with its border and what was drawn in it, as a drawing with numbers, and what they are.
    private var map: HTML {
        let drawing = ProcessMap(view: view, marks: places.marks, width: 560)
        let list: HTML? = places.drawn.isEmpty ? nil : PlaceList(model: places).html
        return "\(drawing.html)\(list)"
    }

    private var about: HTML {
        let charter = view.charter
        let rows = [
            (t("charter.area"), charter.areas.map { view.page.site.atlas.name(of: $0) }.joined(separator: ", ")),
            (t("field.schaal"), t("scale.\(charter.scale.rawValue)")),
            (t("field.aanleiding"), charter.trigger), (t("field.visie"), charter.vision),
            (t("charter.reasons"), charter.reasons.map { t("boundary.\($0.rawValue)") }.joined(separator: ", ")),
            (t("field.begrenzing"), charter.boundary),
        ].filter { !$0.1.isEmpty }
        let duties = Duty.allCases.compactMap { duty in
            charter.duties[duty].map { (t("duty.\(duty.rawValue)"), view.name($0)) }
        }
        let drawn: HTML? = view.drawn.map { drawn in
            "<h3>\(t("charter.drawn"))</h3>\(OverlapTable(page: view.page, drawn: drawn).html)"
        }
        return "\(ReportSection.readout(rows + duties))\(drawn)"
    }
}

/// A part of the document, with its place in the table of contents.
struct ReportSection {
    let id: String
    let title: String
    let content: HTML

    var entry: HTML { "<li><a href=\"#v-\(id)\">\(title)</a></li>" }

    var html: HTML {
        "<section aria-labelledby=\"v-\(id)\"><h2 id=\"v-\(id)\">\(title)</h2>\(content)</section>"
    }

    /// Names with what stands behind them.
    static func readout(_ rows: [(String, String)]) -> HTML {
        "<dl class=\"readout\">\(rows.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as HTML })</dl>"
    }

    /// A table that can be moved sideways where it does not fit.
    static func table(_ name: String, _ heads: [String], _ rows: [HTML]) -> HTML {
        """
        <div class="tw" tabindex="0" role="group" aria-label="\(name)"><table class="fig words"><thead><tr>\(heads.map { "<th scope=\"col\">\($0)</th>" as HTML })</tr></thead><tbody>\(rows)</tbody></table></div>
        """
    }

    /// That there is nothing yet.
    static func nothing(_ text: String) -> HTML { "<p class=\"missing\">\(text)</p>" }
}
