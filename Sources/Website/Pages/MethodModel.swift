internal import Atlas
internal import Catalogue
internal import Diagnosis
internal import Planning

/// The method, with the numbers of one area filled in.
struct MethodModel {
    /// Urgency on one transition as far as the page tells it.
    struct Urgency {
        let transition: Transition
        let score: Double?
        let band: UrgencyBand
        /// Weight of the indicators with a figure.
        let knownWeight: Double
        /// Weight of all indicators.
        let totalWeight: Double
        let coverage: Double
    }

    /// The same area compared with another group.
    struct OtherReference {
        let reference: Reference
        /// Areas in the group, itself among them; nil when it is in none.
        let groupSize: Int?
        let score: Double?
    }

    /// A similar area.
    struct Similar {
        let code: String
        let name: String
        let distance: Double
        /// Variables that both have.
        let variableCount: Int
        /// The variables that make up most of the distance.
        let shares: [(label: LocalisedText, share: Double)]
    }

    let code: String
    let name: String
    let level: AreaLevel
    /// Areas of the level in the atlas.
    let areaCount: Int
    let indicatorCount: Int
    let judgingCount: Int
    let normCount: Int
    /// Indicators with figures at this level.
    let presentCount: Int
    /// How many of those have each status here.
    let statusCounts: [(status: ValueStatus, count: Int)]
    let norm: MethodNormExample?
    let rank: MethodRankExample?
    let sum: MethodSumExample?
    let urgencies: [Urgency]
    let references: [OtherReference]
    let similar: [Similar]
    /// Context indicators by which areas are found similar.
    let similarityCount: Int

    init(page: PageRequest) throws(SiteProblem) {
        let site = page.site
        let (areas, place) = try MethodModel.area(page)
        guard let scored = site.diagnosis.scored(.init(level: areas.level)) else { throw .notFound }
        let columns = site.diagnosis.columns(areas.level)
        code = areas.codes[place].description
        name = page.fullName(areas, place)
        level = areas.level
        areaCount = areas.count
        let indicators = site.catalogue.indicators
        indicatorCount = indicators.count
        judgingCount = indicators.count { $0.direction != .none }
        normCount = indicators.count { $0.norm != nil }
        presentCount = columns.count
        statusCounts = ValueStatus.allCases.map { status in
            (status, columns.values.count { $0[place].status == status })
        }
        let contributions = Transition.allCases.map {
            scored.table.contributions(to: $0, area: place, weights: .standard, columns: columns)
        }
        let bands = scored.bands(of: place)
        urgencies = Transition.allCases.map { transition in
            let parts = contributions[transition.index]
            let total = parts.reduce(0) { $0 + $1.indicator.weight(in: transition) }
            let known = parts.reduce(0) { $1.severity == nil ? $0 : $0 + $1.indicator.weight(in: transition) }
            return Urgency(
                transition: transition, score: scored.scores.score(transition, area: place),
                band: bands[transition.index], knownWeight: known, totalWeight: total,
                coverage: scored.scores.coverage(transition, area: place))
        }
        let highest = urgencies.filter { $0.score != nil }.max { ($0.score ?? 0) < ($1.score ?? 0) }?.transition
        sum = highest.map { MethodSumExample(transition: $0, contributions: contributions[$0.index]) }
        let all = (highest.map { contributions[$0.index] } ?? []) + contributions.joined()
        norm = MethodNormExample(contributions: all, indicators: indicators, areas: areas)
        rank = MethodRankExample(contributions: all, columns: columns)
        references = MethodModel.references(areas, place, highest ?? .socioEconomic, site)
        similar = MethodModel.similar(areas, place, page)
        similarityCount = indicators.count { $0.similarity == true && columns[$0.id] != nil }
    }

    /// The area asked for, by code or name; without one the first of the finest level with the most scores.
    private static func area(_ page: PageRequest) throws(SiteProblem) -> (Atlas.Level, Int) {
        if let text = page.query["gebied"] {
            let meant = AreaCode(text) == nil ? SearchWords(text, page: page, limit: 2).exact?.code.description : nil
            let (level, place) = try page.area(meant ?? text)
            return (level, place)
        }
        guard let finest = page.site.atlas.levels.keys.max(), let areas = page.site.atlas[finest],
            let scores = page.site.diagnosis.scored(.init(level: finest))?.scores, areas.count > 0
        else { throw .notFound }
        var best = (place: 0, count: -1)
        for place in 0..<areas.count where best.count < Transition.allCases.count {
            let count = Transition.allCases.count { scores.score($0, area: place) != nil }
            if count > best.count { best = (place, count) }
        }
        return (areas, best.place)
    }

    private static func references(
        _ areas: Atlas.Level, _ place: Int, _ transition: Transition, _ site: Site
    ) -> [OtherReference] {
        Reference.allCases.map { reference in
            let size: Int?
            switch reference {
            case .country: size = areas.count
            case .municipality: size = areas.places(in: areas.codes[place].municipality).count
            case .urbanity:
                let column = site.diagnosis.columns(areas.level)[AtlasDiagnosis.urbanityIndicator]
                size = column?[place].number.flatMap { own in
                    column.map { column in (0..<column.count).count { column[$0].number == own } }
                }
            }
            let scored = site.diagnosis.scored(.init(level: areas.level, reference: reference))
            return OtherReference(
                reference: reference, groupSize: size, score: scored?.scores.score(transition, area: place))
        }
    }

    private static func similar(_ areas: Atlas.Level, _ place: Int, _ page: PageRequest) -> [Similar] {
        page.site.diagnosis.similar(to: place, level: areas.level, count: 3).map { match in
            let shares = match.byVariable.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
            return Similar(
                code: areas.codes[match.area].description, name: page.fullName(areas, match.area),
                distance: match.distance, variableCount: match.byVariable.count,
                shares: shares.compactMap { id, share in
                    page.site.catalogue.indicator(id).map { ($0.label, share) }
                })
        }
    }
}
