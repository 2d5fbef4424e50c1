internal import Atlas
internal import Planning

extension PageRequest {
    /// The area with that code.
    ///
    /// - Throws: ``SiteProblem`` with the areas that come nearest.
    func area(_ text: String) throws(SiteProblem) -> (level: Atlas.Level, place: Int) {
        if let code = AreaCode(text), let found = site.atlas.find(code) { return found }
        let near = site.search.nearest(to: text, count: 5)
        throw .unknownArea(text, near: near.map { ($0.code.description, "\($0.name), \($0.municipality)") })
    }

    /// Name with its municipality where that says more: `Meerburg, Leiden`.
    func fullName(_ areas: Atlas.Level, _ place: Int) -> String {
        let code = areas.codes[place]
        guard code.level != .municipality else { return areas.names[place] }
        return areas.names[place] + ", " + site.atlas.name(of: code.municipality)
    }
}
