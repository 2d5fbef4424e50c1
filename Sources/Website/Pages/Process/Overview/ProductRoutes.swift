internal import Hummingbird
internal import Process

/// The documents that end a phase.
func addProductRoutes(to router: Router<SiteContext>, site: Site) {
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
                try await view.perform(
                    DeliverProduct(product, card: card, summary: form["samenvatting"], seenAt: form.seenAt))
                return .seeOther(view.link(.tab(.overview)) + "#producten")
            } catch ProcessRefusal.invalid(let problems) {
                again.problems = problems
            } catch ProcessRefusal.changedMeanwhile(_, _, let since) {
                again.conflict = .init(product: product, since: since)
            }
        }
        return .page(again.html, status: again.conflict == nil ? .unprocessableContent : .conflict)
    }
}

/// The form to deliver a document that ends a phase.
struct ProductForm {
    /// Somebody else delivered a version of the document meanwhile.
    struct Conflict {
        let product: Product
        let since: Fact
    }

    let view: ProcessPage
    var typed: FormRequest?
    var problems: [FieldProblem] = []
    var conflict: Conflict?

    private var t: Texts { view.t }

    private var blank: [ItemField] {
        let choices = FieldChoices(view: view)
        return [
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
    }

    private var fields: [ItemField] { typed.map { form in blank.map { $0.typed(in: form) } } ?? blank }

    /// The version that stands, beside the one that was sent.
    private var panel: HTML? {
        guard let conflict, let now = view.process.products[conflict.product] else { return nil }
        var theirs = blank
        for place in theirs.indices {
            theirs[place].values =
                switch theirs[place].name {
                case "document": [conflict.product.rawValue]
                case "samenvatting": [now.summary]
                default: now.card.map { [$0.rawValue] } ?? [""]
                }
        }
        return ConflictPanel(
            view: view, since: conflict.since, theirs: theirs, mine: fields, keepTheirs: view.link(.tab(.overview))
        ).html
    }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .overview, title: t("product.deliver"),
            lead: "<p class=\"lead\">\(t("product.lead"))</p>", isLive: false,
            content: """
                \(panel)\(LackingList(t: t).beforeProducts(view.process.progress))<form class="entry" method="post" action="\(view.link(.product))">\(view.page.secretField)\(view.seenField(again: typed, since: conflict?.since))
                \(ItemFields(fields: fields, problems: problems, words: RefusalText(view: view)).html)
                <p class="acts"><button class="btn primary" type="submit">\(t(conflict == nil ? "form.save" : "conflict.mine"))</button> <a class="btn quiet" href="\(view.link(.tab(.overview)))">\(t("form.cancel"))</a></p></form>
                """
        ).html
    }
}
