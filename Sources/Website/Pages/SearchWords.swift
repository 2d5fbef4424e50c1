internal import Atlas
internal import Foundation
internal import Planning

/// What someone typed to name an area, and what it can mean.
struct SearchWords {
    /// The one area that is meant beyond doubt: by code, by its whole name, or because nothing else fits.
    let exact: AreaSearch.Hit?
    /// Areas that fit, best first.
    let hits: [AreaSearch.Hit]
    /// Areas with a name like it; only where none fits.
    let nearest: [AreaSearch.Hit]

    /// Looks words up. A level in brackets behind the name, as suggestions have it, counts: `Meerburg, Leiden (buurt)`.
    init(_ text: String, page: PageRequest, limit: Int) {
        let search = page.site.search
        let (words, level) = SearchWords.split(String(text.prefix(80)), page: page)
        hits = search.find(words, level: level, limit: limit)
        nearest = hits.isEmpty ? search.nearest(to: words, count: 8) : []
        let wanted = SearchWords.plain(words)
        let named = hits.filter {
            [SearchWords.plain($0.name), SearchWords.plain($0.name + " " + $0.municipality)].contains(wanted)
        }
        exact = hits.count == 1 ? hits.first : named.count == 1 ? named.first : nil
    }

    private static func split(_ text: String, page: PageRequest) -> (words: String, level: AreaLevel?) {
        for level in AreaLevel.allCases {
            let names = Set(page.site.texts.values.map { $0("level.\(level.rawValue).one") } + [level.rawValue])
            for suffix in names.map({ " (\($0))" }) where text.lowercased().hasSuffix(suffix.lowercased()) {
                return (String(text.dropLast(suffix.count)), level)
            }
        }
        return (text, nil)
    }

    private static func plain(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }
}

extension AreaSearch.Hit {
    /// Name with its municipality where that says more.
    var fullName: String { code.level == .municipality ? name : name + ", " + municipality }
}
