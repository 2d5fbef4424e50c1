internal import Diagnosis
internal import Planning

/// The page that tells how everything is worked out, with the numbers of one area.
struct MethodView {
    let model: MethodModel
    let page: PageRequest

    private var t: Texts { page.t }
    private var formula: MethodFormula { MethodFormula(t: page.t) }

    private static let steps = [
        "indicators", "severity", "score", "coverage", "uncertainty", "reference", "similar", "climate", "never",
    ]

    var html: HTML {
        Layout(
            title: t("method.title"), entry: .method, page: page,
            content: """
                <div class="head"><div><h1>\(t("method.title"))</h1><p class="lead">\(t("method.lead"))</p></div></div>
                <div class="callout"><p>\(t("method.chosen")) <a href="\(page.link(.area(model.code)))"><b>\(model.name)</b></a> <span class="unit">\(model.code)</span></p></div>
                \(form)
                <ol class="jump">\(MethodView.steps.map { "<li><a href=\"#\($0)\">\(t("method.\($0).title"))</a></li>" as HTML })</ol>
                <div class="method">
                \(section("indicators", indicators))
                \(section("severity", severity))
                \(section("score", score))
                \(section("coverage", MethodUncertainty(model: model, page: page).coverage))
                \(section("uncertainty", MethodUncertainty(model: model, page: page).uncertainty))
                \(section("reference", MethodUncertainty(model: model, page: page).references))
                \(section("similar", MethodUncertainty(model: model, page: page).similar))
                \(section("climate", MethodClimate(page: page).html))
                \(section("never", never))
                </div>
                """
        ).html
    }

    private var form: HTML {
        SearchForm(
            action: "/methode", field: "gebied", label: t("method.choose"), button: t("method.chooseButton"),
            takesArea: true, page: page
        ).html
    }

    private func section(_ id: String, _ content: HTML) -> HTML {
        "<section id=\"\(id)\"><h2>\(t("method.\(id).title"))</h2>\(content)</section>"
    }

    private func paragraph(_ key: String, _ values: [String: String] = [:]) -> HTML { "<p>\(t(key, values))</p>" }

    // MARK: 1 Indicators

    private var indicators: HTML {
        let values = [
            "all": t.number(model.indicatorCount), "judging": t.number(model.judgingCount),
            "context": t.number(model.indicatorCount - model.judgingCount), "norms": t.number(model.normCount),
            "present": t.number(model.presentCount), "level": t("level.\(model.level.rawValue).many"),
        ]
        let rows = model.statusCounts.map { entry -> HTML in
            "<tr><th scope=\"row\">\(t("status.\(entry.status.name)"))</th><td class=\"text\">\(t("method.status.\(entry.status.name)"))</td><td class=\"num\">\(t.number(entry.count))</td></tr>"
        }
        return """
            \(paragraph("method.indicators.text", values))
            <p>\(t("method.indicators.statuses")) <a href="\(page.link(.sources))">\(t("method.indicators.all"))</a></p>
            <div class="tw" tabindex="0" role="region" aria-label="\(t("method.indicators.caption"))"><table class="fig">
            <thead><tr><th scope="col">\(t("method.status"))</th><th scope="col" class="text">\(t("method.meaning"))</th><th scope="col">\(t("method.countHere"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }

    // MARK: 2 Severity

    private var severity: HTML {
        """
        \(paragraph("method.severity.text"))
        <h3>\(t("method.norm.title"))</h3>
        \(paragraph("method.norm.text"))
        \(formula.line(formula.name("method.severityWord"), formula.fraction("\(formula.name("method.value")) − \(formula.name("method.acceptable"))", "\(formula.name("method.alarming")) − \(formula.name("method.acceptable"))")))
        \(normExample)
        <h3>\(t("method.rank.title"))</h3>
        \(paragraph("method.rank.text", ["level": t("level.\(model.level.rawValue).many")]))
        \(formula.line(formula.name("method.severityWord"), formula.fraction("\(formula.name("method.below")) + ½ × \(formula.name("method.equal"))", formula.name("method.known"))))
        \(rankExample)
        """
    }

    private var normExample: HTML? {
        guard let example = model.norm else { return nil }
        let decimals = max(example.indicator.decimals, example.isInvented ? 1 : 0)
        func number(_ value: Double) -> String { formula.weight(value) }
        let value = t.number(example.value, decimals: decimals)
        let values = [
            "indicator": t.pick(example.indicator.label), "value": value, "unit": t.pick(example.indicator.unit),
            "acceptable": number(example.norm.acceptable), "alarming": number(example.norm.alarming),
        ]
        let isCut = abs(example.quotient - example.severity) > 1e-9
        return """
            \(paragraph(example.isInvented ? "method.norm.invented" : "method.norm.example", values))
            \(formula.line(formula.fraction("\(value) − \(number(example.norm.acceptable))", "\(number(example.norm.alarming)) − \(number(example.norm.acceptable))"), "<b>\(formula.share(example.quotient))</b>", filled: true))
            \(isCut ? paragraph("method.norm.cut", ["severity": formula.share(example.severity)]) : nil)
            <p class="note">\(t("method.norm.source", ["source": example.norm.source]))</p>
            """
    }

    private var rankExample: HTML {
        guard let example = model.rank else { return paragraph("method.rank.none") }
        let level = t("level.\(model.level.rawValue).many")
        let values = [
            "indicator": t.pick(example.indicator.label), "unit": t.pick(example.indicator.unit),
            "value": t.number(example.value, decimals: example.indicator.decimals), "below": t.number(example.below),
            "equal": t.number(example.equal), "count": t.number(example.count), "level": level, "area": model.name,
        ]
        let division = formula.fraction(
            "\(t.number(example.below)) + ½ × \(t.number(example.equal))", "\(t.number(example.count))")
        let turned =
            "\(paragraph("method.rank.turned"))\(formula.line("1 − \(formula.share(example.place))", "<b>\(formula.share(example.severity))</b>", filled: true))"
            as HTML
        return """
            \(paragraph("method.rank.example", values))
            \(formula.line(division, "<b>\(formula.share(example.place))</b>", filled: true))
            \(example.isTurned ? turned : HTML.none)
            """
    }

    // MARK: 3 Score

    private var score: HTML {
        """
        \(paragraph("method.score.text"))
        \(formula.line(formula.name("method.scoreWord"), "100 × \(formula.fraction("\(t("method.sumOf")) (\(formula.name("method.weight")) × \(formula.name("method.severityWord")))", "\(t("method.sumOf")) \(formula.name("method.weight"))"))"))
        \(model.sum.map(sum) ?? paragraph("method.score.none"))
        """
    }

    private func sum(_ example: MethodSumExample) -> HTML {
        let name = t("transition.\(example.transition.rawValue)")
        let rows = example.parts.map { part -> HTML in
            let indicator = part.indicator
            let figure: HTML =
                part.figure.number.map {
                    "\(t.figure($0, of: indicator)) <span class=\"unit\">\(t.pick(indicator.unit))</span>"
                }
                ?? "<span class=\"missing\">\(t("status.\(part.figure.status.name)"))</span>"
            return
                "<tr><th scope=\"row\">\(t.pick(indicator.label))</th><td>\(figure)</td><td class=\"num\">\(part.severity.map(formula.share) ?? "–")</td><td class=\"num\">\(formula.weight(part.weight))</td><td class=\"num\">\(part.product.map { t.number($0, decimals: 3) } ?? "–")</td></tr>"
        }
        let terms = example.parts.compactMap { part in
            part.severity.map { "\(formula.weight(part.weight)) × \(formula.share($0))" }
        }
        let weights = example.parts.filter { $0.severity != nil }.map { formula.weight($0.weight) }
        let products = t.number(example.productSum, decimals: 3)
        let weightSum = formula.weight(example.weightSum)
        return """
            \(paragraph("method.score.example", ["transition": name, "area": model.name]))
            <div class="tw" tabindex="0" role="region" aria-label="\(t("method.score.caption", ["transition": name]))"><table class="fig">
            <thead><tr><th scope="col">\(t("method.indicator"))</th><th scope="col">\(t("method.here"))</th><th scope="col">\(t("method.severityWord"))</th><th scope="col">\(t("method.weight"))</th><th scope="col" class="wrap">\(t("method.product"))</th></tr></thead>
            <tbody>\(rows)</tbody>
            <tfoot><tr><th scope="row">\(t("method.sum"))</th><td></td><td></td><td class="num">\(weightSum)</td><td class="num">\(products)</td></tr></tfoot></table></div>
            \(paragraph("method.score.sum"))
            \(formula.line("100 × \(formula.fraction("\(terms.joined(separator: " + "))", "\(weights.joined(separator: " + "))"))", "100 × \(formula.fraction("\(products)", "\(weightSum)"))", "<b>\(t.number(example.score, decimals: 1))</b>", filled: true))
            <p class="note">\(t("method.score.rounding"))</p>
            """
    }

    // MARK: 8 Never

    private var never: HTML {
        """
        \(paragraph("method.never.text"))
        <ul class="plain"><li>\(t("method.never.origin"))</li><li>\(t("method.never.nationality"))</li><li>\(t("method.never.religion"))</li></ul>
        \(paragraph("method.never.how"))
        """
    }
}
