internal import Catalogue
internal import Diagnosis

/// The legend of a map: its classes with their figures, and the hatching for what is not known.
struct MapLegend {
    let choropleth: Choropleth
    let state: ViewState
    let page: PageRequest

    var html: HTML {
        let t = page.t
        let indicator: Indicator? =
            if case .indicator(let id) = state.subject { page.site.catalogue.indicator(id) } else { nil }
        func text(_ value: Double) -> String { indicator.map { t.figure(value, of: $0) } ?? t.number(value) }
        let entries = choropleth.ranges.enumerated().compactMap { index, range -> HTML? in
            guard let range else { return nil }
            let low = text(range.low)
            let high = text(range.high)
            return
                "<li><svg class=\"sw\" aria-hidden=\"true\"><rect class=\"c\(index)\" width=\"100%\" height=\"100%\"/></svg>\(low == high ? low : "\(low) – \(high)")</li>"
        }
        let missing = choropleth.classes.count { $0 < 0 }
        let hatched: HTML? =
            missing == 0
            ? nil
            : "<li><span class=\"sw hatch\" aria-hidden=\"true\"></span>\(t("legend.missing", ["count": t.number(missing)]))</li>"
        let unit = indicator.map { t.pick($0.unit) } ?? ""
        let title = SubjectName(state, page: page).text + (unit.isEmpty ? "" : ", \(unit)")
        return "<p class=\"mleg\">\(title)</p><ul class=\"mlegend\">\(entries)\(hatched)</ul>"
    }
}
