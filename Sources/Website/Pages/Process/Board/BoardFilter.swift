internal import Foundation
internal import Planning
internal import Process

/// Which cards of a board a visitor wants to see. The board of one process and that of an area have the same choices.
struct BoardFilter: Equatable {
    var alliance: Alliance?
    var state: Card.State?
    var question: BoardQuestion?
    /// The party that has to move: its id on the board of one process, its name on that of several.
    var owner: String?
    var words = ""

    init(_ query: Query) throws(SiteProblem) {
        alliance = try Self.choice(query, "alliantie")
        state = try Self.choice(query, "stand")
        question = try Self.choice(query, "vraag")
        owner = query["eigenaar"].map { String($0.prefix(TextLimit.title)) }
        words = String((query["zoek"] ?? "").prefix(80))
    }

    private static func choice<Value: RawRepresentable & CaseIterable>(
        _ query: Query, _ name: String
    ) throws(SiteProblem) -> Value? where Value.RawValue == String {
        guard let text = query[name] else { return nil }
        guard let value = Value(rawValue: text) else {
            throw .parameter(name, value: text, allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    var isEmpty: Bool { alliance == nil && state == nil && question == nil && owner == nil && words.isEmpty }

    /// True for a card to show.
    /// - Parameters:
    ///   - owner: its owner as the filter names it; nil when nobody has to move.
    ///   - name: what people call that owner: words are looked for there too.
    func takes(_ card: Card, owner: String?, name: String) -> Bool {
        (alliance == nil || card.alliance == alliance) && (state == nil || card.state == state)
            && (question == nil || card.question == question) && (self.owner == nil || owner == self.owner)
            && (words.isEmpty || (card.title + " " + card.text + " " + name).localizedStandardContains(words))
    }

    /// The choices as an address has them.
    var items: [(String, String)] {
        [
            ("alliantie", alliance?.rawValue), ("stand", state?.rawValue), ("vraag", question?.rawValue),
            ("eigenaar", owner), ("zoek", words.isEmpty ? nil : words),
        ].compactMap { name, value in value.map { (name, $0) } }
    }
}

/// The form with those choices, and what it comes to.
struct BoardFilterForm {
    let t: Texts
    let filter: BoardFilter
    /// Who may have to move.
    let owners: [ItemField.Option]
    /// The board's own address.
    let action: String
    /// What goes along with the choices, as hidden fields.
    let kept: HTML
    /// The address of the board without choices.
    let clear: String
    /// How many cards there are to see, and how many there are.
    let shown: Int
    let all: Int

    var html: HTML {
        let none = ItemField.Option(value: "", label: t("board.all"))
        let alliances = Alliance.allCases.map {
            ItemField.Option(value: $0.rawValue, label: t("alliance.\($0.rawValue)"))
        }
        let states = Card.State.allCases.map {
            ItemField.Option(value: $0.rawValue, label: t("cardstate.\($0.rawValue)"))
        }
        let questions = BoardQuestion.allCases.map {
            ItemField.Option(value: $0.rawValue, label: "\($0.letter) " + t("question.\($0.rawValue)"))
        }
        let away: HTML? =
            filter.isEmpty ? nil : "<a class=\"btn quiet\" href=\"\(clear)\">\(t("board.clear"))</a>"
        return """
            <form class="row boardfilter noprint" role="search" aria-label="\(t("board.filter"))" action="\(action)">
            <label>\(t("board.search"))<input type="search" name="zoek" value="\(filter.words)" maxlength="80"></label>
            \(select("alliantie", t("field.alliantie"), [none] + alliances, filter.alliance?.rawValue))
            \(select("stand", t("field.stand"), [none] + states, filter.state?.rawValue))
            \(select("vraag", t("field.vraag"), [none] + questions, filter.question?.rawValue))
            \(select("eigenaar", t("field.eigenaar"), [none] + owners, filter.owner))
            \(kept)<button class="btn" type="submit">\(t("board.show"))</button>\(away)
            </form>
            \(result)
            """
    }

    private func select(_ name: String, _ label: String, _ options: [ItemField.Option], _ value: String?) -> HTML {
        let entries = options.map { option -> HTML in
            let chosen: HTML = option.value == value ? " selected" : .none
            return "<option value=\"\(option.value)\"\(chosen)>\(option.label)</option>"
        }
        return "<label>\(label)<select name=\"\(name)\">\(entries)</select></label>"
    }

    /// What was chosen, in words: an empty place on a board with choices is not a place without cards.
    private var result: HTML? {
        guard !filter.isEmpty else { return nil }
        let counts = ["shown": t.number(shown), "all": t.number(all)]
        return shown == 0
            ? "<p class=\"callout\" role=\"note\">\(t("board.noHits", counts)) <a href=\"\(clear)\">\(t("board.clear"))</a></p>"
            : "<p class=\"note\">\(t("board.hits", counts))</p>"
    }
}
