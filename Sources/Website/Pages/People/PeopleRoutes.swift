internal import HTTPTypes
internal import Hummingbird
internal import People

/// Signing in and out, the account, and links that let somebody in. Nothing on a server that only reads.
func addPeopleRoutes(to router: Router<SiteContext>, site: Site) {
    guard let people = site.people else { return }
    addSignInRoutes(to: router, site: site, people: people)
    addFirstAccountRoutes(to: router, site: site, people: people)
    addAccountRoutes(to: router, site: site, people: people)
    addAdministrationRoutes(to: router, site: site, people: people)
    addForgottenRoutes(to: router, site: site, people: people)
    addPasswordLinkRoutes(to: router, site: site, people: people)
    addInvitationRoutes(to: router, site: site, people: people)
}

extension FormRequest {
    /// Goes on with somebody who just signed in: the browser gets the new session.
    func welcome(_ signedIn: SignedIn, to address: String) -> Response {
        var response = Response.seeOther(address)
        response.setCookie(SiteCookies(page.site.configuration).session(signedIn.token))
        return response
    }

    /// Goes on with somebody who signed out: the browser forgets the session.
    func farewell(to address: String) -> Response {
        var response = Response.seeOther(address)
        response.setCookie(SiteCookies(page.site.configuration).endOfSession)
        return response
    }

    /// A new password that was typed twice the same.
    func newPassword(_ errors: inout FormErrors) -> Password {
        if raw("nieuw") != raw("herhaal") { errors.add("herhaal", page.t("people.error.passwordsDiffer")) }
        return Password(raw("nieuw"))
    }
}

extension Response {
    /// A page with a form that was not accepted.
    static func again(_ html: HTML, _ error: (any Error)?) -> Response {
        var response = Response.page(html, status: (error as? PeopleError)?.status ?? .unprocessableContent)
        switch error as? PeopleError {
        case .locked(let wait)?, .tooMany(let wait)?, .tooManyLinks(let wait)?:
            response.headers[.retryAfter] = String(wait.wholeSeconds)
        default: break
        }
        return response
    }
}
