internal import Atlas
internal import Catalogue
internal import Catalogue
internal import Diagnosis
internal import Planning

/// The page with areas side by side.
struct CompareView {
    let model: CompareModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        Layout(title: t("compare.title"), entry: .none, page: page, content: content).html
    }

    private var content: HTML {
        """
        <div class="head"><div><h1>\(t("compare.title"))</h1><p class="lead">\(lead)</p></div></div>
        \(unclear)
        \(form)
        \(model.areas.isEmpty ? start : comparison)
        """
    }

    private var lead: String {
        guard !model.areas.isEmpty else {
            return t("compare.start", ["limit": t.number(CompareSelection.limit)])
        }
        return model.areas.map { area in area.municipality.map { "\(area.name) (\($0))" } ?? area.name }
            .joined(separator: ", ")
    }

    // MARK: Choosing

    private var form: HTML {
        guard model.areas.count < CompareSelection.limit else {
            return "<p class=\"note noprint\">\(t("compare.full", ["limit": t.number(CompareSelection.limit)]))</p>"
        }
        let chosen = model.selection.codes
        return SearchForm(
            action: "/vergelijk", field: "bij", label: t("compare.add"), button: t("compare.addButton"),
            hidden: chosen.isEmpty ? [] : [("gebieden", chosen.joined(separator: ","))], takesArea: true, page: page
        ).html
    }

    private var unclear: HTML? {
        guard let words = model.selection.unclear else { return nil }
        let candidates = model.selection.candidates
        guard !candidates.isEmpty else {
            return "<div class=\"callout warn\" role=\"status\"><p>\(t("compare.nothing", ["words": words]))</p></div>"
        }
        let entries = candidates.map { hit -> HTML in
            let address = page.link(.compare(model.selection.codes + [hit.code.description]))
            return
                "<li><a href=\"\(address)\">\(hit.fullName)</a><span class=\"src\">\(t("level.\(hit.code.level.rawValue).one"))</span><span class=\"unit\">\(hit.code.description)</span></li>"
        }
        return """
            <div class="callout warn" role="status"><p>\(t("compare.which", ["words": words]))</p><ul class="hits">\(entries)</ul></div>
            """
    }

    private var start: HTML {
        """
        <section aria-labelledby="hoe"><h2 id="hoe">\(t("compare.how"))</h2>
        <ol class="plain"><li>\(t("compare.how1"))</li><li>\(t("compare.how2"))</li><li>\(t("compare.how3"))</li></ol></section>
        """
    }

    // MARK: Table

    private var comparison: HTML {
        let levels: HTML? =
            model.hasSeveralLevels ? "<div class=\"callout\"><p>\(t("compare.levels"))</p></div>" : nil
        return """
            \(levels)
            <section class="wide">
            <div class="sh"><h2 id="tabel">\(t("compare.table"))</h2><p class="note">\(t("compare.explain")) <a href="\(page.link(.method(area: model.areas.first?.code)))">\(t("compare.method"))</a></p></div>
            <p class="legend"><span><i class="k dot"></i>\(t("compare.legendScore"))</span><span><i class="k band"></i>\(t("compare.legendBand"))</span><span><i class="k nl"></i>\(t("compare.legendMedian"))</span><span><b class="flag" aria-hidden="true">▲ ▼</b>\(t("compare.legendExtreme"))</span></p>
            <div class="tw tall" tabindex="0" role="region" aria-label="\(t("compare.table"))"><table class="fig compare">
            <thead><tr><th scope="col">\(t("compare.column"))</th>\(model.areas.map(heading))<th scope="col">\(t("compare.source"))</th></tr></thead>
            <tbody>\(theme(t("compare.transitions")))\(mostUrgent)\(model.urgencies.map(urgencyRow))</tbody>
            \(model.groups.map(group))
            </table></div></section>
            """
    }

    private func heading(_ area: CompareModel.Area) -> HTML {
        let rest = model.selection.codes.filter { $0 != area.code }
        let place = [t("level.\(area.level.rawValue).one"), area.municipality].compactMap { $0 }.joined(separator: ", ")
        return """
            <th scope="col"><a href="\(page.link(.area(area.code)))">\(area.name)</a><span class="where">\(place)</span><a class="away" href="\(page.link(.compare(rest)))">\(t("compare.away"))<span class="vh"> \(area.name)</span></a></th>
            """
    }

    private func theme(_ label: String) -> HTML {
        "<tr><th scope=\"rowgroup\" class=\"theme\">\(label)</th><td colspan=\"\(model.areas.count + 1)\"></td></tr>"
    }

    private var mostUrgent: HTML {
        let cells = model.areas.enumerated().map { column, area -> HTML in
            guard let likely = area.mostUrgent else { return "<td class=\"missing\">\(t("meter.none"))</td>" }
            let known = model.urgencies.count { $0.cells[column].score != nil }
            let chance = t("compare.chance", ["percent": t.percent(likely.probability), "count": t.number(known)])
            return "<td>\(t("transition.\(likely.transition.rawValue)"))<small>\(chance)</small></td>"
        }
        return "<tr><th scope=\"row\">\(t("compare.mostUrgent"))</th>\(cells)<td class=\"src\"></td></tr>"
    }

    private func urgencyRow(_ row: (transition: Transition, cells: [CompareModel.Urgency])) -> HTML {
        let name = t("transition.\(row.transition.rawValue)")
        return """
            <tr><th scope="row"><span class="rowhead">\(Icon.of(row.transition))<span>\(name)</span></span></th>\(row.cells.map(urgencyCell))<td class="src"></td></tr>
            """
    }

    private func urgencyCell(_ cell: CompareModel.Urgency) -> HTML {
        let coverage = t.percent(cell.coverage)
        guard let score = cell.score, let low = cell.band.low, let high = cell.band.high else {
            let label = t("meter.noneLabel", ["coverage": coverage])
            return
                "<td>\(Meter(label: label, small: true).html)<small>\(t("meter.none")), \(t("compare.coverage", ["percent": coverage]))</small></td>"
        }
        let values = ["score": t.number(score), "low": t.number(low), "high": t.number(high)]
        let meter = Meter(
            score: score, low: low, high: high, countryMedian: cell.countryMedian, label: t("meter.label", values),
            small: true)
        return """
            <td><span class="score\(score >= 75 ? " high" : HTML.none)">\(t.number(score))</span>\(meter.html)<small>\(t("compare.band", values)) · \(t("compare.coverage", ["percent": coverage]))</small></td>
            """
    }

    private func group(_ group: CompareModel.Group) -> HTML {
        "<tbody>\(theme(t.pick(group.theme.label)))\(group.rows.map(figureRow))</tbody>\n"
    }

    private func figureRow(_ row: CompareModel.Row) -> HTML {
        let cells = zip(row.cells, model.areas).map { cell, area in figureCell(cell, area, row.indicator) }
        let label = t.pick(row.indicator.label)
        let unit = t.pick(row.indicator.unit)
        let shown: HTML? =
            unit.isEmpty || unit.lowercased() == label.lowercased() ? nil : "<span class=\"unit\">\(unit)</span>"
        return """
            <tr><th scope="row">\(label)\(shown)</th>\(cells)<td class="src">\(row.sources.joined(separator: ", "))</td></tr>
            """
    }

    private func figureCell(_ cell: CompareModel.Cell, _ area: CompareModel.Area, _ indicator: Indicator) -> HTML {
        guard let value = cell.figure.number else {
            return "<td class=\"missing\">\(t("status.\(cell.figure.status.name)"))</td>"
        }
        let number = t.figure(value, of: indicator)
        guard let place = cell.extreme else { return "<td class=\"num\">\(number)</td>" }
        let isHigh = place >= 50
        let words = t(
            isHigh ? "compare.higher" : "compare.lower",
            [
                "percent": t.percent((isHigh ? place : 100 - place) / 100),
                "level": t("level.\(area.level.rawValue).many"),
            ])
        return
            "<td class=\"num most\"><span class=\"flag\" aria-hidden=\"true\">\(isHigh ? "▲" : "▼")</span>\(number)<small>\(words)</small></td>"
    }
}
