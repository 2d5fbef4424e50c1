internal import Atlas
internal import HTTPTypes
internal import Planning

/// Which areas are compared, and what the visitor typed to add one.
struct CompareSelection {
    /// Most areas side by side.
    static let limit = 6

    /// The areas in the order of the address.
    let areas: [(level: Atlas.Level, place: Int)]
    /// Words that name no single area.
    let unclear: String?
    /// Areas that those words may mean.
    let candidates: [AreaSearch.Hit]

    var codes: [String] { areas.map { $0.level.codes[$0.place].description } }

    /// Reads `gebieden=A,B` (once or more than once) and `bij=WORDS`.
    ///
    /// - Throws: ``SiteProblem`` for an unknown code and for too many areas.
    init(page: PageRequest) throws(SiteProblem) {
        var codes: [String] = []
        func take(_ text: String) { if !codes.contains(text) { codes.append(text) } }
        let texts = page.query.items.filter { $0.name == "gebieden" }.flatMap { $0.value.split(separator: ",") }
        for text in texts.map(String.init) where text.contains(where: { !$0.isWhitespace }) {
            take(AreaCode(text)?.description ?? text)
            // Whoever asks for far too many gets the answer before the work is done.
            guard codes.count <= Self.limit else { throw .tooManyAreas(texts.count) }
        }
        var found: [(level: Atlas.Level, place: Int)] = []
        for code in codes { found.append(try page.area(code)) }
        var unclear: String?
        var candidates: [AreaSearch.Hit] = []
        if let words = page.query["bij"] {
            let meant = SearchWords(words, page: page, limit: 12)
            if let exact = meant.exact {
                if !codes.contains(exact.code.description) { found.append(try page.area(exact.code.description)) }
            } else {
                unclear = String(words.prefix(80))
                candidates = (meant.hits.isEmpty ? meant.nearest : meant.hits).filter {
                    !codes.contains($0.code.description)
                }
            }
        }
        guard found.count <= Self.limit else { throw .tooManyAreas(found.count) }
        areas = found
        self.unclear = unclear
        self.candidates = candidates
    }
}

extension SiteProblem {
    static func tooManyAreas(_ count: Int) -> SiteProblem {
        SiteProblem(
            code: "compare.tooMany", status: .badRequest, title: "problem.compare.title",
            detail: "problem.compare.detail",
            values: ["count": String(count), "limit": String(CompareSelection.limit)])
    }
}
