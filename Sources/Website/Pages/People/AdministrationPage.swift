internal import Hummingbird
internal import Mail
internal import People
internal import Planning

/// `/beheer/mensen`: who has an account, links to choose a password, who looks after accounts. For administrators.
func addAdministrationRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/beheer/mensen") { request, context in
        let page = PageRequest(request, context, site: site)
        var model = try await AdministrationModel(page: page, people: people)
        model.isErased = page.query["gedaan"] == "gewist"
        return Response.page(AdministrationView(model: model).html)
    }
    router.form("/beheer/mensen", site: site) { form in
        let administrator = try form.page.requireAdministrator()
        var errors = FormErrors()
        var refused: (any Error)?
        var link: AdministrationModel.Link?
        do {
            let person = PersonID(rawValue: form["persoon"])
            switch form["actie"] {
            case "toevoegen":
                let account = try await people.add(email: form["email"], name: form["naam"])
                link = try await resetLink(for: account.id, mailed: form.has("mail"), form, people)
            case "link": link = try await resetLink(for: person, mailed: false, form, people)
            case "mail": link = try await resetLink(for: person, mailed: true, form, people)
            case "beheerder", "geen-beheerder":
                try await people.setAdministrator(person, form["actie"] == "beheerder", by: administrator.id)
                return Response.seeOther(form.page.link(.people))
            case "wis":
                if try await erase(person, form, people, &errors) {
                    return Response.seeOther(form.page.link(.peopleAfter("gewist")))
                }
            default: throw SiteProblem.wrongKindOfForm
            }
        } catch PeopleError.personUnknown {
            // Somebody was erased while the page was open.
            return Response.seeOther(form.page.link(.people))
        } catch {
            refused = error
            errors = try form.page.formErrors(error)
        }
        var model = try await AdministrationModel(page: form.page, people: people)
        model.link = link
        model.errors = errors
        // A link is shown this once: it is kept nowhere, so there is no page to send the browser on to.
        if link != nil { return Response.page(AdministrationView(model: model).html) }
        model.name = form["naam"]
        model.email = form["email"]
        return Response.again(AdministrationView(model: model).html, refused)
    }
}

/// Erases somebody's account, once the administrator said to be sure and nothing would be left without a director.
///
/// - Returns: true when it was done; else the form has errors.
private func erase(
    _ person: PersonID, _ form: FormRequest, _ people: PeopleService, _ errors: inout FormErrors
) async throws -> Bool {
    let administrator = try form.page.requireAdministrator()
    guard let account = try await people.account(person) else { throw PeopleError.personUnknown }
    let t = form.page.t
    guard form.has("zeker") else {
        errors.add(nil, t("administration.notSure"))
        return false
    }
    let directed = try await form.page.site.soleDirections(of: person)
    guard directed.isEmpty else {
        let values = ["name": account.displayName, "processes": directed.joined(separator: ", ")]
        errors.add(nil, t("administration.onlyDirector", values))
        return false
    }
    try await people.erase(person, by: administrator.id)
    return true
}

/// A link to choose a password with: mailed to the person when that was asked and can be, else shown to hand over.
private func resetLink(
    for person: PersonID, mailed: Bool, _ form: FormRequest, _ people: PeopleService
) async throws -> AdministrationModel.Link {
    let token = try await people.requestReset(for: person, by: try form.page.requireAdministrator().id)
    guard let account = try await people.account(person) else { throw PeopleError.personUnknown }
    let site = form.page.site
    if mailed, site.canMail(account.email) {
        do {
            let language = Language(rawValue: account.language) ?? form.page.language
            try site.post(.newPassword(token), to: account, in: language)
            return .init(name: account.displayName, way: .mailed(account.email))
        } catch {
            // Too many mails wait: the link is shown instead.
        }
    }
    let address = form.siteAddress + SiteLink.choosePassword(token.text).path(form.page.language)
    return .init(name: account.displayName, way: .shown(address, insteadOfMail: mailed))
}

extension PageRequest {
    /// Who is signed in and looks after accounts.
    func requireAdministrator() throws(SiteProblem) -> Visitor.Person {
        let person = try requirePerson()
        guard person.isAdministrator else { throw .notYours }
        return person
    }
}

/// What the page about everybody's accounts shows.
struct AdministrationModel {
    /// A link that was just made.
    struct Link {
        /// How it gets to the person.
        enum Way {
            /// By mail.
            case mailed(EmailAddress)
            /// By who made it; true when mail was asked and not possible.
            case shown(String, insteadOfMail: Bool)
        }

        let name: String
        let way: Way
    }

    let page: PageRequest
    let own: PersonID
    let accounts: [Account]
    var link: Link?
    var isErased = false
    var name = ""
    var email = ""
    var errors = FormErrors()

    init(page: PageRequest, people: PeopleService) async throws {
        own = try page.requireAdministrator().id
        self.page = page
        accounts = try await people.accounts()
    }
}

/// The page about everybody's accounts.
struct AdministrationView {
    let model: AdministrationModel

    private var page: PageRequest { model.page }
    private var t: Texts { page.t }

    var html: HTML {
        Layout(
            title: t("administration.title"), entry: .none, page: page,
            content: """
                <div class="narrow">
                <div class="head"><div><h1>\(t("administration.title"))</h1><p class="lead">\(t("administration.lead"))</p></div></div>
                \(newLink)\(erased)
                \(model.errors.summary(t))
                <section aria-labelledby="mensen"><h2 id="mensen">\(t("administration.people", ["count": t.number(model.accounts.count)]))</h2>
                <ul class="people">\(model.accounts.map(row))</ul></section>
                <section aria-labelledby="nieuw"><h2 id="nieuw">\(t("administration.add"))</h2>
                <p>\(t(page.site.mail == nil ? "administration.addLead" : "administration.addLeadMail"))</p>
                \(add)</section>
                \(outbox)
                </div>
                """
        ).html
    }

    private var newLink: HTML? {
        guard let link = model.link else { return nil }
        switch link.way {
        case .mailed(let email):
            return """
                <div class="callout" role="status">
                <p>\(t("administration.mailed", ["name": link.name, "email": email.text]))</p>
                </div>
                """
        case .shown(let address, let isInstead):
            let instead: HTML? = isInstead ? "<p>\(t("administration.notMailed"))</p>" : nil
            return """
                <div class="callout" role="status">
                \(instead)
                <p>\(t("administration.link", ["name": link.name]))</p>
                <p><code>\(address)</code></p>
                </div>
                """
        }
    }

    private var erased: HTML? {
        model.isErased ? "<p class=\"callout\" role=\"status\">\(t("administration.erased"))</p>" : nil
    }

    /// Taking an account away, which asks to be sure; the own account goes from the page about it.
    private func removal(_ account: Account) -> HTML? {
        guard account.id != model.own else { return nil }
        let name = ["name": account.displayName]
        return """
            <details class="fill"><summary>\(t("administration.erase"))<span class="vh"> \(account.displayName)</span></summary>
            <form class="stack" method="post" action="\(page.link(.people))">\(page.secretField)<input type="hidden" name="actie" value="wis"><input type="hidden" name="persoon" value="\(account.id.rawValue)">
            <p class="note">\(t("administration.eraseExplain", name))</p><p><label><input type="checkbox" name="zeker" value="ja" required> \(t("administration.eraseSure", name))</label></p>
            <p><button class="btn grave" type="submit">\(t("administration.erase"))<span class="vh"> \(account.displayName)</span></button></p></form></details>
            """
    }

    private func row(_ account: Account) -> HTML {
        let remarks = [
            account.isAdministrator ? t("administration.isAdministrator") : nil,
            account.password == nil ? t("administration.noPassword") : nil,
        ].compactMap { $0 }.joined(separator: ", ")
        let change: HTML =
            account.isAdministrator
            ? button("geen-beheerder", t("administration.demote"), account)
            : button("beheerder", t("administration.promote"), account)
        let mail = page.site.canMail(account.email) ? button("mail", t("administration.mailLink"), account) : HTML.none
        return """
            <li><div><b>\(account.displayName)</b><span class="src">\(account.email.text)\(remarks.isEmpty ? "" : " · " + remarks)</span></div>
            <div class="acts">\(mail)\(button("link", t("administration.makeLink"), account))\(account.id == model.own ? HTML.none : change)</div>\(removal(account))</li>
            """
    }

    private func button(_ action: String, _ label: String, _ account: Account) -> HTML {
        """
        <form method="post" action="\(page.link(.people))">\(page.secretField)<input type="hidden" name="actie" value="\(action)"><input type="hidden" name="persoon" value="\(account.id.rawValue)"><button class="btn" type="submit">\(label)<span class="vh"> \(account.displayName)</span></button></form>
        """
    }

    private var add: HTML {
        FormBox(
            action: page.link(.people), page: page, hidden: [("actie", "toevoegen")], button: t("administration.add"),
            content: """
                \(FormField(name: "naam", label: t("people.name"), values: [model.name], isRequired: true, error: model.errors.text("naam"), longest: Account.longestName, autocomplete: "off").html)
                \(FormField(name: "email", label: t("people.email"), values: [model.email], isRequired: true, error: model.errors.text("email"), longest: EmailAddress.longest, autocomplete: "off").html)
                \(mailChoice)
                """
        ).html
    }

    private var mailChoice: HTML? {
        guard page.site.mail != nil else { return nil }
        return """
            <p><label class="check"><input type="checkbox" name="mail" value="ja" checked> \(t("administration.mailToo"))</label></p>
            """
    }

    /// What became of the mails, so that somebody sees it when none go out.
    private var outbox: HTML? {
        guard let counts = page.site.mail?.outbox.counts else { return nil }
        let values = [
            "sent": t.number(counts.sent), "failed": t.number(counts.failed), "waiting": t.number(counts.waiting),
        ]
        return """
            <section aria-labelledby="post"><h2 id="post">\(t("administration.mail"))</h2>
            <p>\(t("administration.mailCounts", values))\(counts.failed == 0 ? HTML.none : " \(t("administration.mailFailed"))")</p></section>
            """
    }
}
