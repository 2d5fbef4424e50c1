/// Stacked bars of shares, one bar per place, with the figures in a table beside them (ADR 0005: why drawn here).
struct ShareBars {
    /// One part of the whole.
    struct Part {
        let label: String
        /// Percent per bar; nil where unknown.
        let shares: [Double?]
    }

    let title: String
    /// Names of the bars: the area, its municipality, the country.
    let bars: [String]
    let parts: [Part]
    let page: PageRequest

    /// Bars of which every part is known.
    private var complete: [Int] { bars.indices.filter { bar in parts.allSatisfy { $0.shares[bar] != nil } } }

    var html: HTML? {
        guard !parts.isEmpty, complete.contains(0) else { return nil }
        let t = page.t
        let rows = complete.enumerated().map { row, bar -> HTML in
            let total = parts.reduce(0) { $0 + ($1.shares[bar] ?? 0) }
            var left = 0.0
            let rectangles = parts.enumerated().map { index, part -> HTML in
                let share = total > 0 ? (part.shares[bar] ?? 0) / total * 100 : 0
                defer { left += share }
                return
                    "<rect class=\"s\(index)\" x=\"\(fixed(left))%\" y=\"\(row * 26)\" width=\"\(fixed(share))%\" height=\"\(row == 0 ? 20 : 12)\"/>"
            }
            return "<g>\(rectangles)</g>"
        }
        let head = complete.map { "<th scope=\"col\">\(bars[$0])</th>" as HTML }
        let body = parts.enumerated().map { index, part -> HTML in
            let cells = complete.map { bar in
                "<td class=\"num\">\(part.shares[bar].map { t.number($0) + "%" } ?? "–")</td>" as HTML
            }
            return
                "<tr><th scope=\"row\"><svg class=\"sw\" aria-hidden=\"true\"><rect class=\"s\(index)\" width=\"100%\" height=\"100%\"/></svg>\(part.label)</th>\(cells)</tr>"
        }
        return """
            <figure class="chart"><figcaption>\(title)</figcaption>
            <svg class="bars" width="100%" height="\(complete.count * 26)" aria-hidden="true">\(rows)</svg>
            <table class="fig small"><thead><tr><th scope="col"><span class="vh">\(t("chart.part"))</span></th>\(head)</tr></thead><tbody>\(body)</tbody></table></figure>
            """
    }

    private func fixed(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

/// A line over years, with the figures in a table under it.
struct TrendLine {
    let title: String
    let unit: String
    let decimals: Int
    /// Year and figure, oldest first.
    let points: [(year: Int, value: Double)]
    let page: PageRequest

    var html: HTML? {
        guard points.count >= 2, let first = points.first, let last = points.last else { return nil }
        let t = page.t
        let values = points.map(\.value)
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        // The scale starts at the lowest figure; the table beside it gives the figures themselves.
        let span = high > low ? high - low : 1
        let years = Double(max(1, last.year - first.year))
        let places = points.map { point in
            (x: 6 + 188 * Double(point.year - first.year) / years, y: 44 - 36 * (point.value - low) / span)
        }
        let path = places.enumerated().map { "\($0 == 0 ? "M" : "L")\(fixed($1.x)) \(fixed($1.y))" }.joined()
        let dots = places.map { "<circle cx=\"\(fixed($0.x))\" cy=\"\(fixed($0.y))\" r=\"3\"/>" as HTML }
        let head = points.map { "<th scope=\"col\">\(String($0.year))</th>" as HTML }
        let body = points.map { "<td class=\"num\">\(t.number($0.value, decimals: decimals))</td>" as HTML }
        return """
            <figure class="chart trend"><figcaption>\(title)\(unit.isEmpty ? HTML.none : " <span class=\"unit\">\(unit)</span>")</figcaption>
            <svg viewBox="0 0 200 52" aria-hidden="true"><path d="\(path)"/>\(dots)</svg>
            <table class="fig small"><thead><tr>\(head)</tr></thead><tbody><tr>\(body)</tr></tbody></table></figure>
            """
    }

    private func fixed(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
