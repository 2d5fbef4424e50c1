internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Planning
internal import Process
internal import ProcessService

/// Files on cards: putting one there, and taking it home.
func addAttachmentRoutes(to router: Router<SiteContext>, site: Site) {
    router.processForm("/kaart/{item}/bestand", site: site, most: Attachment.mostBytes + FormRequest.mostBytes) {
        view, form in
        let card = try view.entry(Card.self, form.parameters)
        let back = ProcessLink.item(segment: Card.segment, id: card.id.rawValue)
        func refuse(_ reason: FieldProblem.Reason) -> Response {
            .page(
                RefusalView(
                    refusal: .invalid([FieldProblem("bestand", reason)]), view: view, back: view.link(back),
                    form: form
                ).html,
                status: .unprocessableContent)
        }
        // Rights first: nobody fills the disk who may not.
        guard view.allows(.workOnBoard) else { throw SiteProblem.notAllowed }
        guard let store = site.attachments, let file = form.file("bestand") else { return refuse(.empty) }
        guard !file.bytes.isEmpty else { return refuse(.emptyFile) }
        guard file.bytes.count <= Attachment.mostBytes else { return refuse(.fileTooLarge(most: Attachment.mostBytes)) }
        guard let mediaType = FileKind.mediaType(of: file.bytes, name: file.name) else { return refuse(.kindNotTaken) }
        let digest = try await site.heavyWork.run { _ in try store.keep(file.bytes) }
        let name = String(file.name.drop { $0 == "." }.prefix(TextLimit.title))
        let attachment = Attachment(
            card: card.id, name: name.isEmpty ? "bestand" : name, mediaType: mediaType, size: file.bytes.count,
            sha256: digest)
        return try await view.answer(AddItem(attachment), of: form, then: back, anchor: "bestanden")
    }
    router.processForm("/bestand/{item}/weg", site: site) { view, form in
        let file = try view.entry(Attachment.self, form.parameters)
        return try await view.answer(
            RemoveItem(file.id, reason: form["reden"], seenAt: form.seenAt),
            of: form, then: .item(segment: Card.segment, id: file.item.card.rawValue), anchor: "bestanden")
    }
    router.get("/proces/{id}/bestand/{item}") { request, context in
        let view = try await ProcessPage.load(PageRequest(request, context, site: site), context.parameters)
        let file = try view.entry(Attachment.self, context.parameters)
        try await view.checkIsServed(file.id)
        guard let store = site.attachments else { throw SiteProblem.itemUnknown }
        let bytes = try await site.heavyWork.run { _ in try store.read(file.item.sha256) }
        // Always to save, never to show: a browser runs nothing of it.
        var response = Response.bytes(bytes, type: file.item.mediaType)
        let encoded = Query.encode(file.item.name)
        response.headers[.contentDisposition] = "attachment; filename*=UTF-8''\(encoded)"
        return response
    }
}

/// The files of a card, and the form to add one.
struct AttachmentSection {
    let view: ProcessPage
    let card: ItemID<Card>

    private var t: Texts { view.t }

    var html: HTML? {
        let files = view.process.attachments.all.filter { $0.item.card == card }
        let mayAdd = view.allows(.workOnBoard) && view.page.site.attachments != nil
        guard !files.isEmpty || mayAdd else { return nil }
        let rows = files.map { entry -> HTML in
            let size = t.number(Double(entry.item.size) / 1_000_000, decimals: entry.item.size < 1_000_000 ? 2 : 1)
            let address = view.link(.item(segment: "bestand", id: entry.id.rawValue))
            return """
                <li><a href="\(address)" download>\(entry.item.name)</a> <span class="src">\(t("file.size", ["size": size])) · \(view.names[entry.added.by]), \(t.day(entry.added.time))</span>\(mayAdd ? removal(entry) : nil)</li>
                """
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"missing\">\(t("file.none"))</p>" : "<ul class=\"plain\">\(rows)</ul>"
        return """
            <section aria-labelledby="bestanden"><h2 id="bestanden">\(t("file.many"))</h2>\(list)\(mayAdd ? form : nil)</section>
            """
    }

    private func removal(_ entry: Register<Attachment>.Entry) -> HTML {
        let id = "weg-" + entry.id.rawValue
        return """
            <details class="fill noprint"><summary>\(t("item.remove"))<span class="vh">: \(entry.item.name)</span></summary><p class="note">\(t("file.stays"))</p><form method="post" action="\(view.link(.remove(segment: "bestand", id: entry.id.rawValue)))">\(view.page.secretField)\(view.seenField)<label for="\(id)">\(t("field.reden"))</label><input id="\(id)" name="reden" required> <button class="btn" type="submit">\(t("item.remove"))</button></form></details>
            """
    }

    private var form: HTML {
        """
        <form class="entry noprint" method="post" enctype="multipart/form-data" action="\(view.link(.attach(card.rawValue)))">\(view.page.secretField)<div class="field"><label for="bestand">\(t("file.add"))</label><p class="note" id="bestand-uitleg">\(t("file.add.hint"))</p><input id="bestand" name="bestand" type="file" required aria-describedby="bestand-uitleg"></div><p class="acts"><button class="btn" type="submit">\(t("file.send"))</button></p></form>
        """
    }
}
