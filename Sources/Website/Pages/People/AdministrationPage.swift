internal import Hummingbird
internal import People
internal import Planning

/// `/beheer/mensen`: who has an account, links to choose a password, who looks after accounts. For administrators.
func addAdministrationRoutes(to router: Router<SiteContext>, site: Site, people: PeopleService) {
    router.get("/beheer/mensen") { request, context in
        let page = PageRequest(request, context, site: site)
        let model = try await AdministrationModel(page: page, people: people)
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
                link = try await resetLink(for: account.id, form, people)
            case "link": link = try await resetLink(for: person, form, people)
            case "beheerder", "geen-beheerder":
                try await people.setAdministrator(person, form["actie"] == "beheerder", by: administrator.id)
                return Response.seeOther(form.page.link(.people))
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

private func resetLink(
    for person: PersonID, _ form: FormRequest, _ people: PeopleService
) async throws -> AdministrationModel.Link {
    let token = try await people.requestReset(for: person, by: try form.page.requireAdministrator().id)
    let name = try await people.account(person)?.displayName ?? ""
    return .init(name: name, address: form.siteAddress + SiteLink.choosePassword(token.text).path(form.page.language))
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
        let name: String
        let address: String
    }

    let page: PageRequest
    let own: PersonID
    let accounts: [Account]
    var link: Link?
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
                \(newLink)
                \(model.errors.summary(t))
                <section aria-labelledby="mensen"><h2 id="mensen">\(t("administration.people", ["count": t.number(model.accounts.count)]))</h2>
                <ul class="people">\(model.accounts.map(row))</ul></section>
                <section aria-labelledby="nieuw"><h2 id="nieuw">\(t("administration.add"))</h2>
                <p>\(t("administration.addLead"))</p>
                \(add)</section>
                </div>
                """
        ).html
    }

    private var newLink: HTML? {
        model.link.map { link in
            """
            <div class="callout" role="status">
            <p>\(t("administration.link", ["name": link.name]))</p>
            <p><code>\(link.address)</code></p>
            </div>
            """
        }
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
        return """
            <li><div><b>\(account.displayName)</b><span class="src">\(account.email.text)\(remarks.isEmpty ? "" : " · " + remarks)</span></div>
            <div class="acts">\(button("link", t("administration.makeLink"), account))\(account.id == model.own ? HTML.none : change)</div></li>
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
                \(FormField(name: "naam", label: t("people.name"), value: model.name, error: model.errors.text("naam"), longest: Account.longestName, autocomplete: "off").html)
                \(FormField(name: "email", label: t("people.email"), kind: .text, value: model.email, error: model.errors.text("email"), longest: EmailAddress.longest, autocomplete: "off").html)
                """
        ).html
    }
}
