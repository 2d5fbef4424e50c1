internal import Hummingbird
internal import Process

/// Taking decisions, and having a different view recorded.
func addDecisionRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/besluit/nieuw", site: site) { view, _ in
        guard view.allows(.decide) else { throw SiteProblem.notAllowed }
        return DecisionForm(view: view, id: .random()).html
    }
    router.processForm("/besluit/nieuw", site: site, .page) { view, form in
        guard let id = ItemID<Decision>(rawValue: form["id"]) else { throw SiteProblem.itemUnknown }
        var reader = FieldReader(form)
        let command = TakeDecision(
            form["titel"], outcome: form["besluit"], reason: form["reden"],
            card: reader.choice("kaart", ItemID<Card>.self), replaces: reader.choice("vervangt", ItemID<Decision>.self),
            id: id)
        var again = DecisionForm(view: view, id: id, typed: form, problems: reader.problems)
        do {
            if reader.problems.isEmpty {
                try await view.perform(command)
                return .seeOther(view.link(.tab(.timeline)) + "#besluit-" + id.rawValue)
            }
        } catch ProcessRefusal.invalid(let problems) {
            again.problems = problems
        }
        return .page(again.html, status: .unprocessableContent)
    }
    router.processForm("/besluit/{item}/afwijkend", site: site) { view, form in
        let decision = try view.entry(Decision.self, form.parameters)
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        return try await view.answer(
            RecordDissent(decision.id, party: party, reason: form["reden"]), of: form, then: .tab(.timeline),
            anchor: "besluit-" + decision.id.rawValue)
    }
}

/// The form to take a decision.
struct DecisionForm {
    let view: ProcessPage
    let id: ItemID<Decision>
    var typed: FormRequest?
    var problems: [FieldProblem] = []

    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .timeline, title: t("decision.new"),
            lead: "<p class=\"lead\">\(t("decision.lead"))</p>", isLive: false,
            content: """
                <form class="entry" method="post" action="\(view.link(.decide))">\(view.page.secretField)<input type="hidden" name="id" value="\(id.rawValue)">
                \(ItemFields(fields: fields, problems: problems, words: RefusalText(view: view)).html)
                <p class="acts"><button class="btn primary" type="submit">\(t("decision.save"))</button> <a class="btn quiet" href="\(view.link(.tab(.timeline)))">\(t("form.cancel"))</a></p></form>
                """
        ).html
    }

    private var fields: [ItemField] {
        let choices = FieldChoices(view: view)
        let fields = [
            ItemField(name: "titel", label: t("field.besluit.titel"), control: .line, isRequired: true),
            ItemField(name: "besluit", label: t("field.besluit"), control: .text(rows: 4), isRequired: true),
            ItemField(
                name: "reden", label: t("field.reden"), control: .text(rows: 4), isRequired: true,
                hint: t("field.besluit.reden.hint")),
            ItemField(
                name: "kaart", label: t("field.kaart"),
                control: .choice(choices.items(view.process.cards, none: t("form.none"))),
                values: choices.asked("kaart")),
            ItemField(
                name: "vervangt", label: t("field.vervangt"),
                control: .choice(choices.items(view.process.decisions, none: t("form.none")))),
        ]
        return typed.map { form in fields.map { $0.typed(in: form) } } ?? fields
    }
}
