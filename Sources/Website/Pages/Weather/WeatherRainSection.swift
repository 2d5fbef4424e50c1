internal import Diagnosis
internal import Foundation
internal import NaturalSystem

/// Extreme rain: how much falls in an hour or a day that is exceeded once in 1 to 1,000 years.
struct WeatherRainSection {
    let content: WeatherModel.Content
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML? {
        guard !content.rain.isEmpty, let label = content.rainLabel else { return nil }
        let regime: HTML? = content.regime.map { "<p class=\"note\">\(t("weather.regime.\($0.rawValue)"))</p>" }
        return """
            <section aria-labelledby="buien"><h2 id="buien">\(t.pick(label))</h2>
            <p>\(t("weather.rain.explain"))</p>\(regime)
            <div class="charts two">\(content.rain.compactMap(chart))</div>
            \(content.rain.map(table))
            <p class="note">\(t("weather.rain.winter"))</p></section>
            """
    }

    private func name(_ rain: WeatherModel.Rain) -> String { t("weather.rain.\(rain.hours)") }

    private func table(_ rain: WeatherModel.Rain) -> HTML {
        let rows = rain.rows.map { row -> (label: HTML, row: ClimateReport.Row) in
            ("\(often(row))<span class=\"unit\">\(t.pick(row.variable.unit))</span>", row)
        }
        return """
            <h3 id="regen-\(rain.hours)">\(name(rain))</h3>
            \(WeatherTable(labelledBy: "regen-\(rain.hours)", rows: rows, first: t("weather.rain.often"), page: page).html)
            """
    }

    private func years(_ row: ClimateReport.Row) -> String {
        t("weather.rain.years", ["years": t.number(row.variable.returnPeriodYears ?? 1)])
    }

    private func often(_ row: ClimateReport.Row) -> String {
        let years = row.variable.returnPeriodYears ?? 1
        return years == 1 ? t("weather.rain.yearly") : t("weather.rain.once", ["years": t.number(years)])
    }

    private func chart(_ rain: WeatherModel.Rain) -> HTML? {
        let places = rain.rows.compactMap { row -> (x: Double, row: ClimateReport.Row)? in
            row.variable.returnPeriodYears.map { (log10(Double($0)), row) }
        }
        let shown: [(Climate, String, String)] = [
            (.reference, "now", t("weather.now")), (.high2050, "mid", "2050, \(t("weather.high"))"),
            (.high2100, "high", "2100, \(t("weather.high"))"),
        ]
        let lines = shown.map { climate, kind, label in
            ClimateLines.Line(
                kind: kind, label: label,
                points: places.compactMap { place in place.row[climate].mid.map { (x: place.x, y: $0) } })
        }
        let spoken = rain.rows.compactMap { row in row.sentence.map { t.pick($0) } }.joined(separator: " ")
        return ClimateLines(
            title: name(rain), unit: "mm", marks: places.map { ($0.x, years($0.row)) }, lines: lines, spoken: spoken,
            page: page
        ).html
    }
}
