internal import Diagnosis
internal import Planning

/// The choices above the map: one form whose fields are the address.
struct HomeFilters {
    let model: HomeModel
    let page: PageRequest

    private var t: Texts { page.t }
    private var state: ViewState { model.state }

    var html: HTML {
        """
        <form class="filters" id="keuzes" action="/" method="get" hx-get="/" hx-trigger="change delay:150ms, submit" hx-select="#resultaat" hx-target="#resultaat" hx-swap="outerHTML" hx-push-url="true">
        <fieldset class="seg"><legend>\(t("filter.transition"))</legend>\(transitions)</fieldset>
        <div class="row">
        \(select("niveau", t("filter.level"), levels))
        \(select("referentie", t("filter.reference"), references))
        \(select("indicator", t("filter.indicator"), indicators))
        <label>\(t("filter.name"))<input name="naam" type="search" value="\(state.words ?? "")" maxlength="80" class="short"></label>
        \(municipality)
        \(state.sort == .urgent ? HTML.none : "<input type=\"hidden\" name=\"sorteer\" value=\"\(state.sort.rawValue)\">")
        \(page.language == .nl ? HTML.none : "<input type=\"hidden\" name=\"taal\" value=\"en\">")
        <button class="btn" type="submit">\(t("filter.show"))</button>
        </div>
        \(weights)
        </form>
        """
    }

    private var transitions: HTML {
        Transition.allCases.map { transition -> HTML in
            let checked: HTML = state.subject == .transition(transition) ? " checked" : .none
            return
                "<label><input type=\"radio\" name=\"transitie\" value=\"\(transition.rawValue)\"\(checked)><span>\(t("transition.\(transition.rawValue)"))</span></label>"
        }.joined()
    }

    private struct Option {
        let value: String
        let label: String
        let isChosen: Bool
    }

    private var levels: [Option] {
        model.counts.keys.sorted().map {
            Option(value: $0.rawValue, label: t("level.\($0.rawValue).Many"), isChosen: $0 == state.level)
        }
    }

    private var references: [Option] {
        Reference.allCases.map {
            Option(value: $0.rawValue, label: t("reference.\($0.rawValue)"), isChosen: $0 == state.reference)
        }
    }

    private var indicators: [Option] {
        let chosen = model.indicator?.id
        return [Option(value: "", label: t("filter.score"), isChosen: chosen == nil)]
            + model.indicators.map { Option(value: $0.id, label: t.pick($0.label), isChosen: $0.id == chosen) }
    }

    private func select(_ name: String, _ label: String, _ options: [Option]) -> HTML {
        let entries = options.map { option -> HTML in
            "<option value=\"\(option.value)\"\(option.isChosen ? " selected" : HTML.none)>\(option.label)</option>"
        }
        return "<label>\(label)<select name=\"\(name)\">\(entries)</select></label>"
    }

    private var municipality: HTML? {
        guard let code = state.municipality else { return nil }
        let all = SiteLink.home(state.with { $0.municipality = nil }).path(page.language)
        return """
            <input type="hidden" name="gemeente" value="\(code.description)">
            <p class="chosen">\(t("filter.in", ["municipality": model.municipalityName ?? code.description])) <a href="\(all)">\(t("filter.everywhere"))</a></p>
            """
    }

    private var weights: HTML? {
        guard !model.weightInputs.isEmpty else { return nil }
        let rows = model.weightInputs.map { input -> HTML in
            let lacking: HTML = input.hasData ? .none : " <small>\(t("weights.noData"))</small>"
            let value = input.value == input.value.rounded() ? String(Int(input.value)) : String(input.value)
            return
                "<label><span>\(t.pick(input.indicator.label))\(lacking)</span><input type=\"number\" name=\"\(input.name)\" value=\"\(value)\" min=\"0\" max=\"100\" step=\"any\" inputmode=\"decimal\"></label>"
        }
        // Weights of the other transitions stay as they were chosen.
        let shown = Set(model.weightInputs.map(\.name))
        let others = state.weightItems.filter { !shown.contains($0.name) }.map { item -> HTML in
            "<input type=\"hidden\" name=\"\(item.name)\" value=\"\(item.value)\">"
        }
        let reset = SiteLink.home(state.with { $0.weights = .standard }).path(page.language)
        return """
            <details class="w"\(state.weights.isStandard ? HTML.none : " open")><summary>\(t("weights.title"))</summary>
            <p class="note">\(t("weights.explain")) <a href="\(reset)">\(t("weights.reset"))</a></p>
            <div class="weights">\(rows)</div>\(others)</details>
            """
    }
}
