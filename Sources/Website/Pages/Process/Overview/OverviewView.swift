internal import Atlas
internal import Planning
internal import Process

/// The first page of a process: where it stands, what lacks, who has to move, and what it is about.
struct OverviewView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }
    private var progress: Progress { process.progress }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .overview, title: view.charter.name,
            lead: "<p class=\"lead\">\(StandingLine(view: view).html)</p>", actions: actions,
            content: """
                \(MethodDial(view: view).html)
                <div class="cols"><div>\(lacking)\(charter)</div><aside>\(place)\(parties)\(points)\(products)</aside></div>
                """
        ).html
    }

    private var actions: HTML {
        let change: HTML? =
            view.allows(.steer) ? "<a class=\"btn\" href=\"\(view.link(.charter))\">\(t("charter.change"))</a>" : nil
        return "<a class=\"btn\" href=\"\(view.link(.tab(.timeline)))\">\(t("timeline.title"))</a>\(change)"
    }

    private var lacking: HTML {
        let progress = progress
        let lacking = progress.lacking
        guard !lacking.isEmpty else {
            return
                "<section aria-labelledby=\"mist\"><h2 id=\"mist\">\(t("process.lacking"))</h2><p>\(t("process.nothingLacksHere"))</p></section>"
        }
        let rows = lacking.map { item -> HTML in
            let who =
                item.waitingFor.isEmpty
                ? t("process.directs") : item.waitingFor.map { view.name($0) }.joined(separator: ", ")
            return "<tr><th scope=\"row\">\(name(item.requirement))</th><td>\(who)</td></tr>"
        }
        return """
            <section aria-labelledby="mist"><h2 id="mist">\(t("process.lacking"))</h2>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("process.lacking"))"><table class="fig words"><thead><tr><th scope="col">\(t("process.what"))</th><th scope="col">\(t("process.who"))</th></tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    /// What lacks, with a way to where it can be made: for who may open that page.
    private func name(_ requirement: Requirement) -> HTML {
        let name = t("requirement.\(requirement.rawValue)")
        let place = Self.place(of: requirement)
        switch place {
        case .charter, .product: if !view.allows(.steer) { return "\(name)" }
        default: break
        }
        return "<a href=\"\(view.link(place))\">\(name)</a>"
    }

    /// The page where something that lacks can be made.
    static func place(of requirement: Requirement) -> ProcessLink {
        switch requirement {
        case .border, .boundaryReason, .trigger, .initiator, .vision: .charter
        case .parties, .interests: .tab(.parties)
        case .goals, .tenYears, .relations: .tab(.goals)
        case .dynamics, .comingWork, .startingPoints: .tab(.dynamics)
        case .canvas, .canvasAgreed: .tab(.cooperation)
        case .startNote, .ambitionDocument, .masterPlan, .evaluation: .product
        case .goingOn, .problem, .policy, .knowledge, .ambitions, .priorities, .baseStructure, .scenarios, .arrangement,
            .monitoring:
            .tab(.board)
        }
    }

    private var charter: HTML {
        let charter = view.charter
        let reasons = charter.reasons.map { t("boundary.\($0.rawValue)") }.joined(separator: ", ")
        let boundary = [reasons, charter.boundary].filter { !$0.isEmpty }.joined(separator: ". ")
        let rows: [(String, String)] = [
            (t("field.aanleiding"), charter.trigger), (t("field.visie"), charter.vision),
            (t("field.begrenzing"), boundary), (t("field.schaal"), t("scale.\(charter.scale.rawValue)")),
        ]
        let duties = Duty.allCases.compactMap { duty -> HTML? in
            charter.duties[duty].map { "<div><dt>\(t("duty.\(duty.rawValue)"))</dt><dd>\(view.name($0))</dd></div>" }
        }
        let entries = rows.map { label, value -> HTML in
            let shown: HTML = value.isEmpty ? "<span class=\"missing\">\(t("process.notYet"))</span>" : "\(value)"
            return "<div><dt>\(label)</dt><dd>\(shown)</dd></div>"
        }
        return """
            <section aria-labelledby="opdracht"><h2 id="opdracht">\(t("charter.title"))</h2><dl class="readout">\(entries)\(duties)</dl></section>
            """
    }

    private var place: HTML? {
        let atlas = view.page.site.atlas
        let areas = view.charter.areas.map { code -> HTML in
            let name = atlas.name(of: code)
            guard atlas.find(code) != nil else { return "<li>\(code.description)</li>" }
            return "<li><a href=\"\(view.page.link(.area(code.description)))\">\(name)</a></li>"
        }
        let drawn: HTML? = view.drawn.map { drawn in
            "<p>\(t("charter.drawn"))</p>\(OverlapTable(page: view.page, drawn: drawn).html)"
        }
        return """
            <section aria-labelledby="gebied"><h2 id="gebied">\(t("charter.area"))</h2>\(ProcessMap(view: view).html)\(areas.isEmpty ? HTML.none : "<ul class=\"plain\">\(areas)</ul>")\(drawn)</section>
            """
    }

    private var parties: HTML {
        let rows = Party.Involvement.allCases.map { involvement -> HTML in
            let names = process.parties.all.filter { $0.item.involvement == involvement }.map(\.item.name)
            return
                "<div><dt>\(t("involvement.\(involvement.rawValue)"))</dt><dd>\(names.isEmpty ? t("process.nobody") : names.joined(separator: ", "))</dd></div>"
        }
        return """
            <section aria-labelledby="partijen"><h2 id="partijen">\(t("process.tab.partijen"))</h2><dl class="readout narrow">\(rows)</dl></section>
            """
    }

    private var points: HTML? {
        guard let points = process.startingPoints else { return nil }
        let leading = points.leading.map { t("transition.\($0.rawValue)") }.joined(separator: ", ")
        let trigger = points.trigger.flatMap { process.triggers[$0]?.item.title } ?? t("form.none")
        return """
            <section aria-labelledby="uitgangspunten"><h2 id="uitgangspunten">\(t("dynamics.points"))</h2><dl class="readout narrow"><div><dt>\(t("dynamics.trigger"))</dt><dd>\(trigger)</dd></div><div><dt>\(t("dynamics.leading"))</dt><dd>\(leading)</dd></div></dl></section>
            """
    }

    private var products: HTML {
        let rows = Product.allCases.map { product -> HTML in
            let stands: HTML =
                process.products[product].map { "\(t.day($0.delivered.time))" }
                ?? "<span class=\"missing\">\(t("process.notYet"))</span>"
            return "<div><dt>\(t("product.\(product.rawValue)"))</dt><dd>\(stands)</dd></div>"
        }
        return """
            <section aria-labelledby="producten"><h2 id="producten">\(t("product.many"))</h2><dl class="readout narrow">\(rows)</dl>\(view.allows(.steer) ? "<p class=\"noprint\"><a href=\"\(view.link(.product))\">\(t("product.deliver"))</a></p>" : HTML.none)</section>
            """
    }
}
