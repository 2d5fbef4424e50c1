internal import Hummingbird
internal import Journal
internal import People
internal import Planning
internal import Process

/// Who takes part, who may read along, and what each role may do.
func addMemberRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/deelnemers", site: site) { view, _ in MembersView(view: view).html }
    router.processForm("/deelnemers/rol", site: site) { view, form in
        var reader = FieldReader(form)
        let person = PersonID(rawValue: form["lid"])
        let role = reader.choice("rol", else: Role.reader)
        let party = reader.choice("partij", ItemID<Party>.self)
        guard reader.problems.isEmpty else { throw SiteProblem.formUnreadable(reader.problems, form) }
        return try await view.answer(ChangeRole(person, to: role, for: party), of: form, then: .tab(.members))
    }
    router.processForm("/deelnemers/vertrek", site: site) { view, form in
        let person = PersonID(rawValue: form["lid"])
        let isSelf = person == view.person
        let answer = try await view.answer(EndMembership(of: person, isSelf: isSelf), of: form, then: .tab(.members))
        // Who left a closed process can no longer see it.
        return isSelf && answer.status == .seeOther ? .seeOther(view.page.link(.processes)) : answer
    }
    router.processForm("/deelnemers/zichtbaar", site: site) { view, form in
        let visibility: Visibility
        let secret = Token.random()
        switch form["zichtbaar"] {
        case "link": visibility = .link(digest: secret.hash.rawValue)
        case Visibility.everyone.name: visibility = .everyone
        case Visibility.members.name: visibility = .members
        default: throw SiteProblem.parameter("zichtbaar", value: form["zichtbaar"], allowed: "iedereen, leden, link")
        }
        let answer = try await view.answer(
            SetVisibility(visibility), of: form, then: .tab(.members), anchor: "zichtbaar")
        guard visibility.name == "link", answer.status == .seeOther else { return answer }
        let address = form.origin + "/proces/\(view.id.rawValue)?sleutel=\(secret.text)"
        return .page(OnceShownLink(view: view, link: address, label: view.t("visibility.linkLabel")).html)
    }
}

/// Inviting somebody: a link that is shown once, for the director to send.
func addInviteRoute(to router: Router<SiteContext>, site: Site) {
    router.processForm("/deelnemers/uitnodigen", site: site) { view, form in
        guard view.allows(.admit), let person = view.person, let people = site.people else {
            throw SiteProblem.notAllowed
        }
        var reader = FieldReader(form)
        let role = reader.choice("rol", else: Role.reader)
        let party = reader.choice("partij", ItemID<Party>.self)
        guard reader.problems.isEmpty else { throw SiteProblem.formUnreadable(reader.problems, form) }
        // The same rules as for admitting, asked now, so that nobody gets a link that cannot be used.
        do {
            let newcomer = PersonID(rawValue: "uitgenodigd")
            _ = try view.process.decide(
                AdmitMember(newcomer, as: role, for: party),
                Circumstances(person: person, time: view.process.changed))
        } catch let error as ProcessRefusal {
            return .page(
                RefusalView(refusal: error, view: view, back: view.link(.tab(.members)), form: form).html,
                status: error.status)
        }
        let typed = form["email"]
        let email = EmailAddress(typed)
        guard typed.isEmpty || email != nil else {
            throw SiteProblem.parameter("email", value: typed, allowed: "naam@voorbeeld.nl")
        }
        let token = try await people.invite(
            Invitation(stream: view.id.rawValue, role: role.rawValue, party: party?.rawValue, email: email),
            by: person)
        return .page(
            OnceShownLink(
                view: view, link: form.origin + SiteLink.invitation(token.text).path(.nl), label: view.t("members.link")
            ).html)
    }
}

/// Shows a link with a secret, once: the server keeps only its digest.
struct OnceShownLink {
    let view: ProcessPage
    let link: String
    let label: String

    var html: HTML {
        let t = view.t
        return ProcessLayout(
            view: view, tab: .members, title: t("members.linkReady"),
            lead: "<p class=\"lead\">\(t("members.linkOnce"))</p>", isLive: false,
            content: """
                <div class="field entry"><label for="link">\(label)</label><input id="link" type="text" readonly value="\(link)"></div>
                <p><a class="btn" href="\(view.link(.tab(.members)))">\(t("refusal.back"))</a></p>
                """
        ).html
    }
}
