public import Diagnosis
public import NaturalSystem
public import Planning

/// The weather report 2050 of one area as it is handed out: by the command line, the API and the download alike.
public struct ClimateDocument: Encodable, Sendable {
    /// A cell of KNMI's grid and its part of the area.
    public struct Cell: Encodable, Sendable {
        /// Number.
        public let cell: Int
        /// Part of the area, 0…1.
        public let weight: Double
    }

    /// One figure.
    public struct Number: Encodable, Sendable {
        /// `reference`, `low2050`, `high2050`, `low2100` or `high2100`.
        public let climate: String
        /// The KNMI'23 scenario it is; null for now and where the source names none.
        @Explicit public var scenario: String?
        /// Mean over the years, or the level itself; null when missing.
        @Explicit public var value: Double?
        /// 5th percentile.
        @Explicit public var low5: Double?
        /// 95th percentile.
        @Explicit public var high95: Double?
        /// `known`, or why it is missing.
        public let status: String
    }

    /// One variable.
    public struct Variable: Encodable, Sendable {
        /// Stable name.
        public let id: String
        /// Short name.
        public let label: LocalisedText
        /// What it is.
        public let description: LocalisedText
        /// Unit.
        public let unit: LocalisedText
        /// Digits behind the decimal mark when shown.
        public let decimals: Int
        /// The part of the year it is about.
        public let season: String
        /// What the band spreads over: `years`, `smoothed`, `unstated` or `none`.
        public let band: String
        /// Id of the publication.
        public let source: String
        /// Five figures in fixed order.
        public let figures: [Number]
        /// What it means; null when a number that it needs is missing.
        @Explicit public var sentence: LocalisedText?
        /// What to know before use.
        @Explicit public var note: LocalisedText?
    }

    /// Variables under one heading.
    public struct Group: Encodable, Sendable {
        /// Stable name.
        public let id: String
        /// Heading.
        public let label: LocalisedText
        /// In the order of the catalogue.
        public let variables: [Variable]
    }

    /// A year of the sea level, in centimetres above the mean of 1995 up to and including 2015.
    public struct SeaYear: Encodable, Sendable {
        /// The year.
        public let year: Int
        /// Mean of the measurements.
        @Explicit public var measured: Double?
        /// Low emissions.
        @Explicit public var low: Double?
        /// High emissions.
        @Explicit public var high: Double?
    }

    /// The area.
    public let area: DiagnosisDocument.Area
    /// Edition of the atlas.
    public let edition: String
    /// True when the figures are invented.
    public let fictional: Bool
    /// The cells the area lies in; the nearest one where it lies in none.
    public let cells: [Cell]
    /// True when the area lies in none of the cells.
    public let nearestCell: Bool
    /// `L`, `R` or `H`; null where it is not known.
    @Explicit public var rainRegime: String?
    /// The sentences of the summary.
    public let summary: [LocalisedText]
    /// Variables by group.
    public let groups: [Group]
    /// The sea level year by year; empty where there is no such data.
    public let seaLevel: [SeaYear]
    /// The publications that the figures come from; none for invented ones.
    public let sources: [ClimateCatalogue.Source]
}

extension Atlas {
    /// The weather report 2050 of one area, to hand out; nil when the atlas has no such area or no climate.
    ///
    /// - Throws: `ClimateError` when the climate catalogue is not beside the program.
    public func climateDocument(for code: AreaCode) throws -> ClimateDocument? {
        guard let report = try climateReport(for: code) else { return nil }
        return ClimateDocument(
            area: .init(code: code.description, name: name(of: code), level: code.level.rawValue), edition: edition,
            fictional: isFictional,
            cells: report.weights.shares.map { .init(cell: $0.cell.number, weight: $0.weight) },
            nearestCell: report.weights.isNearest, rainRegime: report.regimes.year?.rawValue, summary: report.summary,
            groups: report.sections.map { section in
                .init(
                    id: section.id, label: section.group.label,
                    variables: section.rows.map(ClimateDocument.Variable.init))
            },
            seaLevel: (report.seaLevel?.years ?? []).map { year in
                .init(year: year.year, measured: year.measured, low: year.low?.mid, high: year.high?.mid)
            },
            sources: isFictional ? [] : try AtlasClimate.catalogue().sources)
    }
}

extension ClimateDocument.Variable {
    init(_ row: ClimateReport.Row) {
        let variable = row.variable
        self.init(
            id: variable.id, label: variable.label, description: variable.description, unit: variable.unit,
            decimals: variable.decimals, season: variable.season.rawValue, band: variable.band.rawValue,
            source: variable.source,
            figures: Climate.allCases.map { climate in
                let figure = row[climate]
                return .init(
                    climate: climate.rawValue, scenario: variable.scenarios?[climate]?.rawValue, value: figure.mid,
                    low5: figure.value?.band?.low5, high95: figure.value?.band?.high95, status: figure.status.name)
            }, sentence: row.sentence, note: variable.note)
    }
}
