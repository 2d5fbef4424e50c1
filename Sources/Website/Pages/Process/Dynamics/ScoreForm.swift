internal import Planning
internal import Process

/// The form in which somebody answers the four questions for a party. Choosing party and transition opens it with what was
/// answered before.
struct ScoreForm {
    let view: ProcessPage
    let scale: ScaleLevel

    private var t: Texts { view.t }
    private var parties: [Register<Party>.Entry] { view.parties(for: .score) }

    var html: HTML? {
        guard !parties.isEmpty else { return nil }
        let chosen = chosen
        let isOpen: HTML = chosen == nil ? .none : " open"
        return """
            <details class="panel noprint" id="score"\(isOpen)><summary>\(t("dynamics.score"))</summary><form class="entry" method="get" action="\(view.link(.tab(.dynamics)))#score">\(view.keptFields)
            <div class="row">
            <label>\(t("field.partij"))<select name="partij">\(options(parties.map { ($0.id.rawValue, $0.item.name) }, chosen?.party.rawValue))</select></label>
            <label>\(t("field.transitie"))<select name="transitie">\(options(Transition.allCases.map { ($0.rawValue, t("transition.\($0.rawValue)")) }, chosen?.transition.rawValue))</select></label>
            <label>\(t("field.schaal"))<select name="schaal">\(options(ScaleLevel.allCases.map { ($0.rawValue, t("scale.\($0.rawValue)")) }, scale.rawValue))</select></label></div>
            <p class="acts"><button class="btn" type="submit">\(t("form.open"))</button></p></form>\(chosen.map(form))</details>
            """
    }

    /// What the address asks to answer, where the visitor may.
    private var chosen: Dynamics.Key? {
        guard let id = view.page.query["partij"], let party = parties.first(where: { $0.id.rawValue == id }),
            let transition = view.page.query["transitie"].flatMap(Transition.init(rawValue:))
        else { return nil }
        return Dynamics.Key(party: party.id, transition: transition, scale: scale)
    }

    private func options(_ items: [(String, String)], _ chosen: String?) -> HTML {
        items.map { value, label -> HTML in
            let mark: HTML = value == chosen ? " selected" : .none
            return "<option value=\"\(value)\"\(mark)>\(label)</option>"
        }.joined()
    }

    private func form(_ key: Dynamics.Key) -> HTML {
        let now = view.process.dynamics[key]?.answer
        let questions = DynamicsQuestion.allCases.map { question -> HTML in
            let mark = now?.marks[question]
            let marks = (0...4).map { radio(question, String($0), String($0), mark == $0) }
            // Without an answer before, leaving it alone is enough.
            let none = mark == nil ? HTML.none : radio(question, ScoreEntry.none, t("dynamics.noAnswer"), false)
            return
                "<fieldset class=\"seg\"><legend>\(t("dynamics.ask.\(question.rawValue)"))</legend>\(marks)\(none)</fieldset>"
        }
        let fields = [
            ("partij", key.party.rawValue), ("transitie", key.transition.rawValue), ("schaal", key.scale.rawValue),
        ].map { "<input type=\"hidden\" name=\"\($0)\" value=\"\($1)\">" as HTML }
        let values = [
            "party": view.name(key.party), "transition": t("transition.\(key.transition.rawValue)"),
            "scale": t("scale.\(key.scale.rawValue)"),
        ]
        return """
            <form class="entry" method="post" action="\(view.link(.score))">\(view.page.secretField)\(view.seenField)\(fields)
            <h3>\(t("dynamics.scoreOf", values))</h3><p class="note">\(t("dynamics.scale"))\(now == nil ? "" : " " + t("dynamics.scaleAgain"))</p>\(questions)
            <div class="field"><label for="score-reden">\(t("field.reden"))</label><textarea id="score-reden" name="reden" rows="2">\(now?.reason ?? "")</textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button></p></form>
            """
    }

    private func radio(_ question: DynamicsQuestion, _ value: String, _ label: String, _ isChosen: Bool) -> HTML {
        let mark: HTML = isChosen ? " checked" : .none
        return
            "<label><input type=\"radio\" name=\"\(question.rawValue)\" value=\"\(value)\"\(mark)><span>\(label)</span></label>"
    }
}
