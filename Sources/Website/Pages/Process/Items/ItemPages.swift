internal import Hummingbird
internal import Outlines
internal import Planning
internal import Process

/// The four addresses of a kind of item: a new one, one to change, and taking one away.
func addItemRoutes<Item: EditableItem>(_ kind: Item.Type, to router: Router<SiteContext>, site: Site) {
    let most = Item.place == nil ? FormRequest.mostBytes : DrawingEntry<Sketch>.mostBytes
    router.processPage("/\(Item.segment)/nieuw", site: site) { view, _ in
        ItemFormView<Item>(view: view, id: .random(), item: nil).html
    }
    router.processForm("/\(Item.segment)/nieuw", site: site, .page, most: most) { view, form in
        guard let id = ItemID<Item>(rawValue: form["id"]) else { throw SiteProblem.itemUnknown }
        return try await ItemForm<Item>(view: view, form: form, id: id, item: nil).answer()
    }
    router.processPage("/\(Item.segment)/{item}", site: site) { view, parameters in
        let entry = try view.entry(Item.self, parameters)
        var page = ItemFormView<Item>(view: view, id: entry.id, item: entry.item)
        if let place = Item.place { page.place = try await PlaceOnForm(view, entry.item[keyPath: place]) }
        return page.html
    }
    router.processForm("/\(Item.segment)/{item}", site: site, .page, most: most) { view, form in
        guard let entry = try? view.entry(Item.self, form.parameters) else {
            // What was typed about something that is gone is offered as a new one, to who may add one.
            let again = ItemFormView<Item>(
                view: view, id: .random(), item: nil, typed: form, refusal: .gone(Item.kind))
            guard again.mayAdd else { throw SiteProblem.itemUnknown }
            return .page(again.html, status: .notFound)
        }
        return try await ItemForm<Item>(view: view, form: form, id: entry.id, item: entry.item).answer()
    }
    router.processForm("/\(Item.segment)/{item}/weg", site: site) { view, form in
        let entry = try view.entry(Item.self, form.parameters)
        return try await view.answer(
            RemoveItem(entry.id, reason: form["reden"], seenAt: form.seenAt), of: form, then: Item.list)
    }
}

extension ProcessPage {
    /// The item that an address names.
    func entry<Item: RegisterItem>(
        _ kind: Item.Type, _ parameters: Parameters
    ) throws(SiteProblem) -> Register<Item>.Entry {
        guard let id = parameters.get("item").flatMap(ItemID<Item>.init),
            let entry = process[keyPath: Item.register][id]
        else { throw .itemUnknown }
        return entry
    }
}

/// What somebody sent about an item.
struct ItemForm<Item: EditableItem> {
    let view: ProcessPage
    let form: FormRequest
    let id: ItemID<Item>
    /// The item as it is; nil for a new one.
    let item: Item?

    /// Keeps it and goes to the list, or shows the form again with everything that was typed.
    func answer() async throws -> Response {
        var reader = FieldReader(form)
        var typed = Item(&reader, before: item)
        var again = ItemFormView<Item>(view: view, id: id, item: item, typed: form)
        if let path = Item.place {
            // Rights first: reading a drawing is work.
            guard again.mayChange else { throw SiteProblem.notAllowed }
            let place = try await PlaceOnForm(view, form, before: item?[keyPath: path].sketch)
            typed[keyPath: path].sketch = place.sketch
            again.place = place
            if place.entry?.refusal != nil {
                again.problems = reader.problems
                return .page(again.html, status: .unprocessableContent)
            }
            if place.entry?.isToBeSeen == true {
                again.problems = reader.problems
                return .page(again.html)
            }
        }
        guard reader.problems.isEmpty else {
            again.problems = reader.problems
            return .page(again.html, status: .unprocessableContent)
        }
        do {
            if item == nil {
                try await view.perform(AddItem(typed, id: id))
            } else {
                try await view.perform(ChangeItem(id, to: typed, seenAt: form.seenAt))
            }
        } catch ProcessRefusal.invalid(let problems) {
            again.problems = problems
            return .page(again.html, status: .unprocessableContent)
        } catch ProcessRefusal.changedMeanwhile(_, _, let since) {
            again.since = since
            return .page(again.html, status: .conflict)
        } catch let refusal as ProcessRefusal {
            again.refusal = refusal
            return .page(again.html, status: refusal.status)
        }
        return .seeOther(view.link(Item.list) + "#" + Item.segment + "-" + id.rawValue)
    }
}
