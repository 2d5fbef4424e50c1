internal import Planning
internal import Process

/// On the page of a card: where it can go, and what was decided about it.
struct CardExtras {
    let view: ProcessPage
    let id: ItemID<Card>

    private var t: Texts { view.t }

    var html: HTML {
        "\(changed)\(place)\(AttachmentSection(view: view, card: id).html)\(decisions)\(decide)"
    }

    private var changed: HTML? {
        guard let entry = view.process.cards[id] else { return nil }
        return
            "<p class=\"note\">\(t("card.changed", ["name": view.names[entry.changed.by], "moment": t.moment(entry.changed.time)]))</p>"
    }

    private var place: HTML? {
        guard let card = view.process.cards[id]?.item, card.place.sketch != nil else { return nil }
        return PlaceLine(view: view, place: card.place, segment: Card.segment, id: id.rawValue).html
    }

    private var decisions: HTML? {
        let about = view.process.decisions.all.filter { $0.item.card == id }
        guard !about.isEmpty else { return nil }
        return """
            <section aria-labelledby="besluiten"><h2 id="besluiten">\(t("decision.many"))</h2>\(about.map { DecisionView(entry: $0, view: view).html })</section>
            """
    }

    private var decide: HTML? {
        guard view.allows(.decide) else { return nil }
        return
            "<p class=\"acts noprint\"><a class=\"btn\" href=\"\(view.link(.decide, [("kaart", id.rawValue)]))\">\(t("decision.new"))</a></p>"
    }
}
