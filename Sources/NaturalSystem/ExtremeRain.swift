internal import Diagnosis

/// How much rain is exceeded once in 1, 10, 100 or 1000 years, per rain regime: one table for the country.
///
/// In regime R the rain of an hour that is exceeded once in 100 years is 57.7 mm now and 59.2 to 61.8 mm around 2050.
public struct ExtremeRain: Sendable {
    /// One file: a duration and a return period.
    public struct Level: Sendable {
        /// Which rain, and how often.
        public let variable: ClimateVariable
        /// The regimes that the file has, in the order of ``RainRegime``.
        public let regimes: [RainRegime]
        private let figures: ClimateFigures

        /// Reads the official text of one duration and return period.
        ///
        /// - Throws: ``ClimateError`` with file, row and field: a column that is absent, unknown or there twice, a regime that
        ///   does not exist or is there twice, a field that is no number or cannot be.
        public init(
            csv: String, variable: ClimateVariable, catalogue: ClimateCatalogue, file: String? = nil
        ) throws(ClimateError) {
            let text = try CSVText(csv, file: file ?? variable.file)
            let rows = try FigureRows(
                text, layout: catalogue.layout(of: variable, .extremeRain), range: variable.limits)
            var found: [RainRegime: CSVText.Row] = [:]
            for row in text.rows {
                let name = row.fields[rows.keyPlace]
                guard let regime = RainRegime(rawValue: String(name)) else {
                    throw text.failure(row, rows.keyPlace, "'\(ClimateError.shortened(name))' is no rain regime")
                }
                guard found.updateValue(row, forKey: regime) == nil else {
                    throw text.failure(row, rows.keyPlace, "Regime \(regime.rawValue) is there twice")
                }
            }
            var figures = ClimateFigures()
            var regimes: [RainRegime] = []
            for regime in RainRegime.allCases {
                guard let row = found[regime] else { continue }
                regimes.append(regime)
                for climate in Climate.allCases { figures.append(try rows.figure(row, climate)) }
            }
            self.variable = variable
            self.regimes = regimes
            self.figures = figures
        }

        /// Makes a level from stored figures: for each regime five, in the order of ``Climate``; what lacks is not published.
        public init(variable: ClimateVariable, figures stored: [RainRegime: [ClimateFigure]]) {
            var figures = ClimateFigures()
            regimes = RainRegime.allCases.filter { stored[$0] != nil }
            for regime in regimes {
                let five = stored[regime] ?? []
                for climate in Climate.allCases {
                    figures.append(five.indices.contains(climate.index) ? five[climate.index] : .missing(.notPublished))
                }
            }
            self.variable = variable
            self.figures = figures
        }

        /// The level in a regime, in mm; not published where the file lacks the regime.
        public subscript(regime: RainRegime, climate: Climate) -> ClimateFigure {
            guard let place = regimes.firstIndex(of: regime) else { return .missing(.notPublished) }
            return figures[place * Climate.allCases.count + climate.index]
        }
    }

    /// The levels, in the order of the catalogue.
    public let levels: [Level]

    /// Puts files together.
    ///
    /// - Throws: ``ClimateError`` when two are about the same.
    public init(levels: [Level], catalogue: ClimateCatalogue) throws(ClimateError) {
        var byID: [String: Level] = [:]
        for level in levels where byID.updateValue(level, forKey: level.variable.id) != nil {
            throw ClimateError(
                "climate.variable", what: "Climate variable '\(level.variable.id)'", why: "It is given twice",
                advice: "Give one file per variable")
        }
        self.levels = catalogue.variables(.extremeRain).compactMap { byID[$0.id] }
    }

    /// The level of a variable in the regime of an area; not published where the file, the regime or the map is not known.
    public func figure(_ variable: ClimateVariable, in regimes: RainRegimes, _ climate: Climate) -> ClimateFigure {
        guard let map = variable.regimeMap, let regime = regimes[map],
            let level = levels.first(where: { $0.variable == variable })
        else { return .missing(.notPublished) }
        return level[regime, climate]
    }
}
