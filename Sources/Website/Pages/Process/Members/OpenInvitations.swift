internal import Hummingbird
internal import Journal
internal import People
internal import Planning
internal import Process

/// An invitation with which somebody may still come in, as people read it.
struct OpenInvitation {
    /// What takes it back: the hash of its token, with which nobody can come in.
    let id: TokenHash
    let role: String
    let party: String
    /// The only address that may use it; empty when who has the link may.
    let email: String
    let maker: String
    let made: Timestamp
    let expires: Timestamp
}

extension ProcessPage {
    /// The open invitations to this process, the newest first, for who may admit people; none for others.
    func openInvitations() async throws -> [OpenInvitation] {
        guard allows(.admit), let people = page.site.people else { return [] }
        let links = try await people.openInvitations(to: id.rawValue)
        let makers = try await PersonNames(Set(links.map(\.link.maker)), page: page)
        return links.compactMap { hash, link in
            guard case .invitation(let invitation) = link.purpose else { return nil }
            return OpenInvitation(
                id: hash, role: Role(rawValue: invitation.role).map { t("role.\($0.rawValue)") } ?? invitation.role,
                party: name(invitation.party.flatMap { ItemID(rawValue: $0) }),
                email: invitation.email?.text ?? "", maker: makers[link.maker], made: link.created,
                expires: link.expires)
        }
    }
}

/// Taking back an invitation that nobody has used yet.
func addWithdrawRoute(to router: Router<SiteContext>, site: Site) {
    router.processForm("/deelnemers/intrekken", site: site) { view, form in
        guard view.allows(.admit), let people = site.people else { throw SiteProblem.notAllowed }
        try await people.withdrawInvitation(TokenHash(rawValue: form["uitnodiging"]), to: view.id.rawValue)
        return .seeOther(view.link(.tab(.members)) + "#open")
    }
}

/// The list of open invitations, each with a way to take it back.
struct OpenInvitationsSection {
    let view: ProcessPage
    let invitations: [OpenInvitation]

    private var t: Texts { view.t }

    var html: HTML? {
        guard !invitations.isEmpty else { return nil }
        return """
            <section aria-labelledby="open" class="noprint"><h2 id="open">\(t("members.open"))</h2><p class="note">\(t("members.openExplain"))</p><ul class="people">\(invitations.map(row))</ul></section>
            """
    }

    private func row(_ invitation: OpenInvitation) -> HTML {
        let whose = [invitation.role, invitation.party].filter { !$0.isEmpty }.joined(separator: ", ")
        let who = invitation.email.isEmpty ? t("members.openAnybody") : invitation.email
        let life = t(
            "members.openUntil",
            ["name": invitation.maker, "made": t.day(invitation.made), "until": t.moment(invitation.expires)])
        return """
            <li><div><b>\(who)</b> \(whose)<span class="src">\(life)</span></div>
            <form method="post" action="\(view.link(.withdraw))">\(view.page.secretField)<input type="hidden" name="uitnodiging" value="\(invitation.id.rawValue)"><button class="btn quiet" type="submit">\(t("members.withdraw"))<span class="vh">: \(who), \(whose), \(t.moment(invitation.made))</span></button></form></li>
            """
    }
}
