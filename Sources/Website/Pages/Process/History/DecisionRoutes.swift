internal import Hummingbird
internal import Planning
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
            form["titel"], outcome: form["besluit"], taken: reader.day("genomen"), reason: form["reden"],
            card: reader.choice("kaart", ItemID<Card>.self), replaces: reader.choice("vervangt", ItemID<Decision>.self),
            seenAt: form.seenAt, id: id)
        var again = DecisionForm(view: view, id: id, typed: form, problems: reader.problems)
        do {
            if reader.problems.isEmpty {
                try await view.perform(command)
                return .seeOther(view.link(.tab(.timeline)) + "#besluit-" + id.rawValue)
            }
        } catch ProcessRefusal.invalid(let problems) {
            again.problems = problems
        } catch ProcessRefusal.changedMeanwhile(_, let other, let since) {
            again.conflict = .init(other: ItemID(rawValue: other), since: since)
        }
        return .page(again.html, status: again.conflict == nil ? .unprocessableContent : .conflict)
    }
    router.processPage("/besluit/{item}", site: site) { view, parameters in
        DecisionPage(entry: try view.entry(Decision.self, parameters), view: view).html
    }
    router.processForm("/besluit/{item}/afwijkend", site: site) { view, form in
        let decision = try view.entry(Decision.self, form.parameters)
        var reader = FieldReader(form)
        let party = reader.id("partij", of: Party.self)
        return try await view.answer(
            RecordDissent(decision.id, party: party, reason: form["reden"], seenAt: form.seenAt), of: form,
            then: .tab(.timeline),
            anchor: "besluit-" + decision.id.rawValue)
    }
}

/// The form to take a decision.
struct DecisionForm {
    /// Somebody else replaced the same decision meanwhile.
    struct Conflict {
        let other: ItemID<Decision>?
        let since: Fact
    }

    let view: ProcessPage
    let id: ItemID<Decision>
    var typed: FormRequest?
    var problems: [FieldProblem] = []
    var conflict: Conflict?

    private var t: Texts { view.t }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .timeline, title: t("decision.new"),
            lead: "<p class=\"lead\">\(t("decision.lead"))</p>", isLive: false,
            content: """
                \(panel)<form class="entry" method="post" action="\(view.link(.decide))">\(view.page.secretField)<input type="hidden" name="id" value="\(id.rawValue)">\(view.seenField(again: typed, since: conflict?.since))
                \(ItemFields(fields: fields, problems: problems, words: RefusalText(view: view)).html)
                <p class="acts"><button class="btn primary" type="submit">\(t(conflict == nil ? "decision.save" : "conflict.mine"))</button> <a class="btn quiet" href="\(view.link(.tab(.timeline)))">\(t("form.cancel"))</a></p></form>
                """
        ).html
    }

    private var fields: [ItemField] { typed.map { form in blank.map { $0.typed(in: form) } } ?? blank }

    /// The decision that has the place already, beside the one that was sent.
    private var panel: HTML? {
        guard let conflict, let now = conflict.other.flatMap({ view.process.decisions[$0]?.item }) else { return nil }
        let values = [
            "titel": now.title, "besluit": now.outcome, "genomen": now.taken?.description ?? "", "reden": now.reason,
            "kaart": now.card?.rawValue ?? "", "vervangt": now.replaces?.rawValue ?? "",
        ]
        let theirs = blank.map { field in
            var field = field
            field.values = values[field.name].map { [$0] } ?? []
            return field
        }
        return ConflictPanel(
            view: view, since: conflict.since, theirs: theirs, mine: fields, keepTheirs: view.link(.tab(.timeline))
        ).html
    }

    private var blank: [ItemField] {
        let choices = FieldChoices(view: view)
        return [
            ItemField(name: "titel", label: t("field.besluit.titel"), control: .line, isRequired: true),
            ItemField(name: "besluit", label: t("field.besluit"), control: .text(rows: 4), isRequired: true),
            ItemField(
                name: "genomen", label: t("field.genomen"), control: .day, values: [view.today.description],
                hint: t("field.genomen.hint")),
            ItemField(
                name: "reden", label: t("field.reden"), control: .text(rows: 4), isRequired: true,
                hint: t("field.besluit.reden.hint")),
            ItemField(
                name: "kaart", label: t("field.kaart"),
                control: .choice(choices.items(view.process.cards, none: t("form.none"))),
                values: choices.asked("kaart")),
            ItemField(
                name: "vervangt", label: t("field.vervangt"),
                control: .choice(replaceable), values: choices.asked("vervangt")),
        ]
    }

    /// The decisions that hold: what was replaced is replaced no further, unless somebody was about to before.
    private var replaceable: [ItemField.Option] {
        [ItemField.Option(value: "", label: t("form.none"))]
            + view.process.decisions.all.filter {
                $0.id.rawValue == typed?["vervangt"] || view.process.replacements(of: $0.id).isEmpty
            }.map {
                ItemField.Option(value: $0.id.rawValue, label: $0.item.title)
            }
    }
}
