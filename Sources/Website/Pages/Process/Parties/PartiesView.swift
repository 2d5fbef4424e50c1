internal import Planning
internal import Process

/// Who has a stake, how far each is involved, and what each cares about.
struct PartiesView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .parties, title: t("process.tab.partijen"),
            lead: "<p class=\"lead\">\(t("parties.lead"))</p>", actions: actions,
            content: """
                \(process.parties.isEmpty ? "<p class=\"callout\">\(t("parties.none"))</p>" : Party.Involvement.allCases.map(group).joined())
                """
        ).html
    }

    private var actions: HTML {
        let party: HTML? =
            view.allows(.keepParties)
            ? "<a class=\"btn\" href=\"\(view.link(.new(segment: Party.segment)))\">\(t("item.new.partij"))</a>" : nil
        let interest: HTML? =
            view.parties(for: .voiceInterests).isEmpty
            ? nil
            : "<a class=\"btn\" href=\"\(view.link(.new(segment: Interest.segment)))\">\(t("item.new.belang"))</a>"
        return "\(party)\(interest)"
    }

    private func group(_ involvement: Party.Involvement) -> HTML {
        let parties = process.parties.all.filter { $0.item.involvement == involvement }
        let id = "groep-" + involvement.rawValue
        let content: HTML =
            parties.isEmpty
            ? "<p class=\"missing\">\(t("process.nobody"))</p>" : "<div class=\"cards\">\(parties.map(party))</div>"
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(t("involvement.\(involvement.rawValue)"))</h2><p class="note">\(t("involvement.explain.\(involvement.rawValue)"))</p>\(content)</section>
            """
    }

    private func party(_ entry: Register<Party>.Entry) -> HTML {
        let party = entry.item
        let interests = process.interests.all.filter { $0.item.party == entry.id }
        let goals = process.goals.all.count { $0.item.party == entry.id }
        let rows = interests.map { interest -> HTML in
            let about = interest.item.transitions.map { t("transition.\($0.rawValue)") }.joined(separator: ", ")
            let more: HTML? = about.isEmpty ? nil : "<small>\(about)</small>"
            return """
                <li id="belang-\(interest.id.rawValue)"><a href="\(view.link(.item(segment: Interest.segment, id: interest.id.rawValue)))">\(interest.item.title)</a>\(more)</li>
                """
        }
        let list: HTML =
            rows.isEmpty ? "<p class=\"missing\">\(t("parties.noInterests"))</p>" : "<ul class=\"plain\">\(rows)</ul>"
        return """
            <article class="partycard \(party.alliance.rawValue)" id="partij-\(entry.id.rawValue)"><h3><a href="\(view.link(.item(segment: Party.segment, id: entry.id.rawValue)))">\(party.name)</a></h3>
            <p class="tag"><span>\(t("partysort.\(party.sort.rawValue)"))</span><span>\(t("alliance.short.\(party.alliance.rawValue)"))</span></p>
            \(party.role.isEmpty ? HTML.none : "<p>\(party.role)</p>")
            <h4>\(t("parties.interests"))</h4>\(list)
            <p class="note"><a href="\(view.link(.tab(.goals)))#rij-\(entry.id.rawValue)">\(t("parties.goals", ["count": t.number(goals)]))</a></p></article>
            """
    }
}
