internal import Hummingbird
internal import Journal
internal import People
internal import Planning
internal import Process

/// Who takes part, who may read along, and what each role may do.
func addMemberRoutes(to router: Router<SiteContext>, site: Site) {
    router.processPage("/deelnemers", site: site) { view, _ in
        MembersView(view: view, invitations: try await view.openInvitations()).html
    }
    router.processForm("/deelnemers/rol", site: site) { view, form in
        var reader = FieldReader(form)
        let person = PersonID(rawValue: form["lid"])
        let role = reader.choice("rol", else: Role.reader)
        let party = reader.choice("partij", ItemID<Party>.self)
        guard reader.problems.isEmpty else { throw SiteProblem.formUnreadable(reader.problems, form) }
        if role != .director, let refused = view.refuseLastDirector(person, form) { return refused }
        return try await view.answer(
            ChangeRole(person, to: role, for: party, seenAt: form.seenAt), of: form, then: .tab(.members))
    }
    router.processForm("/deelnemers/vertrek", site: site) { view, form in
        let person = PersonID(rawValue: form["lid"])
        let isSelf = person == view.person
        if let refused = view.refuseLastDirector(person, form) { return refused }
        let answer = try await view.answer(
            EndMembership(of: person, isSelf: isSelf, seenAt: form.seenAt), of: form, then: .tab(.members))
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
            SetVisibility(visibility, seenAt: form.seenAt), of: form, then: .tab(.members), anchor: "zichtbaar")
        guard visibility.name == "link", answer.status == .seeOther else { return answer }
        let address = form.siteAddress + "/proces/\(view.id.rawValue)?sleutel=\(secret.text)"
        return .page(
            OnceShownLink(
                view: view, link: address, label: view.t("visibility.linkLabel"),
                explained: view.t("visibility.linkLife")
            ).html)
    }
}

extension ProcessPage {
    /// The answer where somebody would leave the process to directors who are no longer there; nil where they may go. A process
    /// whose only director is there is the domain's to keep.
    fileprivate func refuseLastDirector(_ person: PersonID, _ form: FormRequest) -> Response? {
        guard allows(.admit) || person == self.person, isOnlyDirectorHere(person) else { return nil }
        let refusal = ProcessRefusal.lastDirector
        return .page(
            RefusalView(refusal: refusal, view: self, back: link(.tab(.members)), form: form).html,
            status: refusal.status)
    }
}

/// Inviting somebody: a link that is shown once, for the director to send, and that goes by mail when that is asked.
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
        let isMailed = form.has("mail")
        if isMailed {
            guard let email, site.canMail(email) else {
                throw SiteProblem.parameter("email", value: typed, allowed: "naam@voorbeeld.nl")
            }
            if let wait = site.invitationLimits.take(person.rawValue) { throw SiteProblem.tooMany(wait) }
        }
        let invitation = Invitation(
            stream: view.id.rawValue, role: role.rawValue, party: party?.rawValue, email: email)
        let token = try await people.invite(invitation, by: person)
        let link = form.siteAddress + SiteLink.invitation(token.text).path(.nl)
        var shown = OnceShownLink(
            view: view, link: link, label: view.t("members.link"),
            explained: view.t(
                "members.linkLife", ["days": String(AccessLink.invitationLasts.milliseconds / 86_400_000)]))
        if isMailed, let email {
            shown.mail = try await mailInvitation(token, invitation, to: email, view, site) ? .gone(email) : .full
        }
        return .page(shown.html)
    }
}

/// Mails an invitation; false when too many mails wait.
private func mailInvitation(
    _ token: Token, _ invitation: Invitation, to email: EmailAddress, _ view: ProcessPage, _ site: Site
) async throws -> Bool {
    let language = view.page.language
    let description = try await site.invitations?.describe(invitation, in: language)
    let inviter = view.page.visitor.person?.displayName ?? view.t("invitation.organiser")
    do {
        try site.post(.invitation(token, from: inviter, to: description), to: email, name: nil, in: language)
        return true
    } catch {
        return false
    }
}

/// Shows a link with a secret, once: the server keeps only its digest.
struct OnceShownLink {
    /// What became of the mail that was asked for.
    enum Mail {
        case gone(EmailAddress), full
    }

    let view: ProcessPage
    let link: String
    let label: String
    /// How often and how long it works.
    let explained: String
    /// Nil when no mail was asked for.
    var mail: Mail?

    var html: HTML {
        let t = view.t
        return ProcessLayout(
            view: view, tab: .members, title: t("members.linkReady"),
            lead: "<p class=\"lead\">\(t("members.linkOnce"))</p>", isLive: false, scripts: ["copy"],
            content: """
                \(mailed)
                <section aria-labelledby="link"><h2 id="link">\(label)</h2>
                <p><button class="btn primary" type="button" hidden data-copy="\(t("members.copied"))" value="\(link)">\(t("members.copy"))</button> <span role="status"></span></p>
                <p class="link"><code>\(link)</code></p><p class="note">\(explained)</p></section>
                <p><a class="btn" href="\(view.link(.tab(.members)))">\(t("refusal.back"))</a></p>
                """
        ).html
    }

    private var mailed: HTML? {
        switch mail {
        case .gone(let email)?:
            "<p class=\"callout\" role=\"status\">\(view.t("members.mailed", ["email": email.text]))</p>"
        case .full?: "<p class=\"callout\" role=\"status\">\(view.t("members.notMailed"))</p>"
        case nil: nil
        }
    }
}
