internal import Hummingbird
internal import People

/// `/inloggen` and `/uitloggen`.
func addSignInRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/inloggen") { request, context in
        let page = PageRequest(request, context, site: site)
        let back = BackAddress.checked(page.query["terug"])
        if page.visitor.person != nil { return Response.seeOther(back ?? page.link(.account)) }
        guard try await people.hasAccounts() else {
            let client = ClientAddress(request, context, behindTLS: site.configuration.behindTLS)
            if client.isLoopback { return Response.seeOther(page.link(.firstAccount)) }
            throw SiteProblem.noAccounts
        }
        return Response.page(SignInView(page: page, back: back, done: page.query["gedaan"]).html)
    }
    router.form("/inloggen", site: site) { form in
        let back = BackAddress.checked(form["terug"])
        do {
            let signedIn = try await people.signIn(
                email: form["email"], password: Password(form.raw("wachtwoord")), from: form.client.key,
                replacing: form.sessionToken)
            return form.welcome(signedIn, to: back ?? form.page.home)
        } catch {
            let errors = try form.page.formErrors(error)
            return Response.again(
                SignInView(page: form.page, back: back, email: form["email"], errors: errors).html, error)
        }
    }
    router.form("/uitloggen", site: site, .formOnly) { form in
        if let token = form.sessionToken { try await people.signOut(token) }
        return form.farewell(to: form.page.home)
    }
}

extension SiteProblem {
    /// Nobody can sign in on a server without accounts, and the first is not made from elsewhere.
    static let noAccounts = SiteProblem(
        code: "person.noAccounts", status: .notFound, title: "problem.noAccounts.title",
        detail: "problem.noAccounts.detail")
}

extension PageRequest {
    /// The first page, in the language of this one.
    var home: String { language == .nl ? "/" : "/?taal=" + language.rawValue }
}

/// The page to sign in on.
struct SignInView {
    let page: PageRequest
    let back: String?
    var email = ""
    var errors = FormErrors()
    /// What was done just before.
    var done: String?

    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("signIn.title"), entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(t("signIn.title"))</h1></div></div>
                \(notice)
                \(errors.summary(t))
                \(form)
                \(forgotten)
                <p class="note">\(t("signIn.noAccount"))</p>
                </div>
                """
        ).html
    }

    private var forgotten: HTML {
        guard page.site.mail != nil else { return "<p class=\"note\">\(t("signIn.forgotten"))</p>" }
        return "<p class=\"note\"><a href=\"\(page.link(.forgotten))\">\(t("forgotten.title"))</a></p>"
    }

    private var notice: HTML? {
        switch done {
        case "wachtwoord": "<p class=\"callout\" role=\"status\">\(t("signIn.passwordChosen"))</p>"
        case "gewist": "<p class=\"callout\" role=\"status\">\(t("signIn.erased"))</p>"
        default: nil
        }
    }

    private var form: HTML {
        FormBox(
            action: page.link(.signIn(back: nil)), page: page, hidden: back.map { [("terug", $0)] } ?? [],
            button: t("person.signIn"),
            content: """
                \(FormField(name: "email", label: t("people.email"), control: .username, values: [email], isRequired: true, error: errors.text("email"), longest: EmailAddress.longest).html)
                \(FormField(name: "wachtwoord", label: t("people.passwordLabel"), control: .currentPassword, isRequired: true, error: errors.text("wachtwoord")).html)
                """
        ).html
    }
}
