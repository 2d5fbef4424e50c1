internal import Planning
internal import Process

/// The members with their roles, who may read along, and the table of rights.
struct MembersView {
    let view: ProcessPage

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .members, title: t("process.tab.deelnemers"),
            lead: "<p class=\"lead\">\(t("members.lead"))</p>",
            content: "\(members)\(invite)\(visibility)\(rights)"
        ).html
    }

    private var members: HTML {
        let all = process.members.sorted { ($0.value.since.version, $0.key) < ($1.value.since.version, $1.key) }
        let rows = all.map { person, membership -> HTML in
            """
            <tr><th scope="row">\(view.names[person])</th><td>\(t("role.\(membership.role.rawValue)"))</td><td>\(view.name(membership.party))</td><td>\(t.day(membership.since.time))</td><td class="noprint">\(change(person, membership))</td></tr>
            """
        }
        return """
            <section aria-labelledby="leden"><h2 id="leden">\(t("members.title"))</h2><div class="tw" tabindex="0" role="group" aria-label="\(t("members.title"))"><table class="fig words"><thead><tr><th scope="col">\(t("members.name"))</th><th scope="col">\(t("members.role"))</th><th scope="col">\(t("members.for"))</th><th scope="col">\(t("members.since"))</th><th scope="col" class="noprint"><span class="vh">\(t("members.change"))</span></th></tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    private func change(_ person: PersonID, _ membership: Membership) -> HTML? {
        let leave: HTML? =
            view.allows(.admit) || (person == view.person && !view.isPast)
            ? """
            <form method="post" action="\(view.link(.leave))">\(view.page.secretField)<input type="hidden" name="lid" value="\(person.rawValue)"><button class="btn quiet" type="submit">\(t(person == view.person ? "members.leave" : "members.remove"))<span class="vh">: \(view.names[person])</span></button></form>
            """ : nil
        guard view.allows(.admit) else { return leave }
        let roles = Role.allCases.map { role -> HTML in
            let mark: HTML = role == membership.role ? " selected" : .none
            return "<option value=\"\(role.rawValue)\"\(mark)>\(t("role.\(role.rawValue)"))</option>"
        }
        let parties = process.parties.all.map { entry -> HTML in
            let mark: HTML = entry.id == membership.party ? " selected" : .none
            return "<option value=\"\(entry.id.rawValue)\"\(mark)>\(entry.item.name)</option>"
        }
        return """
            <details class="fill"><summary>\(t("members.change"))<span class="vh">: \(view.names[person])</span></summary><form method="post" action="\(view.link(.role))">\(view.page.secretField)<input type="hidden" name="lid" value="\(person.rawValue)"><label>\(t("members.role"))<select name="rol">\(roles)</select></label><label>\(t("members.for"))<select name="partij"><option value="">\(t("form.nobody"))</option>\(parties)</select></label><button class="btn" type="submit">\(t("form.save"))</button></form>\(leave)</details>
            """
    }

    private var invite: HTML? {
        guard view.allows(.admit) else { return nil }
        let roles = Role.allCases.map { role -> HTML in
            let mark: HTML = role == .partner ? " selected" : .none
            return "<option value=\"\(role.rawValue)\"\(mark)>\(t("role.\(role.rawValue)"))</option>"
        }
        let parties = process.parties.all.map { "<option value=\"\($0.id.rawValue)\">\($0.item.name)</option>" as HTML }
        return """
            <section aria-labelledby="uitnodigen" class="noprint"><h2 id="uitnodigen">\(t("members.invite"))</h2><p class="note">\(t("members.inviteExplain"))</p>
            <form class="row" method="post" action="\(view.link(.invite))">\(view.page.secretField)<label>\(t("members.role"))<select name="rol">\(roles)</select></label><label>\(t("members.for"))<select name="partij"><option value="">\(t("form.nobody"))</option>\(parties)</select></label><label>\(t("members.inviteEmail"))<input type="email" name="email" autocomplete="off"></label><button class="btn" type="submit">\(t("members.makeLink"))</button></form></section>
            """
    }

    private var visibility: HTML {
        let change: HTML?
        if view.allows(.admit) {
            let options = ["leden", "link", "iedereen"].map { name -> HTML in
                let mark: HTML = process.visibility.name == name ? " checked" : .none
                return
                    "<label><input type=\"radio\" name=\"zichtbaar\" value=\"\(name)\"\(mark)><span>\(t("visibility.\(name)"))</span></label>"
            }
            change = """
                <form class="noprint" method="post" action="\(view.link(.visibility))">\(view.page.secretField)<fieldset class="seg"><legend>\(t("visibility.choose"))</legend>\(options)</fieldset><button class="btn" type="submit">\(t("form.save"))</button></form>
                """
        } else {
            change = nil
        }
        return """
            <section aria-labelledby="zichtbaar"><h2 id="zichtbaar">\(t("visibility.title"))</h2><p>\(t("visibility.now.\(process.visibility.name)"))</p>\(change)</section>
            """
    }

    /// The table in the domain, as it is.
    private var rights: HTML {
        let heads = Role.allCases.map { "<th scope=\"col\">\(t("role.\($0.rawValue)"))</th>" as HTML }
        let rows = Right.allCases.map { right -> HTML in
            let cells = Role.allCases.map { role -> HTML in
                let reach = role.reach(of: right)
                return "<td class=\"\(reach.rawValue)\">\(t("reach.\(reach.rawValue)"))</td>"
            }
            return "<tr><th scope=\"row\">\(t("right.\(right.rawValue)"))</th>\(cells)</tr>"
        }
        return """
            <section aria-labelledby="rechten"><h2 id="rechten">\(t("rights.title"))</h2><p class="note">\(t("rights.explain"))</p><div class="tw" tabindex="0" role="group" aria-label="\(t("rights.title"))"><table class="fig words rights"><thead><tr><th scope="col">\(t("rights.what"))</th>\(heads)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }
}
