internal import Atlas

/// The frame that every page shares: head, menu, search, footer.
struct Layout {
    /// Entries of the menu.
    enum Entry: CaseIterable {
        case map, processes, method, sources, none
    }

    let title: String
    let entry: Entry
    let page: PageRequest
    var usesMap = false
    /// Files of the site that only some pages run, without `.js`.
    var scripts: [String] = []
    let content: HTML

    private var t: Texts { page.t }

    var html: HTML {
        """
        <!doctype html>
        <html lang="\(page.language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\(title) — Samenhang</title>
        <meta name="description" content="\(t("site.description"))">
        <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false,"scrollIntoViewOnBoost":false,"historyCacheSize":0,"refreshOnHistoryMiss":true}'>
        <link rel="icon" href="/web/samenhang.svg" type="image/svg+xml">
        \(usesMap ? "<link rel=\"stylesheet\" href=\"/web/maplibre-gl.css\">" : HTML.none)
        \(styles.map { "<link rel=\"stylesheet\" href=\"/web/\($0).css\">" as HTML })
        <link rel="stylesheet" href="/web/print.css" media="print">
        <script src="/web/htmx.min.js" defer></script>
        \(usesMap ? "<script src=\"/web/maplibre-gl.js\" defer></script><script src=\"/web/map.js\" defer></script>" : HTML.none)
        <script src="/web/search.js" defer></script>
        <script src="/web/print.js" defer></script>
        \(page.site.people == nil ? HTML.none : "<script src=\"/web/menu.js\" defer></script>")
        \(scripts.map { "<script src=\"/web/\($0).js\" defer></script>" as HTML })
        </head>
        <body>
        <a class="skip" href="#inhoud">\(t("site.skip"))</a>
        \(banner)
        <header class="top">
        <a class="brand" href="\(page.language == .nl ? "/" : "/?taal=en")">\(Icon.logo)Samenhang</a>
        <nav aria-label="\(t("menu.label"))">\(menu)</nav>
        <form role="search" action="/zoek" class="search">
        <label for="q" class="vh">\(t("search.label"))</label>
        <input id="q" name="q" type="search" placeholder="\(t("search.label"))" autocomplete="off" list="gevonden" required minlength="2">
        <datalist id="gevonden"></datalist>
        \(page.language == .nl ? HTML.none : "<input type=\"hidden\" name=\"taal\" value=\"en\">")
        </form>
        <a class="lang" href="\(page.otherLanguageAddress)" hreflang="\(page.language.other.rawValue)" lang="\(page.language.other.rawValue)">\(t("site.otherLanguage"))</a>
        \(PersonMenu(page: page).html)
        </header>
        <main id="inhoud" tabindex="-1">
        \(content)
        </main>
        <footer>
        <p>\(sourceLine)</p>
        <p><a href="\(page.link(.method(area: nil)))">\(t("menu.method"))</a> · <a href="\(page.link(.sources))">\(t("menu.sources"))</a> · <a href="\(page.link(.apiDocument))">\(t("footer.api"))</a></p>
        </footer>
        </body>
        </html>

        """
    }

    private var styles: [String] {
        ["base", "pieces", "pages"] + (page.site.people == nil ? [] : ["forms", "process", "board", "places"])
    }

    private var banner: HTML? {
        page.site.atlas.isFictional ? "<p class=\"fictional\" role=\"note\">\(t("site.fictional"))</p>" : nil
    }

    private var sourceLine: String {
        let publishers = page.site.atlas.sources.filter { $0.problem == nil }.map(\.publisher)
        let unique = publishers.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return t(
            "footer.sources", ["sources": unique.joined(separator: ", "), "edition": page.site.atlas.edition])
    }

    private var menu: HTML {
        var entries: [(Entry, String, String)] = [
            (.map, t("menu.map"), page.language == .nl ? "/" : "/?taal=en"),
            (.method, t("menu.method"), page.link(.method(area: nil))),
            (.sources, t("menu.sources"), page.link(.sources)),
        ]
        if page.site.processes != nil {
            entries.insert((.processes, t("menu.processes"), page.link(.processes)), at: 1)
        }
        return entries.map { entry, label, address -> HTML in
            let current: HTML = entry == self.entry ? " aria-current=\"page\"" : .none
            return "<a href=\"\(address)\"\(current)>\(label)</a>"
        }.joined()
    }
}
