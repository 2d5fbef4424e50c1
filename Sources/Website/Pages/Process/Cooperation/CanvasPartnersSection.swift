internal import Planning
internal import Process

/// The partners of the canvas, who left it and why, and the forms to write a part or to take a party off.
struct CanvasPartnersSection {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var canvas: Canvas { view.process.canvas }
    /// The parties whose part the visitor may write.
    private var mine: [Register<Party>.Entry] { view.parties(for: .fillOwnPart) }

    var html: HTML {
        "<section aria-labelledby=\"partners\"><h2 id=\"partners\">\(t("canvas.partners"))</h2>\(table)\(left)\(chooser)\(part)</section>"
    }

    private var table: HTML {
        let rows = canvas.partners.sorted { $0.key < $1.key }.map { party, part -> HTML in
            let change: HTML? =
                view.allows(.fillOwnPart, party: party)
                ? " <a class=\"noprint\" href=\"\(address(party))\">\(t("canvas.changePart"))<span class=\"vh\">: \(view.name(party))</span></a>"
                : nil
            return """
                <tr><th scope="row">\(view.name(party))\(change)</th><td>\(part.partner.contribution)</td><td>\(part.partner.goal)</td></tr>
                """
        }
        return rows.isEmpty
            ? "<p class=\"missing\">\(t("canvas.noPartners"))</p>"
            : "<div class=\"tw\" tabindex=\"0\" role=\"group\" aria-label=\"\(t("canvas.partners"))\"><table class=\"fig words\"><thead><tr><th scope=\"col\">\(t("field.partij"))</th><th scope=\"col\">\(t("canvas.contribution"))</th><th scope=\"col\">\(t("canvas.partnerGoal"))</th></tr></thead><tbody>\(rows)</tbody></table></div>"
    }

    private func address(_ party: ItemID<Party>) -> String {
        view.link(.tab(.cooperation), [("partij", party.rawValue)]) + "#deel"
    }

    /// Who is no partner any more stays to be read, with the reason.
    private var left: HTML? {
        let lines = canvas.left.sorted { $0.value.recorded.version < $1.value.recorded.version }.map {
            party, departure -> HTML in
            let values = [
                "party": view.name(party), "moment": t.day(departure.recorded.time),
                "name": view.names[departure.recorded.by],
            ]
            return "<li>\(t("canvas.left", values)) \(departure.reason)</li>"
        }
        return lines.isEmpty ? nil : "<ul class=\"plain\">\(lines)</ul>"
    }

    /// Choosing a party opens the form with what that party has now.
    private var chooser: HTML? {
        guard !mine.isEmpty else { return nil }
        let options = mine.map { "<option value=\"\($0.id.rawValue)\">\($0.item.name)</option>" as HTML }
        return """
            <details class="panel noprint"><summary>\(t("canvas.setPartner"))</summary><form class="entry" method="get" action="\(view.link(.tab(.cooperation)))#deel">\(view.keptFields)
            <div class="field"><label for="cp">\(t("field.partij"))</label><select id="cp" name="partij">\(options)</select></div>
            <p class="acts"><button class="btn" type="submit">\(t("form.open"))</button></p></form></details>
            """
    }

    /// The forms of the party that was chosen.
    private var part: HTML? {
        guard let id = view.page.query["partij"], let party = mine.first(where: { $0.id.rawValue == id }) else {
            return nil
        }
        let now = canvas.partners[party.id]?.partner
        let name = party.item.name
        let hidden: HTML =
            "\(view.page.secretField)\(view.seenField)<input type=\"hidden\" name=\"partij\" value=\"\(party.id.rawValue)\">"
        return """
            <section class="callout noprint" aria-labelledby="deel"><h3 id="deel">\(t("canvas.partOf", ["party": name]))</h3><form class="entry" method="post" action="\(view.link(.canvasPartner))">\(hidden)
            <div class="field"><label for="cp-inbreng">\(t("canvas.contribution"))</label><textarea id="cp-inbreng" name="inbreng" rows="3" required>\(now?.contribution ?? "")</textarea></div>
            <div class="field"><label for="cp-doel">\(t("canvas.partnerGoal"))</label><textarea id="cp-doel" name="doel" rows="3">\(now?.goal ?? "")</textarea></div>
            <p class="acts"><button class="btn primary" type="submit">\(t("form.save"))</button> <a class="btn quiet" href="\(view.link(.tab(.cooperation)))#partners">\(t("form.cancel"))</a></p></form>\(now == nil ? nil : removal(party.id, hidden))</section>
            """
    }

    private func removal(_ party: ItemID<Party>, _ hidden: HTML) -> HTML {
        let signs: HTML? =
            canvas.editions.last.map { edition in
                edition.signatories.contains(party)
                    ? "<p class=\"note\">\(t("canvas.stillAsked", ["number": String(edition.number), "party": view.name(party)]))</p>"
                    : .none
            }
        return """
            <details class="panel"><summary>\(t("canvas.noPartner"))</summary><form class="entry" method="post" action="\(view.link(.canvasPartner))">\(hidden)<input type="hidden" name="weg" value="ja">\(signs)
            <div class="field"><label for="cp-reden">\(t("canvas.whyLeft"))</label><textarea id="cp-reden" name="reden" rows="2" required></textarea></div>
            <p class="acts"><button class="btn" type="submit">\(t("canvas.takeOff"))</button></p></form></details>
            """
    }
}
