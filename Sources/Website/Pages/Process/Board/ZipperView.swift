internal import Planning
internal import Process

/// The AB-Zipper: per level how the three alliances meet, and which of them leads.
struct ZipperView {
    let model: BoardModel

    private var view: ProcessPage { model.view }
    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .board, title: t("zipper.title"), lead: "<p class=\"lead\">\(t("zipper.lead"))</p>",
            actions: "<a class=\"btn\" href=\"\(view.link(.tab(.board)))\">\(t("zipper.back"))</a>",
            content: """
                \(PlanLevel.allCases.map(level))
                """
        ).html
    }

    private func level(_ level: PlanLevel) -> HTML {
        let columns = Alliance.allCases.map { column($0, level) }
        let id = "niveau-" + level.rawValue
        return """
            <section class="zip" aria-labelledby="\(id)"><h2 id="\(id)">\(t("planlevel.\(level.rawValue)"))</h2>
            <p class="note">\(t("zipper.level.\(level.rawValue)")) \(meeting(level))</p>
            <div class="zipcols">\(columns)</div></section>
            """
    }

    private func column(_ alliance: Alliance, _ level: PlanLevel) -> HTML {
        let cards = model.cards.filter { $0.item.alliance == alliance && $0.item.level == level }
        let leads: HTML? = level.leading == alliance ? "<span class=\"chip\">\(t("zipper.leads"))</span>" : nil
        let content: HTML =
            cards.isEmpty
            ? "<p class=\"gap\">\(t("board.empty"))</p>"
            : cards.map { CardView(entry: $0, view: view, mayMove: false).html }.joined()
        return """
            <div class="zipcol"><h3><span class="k al \(alliance.rawValue)"></span>\(t("alliance.\(alliance.rawValue)")) \(leads)</h3>\(content)</div>
            """
    }

    /// Whether the alliances meet on a level, in words.
    private func meeting(_ level: PlanLevel) -> String {
        let absent = Alliance.allCases.filter { model.count($0, level) == 0 }
        if absent.isEmpty { return t("zipper.meet") }
        if absent.count == Alliance.allCases.count { return t("zipper.nothing") }
        return t(
            "zipper.absent",
            ["alliances": absent.map { t("alliance.\($0.rawValue)").lowercasedFirst }.joined(separator: ", ")])
    }
}
