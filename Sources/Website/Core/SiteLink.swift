internal import Planning

/// Every address of the site; routes and links come from here, so that they cannot differ.
enum SiteLink {
    case home(ViewState)
    case area(String)
    case compare([String])
    case method(area: String?)
    case sources
    case apiDocument
    case asset(String)
    case mapImage(ViewState)
    case download(ViewState, format: String)
    case areaDownload(String, format: String)
    case weather(String)
    case weatherDownload(String)
    case vulnerability(String)
    case vulnerabilityDownload(String)
    case processes
    case newProcess(area: String?)
    case areaBoard(String?)
    case signIn(back: String?)
    /// Signing in, after something was done that ended the session.
    case signInAfter(String)
    case signOut
    case account
    /// The account, after something was done.
    case accountAfter(String)
    case keptAboutMe
    /// Everybody's accounts, for administrators.
    case people
    /// The same, after something was done.
    case peopleAfter(String)
    case invitation(String)
    case choosePassword(String)
    case firstAccount
    /// Asking for a new password.
    case forgotten
    /// The same page, after it was asked for.
    case forgottenAsked

    /// The address in a language, relative to the host.
    func path(_ language: Language) -> String {
        var query = Query()
        let path: String
        switch self {
        case .home(let state): return "/?" + state.query.encoded
        case .mapImage(let state): return "/kaart.svg?" + state.query.encoded
        case .download(let state, let format): return "/download/urgentie.\(format)?" + state.query.encoded
        case .areaDownload(let code, let format): return "/api/v1/gebieden/\(code)/diagnose?format=\(format)"
        case .weatherDownload(let code): return "/api/v1/gebieden/\(code)/weerbericht?format=csv"
        case .vulnerabilityDownload(let code): return "/api/v1/gebieden/\(code)/kwetsbaarheid?format=csv"
        case .apiDocument: return "/api/openapi.json"
        case .asset(let name): return "/web/" + name
        case .area(let code): return "/gebied/" + code + (language == .nl ? "" : "?taal=" + language.rawValue)
        case .weather(let code): path = "/gebied/\(code)/weerbericht"
        case .vulnerability(let code): path = "/gebied/\(code)/kwetsbaarheid"
        case .compare(let codes):
            path = "/vergelijk"
            query.add("gebieden", codes.joined(separator: ","))
        case .method(let area):
            path = "/methode"
            query.add("gebied", area)
        case .sources: path = "/bronnen"
        case .processes: path = "/processen"
        case .newProcess(let area):
            path = "/processen/nieuw"
            query.add("gebied", area)
        case .areaBoard(let area):
            path = "/regiebord"
            query.add("gebied", area)
        case .signIn(let back):
            path = "/inloggen"
            query.add("terug", back)
        case .signInAfter(let done):
            path = "/inloggen"
            query.add("gedaan", done)
        case .signOut: path = "/uitloggen"
        case .account: path = "/account"
        case .accountAfter(let done):
            path = "/account"
            query.add("gedaan", done)
        case .keptAboutMe: path = "/account/gegevens.json"
        case .people: path = "/beheer/mensen"
        case .peopleAfter(let done):
            path = "/beheer/mensen"
            query.add("gedaan", done)
        case .invitation(let token): path = "/uitnodiging/" + token
        case .choosePassword(let token): path = "/wachtwoord/" + token
        case .firstAccount: path = "/eerste-gebruik"
        case .forgotten: path = "/wachtwoord-vergeten"
        case .forgottenAsked:
            path = "/wachtwoord-vergeten"
            query.add("gedaan", "gevraagd")
        }
        if language != .nl { query.add("taal", language.rawValue) }
        return query.items.isEmpty ? path : path + "?" + query.encoded
    }
}
