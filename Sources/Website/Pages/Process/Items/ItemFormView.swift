internal import Planning
internal import Process

/// The form of one item. When somebody else changed the item in the meantime it shows both, and lets the visitor choose.
struct ItemFormView<Item: EditableItem> {
    let view: ProcessPage
    let id: ItemID<Item>
    /// The item as it is now; nil for a new one.
    let item: Item?
    /// What somebody sent and was not kept; nil on a fresh form.
    var typed: FormRequest?
    var problems: [FieldProblem] = []
    /// When somebody else changed it after the visitor saw it.
    var since: Fact?
    var refusal: ProcessRefusal?

    private var t: Texts { view.t }
    private var isNew: Bool { item == nil }
    private var mayChange: Bool { view.allows(Item.right, party: item?.ownParty) || (isNew && mayAdd) }
    var mayAdd: Bool { view.allows(Item.right) || !view.parties(for: Item.right).isEmpty }

    var html: HTML {
        ProcessLayout(
            view: view, tab: Item.tab, title: title, isLive: false,
            content: """
                \(warning)\(conflict)
                \(mayChange ? form : readOnly)
                \(ItemExtras.html(view, id, item))
                \(removal)
                """
        ).html
    }

    private var title: String {
        item.map { $0.title } ?? t("item.new.\(Item.segment)")
    }

    private var fields: [ItemField] {
        let fields = Item.fields(item, FieldChoices(view: view))
        return typed.map { form in fields.map { $0.typed(in: form) } } ?? fields
    }

    private var words: RefusalText { RefusalText(view: view) }

    private var warning: HTML? {
        refusal.map { "<div class=\"callout warn\" role=\"alert\"><p>\(words.text($0))</p></div>" }
    }

    private var form: HTML {
        let action = isNew ? ProcessLink.new(segment: Item.segment) : .item(segment: Item.segment, id: id.rawValue)
        let save = since == nil ? t("form.save") : t("conflict.mine")
        return """
            <form class="entry" method="post" action="\(view.link(action))" data-subject="\(Item.kind.rawValue):\(id.rawValue)">
            \(view.page.secretField)
            <input type="hidden" name="id" value="\(id.rawValue)"><input type="hidden" name="gezien" value="\(view.process.version)">
            \(ItemFields(fields: fields, problems: problems, words: words).html)
            <p class="acts"><button class="btn primary" type="submit">\(save)</button> <a class="btn quiet" href="\(view.link(.tab(Item.tab)))">\(t("form.cancel"))</a></p>
            </form>
            """
    }

    /// For who may look and not change.
    private var readOnly: HTML {
        let rows = fields.filter { !$0.shown.isEmpty }.map { field -> HTML in
            "<div><dt>\(field.label)</dt><dd>\(field.shown)</dd></div>"
        }
        let why: HTML? =
            view.isPast || view.person == nil ? nil : "<p class=\"note\">\(t("problem.right.detail"))</p>"
        return "<dl class=\"readout\">\(rows)</dl>\(why)"
    }

    /// Both texts side by side, for every field in which they differ.
    private var conflict: HTML? {
        guard let since, typed != nil else { return nil }
        return ConflictPanel(
            view: view, since: since, theirs: Item.fields(item, FieldChoices(view: view)), mine: fields,
            keepTheirs: view.link(.item(segment: Item.segment, id: id.rawValue))
        ).html
    }

    private var removal: HTML? {
        guard !isNew, mayChange, Item.isChangeable else { return nil }
        return """
            <details class="panel noprint"><summary>\(t("item.remove"))</summary>
            <form class="entry" method="post" action="\(view.link(.remove(segment: Item.segment, id: id.rawValue)))">\(view.page.secretField)<input type="hidden" name="gezien" value="\(view.process.version)">
            <div class="field"><label for="weg-reden">\(t("item.removeReason"))</label><textarea id="weg-reden" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("item.remove"))</button></p></form></details>
            """
    }
}
