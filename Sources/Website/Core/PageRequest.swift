internal import Hummingbird

/// What a page needs to know of the request.
struct PageRequest: Sendable {
    let path: String
    let query: Query
    let language: Language
    let t: Texts
    let site: Site
    /// Who asks.
    let visitor: Visitor

    init(_ request: Request, _ context: SiteContext, site: Site) {
        visitor = context.visitor
        path = request.uri.path
        query = Query(request.uri.query ?? "")
        language = query["taal"].flatMap(Language.init(rawValue:)) ?? visitor.person?.language ?? .nl
        t = site.texts(language)
        self.site = site
    }

    /// The same address in the other language.
    var otherLanguageAddress: String {
        var changed = Query()
        for item in query.items where item.name != "taal" { changed.add(item.name, item.value) }
        if language.other != (visitor.person?.language ?? .nl) { changed.add("taal", language.other.rawValue) }
        return changed.items.isEmpty ? path : path + "?" + changed.encoded
    }

    /// The address of a link in the language of the page.
    func link(_ link: SiteLink) -> String { link.path(language) }
}
