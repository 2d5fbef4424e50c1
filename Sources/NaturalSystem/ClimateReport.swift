public import Diagnosis

/// The weather report 2050 of an area: what the climate does there now, around 2050 and around 2100.
public struct ClimateReport: Sendable {
    /// One variable for the area.
    public struct Row: Sendable, Identifiable {
        /// What it is.
        public let variable: ClimateVariable
        /// Five figures in the order of ``Climate``, each with its band or the reason that it is missing.
        public let figures: [ClimateFigure]
        /// What it means, numbers filled in; nil when a number that it needs is missing.
        public let sentence: LocalisedText?

        /// Id of the variable.
        public var id: String { variable.id }

        /// The figure of one climate.
        public subscript(climate: Climate) -> ClimateFigure { figures[climate.index] }

        /// True when at least one figure is there.
        public var isKnown: Bool { figures.contains { $0.status == .known } }

        /// The difference from now, in the unit of the variable: with 26 summer days now and 48 then it is 22. Nil when one of
        /// both is missing.
        public func change(_ climate: Climate) -> Double? {
            guard let then = self[climate].mid, let now = self[.reference].mid else { return nil }
            return then - now
        }

        init(_ variable: ClimateVariable, _ figure: (Climate) -> ClimateFigure) {
            self.variable = variable
            figures = Climate.allCases.map(figure)
            sentence = ClimateSentence.fill(variable, figures: figures)
        }
    }

    /// The rows of one group.
    public struct Section: Sendable, Identifiable {
        /// Heading.
        public let group: ClimateCatalogue.Group
        /// Rows in the order of the catalogue, all of them: one without figures says why.
        public let rows: [Row]

        /// Id of the group.
        public var id: String { group.id }
    }

    /// Sections in the order of the catalogue.
    public let sections: [Section]
    /// The cells that the area's figures are the mean of.
    public let weights: CellWeights
    /// The rain regimes of the area.
    public let regimes: RainRegimes
    /// Extreme rain in all regimes; nil where there is no such data.
    public let extremeRain: ExtremeRain?
    /// The sea level year by year; nil where there is no such data.
    public let seaLevel: SeaLevel?

    /// Makes the report of an area.
    ///
    /// What `grid`, `extremeRain` or `seaLevel` lack, and extreme rain where the regime is not known, is not published.
    ///
    /// - Complexity: O(variables · cells of the area).
    public init(
        catalogue: ClimateCatalogue, grid: ClimateGrid, weights: CellWeights, regimes: RainRegimes = .unknown,
        extremeRain: ExtremeRain? = nil, seaLevel: SeaLevel? = nil
    ) {
        self.weights = weights
        self.regimes = regimes
        self.extremeRain = extremeRain
        self.seaLevel = seaLevel
        sections = catalogue.groups.map { group in
            Section(
                group: group,
                rows: catalogue.variables.filter { $0.group == group.id }.map { variable in
                    Row(variable) { climate in
                        switch variable.kind {
                        case .grid: weights.mean(of: variable.id, in: grid, climate)
                        case .extremeRain:
                            extremeRain?.figure(variable, in: regimes, climate) ?? .missing(.notPublished)
                        case .seaLevel: seaLevel?.figure(climate) ?? .missing(.notPublished)
                        }
                    }
                })
        }
    }

    /// The row of a variable; nil where the catalogue lacks it.
    public func row(_ id: String) -> Row? {
        for section in sections {
            if let row = section.rows.first(where: { $0.id == id }) { return row }
        }
        return nil
    }

    /// The sentences of the variables that make the summary, in order; those without numbers are left out.
    public var summary: [LocalisedText] {
        sections.flatMap(\.rows).filter(\.variable.headline).compactMap(\.sentence)
    }
}
