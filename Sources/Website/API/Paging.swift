internal import Atlas

/// Which page of a list is asked for, and how long pages are.
struct Paging {
    static let names = ["pagina", "per_pagina"]
    static let longest = 500
    static let standard = 100
    static let last = 1_000_000

    let page: Int
    let size: Int

    init(_ query: CheckedQuery) throws(SiteProblem) {
        page = try query.wholeNumber("pagina", in: 1...Self.last, standard: 1)
        size = try query.wholeNumber("per_pagina", in: 1...Self.longest, standard: Self.standard)
    }

    /// Places on the page in a list of `total`; an empty range beyond its end.
    func range(of total: Int) -> Range<Int> {
        let start = min(total, (page - 1) * size)
        return start..<min(total, start + size)
    }
}

/// One page of a list.
struct PagedAnswer<Item: Encodable & Sendable>: Encodable {
    let items: [Item]
    let pagina: Int
    let perPagina: Int
    let totaal: Int
    /// Address of the next page; null on the last one.
    @Explicit var volgende: String?

    /// - Parameter items: those on the page.
    init(_ items: [Item], paging: Paging, total: Int, query: CheckedQuery, path: String) {
        self.items = items
        pagina = paging.page
        perPagina = paging.size
        totaal = total
        guard paging.page * paging.size < total, paging.page < Paging.last else { return }
        var next = Query()
        for item in query.items where item.name != "pagina" { next.add(item.name, item.value) }
        next.add("pagina", String(paging.page + 1))
        volgende = path + "?" + next.encoded
    }
}
