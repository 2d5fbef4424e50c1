internal import Planning
internal import Process

/// In the document of a process: the direction board, row by row.
struct ReportBoard {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        BoardPhase.allCases.map { phase -> HTML in
            let cards = process.cards.all.filter { $0.item.phase == phase }
            let content =
                cards.isEmpty
                ? ReportSection.nothing(t("board.empty"))
                : ReportSection.table(
                    t("boardphase.\(phase.rawValue)"),
                    [t("report.card"), t("field.niveau"), t("field.eigenaar"), t("field.gereed"), t("field.stand")],
                    cards.map(row))
            return "<h3>\(phase.numeral) \(t("boardphase.\(phase.rawValue)"))</h3>\(content)"
        }.joined()
    }

    private func row(_ entry: Register<Card>.Entry) -> HTML {
        let card = entry.item
        let text: HTML? = card.text.isEmpty ? nil : "<small>\(card.text)</small>"
        let question: HTML? = card.question.map {
            "<small>\($0.letter) \(t("question.\($0.rawValue)"))</small>"
        }
        let links = card.links.map { link -> HTML in
            "<small>\(link.label.isEmpty ? link.address : link.label + ": " + link.address)</small>"
        }
        let files = process.attachments.all.filter { $0.item.card == entry.id }.map(\.item.name)
        let attached: HTML? =
            files.isEmpty ? nil : "<small>\(t("report.files", ["names": files.joined(separator: ", ")]))</small>"
        let late: HTML? = card.isLate(on: view.today) ? " <b class=\"late\">\(t("card.late"))</b>" : nil
        return """
            <tr><th scope="row">\(card.title)\(text)\(question)\(links)\(attached)</th><td>\(t("planlevel.\(card.level.rawValue)"))<small>\(t("alliance.short.\(card.alliance.rawValue)"))</small></td><td>\(view.name(card.owner))</td><td>\(card.due.map { t.day($0) } ?? "")\(late)</td><td>\(t("cardstate.\(card.state.rawValue)"))</td></tr>
            """
    }
}
