internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import GeoModel
internal import Planning

/// Parameters that name something of the atlas.
extension CheckedQuery {
    /// The area of a parameter; nil when it is not given.
    ///
    /// - Throws: 400 for what is no code, 404 with suggestions for the code of no area.
    func area(_ name: String, level: AreaLevel? = nil, page: PageRequest) throws(SiteProblem) -> AreaCode? {
        guard let value = try text(name) else { return nil }
        return try code(value, name: name, level: level, page: page)
    }

    /// The areas of a parameter; nil when it is not given.
    func areas(_ name: String, most: Int, page: PageRequest) throws(SiteProblem) -> [AreaCode]? {
        guard let values = try list(name, most: most, allowed: Self.codeForm(nil)) else { return nil }
        var codes: [AreaCode] = []
        for value in values { codes.append(try code(value, name: name, level: nil, page: page)) }
        return codes
    }

    /// The level of a parameter, when the atlas has it.
    func level(_ name: String = "niveau", site: Site) throws(SiteProblem) -> Atlas.Level {
        let level = try required(name, AreaLevel.self)
        guard let areas = site.atlas[level] else {
            let there = site.atlas.levels.keys.sorted().map(\.rawValue).joined(separator: ", ")
            throw .parameter(name, value: level.rawValue, allowed: there)
        }
        return areas
    }

    /// The indicators of a parameter; nil when it is not given.
    func indicators(_ name: String, most: Int, page: PageRequest) throws(SiteProblem) -> [Indicator]? {
        guard let ids = try list(name, most: most, allowed: "gas_use_per_dwelling") else { return nil }
        var indicators: [Indicator] = []
        for id in ids { indicators.append(try page.indicator(id, parameter: name)) }
        return indicators
    }

    /// Two opposite corners in WGS84; nil when they are not given.
    func box(_ name: String) throws(SiteProblem) -> Box? {
        guard let value = try text(name, longest: 200) else { return nil }
        let numbers = value.split(separator: ",", omittingEmptySubsequences: false).compactMap {
            AddressText.number($0)
        }
        guard value.count(where: { $0 == "," }) == 3, numbers.count == 4, numbers.allSatisfy({ abs($0) <= 180 }) else {
            throw .parameter(name, value: value, allowed: "minlon,minlat,maxlon,maxlat (WGS84)")
        }
        return Box(
            minX: min(numbers[0], numbers[2]), minY: min(numbers[1], numbers[3]), maxX: max(numbers[0], numbers[2]),
            maxY: max(numbers[1], numbers[3]))
    }

    private func code(
        _ value: String, name: String, level: AreaLevel?, page: PageRequest
    ) throws(SiteProblem) -> AreaCode {
        guard AddressText.isAreaCode(value), level.map({ value.uppercased().hasPrefix($0.prefix) }) ?? true else {
            throw .parameter(name, value: value, allowed: Self.codeForm(level))
        }
        let (areas, place) = try page.area(value)
        return areas.codes[place]
    }

    private static func codeForm(_ level: AreaLevel?) -> String {
        switch level {
        case .municipality: "GM0000"
        case .district: "WK000000"
        case .neighbourhood: "BU00000000"
        case nil: "GM0000, WK000000, BU00000000"
        }
    }
}

extension PageRequest {
    /// The area that a part of the path names.
    ///
    /// - Throws: ``SiteProblem`` with the areas that come nearest.
    func area(path part: String?) throws(SiteProblem) -> (level: Atlas.Level, place: Int) {
        let text = try AddressText.decode(part ?? "", plusIsBlank: false)
        guard AddressText.isAreaCode(text) else {
            let near = site.search.nearest(to: String(text.prefix(80)), count: 5)
            throw .unknownArea(text, near: near.map { ($0.code.description, "\($0.name), \($0.municipality)") })
        }
        return try area(text)
    }

    /// The indicator with that id.
    ///
    /// - Parameter parameter: the parameter it came from; one that cannot be an id at all is a wrong value of it.
    /// - Throws: ``SiteProblem`` with indicators that may be meant.
    func indicator(_ id: String, parameter: String? = nil) throws(SiteProblem) -> Indicator {
        if let indicator = site.catalogue.indicator(id) { return indicator }
        if let parameter, !AddressText.isIndicatorID(id) {
            throw .parameter(parameter, value: id, allowed: "/api/v1/indicatoren")
        }
        let words = id.split(separator: "_")
        let near = site.catalogue.indicators
            .map { indicator in (indicator, words.count { indicator.id.contains($0) }) }
            .filter { $0.1 > 0 }
            .sorted { $0.1 > $1.1 }
            .prefix(5)
        throw .unknownIndicator(id, near: near.map { ($0.0.id, t.pick($0.0.label)) })
    }
}
