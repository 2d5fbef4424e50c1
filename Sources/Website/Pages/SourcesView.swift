internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// The page with sources, editions, licences and gaps.
struct SourcesView {
    let model: SourcesModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("sources.title"), entry: .sources, page: page,
            content: """
                <div class="head"><div><h1>\(t("sources.title"))</h1><p class="lead">\(t("sources.lead"))</p></div></div>
                \(facts)
                <section><h2 id="bronnen">\(t("sources.used"))</h2>\(sources)</section>
                <section><div class="sh"><h2 id="kenmerken">\(t("sources.indicators", ["count": t.number(model.presentCount)]))</h2><p class="note">\(t("sources.indicatorsNote"))</p></div>\(indicators)</section>
                <section><div class="sh"><h2 id="ontbreekt">\(t("sources.lacking", ["count": t.number(model.lackingCount)]))</h2><p class="note">\(t("sources.lackingNote"))</p></div>\(lacking)</section>
                """
        ).html
    }

    private var facts: HTML {
        let counts = model.levels.map { level, count in
            "\(t.number(count)) \(t("level.\(level.rawValue).\(count == 1 ? "one" : "many")"))"
        }
        return """
            <dl class="facts"><div><dt>\(t("sources.atlas"))</dt><dd>\(model.title)</dd></div>
            <div><dt>\(t("sources.edition"))</dt><dd>\(model.edition)</dd></div>
            <div><dt>\(t("sources.made"))</dt><dd>\(madeAt)</dd></div>
            <div><dt>\(t("sources.areas"))</dt><dd><small>\(counts.joined(separator: ", "))</small></dd></div></dl>
            """
    }

    /// `2026-11-21T05:15:39.148Z` as `21-11-2026, 05:15 UTC`; as it stands when it is no such moment.
    private var madeAt: String {
        let parts = model.madeAt.split(separator: "T")
        let day = parts.first?.split(separator: "-") ?? []
        guard parts.count == 2, day.count == 3, parts[1].count >= 5 else { return model.madeAt }
        let date = page.language == .nl ? day.reversed().joined(separator: "-") : day.joined(separator: "-")
        return "\(date), \(parts[1].prefix(5)) UTC"
    }

    // MARK: Sources

    private var sources: HTML {
        """
        <div class="tw" tabindex="0" role="region" aria-labelledby="bronnen"><table class="fig">
        <thead><tr><th scope="col">\(t("sources.source"))</th><th scope="col" class="text">\(t("sources.publisher"))</th><th scope="col" class="text">\(t("sources.licence"))</th><th scope="col">\(t("sources.year"))</th><th scope="col">\(t("sources.read"))</th><th scope="col">\(t("sources.kept"))</th><th scope="col">\(t("sources.repaired"))</th><th scope="col">\(t("sources.setAside"))</th></tr></thead>
        <tbody>\(model.sources.map(source))</tbody></table></div>
        <p class="note">\(t("sources.countsNote"))</p>
        """
    }

    private func source(_ source: Atlas.Source) -> HTML {
        let problem = source.problem.map { problem -> HTML in
            "<br><span class=\"chip bad\">\(t("sources.notUsed"))</span> <span class=\"src\">\(problem)</span>"
        }
        let counts = [source.read, source.kept, source.repaired, source.setAside]
        return """
            <tr><th scope="row">\(link(source.title, to: source.origin))\(problem)</th><td class="text">\(source.publisher)</td><td class="text">\(source.licence)</td><td class="num">\(source.year.map { String($0) } ?? "–")</td>\(counts.map { "<td class=\"num\">\(t.number($0))</td>" as HTML })</tr>
            """
    }

    /// A link for addresses of the web; anything else (a path, `javascript:`) stays text.
    private func link(_ text: String, to address: String?) -> HTML {
        guard let address, address.hasPrefix("https://") || address.hasPrefix("http://") else { return "\(text)" }
        return "<a href=\"\(address)\" rel=\"noopener\">\(text)</a>"
    }

    // MARK: Indicators

    private var indicators: HTML {
        guard !model.groups.isEmpty else { return "<p class=\"empty\">\(t("sources.noIndicators"))</p>" }
        let levels = model.levels.map { "<th scope=\"col\">\(t("level.\($0.level.rawValue).Many"))</th>" as HTML }
        let groups = model.groups.map { group -> HTML in
            "<tbody>\(theme(t.pick(group.theme.label), columns: model.levels.count + 2))\(group.rows.map(row))</tbody>"
        }
        return """
            <div class="tw" tabindex="0" role="region" aria-labelledby="kenmerken"><table class="fig">
            <thead><tr><th scope="col">\(t("sources.indicator"))</th>\(levels)<th scope="col">\(t("sources.years"))</th><th scope="col" class="text">\(t("sources.source"))</th></tr></thead>
            \(groups)</table></div>
            """
    }

    private func theme(_ label: String, columns: Int) -> HTML {
        "<tr><th scope=\"rowgroup\" class=\"theme\">\(label)</th><td colspan=\"\(columns)\"></td></tr>"
    }

    private func row(_ row: SourcesModel.Row) -> HTML {
        let cells = row.coverage.map { coverage -> HTML in
            guard let coverage else { return "<td class=\"missing\">\(t("sources.noLevel"))</td>" }
            let share = coverage.total == 0 ? 0 : Double(coverage.known) / Double(coverage.total)
            // Rounding must not hide that some are lacking.
            let percent = coverage.known < coverage.total ? min(share, 0.99) : share
            return
                "<td class=\"num\">\(t.percent(percent))<br><span class=\"src\">\(t("sources.of", ["known": t.number(coverage.known), "total": t.number(coverage.total)]))</span></td>"
        }
        return """
            <tr><th scope="row">\(t.pick(row.indicator.label))<span class="unit">\(t.pick(row.indicator.unit))</span>\(counts(row.indicator))</th>\(cells)<td class="num">\(years(row.periods))</td><td class="text src">\(row.sources.joined(separator: ", "))</td></tr>
            """
    }

    /// For which transitions an indicator counts.
    private func counts(_ indicator: Indicator) -> HTML {
        let names = Transition.allCases.filter { indicator.weight(in: $0) > 0 && indicator.direction != .none }
            .map { t("transition.\($0.rawValue)") }
        return "<br><span class=\"src\">\(names.isEmpty ? t("sources.context") : names.joined(separator: ", "))</span>"
    }

    private func years(_ periods: [Int]) -> String {
        guard let first = periods.first, let last = periods.last, periods.count > 2 else {
            return periods.map { String($0) }.joined(separator: ", ")
        }
        return last - first + 1 == periods.count
            ? "\(first)–\(last)"
            : t("sources.yearsOf", ["first": "\(first)", "last": "\(last)", "count": "\(periods.count)"])
    }

    // MARK: Gaps

    private var lacking: HTML {
        guard !model.gaps.isEmpty else { return "<p class=\"empty\">\(t("sources.nothingLacking"))</p>" }
        let groups = model.gaps.map { gap -> HTML in
            let rows = gap.indicators.map { indicator -> HTML in
                let from = indicator.availableFrom
                let place: HTML = from.map { link(page.language == .nl ? $0.nl : $0.en, to: $0.address) } ?? "–"
                return
                    "<tr><th scope=\"row\">\(t.pick(indicator.label))\(counts(indicator))</th><td class=\"text\">\(place)</td></tr>"
            }
            return "<tbody>\(theme(t.pick(gap.theme.label), columns: 1))\(rows)</tbody>"
        }
        return """
            <div class="tw" tabindex="0" role="region" aria-labelledby="ontbreekt"><table class="fig">
            <thead><tr><th scope="col">\(t("sources.indicator"))</th><th scope="col" class="text">\(t("sources.from"))</th></tr></thead>
            \(groups)</table></div>
            """
    }
}
