internal import Catalogue
internal import Diagnosis

/// The legend of a map: its classes with their figures, and the hatching for what is not known.
struct MapLegend {
    let choropleth: Choropleth
    let state: ViewState
    let page: PageRequest

    var html: HTML {
        let t = page.t
        let indicator: (decimals: Int, unit: String) =
            if case .indicator(let id) = state.subject, let found = page.site.catalogue.indicator(id) {
                (found.decimals, t.pick(found.unit))
            } else {
                (0, "")
            }
        let entries = choropleth.ranges.enumerated().compactMap { index, range -> HTML? in
            guard let range else { return nil }
            let low = t.number(range.low, decimals: indicator.decimals)
            let high = t.number(range.high, decimals: indicator.decimals)
            return
                "<li><svg class=\"sw\" aria-hidden=\"true\"><rect class=\"c\(index)\" width=\"100%\" height=\"100%\"/></svg>\(low == high ? low : "\(low) – \(high)")</li>"
        }
        let missing = choropleth.classes.count { $0 < 0 }
        let hatched: HTML? =
            missing == 0
            ? nil
            : "<li><span class=\"sw hatch\" aria-hidden=\"true\"></span>\(t("legend.missing", ["count": t.number(missing)]))</li>"
        let title = SubjectName(state, page: page).text + (indicator.unit.isEmpty ? "" : ", \(indicator.unit)")
        return "<p class=\"mleg\">\(title)</p><ul class=\"mlegend\">\(entries)\(hatched)</ul>"
    }
}
