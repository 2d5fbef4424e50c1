internal import Atlas
internal import Diagnosis
internal import NaturalSystem
internal import Planning

/// How the report was made: cells, scenarios per variable, notes, sources with licence.
struct WeatherSourceSection {
    let content: WeatherModel.Content
    let model: WeatherModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        """
        <section aria-labelledby="herkomst"><h2 id="herkomst">\(t("weather.source.title"))</h2>
        <p>\(place) <a href="\(page.link(.method(area: model.code.description)))#climate">\(t("passport.how"))</a></p>
        <p class="note">\(t("weather.source.town"))</p>
        \(scenarios)
        \(notes)
        <h3>\(t("weather.source.sources"))</h3><ul class="plain">\(recipeSource)\(content.sources.map(source))</ul></section>
        """
    }

    private var place: String {
        let cells = content.cells.sorted { $0.weight > $1.weight }
        guard let first = cells.first else { return "" }
        if content.isNearest { return t("weather.cells.nearest", ["cell": String(first.cell.number)]) }
        if cells.count == 1 { return t("weather.cells.one", ["cell": String(first.cell.number)]) }
        let list = cells.prefix(4).map { "\($0.cell.number) (\(t.percent($0.weight)))" }.joined(separator: ", ")
        return t("weather.cells.many", ["count": t.number(cells.count), "list": list])
    }

    private var scenarios: HTML? {
        guard !content.scenarios.isEmpty else { return nil }
        let rows = content.scenarios.map { variable -> HTML in
            let cells = Climate.allCases.dropFirst().map { climate -> HTML in
                "<td>\(variable.scenarios?[climate]?.rawValue ?? "–")</td>"
            }
            return "<tr><th scope=\"row\">\(t.pick(variable.label))</th>\(cells)</tr>"
        }
        return """
            <details class="lacking noprint"><summary>\(t("weather.scenarios.title"))</summary><p>\(t("weather.scenarios.explain"))</p>
            <div class="tw" tabindex="0" role="region" aria-label="\(t("weather.scenarios.title"))"><table class="fig small weer"><thead><tr><th scope="col">\(t("weather.figure"))</th>\(content.climates.dropFirst().map { "<th scope=\"col\">\(t.pick($0.label))</th>" as HTML })</tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }

    private var notes: HTML? {
        guard !content.notes.isEmpty else { return nil }
        let items = content.notes.map { "<li><b>\(t.pick($0.label))</b>: \(t.pick($0.note))</li>" as HTML }
        return
            "<details class=\"lacking noprint\"><summary>\(t("weather.notes"))</summary><ul class=\"plain\">\(items)</ul></details>"
    }

    /// What the recipe says of the files of this atlas; for an invented town that is not KNMI.
    private var recipeSource: HTML? {
        model.source.map {
            "<li><b>\($0.title)</b>, \($0.publisher). \(t("weather.source.licence", ["licence": $0.licence]))</li>"
        }
    }

    private func source(_ source: ClimateCatalogue.Source) -> HTML {
        "<li><a href=\"\(source.address)\">\(t.pick(source.title))</a>, \(source.publisher). \(t.pick(source.licence)) \(t("weather.source.now", ["reference": t.pick(source.reference)]))</li>"
    }
}
