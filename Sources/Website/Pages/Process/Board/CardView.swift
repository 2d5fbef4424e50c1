internal import Planning
internal import Process

/// A card on the board: what it is, whose it is, how it stands, and a way to move it without a mouse.
struct CardView {
    let entry: Register<Card>.Entry
    let view: ProcessPage
    let mayMove: Bool
    /// The process it belongs to, on a board of several.
    var processName: String?

    private var t: Texts { view.t }
    private var card: Card { entry.item }

    var html: HTML {
        let address = view.link(.item(segment: Card.segment, id: entry.id.rawValue))
        let owner = view.name(card.owner)
        let due = card.due.map { t("card.before", ["day": t.day($0)]) }
        let under = [processName, owner.isEmpty ? nil : owner, due].compactMap { $0 }.joined(separator: " · ")
        let line: HTML? = under.isEmpty ? nil : "<p>\(under)</p>"
        let drag: HTML = mayMove ? " draggable=\"true\"" : .none
        return """
            <article class="card \(card.alliance.rawValue) \(card.state.rawValue)" id="kaart-\(entry.id.rawValue)" data-card="\(entry.id.rawValue)" data-version="\(entry.changed.version)"\(drag)>
            <h3><a href="\(address)">\(card.title)</a></h3>\(line)
            <p class="tag"><span>\(t("alliance.short.\(card.alliance.rawValue)"))</span><span class="st">\(Self.sign(card.state)) \(t("cardstate.\(card.state.rawValue)").lowercasedFirst)</span></p>
            \(mayMove ? MoveForm(entry: entry, view: view).html : .none)</article>
            """
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
        func options<Value: RawRepresentable & CaseIterable & Equatable>(
            _ chosen: Value, _ label: (Value) -> String
        ) -> HTML where Value.RawValue == String {
            Value.allCases.map { value -> HTML in
                let mark: HTML = value == chosen ? " selected" : .none
                return "<option value=\"\(value.rawValue)\"\(mark)>\(label(value))</option>"
            }.joined()
        }
        return """
            <details class="move noprint"><summary><span class="vh">\(entry.item.title): </span>\(t("card.move"))</summary><form method="post" action="\(view.link(.moveCard(id)))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">
            <label>\(t("field.fase"))<select name="fase">\(options(entry.item.phase) { "\($0.numeral) " + t("boardphase.\($0.rawValue)") })</select></label>
            <label>\(t("field.niveau"))<select name="niveau">\(options(entry.item.level) { t("planlevel.\($0.rawValue)") })</select></label>
            <button class="btn" type="submit">\(t("card.moveHere"))</button></form></details>
            """
    }
}
