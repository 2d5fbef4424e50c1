internal import Planning
internal import Process

/// The AB-Zipper: per level and phase where the three alliances meet, what leads, and where a meeting lacks.
struct ZipperView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        let zipper = Zipper(process)
        return ProcessLayout(
            view: view, tab: .board, title: t("zipper.title"), lead: "<p class=\"lead\">\(t("zipper.lead"))</p>",
            actions: "\(join(nil))<a class=\"btn\" href=\"\(view.link(.tab(.board)))\">\(t("zipper.back"))</a>",
            content: """
                <p class="note">\(t("zipper.explain"))</p>
                \(PlanLevel.allCases.map { level($0, zipper) })
                """
        ).html
    }

    /// A way to join two cards; with one of them where it is known.
    private func join(_ card: ItemID<Card>?) -> HTML? {
        guard view.allows(.workOnBoard), process.cards.count > 1 else { return nil }
        let asked = card.map { [("kaart", $0.rawValue)] } ?? []
        let address = view.link(.new(segment: CardJoint.segment), asked)
        guard let card, let title = process.cards[card]?.item.title else {
            return "<a class=\"btn\" href=\"\(address)\">\(t("item.new.raakvlak"))</a>"
        }
        return "<a class=\"noprint\" href=\"\(address)\">\(t("zipper.join"))<span class=\"vh\">: \(title)</span></a>"
    }

    private func level(_ level: PlanLevel, _ zipper: Zipper) -> HTML {
        let places = zipper.places.filter { $0.level == level }
        let id = "niveau-" + level.rawValue
        let leading = t("alliance.\(level.leading.rawValue)")
        let body: HTML =
            places.allSatisfy { $0.present.isEmpty }
            ? "<p class=\"gap\">\(t("zipper.nothing"))</p>" : places.map(place).joined()
        return """
            <section class="zip" aria-labelledby="\(id)"><h2 id="\(id)">\(t("planlevel.\(level.rawValue)"))</h2>
            <p class="note">\(t("zipper.level.\(level.rawValue)"))</p>
            <p><span class="k al \(level.leading.rawValue)"></span> \(t("zipper.leading", ["alliance": leading]))</p>
            \(body)</section>
            """
    }

    private func place(_ place: Zipper.Place) -> HTML {
        guard !place.present.isEmpty else { return .none }
        let absent: HTML? =
            place.absent.isEmpty
            ? nil : "<p class=\"note\">\(t("zipper.absent", ["alliances": names(place.absent)]))</p>"
        let lacks: HTML? = place.lacksMeeting ? "<p class=\"clash\">! \(t("zipper.noMeeting"))</p>" : nil
        let lead: HTML? =
            place.lacksLead
            ? "<p class=\"clash\">! \(t("zipper.noLead", ["alliance": t("alliance.\(place.level.leading.rawValue)").lowercasedFirst]))</p>"
            : nil
        let apart: HTML? =
            place.apart.isEmpty
            ? nil
            : "<h4>\(t("zipper.apart"))</h4><ul class=\"plain\">\(place.apart.map { "<li>\(card($0)) \(join($0))</li>" as HTML })</ul>"
        return """
            <div class="zipplace"><h3><b>\(place.phase.numeral)</b> \(t("boardphase.\(place.phase.rawValue)"))</h3>\(lacks)\(lead)\(place.meetings.map { meeting($0, at: place) })\(apart)\(absent)</div>
            """
    }

    private func meeting(_ meeting: Zipper.Meeting, at place: Zipper.Place) -> HTML {
        let ground: HTML
        var anchor: HTML?
        switch meeting.ground {
        case .question(let question):
            ground = "\(t("zipper.sameQuestion", ["letter": question.letter])) \(t("question.\(question.rawValue)"))"
        case .joined(let id, let reason):
            let address = view.link(.item(segment: CardJoint.segment, id: id.rawValue))
            ground = "\(reason) <a href=\"\(address)\">\(t("zipper.joined"))</a>"
            // Between two places it is told at both, and found at that of its first card.
            let first = process.joints[id].flatMap { process.cards[$0.item.first]?.item }
            if first?.phase == place.phase, first?.level == place.level {
                anchor = " id=\"\(CardJoint.segment)-\(id.rawValue)\""
            }
        }
        return """
            <div class="meeting"\(anchor)><p class="meet">＋ \(t("zipper.meet", ["alliances": names(meeting.alliances)]))</p><p>\(ground)</p><ul class="plain">\(meeting.cards.map { "<li>\(card($0, from: place))</li>" as HTML })</ul></div>
            """
    }

    private func names(_ alliances: [Alliance]) -> String {
        alliances.map { t("alliance.\($0.rawValue)").lowercasedFirst }.joined(separator: ", ")
    }

    /// A card with its alliance in words and colour, and where it lies when that is elsewhere.
    private func card(_ id: ItemID<Card>, from place: Zipper.Place? = nil) -> HTML {
        guard let card = process.cards[id]?.item else { return .none }
        let address = view.link(.item(segment: Card.segment, id: id.rawValue))
        var about = [t("alliance.short.\(card.alliance.rawValue)")]
        if let place, place.phase != card.phase || place.level != card.level {
            about.append(card.phase.numeral + " " + t("planlevel.\(card.level.rawValue)").lowercasedFirst)
        }
        return """
            <span class="k al \(card.alliance.rawValue)"></span> <a href="\(address)">\(card.title)</a> <span class="src">\(about.joined(separator: " · "))</span>
            """
    }
}
