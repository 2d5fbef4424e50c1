internal import Atlas
internal import Outlines
internal import Planning

/// How large a border is, and which areas of the atlas it overlaps for which part.
struct OverlapTable {
    let page: PageRequest
    let drawn: DrawnArea

    /// Most rows; the others are counted.
    static let mostRows = 40

    private var t: Texts { page.t }

    var html: HTML {
        let notable = drawn.notable
        let rows = notable.prefix(Self.mostRows).map(row)
        let others: HTML? =
            notable.count > Self.mostRows
            ? "<p class=\"note\">\(t("border.overlap.more", ["count": t.number(notable.count - Self.mostRows)]))</p>"
            : nil
        let table: HTML = """
            <div class="tw" tabindex="0" role="region" aria-label="\(t("border.overlap.title"))"><table class="fig"><caption>\(t("border.overlap.title"))</caption>
            <thead><tr><th scope="col">\(t("charter.area"))</th><th scope="col">\(t("border.overlap.hectares"))</th><th scope="col">\(t("border.overlap.ofArea"))</th><th scope="col">\(t("border.overlap.ofBorder"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>\(others)
            """
        return """
            <p>\(t("border.size", ["hectares": t.number(drawn.hectares, decimals: decimals(drawn.hectares))]))</p>
            \(notable.isEmpty ? "<p class=\"missing\">\(t("border.overlap.none"))</p>" : table)
            """
    }

    private func row(_ overlap: DrawnArea.Overlap) -> HTML {
        let hectares = overlap.squareMetres / 10_000
        return """
            <tr><th scope="row"><a href="\(page.link(.area(overlap.code.description)))">\(page.site.atlas.name(of: overlap.code))</a></th><td class="num">\(t.number(hectares, decimals: decimals(hectares)))</td><td class="num">\(percent(overlap.shareOfArea))</td><td class="num">\(percent(overlap.shareOfOutline))</td></tr>
            """
    }

    /// One decimal below a hundred hectares.
    private func decimals(_ hectares: Double) -> Int { hectares < 100 ? 1 : 0 }

    /// Never 100 where a bit lies outside, never 0 where a bit lies inside.
    private func percent(_ share: Double) -> String {
        if share < 0.005 { return "<\u{a0}1%" }
        if share > 0.995 && share < 0.99995 { return ">\u{a0}99%" }
        return t.percent(share)
    }
}
