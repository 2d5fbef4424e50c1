internal import Hummingbird
internal import Mail
internal import People

/// `/wachtwoord-vergeten`: asks for a link by mail; without mail it says whom to ask. The answer is the same for every
/// address, with an account or without.
func addForgottenRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/wachtwoord-vergeten") { request, context in
        let page = PageRequest(request, context, site: site)
        let isAsked = site.mail != nil && page.query["gedaan"] == "gevraagd"
        return Response.page(ForgottenView(page: page, isAsked: isAsked).html)
    }
    guard site.mail != nil else { return }
    router.form("/wachtwoord-vergeten", site: site) { form in
        do {
            let forgotten = try people.forgottenPassword(of: form["email"], from: form.client.key)
            try site.post(forgotten, in: form.page.language)
            return Response.seeOther(form.page.link(.forgottenAsked))
        } catch is MailOutbox.Full {
            var errors = FormErrors()
            errors.add(nil, form.page.t("forgotten.busy"))
            return Response.again(
                ForgottenView(page: form.page, email: form["email"], errors: errors).html, PeopleError.busy)
        } catch {
            let errors = try form.page.formErrors(error)
            return Response.again(
                ForgottenView(page: form.page, email: form["email"], errors: errors).html, error)
        }
    }
}

/// The page on which somebody asks for a new password.
struct ForgottenView {
    let page: PageRequest
    /// True when a link was asked for just before.
    var isAsked = false
    var email = ""
    var errors = FormErrors()

    private var t: Texts { page.t }

    var html: HTML {
        let title = t(isAsked ? "forgotten.askedTitle" : "forgotten.title")
        return Layout(
            title: title, entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(title)</h1><p class="lead">\(lead)</p></div></div>
                \(errors.summary(t))
                \(content)
                <p class="note"><a href="\(page.link(.signIn(back: nil)))">\(t("forgotten.back"))</a></p>
                </div>
                """
        ).html
    }

    private var lead: String {
        guard page.site.mail != nil else { return t("signIn.forgotten") }
        return t(isAsked ? "forgotten.askedLead" : "forgotten.lead")
    }

    private var content: HTML? {
        guard page.site.mail != nil else { return nil }
        if isAsked { return "<p>\(t("forgotten.nothingCame"))</p>" }
        return FormBox(
            action: page.link(.forgotten), page: page, button: t("forgotten.button"),
            content: FormField(
                name: "email", label: t("people.email"), control: .username, values: [email], isRequired: true,
                error: errors.text("email"), longest: EmailAddress.longest
            ).html
        ).html
    }
}
