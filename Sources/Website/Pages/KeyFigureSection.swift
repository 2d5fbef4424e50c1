internal import Atlas
internal import Diagnosis
internal import Planning

/// All key figures by theme: here, in the municipality, the middle of the country, percentile, norm, source and year.
struct KeyFigureSection {
    let model: PassportModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        """
        <section aria-labelledby="cijfers"><div class="sh"><h2 id="cijfers">\(t("figures.title"))</h2><p class="note">\(t("figures.percentile"))</p></div>
        <div class="tw" tabindex="0" role="region" aria-labelledby="cijfers"><table class="fig">
        <thead><tr><th scope="col">\(t("table.indicator"))</th><th scope="col" class="wrap">\(model.name)</th>\(isMunicipality ? HTML.none : "<th scope=\"col\" class=\"wrap\">\(municipality)</th>")<th scope="col">\(t("chart.countryMedian"))</th><th scope="col">\(t("table.percentile"))</th><th scope="col">\(t("table.norm"))</th><th scope="col">\(t("table.source"))</th></tr></thead>
        \(model.themes.map(theme))
        </table></div>
        \(elsewhere)\(lacking)</section>
        """
    }

    private var isMunicipality: Bool { model.areas.level == .municipality }
    private var municipality: String { page.site.atlas.name(of: model.code.municipality) }

    private func theme(_ theme: (label: String, figures: [PassportModel.KeyFigure])) -> HTML {
        let rows = theme.figures.map { figure -> HTML in
            let indicator = figure.indicator
            let here = number(figure.figure.number, indicator) ?? t("status.\(figure.figure.status.name)")
            let strong: HTML = figure.figure.number == nil ? "missing" : "num strong"
            let local: HTML =
                isMunicipality ? .none : "<td class=\"num\">\(number(figure.municipality, indicator) ?? "–")</td>"
            return """
                <tr><th scope="row">\(t.pick(indicator.label))\(unit(indicator))</th><td class="\(strong)">\(here)</td>\(local)<td class="num">\(number(figure.series.median, indicator) ?? "–")</td><td class="pct">\(percentile(figure.percentile))</td><td class="num">\(norm(indicator))</td><td class="src">\(source(figure))</td></tr>
                """
        }
        return
            "<tbody><tr class=\"theme\"><th scope=\"rowgroup\" colspan=\"\(isMunicipality ? 6 : 7)\">\(theme.label)</th></tr>\(rows)</tbody>"
    }

    /// The unit, unless the name says it already.
    private func unit(_ indicator: Indicator) -> HTML? {
        let unit = t.pick(indicator.unit)
        return unit.isEmpty || unit == t.pick(indicator.label).lowercased()
            ? nil : " <span class=\"unit\">\(unit)</span>"
    }

    private func number(_ value: Double?, _ indicator: Indicator) -> String? {
        value.map { t.figure($0, of: indicator) }
    }

    private func percentile(_ value: Double?) -> HTML {
        guard let value else { return "–" }
        return
            "<svg class=\"bar\" aria-hidden=\"true\"><rect class=\"track\" y=\"4\" width=\"100%\" height=\"6\"/><rect class=\"mid\" x=\"50%\" y=\"4\" width=\"1\" height=\"6\"/><rect class=\"at\" x=\"\(Int(value.rounded()))%\" width=\"4\" height=\"14\" transform=\"translate(-2)\"/></svg><span class=\"num\">\(t.number(value))</span>"
    }

    private func norm(_ indicator: Indicator) -> HTML {
        guard let norm = indicator.norm else { return "–" }
        return
            "<span title=\"\(norm.source)\">\(t.number(norm.acceptable, decimals: indicator.decimals)) / \(t.number(norm.alarming, decimals: indicator.decimals))</span>"
    }

    private func source(_ figure: PassportModel.KeyFigure) -> String {
        "\(figure.publisher) \(figure.period)"
    }

    private var elsewhere: HTML? {
        guard !model.elsewhere.isEmpty else { return nil }
        let names = model.elsewhere.map { t.pick($0.label).lowercasedFirst }.joined(separator: ", ")
        return
            "<details class=\"lacking\"><summary>\(t("figures.elsewhere", ["count": t.number(model.elsewhere.count)]))</summary><p>\(names).</p></details>"
    }

    private var lacking: HTML? {
        guard !model.lacking.isEmpty else { return nil }
        let names = page.site.lackingNames(model.areas.level, page.language) {
            model.lacking.map { t.pick($0.label).lowercasedFirst }.joined(separator: ", ")
        }
        return
            "<details class=\"lacking\"><summary>\(t("figures.lacking", ["count": t.number(model.lacking.count)]))</summary><p>\(names).</p><p><a href=\"\(page.link(.sources))\">\(t("figures.where"))</a></p></details>"
    }
}
