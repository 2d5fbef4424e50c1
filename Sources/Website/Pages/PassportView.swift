internal import Atlas
internal import Diagnosis
internal import Planning

/// The passport of an area: how urgent, why, compared with what, how sure, and where it lies. Prints on A4.
struct PassportView {
    let model: PassportModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        Layout(title: page.fullName(model.areas, model.place), entry: .map, page: page, content: content).html
    }

    private var content: HTML {
        """
        <p class="crumb">\(crumbs)</p>
        <div class="head"><div><h1>\(model.name)</h1><p class="lead">\(lead)</p></div>
        <p class="acts noprint"><a class="btn" href="\(page.link(.compare([model.code.description])))">\(t("passport.compare"))</a><a class="btn" href="\(SiteLink.areaDownload(model.code.description, format: "csv").path(page.language))" download>\(t("passport.download"))</a><button class="btn" type="button" data-print>\(t("passport.print"))</button></p></div>
        <div class="cols passport"><div>
        \(UrgencySection(model: model, page: page).html)
        \(VulnerabilitySummary(model: model, page: page).html)
        \(ClimateSection(model: model, page: page).html)
        </div><aside>
        \(PlaceSection(model: model, page: page).html)
        </aside></div>
        \(PassportCharts(model: model, page: page).html)
        \(KeyFigureSection(model: model, page: page).html)
        """
    }

    private var crumbs: HTML {
        var parts: [HTML] = ["<a href=\"\(page.language == .nl ? "/" : "/?taal=en")\">\(t("passport.country"))</a>"]
        var ancestors: [AreaCode] = []
        var code = model.code
        while let parent = code.parent {
            ancestors.insert(parent, at: 0)
            code = parent
        }
        for ancestor in ancestors where page.site.atlas.find(ancestor) != nil {
            parts.append(
                "<a href=\"\(page.link(.area(ancestor.description)))\">\(page.site.atlas.name(of: ancestor))</a>")
        }
        parts.append("<span aria-current=\"page\">\(model.code.description)</span>")
        return parts.joined(by: " › ")
    }

    private var lead: HTML {
        let level = t("level.\(model.areas.level.rawValue).one")
        let kind = model.number("urbanity_class").map { t("urbanity.\(Int($0))") }
        let start =
            kind.map { t("passport.lead.kind", ["kind": $0, "level": level]) } ?? t("passport.lead", ["level": level])
        let hectares = model.areas.squareMetres[model.place] / 10_000
        var facts: [HTML] = []
        if let people = model.number("population") {
            facts.append("<b>\(t("passport.population", ["count": t.number(people)]))</b>")
        }
        if let households = model.number("households") {
            facts.append("<b>\(t("passport.households", ["count": t.number(households)]))</b>")
        }
        facts.append("<b>\(t("passport.hectares", ["count": t.number(hectares)]))</b>")
        return "\(start) \(facts.joined(by: ", "))."
    }
}
