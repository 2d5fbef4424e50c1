internal import Hummingbird
internal import People

/// `/uitnodiging/{token}`: takes part in a process, with an account that is there or is made here.
func addInvitationRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/uitnodiging/{token}") { request, context in
        let page = PageRequest(request, context, site: site)
        let token = try secretToken(context.parameters)
        return Response.page(InvitationView(model: try await InvitationModel(token, page: page, people: people)).html)
    }
    router.form("/uitnodiging/{token}", site: site) { form in
        let page = form.page
        let token = try secretToken(form.parameters)
        var model = try await InvitationModel(token, page: page, people: people)
        let handOver = { (accepted: AcceptedInvitation) async throws -> String in
            try await site.invitations?.accept(accepted, in: page.language) ?? page.link(.account)
        }
        var refused: (any Error)?
        do {
            if let person = page.visitor.person {
                return Response.seeOther(
                    try await people.acceptInvitation(token, as: person.id, handOver: handOver))
            }
            model.name = form["naam"]
            model.email = form["email"]
            let password = form.newPassword(&model.errors)
            if model.errors.isEmpty {
                let (signedIn, address) = try await people.acceptInvitation(
                    token, email: form["email"], name: form["naam"], password: password,
                    language: page.language.rawValue, handOver: handOver)
                return form.welcome(signedIn, to: address)
            }
        } catch {
            refused = error
            model.errors = try page.formErrors(error)
        }
        return Response.again(InvitationView(model: model).html, refused)
    }
}

/// What the page about an invitation shows.
struct InvitationModel {
    let page: PageRequest
    let token: Token
    let description: InvitationDescription?
    let inviter: String
    var name = ""
    var email: String
    var errors = FormErrors()

    /// - Throws: ``SiteProblem`` when the link lets nobody in, or what it is for is gone.
    init(_ token: Token, page: PageRequest, people: PeopleService) async throws {
        self.page = page
        self.token = token
        do {
            let (invitation, maker) = try await people.invitation(token, for: page.visitor.person?.id)
            if let acceptor = page.site.invitations {
                guard let described = try await acceptor.describe(invitation, in: page.language) else {
                    throw SiteProblem.link("unknown")
                }
                description = described
            } else {
                description = nil
            }
            inviter =
                switch try await people.names(of: [maker])[maker] {
                case .known(let name)?: name
                default: page.t("invitation.organiser")
                }
            email = invitation.email?.text ?? ""
        } catch {
            _ = try page.formErrors(error)
            throw error
        }
    }
}

/// The page on which somebody accepts an invitation.
struct InvitationView {
    let model: InvitationModel

    private var page: PageRequest { model.page }
    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("invitation.title"), entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(heading)</h1><p class="lead">\(lead)</p></div></div>
                \(model.errors.summary(t))
                \(page.visitor.person == nil ? newcomer : member)
                </div>
                """
        ).html
    }

    private var heading: String {
        model.description.map { t("invitation.to", ["process": $0.title]) } ?? t("invitation.title")
    }

    private var lead: String { t.invitationLead(model.inviter, model.description) }

    private var newcomer: HTML {
        let action = page.link(.invitation(model.token.text))
        let fields = NewAccountFields(page: page, name: model.name, email: model.email, errors: model.errors).html
        return """
            <p>\(t("invitation.haveAccount")) <a href="\(page.link(.signIn(back: action)))">\(t("invitation.signInFirst"))</a></p>
            <h2>\(t("invitation.newAccount"))</h2>
            \(FormBox(action: action, page: page, button: t("invitation.accept"), content: fields).html)
            """
    }

    private var member: HTML {
        """
        <p>\(t("invitation.as", ["name": page.visitor.person?.displayName ?? ""]))</p>
        \(FormBox(action: page.link(.invitation(model.token.text)), page: page, button: t("invitation.accept"), content: .none).html)
        """
    }
}
