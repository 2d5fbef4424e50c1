internal import Hummingbird
internal import Planning
internal import Process

/// The direction board and its cards.
func addBoardRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/bord", site: site) { view, _ in
        let model = try BoardModel(view: view)
        switch view.page.query["weergave"] {
        case nil: return BoardView(model: model).html
        case "rits"?: return ZipperView(view: view).html
        case "scherm"?: return BoardView(model: model, isForScreen: true).html
        case let other?: throw SiteProblem.parameter("weergave", value: other, allowed: "rits, scherm")
        }
    }
    router.processForm("/kaart/{item}/verplaats", site: site) { view, form in
        let card = try view.entry(Card.self, form.parameters)
        var reader = FieldReader(form)
        let phase = reader.choice("fase", else: card.item.phase)
        let level = reader.choice("niveau", else: card.item.level)
        let question = reader.choice("vraag", BoardQuestion.self)
        guard let problem = reader.problems.first else {
            return try await view.answer(
                MoveCard(card.id, to: phase, level, question: question, seenAt: form.seenAt), of: form,
                then: .tab(.board),
                anchor: "kaart-" + card.id.rawValue)
        }
        throw SiteProblem.parameter(problem.field, value: form[problem.field], allowed: "")
    }
    router.processForm("/kaart/{item}/stand", site: site) { view, form in
        let card = try view.entry(Card.self, form.parameters)
        var reader = FieldReader(form)
        let state = reader.choice("stand", else: card.item.state)
        guard reader.problems.isEmpty else { return view.refuse(reader.problems, of: form, then: .tab(.board)) }
        return try await view.answer(
            SetCardState(card.id, to: state, seenAt: form.seenAt), of: form, then: .tab(.board),
            anchor: "kaart-" + card.id.rawValue)
    }
}
