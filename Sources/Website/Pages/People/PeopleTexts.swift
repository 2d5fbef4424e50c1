internal import HTTPTypes
internal import People

/// What the rules about people refuse, in the visitor's words.
extension PageRequest {
    /// The text for an error, and the field it belongs to.
    func explain(_ error: PeopleError) -> (field: String?, text: String) {
        switch error {
        case .wrongCredentials: (nil, t("people.error.wrongCredentials"))
        case .locked(let span): (nil, t("people.error.locked", ["minutes": String(span.wholeMinutes)]))
        case .tooMany(let span): (nil, t("people.error.tooMany", ["minutes": String(span.wholeMinutes)]))
        case .tooManyLinks(let span): (nil, t("people.error.tooManyLinks", ["minutes": String(span.wholeMinutes)]))
        case .busy: (nil, t("people.error.busy"))
        case .emailInvalid: ("email", t("people.error.emailInvalid"))
        case .emailTaken: ("email", t("people.error.emailTaken"))
        case .invitationForAnother: (visitor.person == nil ? "email" : nil, t("people.error.invitationForAnother"))
        case .nameInvalid: ("naam", t("people.error.nameInvalid", ["most": String(Account.longestName)]))
        case .passwordRefused(let problem):
            (
                "nieuw",
                t(
                    "people.password.\(problem.rawValue)",
                    ["shortest": String(PasswordRules.shortest), "longest": String(PasswordRules.longest)])
            )
        case .passwordWrong: ("wachtwoord", t("people.error.passwordWrong"))
        case .lastAdministrator: (nil, t("people.error.lastAdministrator"))
        default: (nil, t("people.error.other"))
        }
    }

    /// What is wrong with a form that the rules refused.
    ///
    /// - Throws: ``SiteProblem`` or the error itself where the form cannot be shown again.
    func formErrors(_ error: any Error) throws -> FormErrors {
        guard let refused = error as? PeopleError else { throw error }
        switch refused {
        case .linkUnknown: throw SiteProblem.link("unknown")
        case .linkUsed: throw SiteProblem.link("used")
        case .linkExpired: throw SiteProblem.link("expired")
        case .notTheFirst: throw SiteProblem.notFound
        case .personUnknown: throw SiteProblem.signInNeeded(self)
        case .diskFull, .unreadable, .notADirectory: throw refused
        default:
            var errors = FormErrors()
            let (field, text) = explain(refused)
            errors.add(field, text)
            return errors
        }
    }

    /// Who is signed in.
    ///
    /// - Throws: ``SiteProblem`` that leads to signing in and back here, or under `/api` says that it is needed.
    func requirePerson() throws(SiteProblem) -> Visitor.Person {
        guard let person = visitor.person else { throw .signInNeeded(self) }
        return person
    }
}

extension SiteProblem {
    /// A link that lets nobody in.
    static func link(_ what: String) -> SiteProblem {
        SiteProblem(
            code: "link." + what, status: what == "unknown" ? .notFound : .gone,
            title: "problem.link.\(what).title", detail: "problem.link.\(what).detail")
    }

    /// Something for who is signed in.
    static func signInNeeded(_ page: PageRequest) -> SiteProblem {
        let isProgram = page.path.hasPrefix("/api")
        return SiteProblem(
            code: "person.signInNeeded", status: isProgram ? .unauthorized : .seeOther, title: "problem.signIn.title",
            detail: "problem.signIn.detail",
            headers: isProgram ? [:] : [.location: page.link(.signIn(back: page.backAddress))])
    }
}

extension PeopleError {
    /// Status of a page that shows the form again.
    var status: HTTPResponse.Status {
        switch self {
        case .locked, .tooMany, .tooManyLinks: .tooManyRequests
        case .busy: .serviceUnavailable
        default: .unprocessableContent
        }
    }
}
