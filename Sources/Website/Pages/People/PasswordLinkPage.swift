internal import Hummingbird
internal import People

/// `/wachtwoord/{token}`: chooses a new password with a link from an administrator or from a mail.
func addPasswordLinkRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/wachtwoord/{token}") { request, context in
        let page = PageRequest(request, context, site: site)
        let token = try secretToken(context.parameters)
        do {
            let account = try await people.person(ofReset: token)
            return Response.page(PasswordLinkView(page: page, token: token, email: account.email.text).html)
        } catch {
            _ = try page.formErrors(error)
            throw error
        }
    }
    router.form("/wachtwoord/{token}", site: site) { form in
        let token = try secretToken(form.parameters)
        var errors = FormErrors()
        var refused: (any Error)?
        let password = form.newPassword(&errors)
        do {
            let account = try await people.person(ofReset: token)
            if errors.isEmpty {
                do {
                    let changed = try await people.resetPassword(token, to: password)
                    site.tellPasswordChanged(changed, in: form.page.language)
                    return form.farewell(to: form.page.link(.signInAfter("wachtwoord")))
                } catch {
                    refused = error
                    errors = try form.page.formErrors(error)
                }
            }
            let view = PasswordLinkView(page: form.page, token: token, email: account.email.text, errors: errors)
            return Response.again(view.html, refused)
        } catch {
            _ = try form.page.formErrors(error)
            throw error
        }
    }
}

/// The token of an address.
///
/// - Throws: ``SiteProblem`` for what is none.
func secretToken(_ parameters: Parameters) throws(SiteProblem) -> Token {
    guard let token = parameters.get("token").flatMap({ Token($0) }) else { throw .link("unknown") }
    return token
}

/// The page on which somebody with a link chooses a password.
struct PasswordLinkView {
    let page: PageRequest
    let token: Token
    let email: String
    var errors = FormErrors()

    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("passwordLink.title"), entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(t("passwordLink.title"))</h1><p class="lead">\(t("passwordLink.lead", ["email": email]))</p></div></div>
                \(errors.summary(t))
                \(FormBox(action: page.link(.choosePassword(token.text)), page: page, button: t("passwordLink.button"), content: NewPasswordFields(page: page, errors: errors).html).html)
                </div>
                """
        ).html
    }
}
