internal import Atlas
internal import Diagnosis
internal import NaturalSystem

/// A table of climate figures: a row per variable, five climates, each with its band under it.
struct WeatherTable {
    /// Id of the heading that names the table.
    let labelledBy: String
    let rows: [(label: HTML, row: ClimateReport.Row)]
    /// Heading of the first column.
    let first: String
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        """
        <div class="tw" tabindex="0" role="region" aria-labelledby="\(labelledBy)"><table class="fig weer">
        <thead><tr><th scope="col" rowspan="2">\(first)</th><th scope="col" rowspan="2">\(t("weather.now"))</th><th scope="colgroup" colspan="2">\(t("weather.around", ["year": "2050"]))</th><th scope="colgroup" colspan="2">\(t("weather.around", ["year": "2100"]))</th></tr>
        <tr>\(["low", "high", "low", "high"].map { "<th scope=\"col\">\(t("weather.\($0)"))</th>" as HTML })</tr></thead>
        <tbody>\(rows.map(row))</tbody></table></div>
        """
    }

    private func row(_ entry: (label: HTML, row: ClimateReport.Row)) -> HTML {
        let cells = Climate.allCases.map { cell(entry.row[$0], entry.row.variable) }
        return "<tr><th scope=\"row\">\(entry.label)</th>\(cells)</tr>"
    }

    private func cell(_ figure: ClimateFigure, _ variable: ClimateVariable) -> HTML {
        guard let value = figure.value else { return "<td class=\"missing\">\(t("status.\(figure.status.name)"))</td>" }
        let number = { (number: Double) in t.number(number, decimals: variable.decimals) }
        let band: HTML? = value.band.map {
            "<small>\(t("weather.span", ["low": number($0.low5), "high": number($0.high95)]))</small>"
        }
        return "<td class=\"num\">\(number(value.mid))\(band)</td>"
    }
}

/// A group of variables: pictures of the most telling ones, the table of all, and each in a sentence.
struct WeatherGroupSection {
    let group: WeatherModel.Group
    let climates: [ClimateCatalogue.ClimateText]
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        let charts = group.drawn.map { ClimateBars(row: $0, page: page).html }
        let pictures: HTML? = charts.isEmpty ? nil : "<div class=\"charts\">\(charts)</div>"
        let sentences = group.rows.compactMap(\.sentence).map { "<li>\(t.pick($0))</li>" as HTML }
        return """
            <section aria-labelledby="\(group.id)"><h2 id="\(group.id)">\(t.pick(group.label))</h2>
            \(pictures)
            \(WeatherTable(labelledBy: group.id, rows: group.rows.map { (label($0.variable), $0) }, first: t("weather.figure"), page: page).html)
            <details class="lacking noprint"><summary>\(t("weather.words"))</summary><ul class="plain">\(sentences)</ul></details></section>
            """
    }

    private func label(_ variable: ClimateVariable) -> HTML {
        let mark: HTML = variable.band == .smoothed ? "<sup>*</sup>" : .none
        return
            "\(t.pick(variable.label))\(mark)<span class=\"unit\">\(t.pick(variable.unit))</span><small>\(t.pick(variable.description))</small>"
    }
}
