internal import Hummingbird
internal import People
internal import ProcessService
internal import Planning

/// `/account`: a person's own account, and what is kept about that person.
func addAccountRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/account") { request, context in
        let page = PageRequest(request, context, site: site)
        let model = try await AccountModel(page: page, people: people, done: page.query["gedaan"])
        return Response.page(AccountView(model: model).html)
    }
    router.get("/account/gegevens.json") { request, context in
        let page = PageRequest(request, context, site: site)
        let person = try page.requirePerson()
        let kept = try await people.everythingKept(about: person.id)
        let done = try await lookingBack { try await site.processes?.everythingDone(by: person.id) ?? [] }
        return try Response.json(TakenAway(directory: kept, processes: done)).asDownload("samenhang-gegevens.json")
    }
    router.form("/account", site: site) { form in
        let person = try form.page.requirePerson()
        var errors = FormErrors()
        var refused: (any Error)?
        let action = AccountAction(rawValue: form["actie"])
        do {
            if let response = try await action?.perform(form, person.id, people, &errors) { return response }
        } catch {
            refused = error
            errors = try form.page.formErrors(error)
        }
        guard let action else { throw SiteProblem.wrongKindOfForm }
        var model = try await AccountModel(page: form.page, people: people, done: nil)
        model.refused = (action, errors)
        if action == .name { model.name = form["naam"] }
        if action == .email { model.email = form["email"] }
        return Response.again(AccountView(model: model).html, refused)
    }
}

/// What somebody can change about the own account.
enum AccountAction: String {
    case name = "naam"
    case email = "email"
    case password = "wachtwoord"
    case signOutElsewhere = "elders"
    case erase = "wissen"

    /// Does it; nil when the form has errors.
    func perform(
        _ form: FormRequest, _ person: PersonID, _ people: PeopleService, _ errors: inout FormErrors
    ) async throws -> Response? {
        let session = form.page.visitor.session
        let confirmed = Password(form.raw("wachtwoord"))
        switch self {
        case .name:
            try await people.rename(person, to: form["naam"])
            let language = Language(rawValue: form["taalkeuze"]) ?? form.page.language
            try await people.changeLanguage(person, to: language.rawValue)
            // From here on in the language that was chosen.
            return Response.seeOther(SiteLink.accountAfter(rawValue).path(language))
        case .email: try await people.changeEmail(person, to: form["email"], password: confirmed)
        case .password:
            let new = form.newPassword(&errors)
            guard errors.isEmpty else { return nil }
            try await people.changePassword(person, from: confirmed, to: new, keeping: session?.hash)
            if let account = try await people.account(person) {
                form.page.site.tellPasswordChanged(account, in: form.page.language)
            }
        case .signOutElsewhere: try await people.signOutEverywhere(person, except: session?.hash)
        case .erase:
            let directed = try await form.page.site.soleDirections(of: person)
            guard directed.isEmpty else {
                errors.add(
                    nil, form.page.t("account.onlyDirector", ["processes": directed.joined(separator: ", ")]))
                return nil
            }
            try await people.erase(person, password: confirmed)
            return form.farewell(to: form.page.link(.signInAfter("gewist")))
        }
        return Response.seeOther(form.page.link(.accountAfter(rawValue)))
    }
}

/// What the page about the own account shows.
struct AccountModel {
    let page: PageRequest
    let isAdministrator: Bool
    let language: String
    let created: Timestamp
    let id: PersonID
    /// Where the person is signed in, and whether that is here.
    let sessions: [(session: Session, isHere: Bool)]
    /// What was done just before.
    let done: AccountAction?
    var name: String
    var email: String
    /// The form that was not accepted, and why.
    var refused: (action: AccountAction, errors: FormErrors)?

    init(page: PageRequest, people: PeopleService, done: String?) async throws {
        let person = try page.requirePerson()
        guard let account = try await people.account(person.id) else { throw SiteProblem.signInNeeded(page) }
        self.page = page
        self.done = done.flatMap(AccountAction.init(rawValue:))
        id = account.id
        isAdministrator = account.isAdministrator
        language = account.language
        created = account.created
        name = account.displayName
        email = account.email.text
        sessions = try await people.sessions(of: person.id).map { ($0, $0.hash == page.visitor.session?.hash) }
    }

    func errors(_ action: AccountAction) -> FormErrors {
        refused?.action == action ? refused?.errors ?? FormErrors() : FormErrors()
    }
}
