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
    /// Its place, for kinds that have one; nil where nothing was read of it.
    var place: PlaceOnForm?

    private var t: Texts { view.t }
    private var isNew: Bool { item == nil }
    var mayChange: Bool { item.map { view.allowsChange(of: $0) } ?? mayAdd }
    var mayAdd: Bool { view.allows(Item.right) || !view.parties(for: Item.right).isEmpty }
    /// What has to be there before one can be added.
    private var lack: ItemLack? { isNew && typed == nil && mayAddOnce ? Item.lack(in: view) : nil }
    /// Who may add one as soon as what lacks is there: a partner's party need not be there yet to be told so.
    private var mayAddOnce: Bool {
        mayAdd || (view.process.parties.isEmpty && view.membership.map { $0.role.reach(of: Item.right) } == .ownParty)
    }

    var html: HTML {
        ProcessLayout(
            view: view, tab: Item.tab, title: title, isLive: false, usesMap: draws,
            scripts: draws ? ["draw", "drawmap", "basemap", "drawform"] : [],
            content: """
                \(warning)\(conflict)
                \(lack.map(first) ?? (mayChange ? form : readOnly))
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

    /// True where people draw a place.
    private var draws: Bool { Item.place != nil && mayChange }

    private var placeView: PlaceView { PlaceView(view: view, place: place, title: title) }

    private var words: RefusalText { RefusalText(view: view) }

    private var warning: HTML? {
        refusal.map { "<div class=\"callout warn\" role=\"alert\"><p>\(words.text($0))</p></div>" }
    }

    /// What to do first.
    private func first(_ lack: ItemLack) -> HTML {
        let way: HTML? =
            lack.mayAdd
            ? "<p class=\"acts\"><a class=\"btn primary\" href=\"\(view.link(.new(segment: lack.segment)))\">\(t("item.new.\(lack.segment)"))</a></p>"
            : nil
        return "<div class=\"callout\"><p>\(t(lack.text))</p></div>\(way)"
    }

    private var form: HTML {
        let action = isNew ? ProcessLink.new(segment: Item.segment) : .item(segment: Item.segment, id: id.rawValue)
        let save = since == nil ? t("form.save") : t("conflict.mine")
        let all = ItemFields(fields: fields, problems: problems, words: words)
        let drawing = draws ? placeView.section(typed: typed, words: all.only { $0 == "plek" }) : nil
        let coding: HTML = draws ? " enctype=\"multipart/form-data\"" : .none
        return """
            <form class="entry" method="post"\(coding) action="\(view.link(action))" data-subject="\(Item.kind.rawValue):\(id.rawValue)">
            \(drawing?.plainButton)\(view.page.secretField)
            <input type="hidden" name="id" value="\(id.rawValue)">\(view.seenField(again: typed, since: since))
            \(drawing?.refusal)\(all.summary)\(all.only { !draws || $0 != "plek" })
            \(drawing?.html)
            <p class="acts"><button class="btn primary" type="submit">\(save)</button> <a class="btn quiet" href="\(view.link(Item.list))">\(t("form.cancel"))</a></p>
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
        return "<dl class=\"readout\">\(rows)</dl>\(placeView.readOnly)\(why)"
    }

    /// Both texts side by side, for every field in which they differ.
    private var conflict: HTML? {
        guard let since, typed != nil else { return nil }
        let panel = ConflictPanel(
            view: view, since: since, theirs: Item.fields(item, FieldChoices(view: view)), mine: fields,
            keepTheirs: view.link(.item(segment: Item.segment, id: id.rawValue)))
        return "\(panel.html)\(placeView.conflict)"
    }

    private var removal: HTML? {
        guard !isNew, mayChange, Item.isChangeable else { return nil }
        return """
            <details class="panel noprint"><summary>\(t("item.remove"))</summary>
            <form class="entry" method="post" action="\(view.link(.remove(segment: Item.segment, id: id.rawValue)))">\(view.page.secretField)\(view.seenField(again: typed, since: since))
            <div class="field"><label for="weg-reden">\(t("item.removeReason"))</label><textarea id="weg-reden" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("item.remove"))</button></p></form></details>
            """
    }
}
