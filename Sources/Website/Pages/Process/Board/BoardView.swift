internal import Journal
internal import Planning
internal import Process

/// The direction board of one process: five phases by three levels.
struct BoardView {
    let model: BoardModel

    private var view: ProcessPage { model.view }
    private var t: Texts { view.t }
    private var mayWork: Bool { view.allows(.workOnBoard) }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .board, title: t("board.title"), lead: lead, actions: actions,
            content: """
                \(filters)
                \(legend)
                \(BoardTable(t: t, columns: PlanLevel.allCases.map { t("planlevel.\($0.rawValue)") }, rows: rows).html)
                \(questions)
                """
        ).html
    }

    private var lead: HTML {
        "<p class=\"lead\">\(StandingLine(view: view).html)</p>"
    }

    private var actions: HTML {
        let add: HTML? =
            mayWork ? "<a class=\"btn\" href=\"\(view.link(.new(segment: Card.segment)))\">\(t("board.new"))</a>" : nil
        return """
            \(add)<a class="btn" href="\(view.link(.boardZipper))">\(t("board.zipper"))</a>
            """
    }

    private var filters: HTML {
        let choices = FieldChoices(view: view)
        func select(_ name: String, _ label: String, _ options: [ItemField.Option], _ value: String?) -> HTML {
            let entries = options.map { option -> HTML in
                let chosen: HTML = option.value == value ? " selected" : .none
                return "<option value=\"\(option.value)\"\(chosen)>\(option.label)</option>"
            }
            return "<label>\(label)<select name=\"\(name)\">\(entries)</select></label>"
        }
        let filter = model.filter
        let all = t("board.all")
        let clear: HTML? =
            filter.isEmpty
            ? nil : "<a class=\"btn quiet\" href=\"\(view.link(.tab(.board)))\">\(t("board.clear"))</a>"
        return """
            <form class="row boardfilter noprint" role="search" aria-label="\(t("board.filter"))" action="/proces/\(view.id.rawValue)/bord">
            <label>\(t("board.search"))<input type="search" name="zoek" value="\(filter.words)" maxlength="80"></label>
            \(select("alliantie", t("field.alliantie"), choices.options(Alliance.self, { t("alliance.\($0.rawValue)") }, none: all), filter.alliance?.rawValue))
            \(select("stand", t("field.stand"), choices.options(Card.State.self, { t("cardstate.\($0.rawValue)") }, none: all), filter.state?.rawValue))
            \(select("eigenaar", t("field.eigenaar"), choices.parties(none: all), filter.owner?.rawValue))
            \(view.keptFields)<button class="btn" type="submit">\(t("board.show"))</button>\(clear)
            </form>
            """
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
        if cards.isEmpty { content += "<p class=\"gap\">\(t("board.empty"))</p>" }
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
            guard mayWork else { return "<li>\(asked)</li>" }
            let address = view.link(
                .new(segment: Card.segment), [("fase", question.phase.rawValue), ("vraag", question.rawValue)])
            return "<li>\(asked) <a class=\"noprint\" href=\"\(address)\">\(t("board.answer"))</a></li>"
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
