internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// Where the area lies, its position on higher scales, and the areas most like it.
struct PlaceSection {
    let model: PassportModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML { "\(map)\(position)\(similar)" }

    private var map: HTML? {
        let site = page.site
        guard let layer = site.layer(model.areas.level) else { return nil }
        let choropleth = site.choropleth(model.view, .transition(model.mapped))
        let drawing = MapDrawing(
            layer: layer, classes: choropleth.classes, places: model.neighbours, width: 336, marked: model.place)
        let subject = t("transition.\(model.mapped.rawValue)")
        let title = t("passport.mapTitle", ["name": model.name, "subject": subject])
        let outlines = site.outlines(model.areas.level, around: model.code) { drawing.outlines() }
        let svg = drawing.linked(outlines, title: title) { page.link(.area(layer.codes[$0])) }
        return """
            <section aria-labelledby="plek"><h2 id="plek">\(t("passport.place"))</h2><div class="minimap">\(svg)</div>
            <p class="mleg"><span>\(t("passport.mapLegend", ["subject": subject]))</span></p>
            <svg class="scale" width="100%" height="10" aria-hidden="true">\((0..<Choropleth.classCount).map { "<rect class=\"c\($0)\" x=\"\($0 * 20)%\" width=\"20%\" height=\"10\"/>" as HTML })</svg>
            <p class="mleg ends"><span>\(t("legend.least"))</span><span>\(t("legend.most"))</span></p></section>
            """
    }

    private var position: HTML {
        let position = model.position
        let environment = position.environment.map { t("position.environment.\($0.rawValue)") } ?? t("position.unknown")
        let pressure: String =
            if let kind = position.pressure, let growth = position.yearlyGrowth {
                t("position.pressure.\(kind.rawValue)", ["growth": t.number(growth, decimals: 1)])
            } else {
                t("position.oneYear")
            }
        let scale = position.scale.map { t("position.scale.\($0.rawValue)") } ?? t("position.unknown")
        let density = model.number("address_density").map { t("position.density", ["count": t.number($0)]) }
        return """
            <section aria-labelledby="positie"><h2 id="positie">\(t("position.title"))</h2><dl class="position">
            <dt>\(t("position.environment"))</dt><dd>\(environment)\(density.map { "<small>\($0)</small>" as HTML })</dd>
            <dt>\(t("position.pressure"))</dt><dd>\(pressure)</dd>
            <dt>\(t("position.scale"))</dt><dd>\(scale)</dd></dl></section>
            """
    }

    private var similar: HTML? {
        guard !model.similar.isEmpty else { return nil }
        let items = model.similar.map { match -> HTML in
            let code = model.areas.codes[match.area].description
            // The variables that differ least are what makes the areas alike.
            let alike = match.byVariable.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3)
                .compactMap { page.site.catalogue.indicator($0.key).map { t.pick($0.label).lowercasedFirst } }
            return
                "<li><a href=\"\(page.link(.area(code)))\">\(page.fullName(model.areas, match.area))</a><span>\(t("similar.alike", ["what": alike.joined(separator: ", ")]))</span></li>"
        }
        let codes = [model.code.description] + model.similar.prefix(3).map { model.areas.codes[$0.area].description }
        return """
            <section aria-labelledby="lijkt"><h2 id="lijkt">\(t("similar.title"))</h2><ol class="sim">\(items)</ol>
            <p class="noprint"><a href="\(page.link(.compare(codes)))">\(t("similar.compare"))</a></p></section>
            """
    }
}
