internal import Atlas
internal import Planning
internal import Process

/// The direction board of all processes of an area.
struct AreaBoardView {
    let model: AreaBoardModel

    private var page: PageRequest { model.page }
    private var t: Texts { page.t }

    /// True for a screen that a whole room looks at: the board alone, as large as it goes.
    private var isForScreen: Bool { page.query["weergave"] == "scherm" }

    var html: HTML {
        let place = model.area.map { page.site.atlas.name(of: $0) }
        return Layout(
            title: t("areaboard.title"), entry: .processes, page: page,
            content: """
                <p class="crumb"><a href="\(page.link(.processes))">\(t("menu.processes"))</a></p>
                <div class="head"><div><h1>\(t("areaboard.title"))</h1><p class="lead">\(place.map { t("areaboard.leadOf", ["area": $0]) } ?? t("areaboard.lead"))</p></div><p class="acts noprint"><a class="btn" href="\(address(screen: true))">\(t("board.onScreen"))</a></p></div>
                \(isForScreen ? back : search)
                \(model.lanes.isEmpty ? "<p class=\"callout\">\(t("processes.none"))</p>" : board)
                """
        ).html
    }

    private var back: HTML {
        "<p class=\"projector noprint\"><a href=\"\(address(screen: false))\">\(t("zipper.back"))</a></p>"
    }

    private var search: HTML {
        SearchForm(
            action: "/regiebord", field: "gebied", label: t("areaboard.where"), button: t("areaboard.show"),
            value: model.area?.description ?? "", takesArea: true, page: page
        ).html
    }

    /// This board with the same choices.
    private func address(screen: Bool) -> String {
        var query = Query()
        for (name, value) in kept + model.filter.items { query.add(name, value) }
        if screen { query.add("weergave", "scherm") }
        return "/regiebord" + (query.items.isEmpty ? "" : "?" + query.encoded)
    }

    /// What goes along with the filter.
    private var kept: [(String, String)] {
        [("gebied", model.area?.description), ("taal", page.needsLanguage ? page.language.rawValue : nil)]
            .compactMap { name, value in value.map { (name, $0) } }
    }

    private var board: HTML {
        let rows = BoardPhase.allCases.map { phase in
            BoardTable.Row(
                phase: phase, name: t("boardphase.\(phase.rawValue)"),
                questions: phase.questions.map { "\($0.letter) " + t("question.\($0.rawValue)") },
                cells: PlanLevel.allCases.map { cell(BoardPlace(phase: phase, level: $0)) })
        }
        let table = BoardTable(t: t, columns: PlanLevel.allCases.map { t("planlevel.\($0.rawValue)") }, rows: rows)
        let findings: HTML = isForScreen ? .none : AreaBoardFindings(model: model).html
        return "\(isForScreen ? HTML.none : filter)\(legend)\(table.html)\(findings)"
    }

    private func cell(_ place: BoardPlace) -> BoardTable.Cell {
        var content = model.lanes.map { lane in
            lane.cards.filter { place.holds($0.item) }.map { entry in
                CardView(entry: entry, view: lane.view, mayMove: false, lane: LaneMark(lane: lane).html).html
            }.joined()
        }.joined()
        if content == .none, model.filter.isEmpty { content = "<p class=\"gap\">\(t("board.empty"))</p>" }
        return BoardTable.Cell(phase: place.phase.rawValue, level: place.level.rawValue, content: content)
    }

    private var filter: HTML {
        var clear = Query()
        for (name, value) in kept { clear.add(name, value) }
        return BoardFilterForm(
            t: t, filter: model.filter, owners: model.owners.map { ItemField.Option(value: $0, label: $0) },
            action: "/regiebord",
            kept: kept.map { "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">" as HTML }.joined(),
            clear: "/regiebord" + (clear.items.isEmpty ? "" : "?" + clear.encoded),
            shown: model.lanes.reduce(0) { $0 + $1.cards.count },
            all: model.lanes.reduce(0) { $0 + $1.view.process.cards.count }
        ).html
    }

    /// Which number and colour are which process.
    private var legend: HTML {
        let entries = model.lanes.map { lane -> HTML in
            let address = lane.view.link(.tab(.board))
            return "<li>\(LaneMark(lane: lane).sign) <a href=\"\(address)\">\(lane.name)</a></li>"
        }
        return "<ul class=\"legend lanes\" aria-label=\"\(t("areaboard.legend"))\">\(entries)</ul>"
    }
}

/// Which process something belongs to: a number, a colour and its name.
struct LaneMark {
    let lane: AreaBoardModel.Lane

    /// The number in its colour.
    var sign: HTML { "<b class=\"lane lane\(String(lane.colour))\">\(String(lane.number))</b>" }

    var html: HTML { "<p class=\"lanename\">\(sign) \(lane.name)</p>" }
}
