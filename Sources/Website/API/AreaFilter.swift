internal import Atlas
internal import GeoModel
internal import Planning
internal import Tiles

/// Which areas are asked for.
struct AreaFilter {
    static let names = ["niveau", "code", "ligt_in", "naam", "bbox"]
    static let mostCodes = 100

    private let level: AreaLevel?
    private let codes: Set<AreaCode>?
    private let parent: AreaCode?
    private let words: String?
    private let box: Box?
    private let site: Site

    init(_ query: CheckedQuery, page: PageRequest) throws(SiteProblem) {
        level = try query.choice("niveau", AreaLevel.self)
        codes = try query.areas("code", most: Self.mostCodes, page: page).map { Set($0) }
        parent = try query.area("ligt_in", page: page)
        words = try query.text("naam")
        box = try query.box("bbox")
        site = page.site
    }

    /// The areas: best fit first when there are words, else by level and code.
    func areas() -> [(level: Atlas.Level, place: Int)] {
        if let words {
            let hits = site.search.find(words, level: level, limit: .max)
            let inBox = placesInBox()
            return hits.compactMap { site.atlas.find($0.code) }.filter { fits($0.level, $0.place, inBox) }
        }
        if let codes {
            let inBox = placesInBox()
            return codes.sorted().compactMap { site.atlas.find($0) }.filter { fits($0.level, $0.place, inBox) }
        }
        let inBox = placesInBox()
        return site.atlas.levels.values.sorted { $0.level < $1.level }.flatMap { areas in
            areas.codes.indices.filter { fits(areas, $0, inBox) }.map { (areas, $0) }
        }
    }

    private func fits(_ areas: Atlas.Level, _ place: Int, _ inBox: [AreaLevel: Set<Int>]?) -> Bool {
        let code = areas.codes[place]
        return (level == nil || code.level == level) && codes?.contains(code) ?? true
            && (parent.map { code.parent == $0 || (code != $0 && code.municipality == $0) } ?? true)
            && (inBox.map { $0[code.level]?.contains(place) ?? false } ?? true)
    }

    private func placesInBox() -> [AreaLevel: Set<Int>]? {
        guard let box else { return nil }
        let metres = WebMercator.metres(box)
        var places: [AreaLevel: Set<Int>] = [:]
        for level in site.atlas.levels.keys where self.level == nil || self.level == level {
            places[level] = Set(site.layer(level)?.shapes.features(in: metres) ?? [])
        }
        return places
    }
}
