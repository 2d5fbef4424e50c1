internal import Atlas
internal import Journal
internal import Outlines
internal import Planning
internal import Process

/// All processes of a municipality, or of everything, on one board.
struct AreaBoardModel {
    /// A process on the board.
    struct Lane {
        let view: ProcessPage
        let colour: Int
    }

    let page: PageRequest
    let lanes: [Lane]
    /// The area that the visitor asked for.
    let area: AreaCode?

    init(page: PageRequest) async throws {
        self.page = page
        var asked: AreaCode?
        if let text = page.query["gebied"] {
            let found = try page.area(text)
            asked = found.level.codes[found.place]
        }
        area = asked
        var lanes: [Lane] = []
        for (id, process) in try await page.readableProcesses() {
            guard try await AreaBoardModel.touches(process, asked, site: page.site) else { continue }
            let view = ProcessPage(
                page: page, id: id, process: process, latest: process.version,
                names: try await PersonNames([], page: page))
            lanes.append(Lane(view: view, colour: lanes.count % 6))
        }
        self.lanes = lanes
    }

    /// True when a process lies in the area, or the area in it.
    private static func touches(_ process: AreaProcess, _ area: AreaCode?, site: Site) async throws -> Bool {
        guard let area else { return true }
        let drawn = try await process.charter?.outline.asyncMap(site.drawnArea)
        let codes = (process.charter?.areas ?? []) + (drawn?.notable.map(\.code) ?? [])
        return codes.contains { $0 == area || $0.isWithin(area) || area.isWithin($0) }
    }

    /// Areas that more than one of the processes is about.
    var overlaps: [(code: AreaCode, names: [String])] {
        var found: [AreaCode: [String]] = [:]
        for lane in lanes {
            for code in lane.view.charter.areas { found[code, default: []].append(lane.view.charter.name) }
        }
        return found.filter { $0.value.count > 1 }.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// Places on the board where no process has a card.
    var gaps: [(phase: BoardPhase, level: PlanLevel)] {
        BoardPhase.allCases.flatMap { phase in
            PlanLevel.allCases.filter { level in
                !lanes.contains { lane in
                    lane.view.process.cards.all.contains { $0.item.phase == phase && $0.item.level == level }
                }
            }.map { (phase, $0) }
        }
    }
}

extension AreaCode {
    /// True when the code says that it lies within another.
    func isWithin(_ other: AreaCode) -> Bool {
        var up = parent
        while let code = up {
            if code == other { return true }
            up = code.parent
        }
        return false
    }
}

/// The direction board of all processes of an area.
struct AreaBoardView {
    let model: AreaBoardModel

    private var page: PageRequest { model.page }
    private var t: Texts { page.t }

    var html: HTML {
        let place = model.area.map { page.site.atlas.name(of: $0) }
        return Layout(
            title: t("areaboard.title"), entry: .processes, page: page,
            content: """
                <p class="crumb"><a href="\(page.link(.processes))">\(t("menu.processes"))</a></p>
                <div class="head"><div><h1>\(t("areaboard.title"))</h1><p class="lead">\(place.map { t("areaboard.leadOf", ["area": $0]) } ?? t("areaboard.lead"))</p></div></div>
                \(SearchForm(action: "/regiebord", field: "gebied", label: t("areaboard.where"), button: t("areaboard.show"), value: model.area?.description ?? "", takesArea: true, page: page).html)
                \(model.lanes.isEmpty ? "<p class=\"callout\">\(t("processes.none"))</p>" : board)
                """
        ).html
    }

    private var board: HTML {
        let rows = BoardPhase.allCases.map { phase in
            BoardTable.Row(
                phase: phase, name: t("boardphase.\(phase.rawValue)"),
                questions: phase.questions.map { "\($0.letter) " + t("question.\($0.rawValue)") },
                cells: PlanLevel.allCases.map { level in
                    let cards = model.lanes.flatMap { lane in
                        lane.view.process.cards.all.filter { $0.item.phase == phase && $0.item.level == level }
                            .map {
                                CardView(
                                    entry: $0, view: lane.view, mayMove: false, processName: lane.view.charter.name
                                ).html
                            }
                    }
                    return BoardTable.Cell(
                        phase: phase.rawValue, level: level.rawValue,
                        content: cards.isEmpty ? "<p class=\"gap\">\(t("board.empty"))</p>" : cards.joined())
                })
        }
        return """
            \(BoardTable(t: t, columns: PlanLevel.allCases.map { t("planlevel.\($0.rawValue)") }, rows: rows).html)
            \(overlaps)\(gaps)
            """
    }

    private var overlaps: HTML? {
        let overlaps = model.overlaps
        guard !overlaps.isEmpty else { return nil }
        let rows = overlaps.map { overlap -> HTML in
            "<li>\(page.site.atlas.name(of: overlap.code)): \(overlap.names.joined(separator: ", "))</li>"
        }
        return
            "<section aria-labelledby=\"overlap\"><h2 id=\"overlap\">\(t("areaboard.overlaps"))</h2><ul class=\"plain\">\(rows)</ul></section>"
    }

    private var gaps: HTML? {
        let gaps = model.gaps
        guard !gaps.isEmpty else { return nil }
        let rows = gaps.map { gap -> HTML in
            "<li>\(gap.phase.numeral) \(t("boardphase.\(gap.phase.rawValue)")), \(t("planlevel.\(gap.level.rawValue)").lowercasedFirst)</li>"
        }
        return
            "<section aria-labelledby=\"gaten\"><h2 id=\"gaten\">\(t("areaboard.gaps"))</h2><ul class=\"plain\">\(rows)</ul></section>"
    }
}
