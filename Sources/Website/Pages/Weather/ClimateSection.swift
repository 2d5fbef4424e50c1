internal import Atlas
internal import Diagnosis
internal import NaturalSystem
internal import Planning

/// On the passport: the climate in its three most telling lines, and the way to the whole report, which has a printed form
/// of its own.
struct ClimateSection {
    let model: PassportModel
    let page: PageRequest

    private static let telling = ["tropical_days", "heavy_rain_days_25", "precipitation_deficit"]

    var html: HTML? {
        let t = page.t
        // Without its catalogue the passport goes on; the report's own page says what is wrong.
        guard let report = try? page.site.atlas.climateReport(for: model.code) else { return nil }
        let sentences = ClimateSection.telling.compactMap { report.row($0)?.sentence }.map {
            "<li>\(t.pick($0))</li>" as HTML
        }
        guard !sentences.isEmpty else { return nil }
        return """
            <section class="climate noprint" aria-labelledby="weerbericht"><h2 id="weerbericht">\(t("weather.title"))</h2>
            <ul class="plain">\(sentences)</ul>
            <p><a href="\(page.link(.weather(model.code.description)))">\(t("weather.more"))</a></p></section>
            """
    }
}
