internal import Diagnosis
internal import Planning

/// The parts of the method page about what a score can and cannot say.
struct MethodUncertainty {
    let model: MethodModel
    let page: PageRequest

    private var t: Texts { page.t }
    private var formula: MethodFormula { MethodFormula(t: page.t) }

    private func paragraph(_ key: String, _ values: [String: String] = [:]) -> HTML { "<p>\(t(key, values))</p>" }

    private func table(_ label: String, head: [String], rows: [HTML]) -> HTML {
        let columns = head.map { "<th scope=\"col\" class=\"wrap\">\($0)</th>" as HTML }
        return """
            <div class="tw" tabindex="0" role="region" aria-label="\(label)"><table class="fig">
            <thead><tr>\(columns)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func row(_ head: String, _ cells: [String]) -> HTML {
        "<tr><th scope=\"row\">\(head)</th>\(cells.map { "<td class=\"num\">\($0)</td>" as HTML })</tr>"
    }

    private func name(_ transition: Transition) -> String { t("transition.\(transition.rawValue)") }

    // MARK: 4 Coverage

    var coverage: HTML {
        let least = t.percent(UrgencyScores.leastCoverage)
        let rows = model.urgencies.map { urgency in
            row(
                name(urgency.transition),
                [
                    formula.weight(urgency.knownWeight), formula.weight(urgency.totalWeight),
                    t.percent(urgency.coverage), urgency.score.map { t.number($0) } ?? t("method.coverage.noScore"),
                ])
        }
        let lowest = model.urgencies.min { $0.coverage < $1.coverage }
        let example = lowest.map { urgency -> HTML in
            let outcome = urgency.score == nil ? "method.coverage.exampleNone" : "method.coverage.example"
            return """
                \(formula.line(formula.fraction("\(formula.weight(urgency.knownWeight))", "\(formula.weight(urgency.totalWeight))"), "<b>\(t.percent(urgency.coverage))</b>", filled: true))
                \(paragraph(outcome, ["transition": name(urgency.transition), "least": least]))
                """
        }
        return """
            \(paragraph("method.coverage.text", ["least": least]))
            \(formula.line(formula.name("method.coverageWord"), formula.fraction("\(t("method.sumOf")) \(formula.name("method.weightKnown"))", "\(t("method.sumOf")) \(formula.name("method.weightAll"))")))
            \(example)
            \(table(t("method.coverage.title"), head: [t("method.transition"), t("method.weightKnown"), t("method.weightAll"), t("method.coverageWord"), t("method.scoreWord")], rows: rows))
            """
    }

    // MARK: 5 Uncertainty

    var uncertainty: HTML {
        let values = ["draws": t.number(WeightDraws.count), "k": t.number(WeightDraws.concentration)]
        let rows = model.urgencies.map { urgency in
            row(
                name(urgency.transition),
                [
                    urgency.score.map { t.number($0, decimals: 1) } ?? "–",
                    urgency.band.low.map { t.number($0, decimals: 1) } ?? "–",
                    urgency.band.high.map { t.number($0, decimals: 1) } ?? "–",
                    urgency.band.mostUrgentProbability.map { t.percent($0) } ?? "–",
                ])
        }
        let likely = model.urgencies.max {
            ($0.band.mostUrgentProbability ?? -1) < ($1.band.mostUrgentProbability ?? -1)
        }
        let conclusion = likely.flatMap { urgency -> HTML? in
            guard let probability = urgency.band.mostUrgentProbability else { return nil }
            let wins = t.number(probability * Double(WeightDraws.count))
            return """
                \(formula.line(formula.name("method.chance"), formula.fraction("\(wins)", "\(t.number(WeightDraws.count))"), "<b>\(t.percent(probability))</b>", filled: true))
                \(paragraph("method.uncertainty.example", ["transition": name(urgency.transition), "wins": wins, "draws": t.number(WeightDraws.count), "percent": t.percent(probability)]))
                """
        }
        return """
            \(paragraph("method.uncertainty.text", values))
            \(formula.line(formula.name("method.drawn"), "Dirichlet (\(t.number(WeightDraws.concentration)) × \(formula.name("method.weightShare")))"))
            \(paragraph("method.uncertainty.band", values))
            \(table(t("method.uncertainty.title"), head: [t("method.transition"), t("method.scoreWord"), t("method.low"), t("method.high"), t("method.chance")], rows: rows))
            \(conclusion)
            \(paragraph("method.uncertainty.limits"))
            """
    }

    // MARK: 6 Reference groups

    var references: HTML {
        let rows = model.references.map { other in
            row(
                t("reference.\(other.reference.rawValue)"),
                [
                    other.groupSize.map { t.number($0) } ?? t("method.reference.noGroup"),
                    other.score.map { t.number($0, decimals: 1) } ?? t("method.coverage.noScore"),
                ])
        }
        let transition = name(model.sum?.transition ?? .socioEconomic)
        return """
            \(paragraph("method.reference.text"))
            \(paragraph("method.reference.example", ["transition": transition, "area": model.name]))
            \(table(t("method.reference.title"), head: [t("method.reference.column"), t("method.reference.size"), t("method.scoreWord")], rows: rows))
            """
    }

    // MARK: 7 Similar areas

    var similar: HTML {
        let values = ["count": t.number(model.similarityCount), "level": t("level.\(model.level.rawValue).many")]
        let distance = formula.line(
            formula.name("method.distance"),
            "√ <span class=\"root\">\(formula.fraction("\(t("method.sumOf")) \(formula.name("method.difference"))²", formula.name("method.variables")))</span>"
        )
        guard let first = model.similar.first else {
            return "\(paragraph("method.similar.text", values))\(distance)\(paragraph("method.similar.none"))"
        }
        let squares = first.distance * first.distance * Double(first.variableCount)
        let rows = model.similar.map { match -> HTML in
            let shares = match.shares.map { "\(t.pick($0.label)) \(t.percent($0.share))" }.joined(separator: ", ")
            return
                "<tr><th scope=\"row\"><a href=\"\(page.link(.area(match.code)))\">\(match.name)</a></th><td class=\"num\">\(t.number(match.distance, decimals: 2))</td><td class=\"text\">\(shares)</td></tr>"
        }
        return """
            \(paragraph("method.similar.text", values))
            \(distance)
            \(paragraph("method.similar.example", ["name": first.name, "area": model.name, "count": t.number(first.variableCount)]))
            \(formula.line("√ <span class=\"root\">\(formula.fraction("\(t.number(squares, decimals: 2))", "\(t.number(first.variableCount))"))</span>", "<b>\(t.number(first.distance, decimals: 2))</b>", filled: true))
            <div class="tw" tabindex="0" role="region" aria-label="\(t("method.similar.title"))"><table class="fig">
            <thead><tr><th scope="col">\(t("method.similar.area"))</th><th scope="col">\(t("method.distance"))</th><th scope="col" class="text wrap">\(t("method.similar.shares"))</th></tr></thead>
            <tbody>\(rows)</tbody></table></div>
            """
    }
}
