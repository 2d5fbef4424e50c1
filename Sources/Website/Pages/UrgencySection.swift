internal import Atlas
internal import Diagnosis
internal import Planning

/// The six urgency-o-meters, each opening into what it is made of.
struct UrgencySection {
    let model: PassportModel
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML {
        let municipality = page.site.atlas.name(of: model.code.municipality)
        let isMunicipality = model.areas.level == .municipality
        let local: HTML? =
            isMunicipality
            ? nil : "<span><i class=\"k gm\"></i>\(t("passport.medianOf", ["name": municipality]))</span>"
        return """
            <section aria-labelledby="urgentie"><div class="sh"><h2 id="urgentie">\(t("passport.urgency"))</h2>
            <p class="note">\(t("passport.scale.\(model.view.reference.rawValue)")) <a href="\(page.link(.method(area: model.code.description)))">\(t("passport.how"))</a></p></div>
            <p class="legend"><span><b class="k dot"></b>\(t("passport.here"))</span><span><i class="k bandk"></i>\(t("passport.band"))</span>\(local)<span><i class="k nl"></i>\(t("passport.medianOf", ["name": t("passport.country")]))</span></p>
            \(model.urgencies.map(row))
            \(mostUrgent)</section>
            """
    }

    private func row(_ urgency: PassportModel.Urgency) -> HTML {
        let name = t("transition.\(urgency.transition.rawValue)")
        let kind: HTML = urgency.score.map { $0 >= 75 ? " high" : $0 >= 60 ? " mid" : "" } ?? " empty"
        let meter = Meter(
            score: urgency.score, low: urgency.band.low, high: urgency.band.high,
            municipalityMedian: urgency.municipalityMedian, countryMedian: urgency.countryMedian,
            label: label(urgency), missingText: t("meter.none"))
        return """
            <details class="t\(kind)" id="\(urgency.transition.rawValue)"><summary>\(Icon.of(urgency.transition))<span class="tn">\(name)</span>\(meter.html)<span class="score">\(urgency.score.map { t.number($0) } ?? "—")</span><span class="why">\(why(urgency))</span></summary>
            \(contributions(urgency))</details>
            """
    }

    private func label(_ urgency: PassportModel.Urgency) -> String {
        guard let score = urgency.score, let low = urgency.band.low, let high = urgency.band.high else {
            return t("meter.noneLabel", ["coverage": t.percent(urgency.coverage)])
        }
        return t("meter.label", ["score": t.number(score), "low": t.number(low), "high": t.number(high)])
    }

    /// In a line: what weighs most, or what is needed before there can be a score.
    private func why(_ urgency: PassportModel.Urgency) -> String {
        guard urgency.score != nil else {
            let needed = urgency.contributions.filter { $0.figure.number == nil }.sorted { $0.weight > $1.weight }
                .prefix(3)
            return t(
                "passport.needed",
                [
                    "coverage": t.percent(urgency.coverage),
                    "needed": needed.map { t.pick($0.indicator.label).lowercasedFirst }.joined(separator: ", "),
                ])
        }
        let heavy = urgency.contributions.filter { ($0.severity ?? 0) >= 0.5 }.prefix(3)
        let rank = urgency.municipalityRank.flatMap { place -> String? in
            model.areas.level == .municipality || place.of < 2
                ? nil
                : t(
                    "passport.rank",
                    [
                        "rank": t.number(place.rank), "of": t.number(place.of),
                        "name": page.site.atlas.name(of: model.code.municipality),
                    ])
        }
        let reasons =
            heavy.isEmpty ? t("passport.calm") : heavy.map { t.pick($0.indicator.label) }.joined(separator: ", ")
        return [reasons, rank].compactMap { $0 }.joined(separator: " · ")
    }

    private func contributions(_ urgency: PassportModel.Urgency) -> HTML {
        let known = urgency.contributions.filter { $0.figure.number != nil }
        let rank: HTML? = urgency.countryRank.map {
            "<p class=\"note\">\(t("passport.countryRank", ["rank": t.number($0.rank), "of": t.number($0.of)])) \(t("passport.coverage", ["coverage": t.percent(urgency.coverage)]))</p>"
        }
        let table: HTML? =
            known.isEmpty
            ? nil
            : """
            <div class="tw" tabindex="0" role="region" aria-label="\(t("passport.made")): \(t("transition.\(urgency.transition.rawValue)"))"><table class="contrib"><caption>\(t("passport.made"))</caption><thead><tr><th scope="col">\(t("table.indicator"))</th><th scope="col">\(t("table.here"))</th><th scope="col">\(t("table.severity"))</th><th scope="col">\(t("table.weight"))</th><th scope="col">\(t("table.points"))</th><th scope="col">\(t("table.source"))</th></tr></thead><tbody>\(known.map(row))</tbody></table></div>
            """
        return "\(rank)\(table)\(missing(urgency))"
    }

    private func row(_ part: Contribution) -> HTML {
        let value = part.figure.number.map { t.figure($0, of: part.indicator) } ?? "–"
        let severity = part.severity.map { t.number($0, decimals: 2) } ?? "–"
        let points = part.points.map { t.number($0, decimals: 1) } ?? "–"
        return
            "<tr><th scope=\"row\">\(t.pick(part.indicator.label))</th><td class=\"num\">\(value) \(t.pick(part.indicator.unit))</td><td class=\"num\">\(severity)</td><td class=\"num\">\(t.percent(part.weight))</td><td class=\"num\">\(points)</td><td class=\"src\">\(source(part))</td></tr>"
    }

    /// What is missing, by reason: it is named, and counts for nothing.
    private func missing(_ urgency: PassportModel.Urgency) -> [HTML] {
        let lacking = urgency.contributions.filter { $0.figure.number == nil }
        guard !lacking.isEmpty else { return [] }
        return ValueStatus.allCases.compactMap { status in
            let names = lacking.filter { $0.figure.status == status }.map { t.pick($0.indicator.label).lowercasedFirst }
            guard !names.isEmpty else { return nil }
            return
                "<p class=\"note missing\">\(t("passport.missing", ["reason": t("status.\(status.name)"), "names": names.joined(separator: ", ")]))</p>"
        }
    }

    private func source(_ part: Contribution) -> String {
        guard let series = model.areas.current[part.indicator.id] else { return t("table.lacking") }
        return "\(series.publisher) \(series.period)"
    }

    private var mostUrgent: HTML? {
        let likely = model.urgencies.compactMap { urgency in
            urgency.band.mostUrgentProbability.map { (urgency.transition, $0) }
        }.sorted { $0.1 > $1.1 }
        guard let first = likely.first, first.1 > 0 else { return nil }
        let name = { (entry: (Transition, Double)) in t("transition.\(entry.0.rawValue)").lowercased() }
        var sentence: HTML =
            "\(t("passport.most")) <b>\(name(first))</b> (\(t("passport.chance", ["chance": t.percent(first.1)])))"
        if likely.count > 1, likely[1].1 >= 0.01 {
            sentence += "\(t("passport.then")) <b>\(name(likely[1]))</b> (\(t.percent(likely[1].1)))"
        }
        let known = model.urgencies.count { $0.score != nil }
        let caution: HTML? = known < 6 ? " \(t("passport.only", ["count": t.number(known)]))" : nil
        return "<p class=\"lead2\">\(sentence).\(caution)</p>"
    }
}

extension String {
    /// With a small first letter, unless the second is a capital too (`WOZ`).
    var lowercasedFirst: String {
        var letters = utf8.makeIterator()
        guard let first = letters.next(), let second = letters.next() else { return self }
        // Plain letters need no tables; other first letters are left to them.
        if (0x41...0x5A).contains(first) {
            guard (0x61...0x7A).contains(second) || second >= 0x80 else { return self }
            return String(UnicodeScalar(first + 0x20)) + self[index(after: startIndex)...]
        }
        guard first >= 0x80, dropFirst().first?.isLowercase == true else { return self }
        return prefix(1).lowercased() + dropFirst()
    }
}
