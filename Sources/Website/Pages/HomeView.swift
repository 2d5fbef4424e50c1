internal import Catalogue
internal import Diagnosis
internal import Planning

/// The map page: filters, map, legend and table. Everything works as a plain form; scripts only make it smoother.
struct HomeView {
    let model: HomeModel
    let page: PageRequest

    private var t: Texts { page.t }
    private var state: ViewState { model.state }

    var html: HTML {
        Layout(title: t("home.title"), entry: .map, page: page, usesMap: true, content: content).html
    }

    private var content: HTML {
        """
        <div class="head"><div><h1>\(t("home.title"))</h1><p class="lead">\(lead)</p></div></div>
        \(HomeFilters(model: model, page: page).html)
        <div class="cols home" id="resultaat" data-klassen="/api/v1/kaart?\(mapQuery)" data-niveau="\(state.level.rawValue)" data-grenzen="\(model.bounds.map { String(Int($0)) }.joined(separator: ","))">
        <figure class="mapfigure">
        <div id="kaart" class="map" data-tegels="/tegels/" data-gebied="\(page.link(.area("CODE")))" data-achtergrond="\(page.site.configuration.backgroundMap ? "ja" : "")" data-label="\(t("map.label"))" hx-preserve="true"></div>
        <img class="mapimage" src="\(SiteLink.mapImage(state).path(page.language))" alt="\(mapTitle)" width="560" height="660" hidden>
        <noscript><img class="mapimage" src="\(SiteLink.mapImage(state).path(page.language))" alt="\(mapTitle)" width="560" height="660"></noscript>
        <figcaption>\(MapLegend(choropleth: model.choropleth, state: state, page: page).html)</figcaption>
        </figure>
        <section aria-labelledby="tabel" class="results">\(table)</section>
        </div>
        """
    }

    /// What the map needs of the address: not the page, sort or words.
    private var mapQuery: String {
        state.with {
            $0.sort = .urgent
            $0.words = nil
        }.query.encoded
    }

    private var lead: String {
        let parts = AreaLevel.allCases.compactMap { level in
            model.counts[level].map { "\(t.number($0)) \(t("level.\(level.rawValue).\($0 == 1 ? "one" : "many")"))" }
        }
        return t("home.lead", ["areas": parts.joined(separator: ", ")])
    }

    private var mapTitle: String {
        t(
            "map.title",
            ["subject": SubjectName(state, page: page).text, "level": t("level.\(state.level.rawValue).many")])
    }

    private var table: HTML {
        """
        <div class="sh"><h2 id="tabel">\(heading)</h2><p class="note">\(t("home.download")) \(downloads)</p></div>
        \(model.rows.isEmpty ? "<p>\(t("home.nothing"))</p>" as HTML : rows)
        \(pagination)
        """
    }

    private var heading: String {
        let level = t("level.\(state.level.rawValue).many")
        guard let name = model.municipalityName else {
            return t("home.all", ["count": t.number(model.total), "level": level])
        }
        return t("home.in", ["count": t.number(model.total), "level": level, "municipality": name])
    }

    private var downloads: HTML {
        ["csv", "geojson", "gpkg"].map { format -> HTML in
            "<a href=\"\(SiteLink.download(state, format: format).path(page.language))\" download>\(t("format.\(format)"))</a>"
        }.joined(by: " · ")
    }

    private var rows: HTML {
        let isScore = model.indicator == nil
        let decimals = model.indicator?.decimals ?? 0
        let body = model.rows.map { row -> HTML in
            let name: HTML =
                "<a href=\"\(page.link(.area(row.code)))\">\(row.name)</a>\(row.municipality.map { "<small>\($0)</small>" as HTML })"
            let value = row.value.map { t.number($0, decimals: decimals) } ?? "—"
            let meter: HTML? =
                isScore
                ? "<td class=\"meterc\">\(Meter(score: row.value, low: row.band?.low, high: row.band?.high, label: meterLabel(row), missingText: t("meter.none"), small: true).html)</td>"
                    as HTML : nil
            return
                "<tr><td class=\"num rankc\">\(row.rank.map { String($0) } ?? "–")</td><th scope=\"row\">\(name)</th><td class=\"num strong\">\(value)</td>\(meter)<td class=\"num\">\(row.population.map { t.number($0) } ?? "–")</td></tr>"
        }
        return """
            <div class="tw" tabindex="0" role="region" aria-labelledby="tabel"><table class="fig rank">
            <thead><tr><th scope="col"><abbr title="\(t("table.rank"))">#</abbr></th>\(sortable(.name, t("level.\(state.level.rawValue).One")))\(sortable(state.sort == .urgent ? .calm : .urgent, valueHeading, current: state.sort == .urgent || state.sort == .calm))\(isScore ? "<th scope=\"col\"><span class=\"vh\">\(t("table.band"))</span></th>" as HTML : .none)\(sortable(.population, t("table.population")))</tr></thead>
            <tbody>\(body)</tbody></table></div>
            """
    }

    private var valueHeading: String {
        model.indicator.map { t.pick($0.unit).isEmpty ? t("table.value") : t.pick($0.unit) } ?? t("table.score")
    }

    private func sortable(_ sort: ViewState.Sort, _ label: String, current: Bool? = nil) -> HTML {
        let isCurrent = current ?? (state.sort == sort)
        let direction = state.sort == .calm || state.sort == .name ? "ascending" : "descending"
        let mark: HTML = isCurrent ? " aria-sort=\"\(direction)\"" : .none
        let address = SiteLink.home(state.with { $0.sort = sort }).path(page.language)
        let arrow = isCurrent ? (direction == "ascending" ? " ↑" : " ↓") : ""
        return
            "<th scope=\"col\"\(mark)><a href=\"\(address)\">\(label)<span aria-hidden=\"true\">\(arrow)</span></a></th>"
    }

    private func meterLabel(_ row: HomeModel.Row) -> String {
        guard let value = row.value, let low = row.band?.low, let high = row.band?.high else {
            return t("meter.noneLabel", ["coverage": t.percent(row.coverage ?? 0)])
        }
        return t("meter.label", ["score": t.number(value), "low": t.number(low), "high": t.number(high)])
    }

    private var pagination: HTML? {
        guard model.pageCount > 1 else { return nil }
        func link(_ number: Int, _ label: String) -> HTML {
            guard (1...model.pageCount).contains(number), number != state.page else {
                return "<span class=\"off\">\(label)</span>"
            }
            return "<a href=\"\(SiteLink.home(state.with { $0.page = number }).path(page.language))\">\(label)</a>"
        }
        return """
            <nav class="pages" aria-label="\(t("pages.label"))">\(link(state.page - 1, t("pages.previous")))
            <span>\(t("pages.at", ["page": t.number(state.page), "of": t.number(model.pageCount)]))</span>
            \(link(state.page + 1, t("pages.next")))</nav>
            """
    }
}

/// What is shown, in words.
struct SubjectName {
    let text: String

    init(_ state: ViewState, page: PageRequest) {
        switch state.subject {
        case .transition(let transition): text = page.t("transition.\(transition.rawValue)")
        case .indicator(let id): text = page.site.catalogue.indicator(id).map { page.t.pick($0.label) } ?? id
        }
    }
}
