internal import Diagnosis
internal import NaturalSystem

/// The sea level at the coast: measured until now, computed until 2100.
struct WeatherSeaSection {
    let content: WeatherModel.Content
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML? {
        guard let sea = content.seaLevel, let row = content.seaRow else { return nil }
        let note: HTML? = row.variable.note.map { "<p class=\"note\">\(t.pick($0)) \(t("weather.sea.band"))</p>" }
        return """
            <section aria-labelledby="zee"><h2 id="zee">\(t.pick(row.variable.label))</h2>
            <p>\(row.sentence.map { t.pick($0) } ?? "") \(t("weather.sea.explain"))</p>
            \(chart(sea, row))
            <div class="tw" tabindex="0" role="region" aria-labelledby="zee"><table class="fig weer sea"><thead><tr><th scope="col">\(t("weather.sea.year"))</th><th scope="col">\(t("weather.sea.low"))</th><th scope="col">\(t("weather.sea.high"))</th></tr></thead><tbody>\(rows(sea, row.variable))</tbody></table></div>
            \(note)</section>
            """
    }

    private func rows(_ sea: SeaLevel, _ variable: ClimateVariable) -> [HTML] {
        sea.years.filter { [2030, 2040, 2050, 2075, 2100].contains($0.year) && $0.low != nil && $0.high != nil }.map {
            year in
            "<tr><th scope=\"row\">\(String(year.year))</th>\(cell(year.low, variable))\(cell(year.high, variable))</tr>"
        }
    }

    private func cell(_ value: ClimateValue?, _ variable: ClimateVariable) -> HTML {
        guard let value else { return "<td class=\"missing\">–</td>" }
        let number = { (number: Double) in t.number(number, decimals: variable.decimals) }
        let band: HTML? = value.band.map {
            "<small>\(t("weather.span", ["low": number($0.low5), "high": number($0.high95)]))</small>"
        }
        return "<td class=\"num\">\(number(value.mid)) \(t.pick(variable.unit))\(band)</td>"
    }

    private func chart(_ sea: SeaLevel, _ row: ClimateReport.Row) -> HTML? {
        guard let first = sea.years.first?.year, let last = sea.years.last?.year else { return nil }
        func line(_ kind: String, _ label: String, _ value: (SeaLevel.Year) -> ClimateValue?) -> ClimateLines.Line {
            // Every fifth year is enough for the eye, and keeps the page small.
            let years = sea.years.filter { ($0.year.isMultiple(of: 5) || $0.year == last) && value($0) != nil }
            return ClimateLines.Line(
                kind: kind, label: label,
                points: years.compactMap { year in value(year).map { (x: Double(year.year), y: $0.mid) } },
                band: years.compactMap { year in
                    value(year)?.band.map { (x: Double(year.year), low: $0.low5, high: $0.high95) }
                })
        }
        let measured = ClimateLines.Line(
            kind: "now", label: t("weather.sea.measured"),
            points: sea.years.compactMap { year in year.measured.map { (x: Double(year.year), y: $0) } }, isDots: true)
        let start = (first + 49) / 50 * 50
        return ClimateLines(
            title: t.pick(row.variable.label), unit: t.pick(row.variable.unit),
            marks: stride(from: start, through: last, by: 50).map { (Double($0), String($0)) },
            lines: [measured, line("low", t("weather.sea.low"), \.low), line("high", t("weather.sea.high"), \.high)],
            spoken: row.sentence.map { t.pick($0) } ?? "", page: page
        ).html
    }
}
