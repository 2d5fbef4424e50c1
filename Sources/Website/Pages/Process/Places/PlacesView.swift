internal import Atlas
internal import GeoModel
internal import Journal
internal import Planning
internal import Process

/// The map of a process: its border and areas, everything that was drawn, and beside it the list that tells the same.
struct PlacesView {
    let model: PlacesModel

    private var view: ProcessPage { model.view }
    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .places, title: t("process.tab.kaart"), lead: "<p class=\"lead\">\(t("places.lead"))</p>",
            actions: actions, usesMap: true, scripts: ["basemap", "placemap"], beside: map, content: content
        ).html
    }

    private var actions: HTML {
        PlacesFormat.allCases.map { format -> HTML in
            let address = view.link(.placesFile(format.rawValue), model.filter.items)
            return "<a class=\"btn\" href=\"\(address)\" download>\(t("places.download.\(format.rawValue)"))</a>"
        }.joined()
    }

    /// The map that people move; without a script it stays away, and the drawing in the list's part stays.
    private var map: HTML {
        let site = view.page.site
        let level = site.atlas.levels.keys.sorted().last ?? .neighbourhood
        let bounds = drawing.window.map { [$0.minX, $0.minY, $0.maxX, $0.maxY].map { String(Int($0)) } } ?? []
        return """
            <div class="placemap noprint" id="plekkenkaart" hidden data-plekken="\(view.link(.placesFile("geojson"), model.filter.items))" data-tegels="/tegels/" data-niveau="\(level.rawValue)" data-gebieden="\(view.charter.areas.map(\.description).joined(separator: ","))" data-grenzen="\(bounds.joined(separator: ","))" data-achtergrond="\(site.configuration.backgroundMap ? "ja" : "")" data-label="\(t("places.mapLabel"))"><div class="map"></div></div>
            """
    }

    private var drawing: ProcessMap {
        ProcessMap(view: view, title: t("places.mapLabel"), marks: model.marks, width: 560)
    }

    private var content: HTML {
        "<div class=\"papermap\">\(drawing.html)</div>\(filters)\(PlaceList(model: model).html)\(inWords)\(how)"
    }

    private var filters: HTML {
        let choices = FieldChoices(view: view)
        let all = t("board.all")
        func select(_ name: String, _ label: String, _ options: [ItemField.Option], _ value: String?) -> HTML {
            let entries = options.map { option -> HTML in
                let chosen: HTML = option.value == (value ?? "") ? " selected" : .none
                return "<option value=\"\(option.value)\"\(chosen)>\(option.label)</option>"
            }
            return "<label>\(label)<select name=\"\(name)\">\(entries)</select></label>"
        }
        let filter = model.filter
        let clear: HTML? =
            filter.isEmpty
            ? nil : "<a class=\"btn quiet\" href=\"\(view.link(.tab(.places)))\">\(t("board.clear"))</a>"
        let note: HTML? = filter.transition == nil ? nil : "<p class=\"note\">\(t("places.cardsLeftOut"))</p>"
        return """
            <form class="row boardfilter noprint" role="search" aria-label="\(t("places.filter"))" action="/proces/\(view.id.rawValue)/kaart">
            \(select("alliantie", t("field.alliantie"), choices.options(Alliance.self, { t("alliance.\($0.rawValue)") }, none: all), filter.alliance?.rawValue))
            \(select("partij", t("field.partij"), choices.parties(none: all), filter.party?.rawValue))
            \(select("transitie", t("field.transitie"), choices.options(Transition.self, { t("transition.\($0.rawValue)") }, none: all), filter.transition?.rawValue))
            \(view.keptFields)<button class="btn" type="submit">\(t("board.show"))</button>\(clear)
            </form>\(note)
            """
    }

    /// What says where it is and was not drawn: it is told, not left out.
    private var inWords: HTML? {
        guard !model.inWords.isEmpty else { return nil }
        let rows = model.inWords.map { entry -> HTML in
            let address = view.link(.item(segment: entry.segment, id: entry.id))
            return "<li><a href=\"\(address)\">\(entry.title)</a> <span class=\"src\">\(entry.place.words)</span></li>"
        }
        return """
            <details class="panel"><summary>\(t("places.inWords", ["count": t.number(rows.count)]))</summary><ul class="plain">\(rows)</ul></details>
            """
    }

    private var how: HTML? {
        guard view.allows(.workOnBoard) || !view.parties(for: .setGoals).isEmpty else { return nil }
        return "<p class=\"note noprint\">\(t("places.how"))</p>"
    }
}

/// The drawn places of a process by party and by phase, each with its number on the map.
struct PlaceList {
    let model: PlacesModel

    private var view: ProcessPage { model.view }
    private var t: Texts { view.t }

    var html: HTML {
        guard !model.drawn.isEmpty else { return "<p class=\"callout\">\(t("places.none"))</p>" }
        return "<div class=\"placelist\">\(goals)\(cards)</div>"
    }

    private var goals: HTML? {
        let entries = model.drawn.filter { $0.phase == nil }
        let groups = view.process.parties.all.compactMap { party -> HTML? in
            group(party.item.name, entries.filter { $0.party == party.id })
        }
        return section("plekken-doelen", t("places.goals"), groups)
    }

    private var cards: HTML? {
        let groups = BoardPhase.allCases.compactMap { phase -> HTML? in
            group(
                "\(phase.numeral) " + t("boardphase.\(phase.rawValue)"), model.drawn.filter { $0.phase == phase })
        }
        return section("plekken-kaarten", t("places.cards"), groups)
    }

    private func section(_ id: String, _ title: String, _ groups: [HTML]) -> HTML? {
        guard !groups.isEmpty else { return nil }
        return "<section aria-labelledby=\"\(id)\"><h2 id=\"\(id)\">\(title)</h2>\(groups)</section>"
    }

    private func group(_ title: String, _ entries: [PlacesModel.Entry]) -> HTML? {
        guard !entries.isEmpty else { return nil }
        return "<h3>\(title)</h3><ul class=\"plain places\">\(entries.map(row))</ul>"
    }

    private func row(_ entry: PlacesModel.Entry) -> HTML {
        let address = view.link(.item(segment: entry.segment, id: entry.id))
        let words = [
            entry.segment == Interest.segment ? t("places.interest") : "",
            entry.phase == nil ? "" : view.name(entry.party), entry.place.words,
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        let told = entry.measured.map { PlaceText(t: t).text($0) } ?? ""
        return """
            <li id="\(entry.anchor)" class="\(entry.alliance?.rawValue ?? "")"><span class="no" aria-hidden="true">\(entry.number.map { "\($0)" } ?? "")</span><span><a href="\(address)">\(entry.title)</a>\(words.isEmpty ? HTML.none : " <span class=\"src\">\(words)</span>")<small>\(told)</small></span></li>
            """
    }
}
