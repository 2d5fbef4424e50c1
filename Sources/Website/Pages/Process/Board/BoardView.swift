internal import Journal
internal import Planning
internal import Process

/// The direction board of one process: five phases by three levels.
struct BoardView {
    let model: BoardModel
    /// True for a screen that a whole room looks at: the board alone, as large as it goes.
    var isForScreen = false

    private var view: ProcessPage { model.view }
    private var t: Texts { view.t }
    private var mayWork: Bool { !isForScreen && view.allows(.workOnBoard) }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .board, title: t("board.title"), lead: lead, actions: actions,
            content: """
                \(isForScreen ? backFromScreen : filters)
                \(legend)
                \(BoardTable(t: t, columns: PlanLevel.allCases.map { t("planlevel.\($0.rawValue)") }, rows: rows).html)
                \(isForScreen ? HTML.none : questions ?? HTML.none)
                """
        ).html
    }

    private var backFromScreen: HTML {
        "<p class=\"projector noprint\"><a href=\"\(view.link(.tab(.board), model.filter.items))\">\(t("zipper.back"))</a></p>"
    }

    private var lead: HTML {
        "<p class=\"lead\">\(StandingLine(view: view).html)</p>"
    }

    private var actions: HTML {
        let add: HTML? =
            mayWork ? "<a class=\"btn\" href=\"\(view.link(.new(segment: Card.segment)))\">\(t("board.new"))</a>" : nil
        return """
            \(add)<a class="btn" href="\(view.link(.boardZipper))">\(t("board.zipper"))</a><a class="btn" href="\(view.link(.boardOnScreen, model.filter.items))">\(t("board.onScreen"))</a>
            """
    }

    private var filters: HTML {
        BoardFilterForm(
            t: t, filter: model.filter, owners: FieldChoices(view: view).parties(),
            action: "/proces/\(view.id.rawValue)/bord", kept: view.keptFields, clear: view.link(.tab(.board)),
            shown: model.cards.count, all: view.process.cards.count
        ).html
    }

    private var legend: HTML {
        let entries = Alliance.allCases.map { alliance -> HTML in
            "<li><span class=\"k al \(alliance.rawValue)\"></span>\(t("alliance.\(alliance.rawValue)"))</li>"
        }
        return "<ul class=\"legend\">\(entries)</ul>"
    }

    private var rows: [BoardTable.Row] {
        BoardPhase.allCases.map { phase in
            BoardTable.Row(
                phase: phase, name: t("boardphase.\(phase.rawValue)"),
                questions: phase.questions.map { "\($0.letter) " + t("question.\($0.rawValue)") },
                cells: PlanLevel.allCases.map { level in cell(phase, level) })
        }
    }

    private func cell(_ phase: BoardPhase, _ level: PlanLevel) -> BoardTable.Cell {
        let cards = model.cards(phase, level)
        var content = cards.map { CardView(entry: $0, view: view, mayMove: mayWork).html }.joined()
        // With a filter on, a place without cards is not an empty one.
        if cards.isEmpty, model.filter.isEmpty { content += "<p class=\"gap\">\(t("board.empty"))</p>" }
        if mayWork {
            let address = view.link(
                .new(segment: Card.segment), [("fase", phase.rawValue), ("niveau", level.rawValue)])
            let label = t(
                "board.addHere",
                ["phase": t("boardphase.\(phase.rawValue)"), "level": t("planlevel.\(level.rawValue)")])
            content += "<a class=\"addhere noprint\" href=\"\(address)\" aria-label=\"\(label)\">+</a>"
        }
        return BoardTable.Cell(phase: phase.rawValue, level: level.rawValue, content: content)
    }

    /// What the board lacks: questions that no finished card answers.
    private var questions: HTML? {
        let open = model.openQuestions
        guard !open.isEmpty else { return nil }
        let rows = open.map { question -> HTML in
            let asked = "\(question.letter). " + t("question.\(question.rawValue)")
            let lacking = view.process.alliancesLacking(in: question)
            let who: HTML? =
                lacking.isEmpty
                ? nil
                : "<span class=\"src\">\(t("board.lacking", ["alliances": lacking.map { t("alliance.\($0.rawValue)").lowercasedFirst }.joined(separator: ", ")]))</span>"
            guard mayWork else { return "<li>\(asked) \(who)</li>" }
            let address = view.link(
                .new(segment: Card.segment), [("fase", question.phase.rawValue), ("vraag", question.rawValue)])
            return "<li>\(asked) \(who) <a class=\"noprint\" href=\"\(address)\">\(t("board.answer"))</a></li>"
        }
        return """
            <section aria-labelledby="open-vragen"><h2 id="open-vragen">\(t("board.openQuestions"))</h2><p class="note">\(t("board.openQuestions.explain"))</p><ul class="plain">\(rows)</ul></section>
            """
    }
}

/// One line about where a process stands and who has to move.
struct StandingLine {
    let view: ProcessPage

    var html: HTML {
        let t = view.t
        let progress = view.process.progress
        let step = view.process.step.step
        let stands = t(
            "process.step", ["number": String(step.number), "step": t("step.\(step.rawValue)").lowercasedFirst])
        guard let next = progress.next else { return "\(stands) \(t("process.nothingLacks"))" }
        let who = next.waitingFor.map { view.name($0) }.joined(separator: ", ")
        let needed = t("process.needed", ["what": t("requirement.\(next.requirement.rawValue)").lowercasedFirst])
        return "\(stands) \(needed) \(t("process.toMove")) <b>\(who.isEmpty ? t("process.directs") : who)</b>."
    }
}
