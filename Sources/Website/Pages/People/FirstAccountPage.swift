internal import Hummingbird
internal import People

/// `/eerste-gebruik`: makes the first account, of an administrator. Only from the machine itself, and only once.
func addFirstAccountRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/eerste-gebruik") { request, context in
        let page = PageRequest(request, context, site: site)
        let client = ClientAddress(request, context, behindTLS: site.configuration.behindTLS)
        guard client.isLoopback, try await !people.hasAccounts() else { throw SiteProblem.notFound }
        return Response.page(FirstAccountView(page: page).html)
    }
    router.form("/eerste-gebruik", site: site) { form in
        guard form.client.isLoopback, try await !people.hasAccounts() else { throw SiteProblem.notFound }
        var errors = FormErrors()
        var refused: (any Error)?
        let password = form.newPassword(&errors)
        if errors.isEmpty {
            do {
                let signedIn = try await people.addFirst(
                    email: form["email"], name: form["naam"], password: password,
                    language: form.page.language.rawValue)
                return form.welcome(signedIn, to: form.page.link(.account))
            } catch {
                refused = error
                errors = try form.page.formErrors(error)
            }
        }
        return Response.again(
            FirstAccountView(page: form.page, name: form["naam"], email: form["email"], errors: errors).html, refused)
    }
}

/// The page on which the first account is made.
struct FirstAccountView {
    let page: PageRequest
    var name = ""
    var email = ""
    var errors = FormErrors()

    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("firstAccount.title"), entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(t("firstAccount.title"))</h1><p class="lead">\(t("firstAccount.lead"))</p></div></div>
                \(errors.summary(t))
                \(FormBox(action: page.link(.firstAccount), page: page, button: t("firstAccount.button"), content: NewAccountFields(page: page, name: name, email: email, errors: errors).html).html)
                </div>
                """
        ).html
    }
}
