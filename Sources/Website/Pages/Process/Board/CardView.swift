internal import Journal
internal import Planning
internal import Process

/// A card on the board: what it is, whose it is, how it stands, and a way to move it without a mouse.
struct CardView {
    let entry: Register<Card>.Entry
    let view: ProcessPage
    let mayMove: Bool
    /// Which process it belongs to, on a board of several.
    var lane: HTML?

    private var t: Texts { view.t }
    private var card: Card { entry.item }

    var html: HTML {
        let address = view.link(.item(segment: Card.segment, id: entry.id.rawValue))
        let owner = view.name(card.owner)
        let due = card.due.map { t("card.before", ["day": t.day($0)]) }
        let under = [owner.isEmpty ? nil : owner, due].compactMap { $0 }.joined(separator: " · ")
        let late: HTML? = card.isLate(on: view.today) ? "<b class=\"late\">\(t("card.late"))</b>" : nil
        let line: HTML? = under.isEmpty && late == nil ? nil : "<p>\(under) \(late)</p>"
        let drag: HTML = mayMove ? " draggable=\"true\"" : .none
        return """
            <article class="card \(card.alliance.rawValue) \(card.state.rawValue)" id="\(anchor)" data-card="\(entry.id.rawValue)" data-version="\(entry.changed.version)"\(drag)>
            \(lane)<h3>\(letter)<a href="\(address)">\(card.title)</a></h3>\(line)\(left)
            <p class="tag"><span>\(t("alliance.short.\(card.alliance.rawValue)"))</span><span class="st">\(Self.sign(card.state)) \(t("cardstate.\(card.state.rawValue)").lowercasedFirst)</span></p>
            \(mayMove ? MoveForm(entry: entry, view: view).html : .none)</article>
            """
    }

    /// On a board of several processes their cards may have the same id.
    private var anchor: String {
        "kaart-" + (lane == nil ? "" : view.id.rawValue + "-") + entry.id.rawValue
    }

    /// The question of the board that it helps to answer.
    private var letter: HTML? {
        card.question.map { question in
            "<abbr class=\"letter\" title=\"\(t("question.\(question.rawValue)"))\">\(question.letter)</abbr> "
        }
    }

    /// The question that stayed behind when the card went to another row.
    private var left: HTML? {
        guard card.question == nil, let left = view.process.questionsLeft[entry.id], left.phase != card.phase else {
            return nil
        }
        return "<p class=\"left\">\(t("card.left", ["letter": left.letter, "phase": left.phase.numeral]))</p>"
    }

    /// A sign that does not need a colour.
    static func sign(_ state: Card.State) -> String {
        switch state {
        case .open: "○"
        case .running: "◐"
        case .done: "✓"
        case .missing: "!"
        case .stopped: "×"
        }
    }
}

/// Moving a card by a form: what dragging does, for keyboard, voice and no script.
struct MoveForm {
    let entry: Register<Card>.Entry
    let view: ProcessPage

    var html: HTML {
        let t = view.t
        let id = entry.id.rawValue
        let choices = FieldChoices(view: view)
        let phases = choices.options(BoardPhase.self) { "\($0.numeral) " + t("boardphase.\($0.rawValue)") }
        let levels = choices.options(PlanLevel.self) { t("planlevel.\($0.rawValue)") }
        return """
            <details class="move noprint"><summary><span class="vh">\(entry.item.title): </span>\(t("card.move"))</summary><form method="post" action="\(view.link(.moveCard(id)))">\(view.page.secretField)\(view.seenField)
            <label>\(t("field.fase"))<select name="fase">\(phases.html(chosen: entry.item.phase.rawValue))</select></label>
            <label>\(t("field.niveau"))<select name="niveau">\(levels.html(chosen: entry.item.level.rawValue))</select></label>
            \(question)<button class="btn" type="submit">\(t("card.moveHere"))</button></form></details>
            """
    }

    /// A question belongs to a row of the board: before the move one hears what becomes of it, and can choose another.
    private var question: HTML {
        let t = view.t
        let own = entry.item.question
        let note: HTML? = own.map {
            "<p class=\"note\">\(t("card.moveQuestion", ["letter": $0.letter, "phase": $0.phase.numeral]))</p>"
        }
        let options = BoardQuestion.allCases.map { question -> HTML in
            "<option value=\"\(question.rawValue)\">\(question.phase.numeral) · \(question.letter)</option>"
        }
        return """
            \(note)<label>\(t("card.newQuestion"))<select name="vraag"><option value="">\(t("card.newQuestion.none"))</option>\(options)</select></label>
            """
    }
}
