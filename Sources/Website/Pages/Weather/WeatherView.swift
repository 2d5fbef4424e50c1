internal import Atlas
internal import Diagnosis
internal import NaturalSystem
internal import Planning

/// The weather report 2050: what it means in sentences, then per group pictures and tables, then how it was made.
struct WeatherView {
    let model: WeatherModel
    let page: PageRequest

    private var t: Texts { page.t }
    private var code: String { model.code.description }

    var html: HTML {
        Layout(title: t("weather.titleOf", ["name": model.fullName]), entry: .map, page: page, content: content).html
    }

    private var content: HTML {
        let download: HTML? =
            model.content == nil
            ? nil
            : "<a class=\"btn\" href=\"\(page.link(.weatherDownload(code)))\" download>\(t("passport.download"))</a><button class=\"btn\" type=\"button\" data-print>\(t("passport.print"))</button>"
        return """
            <p class="crumb"><a href="\(page.link(.area(code)))">\(model.fullName)</a> › <span aria-current="page">\(t("weather.title"))</span></p>
            <div class="head weather"><div><h1>\(t("weather.titleOf", ["name": model.name]))</h1><p class="lead">\(t("weather.lead"))</p></div>
            <p class="acts noprint"><a class="btn" href="\(page.link(.area(code)))">\(t("weather.back"))</a>\(download)</p></div>
            \(model.content.map(report) ?? absent)
            """
    }

    /// What the page says when the atlas has no climate.
    private var absent: HTML {
        """
        <section aria-labelledby="geen"><h2 id="geen">\(t("weather.absent.title"))</h2>
        <p>\(t("weather.absent.why"))</p>
        <p>\(t("weather.absent.where")) <a href="https://github.com/Climate-Adaptation-Services/knmi-statistieken-data">KNMI’23, Climate Adaptation Services</a>. <a href="\(page.link(.sources))">\(t("figures.where"))</a></p></section>
        """
    }

    private func report(_ content: WeatherModel.Content) -> HTML {
        """
        <section aria-labelledby="kort"><h2 id="kort">\(t("weather.short"))</h2>
        <ul class="plain sentences">\(content.summary.map { "<li>\(t.pick($0))</li>" as HTML })</ul></section>
        <section aria-labelledby="lezen"><h2 id="lezen">\(t("weather.read.title"))</h2>
        <ul class="plain"><li>\(t("weather.read.scenarios"))</li><li>\(t("weather.read.band"))</li><li>\(t("weather.read.smoothed"))</li></ul>
        \(WeatherKey(page: page).html)</section>
        \(content.groups.map { WeatherGroupSection(group: $0, climates: content.climates, page: page).html })
        \(WeatherRainSection(content: content, page: page).html)
        \(WeatherSeaSection(content: content, page: page).html)
        \(WeatherSourceSection(content: content, model: model, page: page).html)
        """
    }
}

/// What the colours of the pictures mean.
struct WeatherKey {
    let page: PageRequest

    var html: HTML {
        let t = page.t
        return """
            <p class="legend"><span>\(swatch("now"))\(t("weather.key.now"))</span><span>\(swatch("low"))\(t("weather.key.low"))</span><span>\(swatch("high"))\(t("weather.key.high"))</span><span><svg width="9" height="16" aria-hidden="true"><path class="w-whisker" d="M1 1H8M4.5 1V15M1 15H8"/></svg>\(t("weather.key.band"))</span></p>
            """
    }

    private func swatch(_ name: String) -> HTML {
        "<svg class=\"sw\" aria-hidden=\"true\"><rect class=\"w-\(name)\" width=\"100%\" height=\"100%\"/></svg>"
    }
}
