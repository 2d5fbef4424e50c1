public import Diagnosis
public import Planning

/// The diagnosis of one area as it is handed out: by the command line, the API and the passport alike.
public struct DiagnosisDocument: Encodable, Sendable {
    /// The area.
    public struct Area: Codable, Sendable {
        /// Official code.
        public let code: String
        /// Name.
        public let name: String
        /// `buurt`, `wijk` or `gemeente`.
        public let level: String
    }

    /// A place among areas with a score; 1 is the most urgent.
    public struct Rank: Codable, Sendable {
        /// Place.
        public let rank: Int
        /// Number of areas with a score.
        public let of: Int
    }

    /// Urgency on one transition.
    public struct TransitionUrgency: Encodable, Sendable {
        /// Which transition.
        public let id: String
        /// 0…100; null where too little is known.
        @Explicit public var score: Double?
        /// 5th percentile under uncertain weights.
        @Explicit public var low: Double?
        /// 95th percentile.
        @Explicit public var high: Double?
        /// Share of the weight that has a severity: a figure, and a norm or a group to compare with.
        public let coverage: Double
        /// Chance that this transition is the most urgent one here.
        @Explicit public var mostUrgentProbability: Double?
        /// Place in the country.
        @Explicit public var rankInCountry: Rank?
        /// Place in the municipality.
        @Explicit public var rankInMunicipality: Rank?
        /// What the score is made of.
        public let contributions: [IndicatorContribution]
    }

    /// What one indicator adds.
    public struct IndicatorContribution: Encodable, Sendable {
        /// Which indicator.
        public let indicator: String
        /// The figure; null when missing.
        @Explicit public var value: Double?
        /// `known`, or why it is missing.
        public let status: String
        /// Unit of the figure.
        public let unit: String
        /// 0…1.
        @Explicit public var severity: Double?
        /// Share of all weights.
        public let weight: Double
        /// Points in the score.
        @Explicit public var points: Double?
        /// Id of the source.
        @Explicit public var source: String?
        /// Year of the figure.
        @Explicit public var period: Int?
    }

    /// A similar area.
    public struct SimilarArea: Codable, Sendable {
        /// Official code.
        public let code: String
        /// Name.
        public let name: String
        /// In standard deviations.
        public let distance: Double
        /// Share of the squared distance per variable.
        public let byVariable: [String: Double]
    }

    /// The area.
    public let area: Area
    /// Edition of the atlas.
    public let edition: String
    /// What the area is compared with.
    public let reference: String
    /// The six transitions in fixed order.
    public let transitions: [TransitionUrgency]
    /// The areas most like it.
    public let similar: [SimilarArea]
}

/// An optional that is written as `null` rather than left out.
@propertyWrapper
public struct Explicit<Value: Encodable & Sendable>: Encodable, Sendable {
    /// The value or nothing.
    public var wrappedValue: Value?

    /// Wraps a value.
    public init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    /// Writes the value, or null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}

extension AtlasDiagnosis {
    /// The diagnosis of one area; nil when the atlas does not have it.
    public func document(
        for code: AreaCode, reference: Reference = .country, weights: WeightSet = .standard, similar count: Int = 5
    ) -> DiagnosisDocument? {
        guard let (areas, place) = atlas.find(code),
            let scored = scored(View(level: code.level, reference: reference, weights: weights))
        else { return nil }
        let bands = scored.bands(of: place)
        let columns = columns(code.level)
        return DiagnosisDocument(
            area: .init(code: code.description, name: areas.names[place], level: code.level.rawValue),
            edition: atlas.edition,
            reference: reference.rawValue,
            transitions: Transition.allCases.map { transition in
                let contributions = scored.table.contributions(
                    to: transition, area: place, weights: weights, columns: columns)
                let band = bands[transition.index]
                return DiagnosisDocument.TransitionUrgency(
                    id: transition.rawValue,
                    score: scored.scores.score(transition, area: place),
                    low: band.low, high: band.high,
                    coverage: scored.scores.coverage(transition, area: place),
                    mostUrgentProbability: band.mostUrgentProbability,
                    rankInCountry: rank(scored.countryRanks[transition.index], place),
                    rankInMunicipality: rank(scored.municipalityRanks[transition.index], place),
                    contributions: contributions.map { contribution(of: $0, areas: areas) })
            },
            similar: self.similar(to: place, level: code.level, count: count).map { match in
                DiagnosisDocument.SimilarArea(
                    code: areas.codes[match.area].description, name: areas.names[match.area],
                    distance: match.distance, byVariable: match.byVariable)
            })
    }

    private func rank(_ ranking: Ranking, _ place: Int) -> DiagnosisDocument.Rank? {
        ranking.place(of: place).map { DiagnosisDocument.Rank(rank: $0.rank, of: $0.of) }
    }

    private func contribution(of part: Contribution, areas: Atlas.Level) -> DiagnosisDocument.IndicatorContribution {
        let series = areas.current[part.indicator.id]
        return DiagnosisDocument.IndicatorContribution(
            indicator: part.indicator.id, value: part.figure.number, status: part.figure.status.name,
            unit: part.indicator.unit.nl, severity: part.severity, weight: part.weight, points: part.points,
            source: series?.source, period: series?.period)
    }
}
