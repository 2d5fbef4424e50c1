internal import Atlas
internal import HTTPTypes
internal import Hummingbird
internal import Planning

/// What was found: one area, to which the visitor goes at once, or a list to choose from.
struct SearchPage {
    /// Most areas in the list.
    static let limit = 50

    /// Hits of one level.
    struct Group {
        let level: AreaLevel
        let hits: [AreaSearch.Hit]
    }

    /// What the words led to.
    enum Outcome {
        case nothingAsked
        case one(AreaSearch.Hit)
        case several([Group], isCut: Bool)
        case none(nearest: [AreaSearch.Hit])
    }

    let words: String
    let outcome: Outcome
    let page: PageRequest

    init(page: PageRequest) {
        self.page = page
        words = String((page.query["q"] ?? "").prefix(80))
        guard words.contains(where: { !$0.isWhitespace }) else {
            outcome = .nothingAsked
            return
        }
        let found = SearchWords(words, page: page, limit: Self.limit + 1)
        if let exact = found.exact {
            outcome = .one(exact)
        } else if found.hits.isEmpty {
            outcome = .none(nearest: found.nearest)
        } else {
            let shown = found.hits.prefix(Self.limit)
            let groups = AreaLevel.allCases.compactMap { level -> Group? in
                let hits = shown.filter { $0.code.level == level }
                return hits.isEmpty ? nil : Group(level: level, hits: hits)
            }
            outcome = .several(groups, isCut: found.hits.count > Self.limit)
        }
    }

    var response: Response {
        if case .one(let hit) = outcome {
            return Response(status: .seeOther, headers: [.location: page.link(.area(hit.code.description))])
        }
        return .page(SearchView(model: self, page: page).html)
    }
}
