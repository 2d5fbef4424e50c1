internal import Hummingbird
internal import Process

/// The first page of a process, its charter, its step and its documents.
func addOverviewRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("", site: site) { view, _ in OverviewView(view: view).html }
    router.processForm("/stap", site: site) { view, form in
        var reader = FieldReader(form)
        let step = reader.choice("stap", else: view.process.step.step)
        return try await view.answer(
            EnterStep(step, reason: form["reden"], seenAt: form.seenAt), of: form, then: .tab(.overview))
    }
    router.processPage("/opdracht", site: site) { view, _ in
        guard view.allows(.steer) else { throw SiteProblem.notAllowed }
        return CharterForm(page: view.page, view: view, charter: view.charter, drawn: view.drawn).html
    }
    router.processForm("/opdracht", site: site, .page, most: BorderEntry.mostBytes) { view, form in
        // Rights first: reading a border is work.
        guard view.allows(.steer) else { throw SiteProblem.notAllowed }
        let border = try await BorderEntry(form, before: view.charter.outline)
        var reader = FieldReader(form)
        let charter = Charter(&reader, before: view.charter, outline: border.outline)
        var again = CharterForm(page: view.page, view: view, charter: view.charter, typed: form, border: border)
        again.drawn = try await border.outline.asyncMap(site.drawnArea)
        again.problems = reader.problems
        if border.isToBeSeen && border.refusal == nil { return .page(again.html) }
        if reader.problems.isEmpty && border.refusal == nil {
            do {
                try await view.perform(ChangeCharter(charter, seenAt: form.seenAt))
                return .seeOther(view.link(.tab(.overview)))
            } catch ProcessRefusal.invalid(let problems) {
                again.problems = problems
            } catch ProcessRefusal.changedMeanwhile(_, _, let since) {
                again.since = since
            }
        }
        return .page(again.html, status: again.since == nil ? .unprocessableContent : .conflict)
    }
    router.processPage("/product", site: site) { view, _ in
        guard view.allows(.steer) else { throw SiteProblem.notAllowed }
        return ProductForm(view: view).html
    }
    router.processForm("/product", site: site, .page) { view, form in
        var reader = FieldReader(form)
        let product = reader.choice("document", else: Product.startNote)
        let card = reader.choice("kaart", ItemID<Card>.self)
        var again = ProductForm(view: view, typed: form, problems: reader.problems)
        if reader.problems.isEmpty {
            do {
                try await view.perform(DeliverProduct(product, card: card, summary: form["samenvatting"]))
                return .seeOther(view.link(.tab(.overview)) + "#producten")
            } catch ProcessRefusal.invalid(let problems) {
                again.problems = problems
            }
        }
        return .page(again.html, status: .unprocessableContent)
    }
}

/// The form to deliver a document that ends a phase.
struct ProductForm {
    let view: ProcessPage
    var typed: FormRequest?
    var problems: [FieldProblem] = []

    var html: HTML {
        let t = view.t
        let choices = FieldChoices(view: view)
        let blank = [
            ItemField(
                name: "document", label: t("product.one"),
                control: .choice(choices.options(Product.self) { t("product.\($0.rawValue)") }), isRequired: true),
            ItemField(
                name: "samenvatting", label: t("product.summary"), control: .text(rows: 4), isRequired: true,
                hint: t("product.summary.hint")),
            ItemField(
                name: "kaart", label: t("product.card"),
                control: .choice(choices.items(view.process.cards, none: t("form.none"))), hint: t("product.card.hint")),
        ]
        let fields = typed.map { form in blank.map { $0.typed(in: form) } } ?? blank
        return ProcessLayout(
            view: view, tab: .overview, title: t("product.deliver"),
            lead: "<p class=\"lead\">\(t("product.lead"))</p>", isLive: false,
            content: """
                <form class="entry" method="post" action="\(view.link(.product))">\(view.page.secretField)
                \(ItemFields(fields: fields, problems: problems, words: RefusalText(view: view)).html)
                <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button> <a class="btn quiet" href="\(view.link(.tab(.overview)))">\(t("form.cancel"))</a></p></form>
                """
        ).html
    }
}
