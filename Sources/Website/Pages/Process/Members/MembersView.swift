internal import Planning
internal import Process

/// The members with their roles, who may read along, and the table of rights.
struct MembersView {
    let view: ProcessPage
    /// Invitations with which somebody may still come in.
    var invitations: [OpenInvitation] = []

    private var t: Texts { view.t }
    private var process: AreaProcess { view.process }

    var html: HTML {
        ProcessLayout(
            view: view, tab: .members, title: t("process.tab.deelnemers"),
            lead: "<p class=\"lead\">\(t("members.lead"))</p>",
            content:
                "\(members)\(invite)\(OpenInvitationsSection(view: view, invitations: invitations).html)\(visibility)\(rights)"
        ).html
    }

    private var members: HTML {
        let all = process.members.sorted { ($0.value.since.version, $0.key) < ($1.value.since.version, $1.key) }
        let rows = all.map { person, membership -> HTML in
            """
            <tr>\(name(person))<td>\(t("role.\(membership.role.rawValue)"))</td><td>\(view.name(membership.party))</td><td>\(t.day(membership.since.time))</td>\(isMember ? "<td class=\"noprint\">\(change(person, membership))</td>" : HTML.none)</tr>
            """
        }
        return """
            <section aria-labelledby="leden"><h2 id="leden">\(t("members.title"))</h2><div class="tw" tabindex="0" role="group" aria-label="\(t("members.title"))"><table class="fig words"><thead><tr>\(nameHead)<th scope="col">\(t("members.role"))</th><th scope="col">\(t("members.for"))</th><th scope="col">\(t("members.since"))</th>\(changeHead)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    /// Names, and what to change, are for who takes part.
    private var isMember: Bool { view.seats == nil }

    private func name(_ person: PersonID) -> HTML? {
        isMember ? "<th scope=\"row\">\(view.names[person])</th>" : nil
    }

    private var nameHead: HTML? { isMember ? "<th scope=\"col\">\(t("members.name"))</th>" : nil }

    private var changeHead: HTML? {
        isMember ? "<th scope=\"col\" class=\"noprint\"><span class=\"vh\">\(t("members.change"))</span></th>" : nil
    }

    private func change(_ person: PersonID, _ membership: Membership) -> HTML? {
        let leave: HTML? =
            view.allows(.admit) || (person == view.person && !view.isPast)
            ? """
            <form method="post" action="\(view.link(.leave))">\(view.page.secretField)\(view.seenField)<input type="hidden" name="lid" value="\(person.rawValue)"><button class="btn quiet" type="submit">\(t(person == view.person ? "members.leave" : "members.remove"))<span class="vh">: \(view.names[person])</span></button></form>
            """ : nil
        guard view.allows(.admit) else { return leave }
        let choice = seat(membership.role, membership.party)
        return """
            <details class="fill"><summary>\(t("members.change"))<span class="vh">: \(view.names[person])</span></summary><form method="post" action="\(view.link(.role))">\(view.page.secretField)\(view.seenField)<input type="hidden" name="lid" value="\(person.rawValue)">\(choice)<button class="btn" type="submit">\(t("form.save"))</button></form>\(leave)</details>
            """
    }

    /// Choosing a role, and whom to speak for.
    private func seat(_ role: Role, _ party: ItemID<Party>?) -> HTML {
        let choices = FieldChoices(view: view)
        let roles = choices.options(Role.self) { t("role.\($0.rawValue)") }.html(chosen: role.rawValue)
        let parties = choices.parties(none: t("form.nobody")).html(chosen: party?.rawValue)
        return """
            <label>\(t("members.role"))<select name="rol">\(roles)</select></label><label>\(t("members.for"))<select name="partij">\(parties)</select></label>
            """
    }

    private var invite: HTML? {
        guard view.allows(.admit) else { return nil }
        return """
            <section aria-labelledby="uitnodigen" class="noprint"><h2 id="uitnodigen">\(t("members.invite"))</h2><p class="note">\(t(view.page.site.mail == nil ? "members.inviteExplain" : "members.inviteExplainMail"))</p>
            <form class="row" method="post" action="\(view.link(.invite))">\(view.page.secretField)\(seat(.partner, nil))<label>\(t("members.inviteEmail"))<input type="email" name="email" autocomplete="off"></label>\(mailChoice)<button class="btn" type="submit">\(t("members.makeLink"))</button></form></section>
            """
    }

    private var mailChoice: HTML? {
        guard view.page.site.mail != nil else { return nil }
        return
            "<label class=\"check\"><input type=\"checkbox\" name=\"mail\" value=\"ja\"> \(t("members.mailToo"))</label>"
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
                <form class="noprint" method="post" action="\(view.link(.visibility))">\(view.page.secretField)\(view.seenField)<fieldset class="seg"><legend>\(t("visibility.choose"))</legend>\(options)</fieldset><p class="note">\(t("visibility.means")) \(t("visibility.past"))</p><button class="btn" type="submit">\(t("form.save"))</button></form>
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
