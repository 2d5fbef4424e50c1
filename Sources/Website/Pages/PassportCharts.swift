internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// Pictures where a picture says more: compositions against municipality and country, and figures over the years.
struct PassportCharts {
    let model: PassportModel
    let page: PageRequest

    private var t: Texts { page.t }

    /// Compositions by indicator id. Where the parts do not make up the whole, the rest is a part of its own.
    private static let compositions: [(title: String, parts: [String], hasRest: Bool)] = [
        (
            "chart.age",
            ["age_0_14_share", "age_15_24_share", "age_25_44_share", "age_45_64_share", "age_65_plus_share"], false
        ),
        (
            "chart.households",
            ["one_person_households_share", "households_without_children_share", "households_with_children_share"],
            false
        ),
        ("chart.tenure", ["owner_occupied_share", "housing_corporation_share", "other_rental_share"], true),
        ("chart.built", ["dwellings_before_1945_share", "dwellings_1945_1984_share"], true),
        ("chart.century", ["dwellings_before_2000_share", "dwellings_from_2000_share"], false),
        ("chart.ground", ["paved_share", "green_share", "water_share"], true),
    ]

    private static let trends = [
        "population", "gas_use_per_dwelling", "electricity_use_per_dwelling", "woz_average", "income_per_inhabitant",
        "social_assistance_per_1000", "cars_per_household", "youth_care_share",
    ]

    var html: HTML? {
        let charts = PassportCharts.compositions.compactMap(composition)
        let trends = PassportCharts.trends.compactMap(trend)
        guard !charts.isEmpty || !trends.isEmpty else { return nil }
        let over: HTML? =
            trends.isEmpty ? nil : "<h3>\(t("chart.trend"))</h3><div class=\"charts trends\">\(trends)</div>"
        return """
            <section aria-labelledby="beeld"><h2 id="beeld">\(t("chart.title"))</h2><div class="charts">\(charts)</div>\(over)</section>
            """
    }

    private func composition(_ entry: (title: String, parts: [String], hasRest: Bool)) -> HTML? {
        let site = page.site
        let statistics = site.statistics(model.areas)
        let municipality = model.areas.level == .municipality ? nil : site.atlas.find(model.code.municipality)
        var parts = entry.parts.compactMap { id -> ShareBars.Part? in
            guard model.areas.series[id] != nil else { return nil }
            return ShareBars.Part(
                label: t("chart.part.\(id)"),
                shares: [
                    model.number(id),
                    municipality.flatMap { $0.level.current[id]?.column[$0.place].number },
                    statistics[id]?.median,
                ])
        }
        guard parts.count == entry.parts.count else { return nil }
        if entry.hasRest {
            let rest = (0..<3).map { bar -> Double? in
                let known = parts.compactMap { $0.shares[bar] }
                return known.count == parts.count ? max(0, 100 - known.reduce(0, +)) : nil
            }
            parts.append(ShareBars.Part(label: t("\(entry.title).rest"), shares: rest))
        }
        let names = [t("table.here"), t("level.gemeente.One"), t("chart.country")]
        return ShareBars(title: t(entry.title), bars: names, parts: parts, page: page).html
    }

    private func trend(_ id: String) -> HTML? {
        guard let indicator = page.site.catalogue.indicator(id), let series = model.areas.series[id] else { return nil }
        let points = series.reversed().compactMap { entry in entry.column[model.place].number.map { (entry.period, $0) }
        }
        return TrendLine(
            title: t.pick(indicator.label), unit: t.pick(indicator.unit), decimals: indicator.decimals,
            points: points.map { (year: $0.0, value: $0.1) }, page: page
        ).html
    }
}
