/// At the right of the header: who is signed in, with a way to the account and out; for anybody else a way in. Nothing on a
/// server that only reads.
struct PersonMenu {
    let page: PageRequest

    private var t: Texts { page.t }

    var html: HTML? {
        guard page.site.people != nil else { return nil }
        guard let person = page.visitor.person else {
            return "<a class=\"who\" href=\"\(page.link(.signIn(back: page.backAddress)))\">\(t("person.signIn"))</a>"
        }
        return """
            <details class="who"><summary><span class="vh">\(t("person.signedInAs")) </span><span class="name">\(person.displayName)</span></summary>
            <div>
            <a href="\(page.link(.account))">\(t("person.account"))</a>
            \(administration)
            <form method="post" action="\(page.link(.signOut))">\(page.secretField)<button class="btn quiet" type="submit">\(t("person.signOut"))</button></form>
            </div></details>
            """
    }

    private var administration: HTML? {
        guard page.visitor.person?.isAdministrator == true else { return nil }
        return "<a href=\"\(page.link(.people))\">\(t("person.administration"))</a>"
    }
}

extension PageRequest {
    /// Where to go after signing in: this page with all that was chosen; nil on pages that are about signing in.
    var backAddress: String? {
        let isAboutSigningIn = ["/inloggen", "/uitloggen", "/eerste-gebruik", "/wachtwoord/"]
            .contains { path.hasPrefix($0) }
        if isAboutSigningIn { return query["terug"] }
        let encoded = query.encoded
        return path == "/" && encoded.isEmpty ? nil : path + (encoded.isEmpty ? "" : "?" + encoded)
    }
}
