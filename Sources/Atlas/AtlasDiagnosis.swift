public import Catalogue
public import Diagnosis
public import Planning
internal import Synchronization

/// The diagnosis of every area of an atlas, for any level, reference and weights. Safe to share between threads.
///
/// What is expensive and asked for again is kept: severities per level and reference, scores per weights (a bounded
/// number). Everything is computed from the same columns in one way, whoever asks.
public final class AtlasDiagnosis: Sendable {
    /// What a diagnosis is asked for.
    public struct View: Hashable, Sendable {
        /// Level of the areas.
        public var level: AreaLevel
        /// What areas are compared with.
        public var reference: Reference
        /// How much indicators count.
        public var weights: WeightSet

        /// Makes a view; without arguments beyond the level, the country and the catalogue's weights.
        public init(level: AreaLevel, reference: Reference = .country, weights: WeightSet = .standard) {
            self.level = level
            self.reference = reference
            self.weights = weights
        }
    }

    /// Scores of one view, with their ranks.
    public final class Scored: Sendable {
        /// The view.
        public let view: View
        /// Severities behind the scores.
        public let table: SeverityTable
        /// The scores.
        public let scores: UrgencyScores
        /// Bands around the scores.
        public let bands: UrgencyBands
        /// Rank among all areas of the level, per transition.
        public let countryRanks: [Ranking]
        /// Rank within the municipality, per transition.
        public let municipalityRanks: [Ranking]
        /// Median score per transition over the level.
        public let medians: [Double?]
        private let keptBands = Mutex<[Int: [UrgencyBand]]>([:])

        init(view: View, table: SeverityTable, municipalities: ReferenceGroups) {
            self.view = view
            self.table = table
            scores = UrgencyScores(table, weights: view.weights)
            bands = UrgencyBands(table, draws: WeightDraws(table, weights: view.weights), scores: scores)
            let everyone = ReferenceGroups(everyone: table.areaCount)
            let all = Transition.allCases.map(scores.all)
            countryRanks = all.map { Ranking($0, in: everyone) }
            municipalityRanks = all.map { Ranking($0, in: municipalities) }
            medians = all.map { median($0.compactMap { $0 }) }
        }

        /// Bands of one area; kept, because they follow from the view alone and every page of the area shows them.
        public func bands(of area: Int) -> [UrgencyBand] {
            if let kept = keptBands.withLock({ $0[area] }) { return kept }
            let made = bands.bands(of: area)
            keptBands.withLock { $0[area] = made }
            return made
        }
    }

    /// The atlas.
    public let atlas: Atlas
    /// The indicators.
    public let catalogue: IndicatorCatalogue
    private let tables = Mutex<[TableKey: SeverityTable]>([:])
    private let scored = Mutex<[(view: View, scored: Scored)]>([])
    private let similarities: [AreaLevel: Similarity]
    private let current: [AreaLevel: [String: IndicatorColumn]]
    private let municipalityGroups: [AreaLevel: ReferenceGroups]

    private struct TableKey: Hashable {
        let level: AreaLevel
        let reference: Reference
    }

    /// How many sets of scores are kept.
    private static let keptScores = 24

    /// Prepares diagnoses of an atlas.
    public init(_ atlas: Atlas, catalogue: IndicatorCatalogue) {
        self.atlas = atlas
        self.catalogue = catalogue
        current = atlas.levels.mapValues(\.columns)
        municipalityGroups = atlas.levels.mapValues {
            ReferenceGroups(keys: $0.codes.map { Optional($0.municipality) })
        }
        similarities = atlas.levels.mapValues {
            Similarity(indicators: catalogue.indicators, columns: $0.columns, areaCount: $0.count)
        }
    }

    /// Scores of a view; nil when the atlas has no such level.
    public func scored(_ view: View) -> Scored? {
        if let kept = scored.withLock({ list in list.first { $0.view == view }?.scored }) { return kept }
        guard let table = table(view.level, view.reference), let groups = municipalityGroups[view.level] else {
            return nil
        }
        let made = Scored(view: view, table: table, municipalities: groups)
        scored.withLock { list in
            list.insert((view, made), at: 0)
            // Oldest go first, but the standard view of a level stays: every page needs it.
            if list.count > Self.keptScores, let last = list.lastIndex(where: { !$0.view.weights.isStandard }) {
                list.remove(at: last)
            }
        }
        return made
    }

    /// The figures that count, per indicator of a level.
    public func columns(_ level: AreaLevel) -> [String: IndicatorColumn] { current[level] ?? [:] }

    /// Areas most like the one at `place`.
    public func similar(to place: Int, level: AreaLevel, count: Int) -> [Similarity.Match] {
        similarities[level]?.nearest(to: place, count: count) ?? []
    }

    /// Severities of a level under a reference.
    public func table(_ level: AreaLevel, _ reference: Reference) -> SeverityTable? {
        guard let areas = atlas[level] else { return nil }
        let key = TableKey(level: level, reference: reference)
        if let kept = tables.withLock({ $0[key] }) { return kept }
        let table = SeverityTable(
            level: level, indicators: catalogue.indicators, columns: columns(level), groups: groups(areas, reference))
        tables.withLock { $0[key] = table }
        return table
    }

    /// Id of the indicator that holds CBS's urbanity class.
    public static let urbanityIndicator = "urbanity_class"

    private func groups(_ areas: Atlas.Level, _ reference: Reference) -> ReferenceGroups {
        switch reference {
        case .country: return ReferenceGroups(everyone: areas.count)
        case .municipality: return municipalityGroups[areas.level] ?? ReferenceGroups(everyone: areas.count)
        case .urbanity:
            let column = columns(areas.level)[Self.urbanityIndicator]
            return ReferenceGroups(keys: (0..<areas.count).map { column?[$0].number })
        }
    }
}

/// The middle value, or the mean of the two middle ones; nil for no values.
///
/// 1, 5, 2 gives 2; 1, 2, 5, 9 gives 3.5.
public func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
