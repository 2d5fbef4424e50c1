internal import Atlas
internal import Outlines
internal import Planning
internal import Process

/// Below the board of an area: which processes work on the same ground, and where work lacks.
struct AreaBoardFindings {
    let model: AreaBoardModel

    private var page: PageRequest { model.page }
    private var t: Texts { page.t }

    var html: HTML { "\(overlaps)\(gaps)\(gapsPerProcess)" }

    private var overlaps: HTML? {
        guard !model.overlaps.isEmpty else { return nil }
        let rows = model.overlaps.map { overlap -> HTML in
            let reasons = overlap.reasons.map { "<li>\(words($0))</li>" as HTML }
            return """
                <li><p>\(mark(overlap.first)) \(t("areaboard.and")) \(mark(overlap.second))</p><ul>\(reasons)</ul></li>
                """
        }
        return
            "<section aria-labelledby=\"overlap\"><h2 id=\"overlap\">\(t("areaboard.overlaps"))</h2><ul class=\"pairs\">\(rows)</ul>\(map)</section>"
    }

    private func mark(_ place: Int) -> HTML {
        let lane = model.lanes[place]
        return "\(LaneMark(lane: lane).sign) <a href=\"\(lane.view.link(.tab(.overview)))\">\(lane.name)</a>"
    }

    private func words(_ reason: GroundOverlap.Reason) -> String {
        let atlas = page.site.atlas
        switch reason {
        case .same(let code): return t("areaboard.same", ["area": atlas.name(of: code)])
        case .within(let inner, let outer):
            return t("areaboard.within", ["inner": named(inner), "outer": named(outer)])
        case .covered(let code, let squareMetres):
            return t("areaboard.covered", ["area": named(code), "hectares": hectares(squareMetres)])
        case .shared(let squareMetres): return t("areaboard.shared", ["hectares": hectares(squareMetres)])
        }
    }

    /// With its level: a district and a neighbourhood may have the same name.
    private func named(_ code: AreaCode) -> String {
        page.site.atlas.name(of: code) + " (" + t("level.\(code.level.rawValue).one").lowercasedFirst + ")"
    }

    private func hectares(_ squareMetres: Double) -> String {
        let hectares = squareMetres / 10_000
        return t.number(hectares, decimals: hectares < 100 ? 1 : 0)
    }

    /// The ground that processes share, in the finest areas of the atlas.
    private var map: HTML? {
        let codes = model.overlaps.reduce(into: Set<AreaCode>()) { codes, overlap in
            codes.formUnion(
                finest(model.lanes[overlap.first].ground).intersection(finest(model.lanes[overlap.second].ground)))
        }
        return ProcessMap(page: page, areas: codes.sorted(), drawn: nil, title: t("areaboard.map")).html
    }

    private func finest(_ ground: LaneGround) -> Set<AreaCode> {
        let codes = ground.codes
        guard case .areas = ground, let level = page.site.atlas.levels.keys.max(), let areas = page.site.atlas[level]
        else { return Set(codes) }
        return Set(areas.codes.filter { fine in codes.contains { fine == $0 || fine.isWithin($0) } })
    }

    private func name(_ place: BoardPlace) -> String {
        place.phase.numeral + " " + t("boardphase.\(place.phase.rawValue)") + ", "
            + t("planlevel.\(place.level.rawValue)").lowercasedFirst
    }

    private var gaps: HTML? {
        let gaps = model.gaps
        guard !gaps.isEmpty else { return nil }
        return
            "<section aria-labelledby=\"gaten\"><h2 id=\"gaten\">\(t("areaboard.gaps"))</h2><p class=\"note\">\(t("areaboard.gaps.explain"))</p><ul class=\"plain\">\(gaps.map { "<li>\(name($0))</li>" as HTML })</ul></section>"
    }

    /// The work of one process never hides what another lacks.
    private var gapsPerProcess: HTML {
        let heads = PlanLevel.allCases.map { "<th scope=\"col\">\(t("planlevel.\($0.rawValue)"))</th>" as HTML }
        let rows = model.lanes.map { lane -> HTML in
            let gaps = lane.gaps
            let cells = PlanLevel.allCases.map { level -> HTML in
                let phases = gaps.filter { $0.level == level }.map {
                    $0.phase.numeral + " " + t("boardphase.\($0.phase.rawValue)").lowercasedFirst
                }
                return phases.isEmpty
                    ? "<td>\(t("areaboard.noGaps"))</td>" : "<td>\(phases.joined(separator: ", "))</td>"
            }
            return "<tr><th scope=\"row\">\(LaneMark(lane: lane).sign) \(lane.name)</th>\(cells)</tr>"
        }
        return """
            <section aria-labelledby="gaten-per-proces"><h2 id="gaten-per-proces">\(t("areaboard.gapsOf"))</h2>
            <div class="tw" tabindex="0" role="group" aria-label="\(t("areaboard.gapsOf"))"><table class="fig words"><thead><tr><th scope="col">\(t("areaboard.process"))</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}
