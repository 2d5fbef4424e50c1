internal import Diagnosis
internal import NaturalSystem

/// A row of the table of what holds for the whole country.
struct CountryRow {
    let variable: String
    /// A climate for extreme rain; for the sea level `gemeten`, `trend`, `laag`, `hoog` or `genoemd` with the climate.
    let series: String
    var regime: RainRegime?
    var year: Int?
    let figure: ClimateFigure

    static let seaLevel = "sea_level"
    private static let stated = "genoemd "

    /// The rows in the order in which they are written.
    static func all(of climate: AtlasClimate) -> [CountryRow] {
        var rows: [CountryRow] = []
        for level in climate.rain {
            for regime in RainRegime.allCases {
                guard let figures = level.figures[regime] else { continue }
                for climate in Climate.allCases {
                    rows.append(
                        CountryRow(
                            variable: level.variable, series: climate.rawValue, regime: regime,
                            figure: figures[climate.index]))
                }
            }
        }
        guard let sea = climate.seaLevel else { return rows }
        func add(_ series: String, _ year: Int?, _ value: ClimateValue?) {
            guard let value else { return }
            rows.append(CountryRow(variable: seaLevel, series: series, year: year, figure: .value(value)))
        }
        for year in sea.years {
            add("gemeten", year.year, year.measured.flatMap { ClimateValue(mid: $0) })
            add("trend", year.year, year.trend.flatMap { ClimateValue(mid: $0) })
            add("laag", year.year, year.low)
            add("hoog", year.year, year.high)
        }
        for climate in Climate.allCases {
            add(stated + climate.rawValue, nil, sea.stated[climate].flatMap { ClimateValue(mid: $0) })
        }
        return rows
    }

    /// Extreme rain from its rows, in the order in which the variables first come.
    static func rain(_ rows: [CountryRow]) -> [AtlasClimate.RainLevel] {
        var order: [String] = []
        var figures: [String: [RainRegime: [ClimateFigure]]] = [:]
        for row in rows {
            guard let regime = row.regime, let climate = Climate(rawValue: row.series) else { continue }
            if figures[row.variable] == nil { order.append(row.variable) }
            let empty = [ClimateFigure](repeating: .missing(.notPublished), count: Climate.allCases.count)
            figures[row.variable, default: [:]][regime, default: empty][climate.index] = row.figure
        }
        return order.map { .init(variable: $0, figures: figures[$0] ?? [:]) }
    }

    /// The sea level from its rows; nil when there are none.
    static func seaLevel(_ rows: [CountryRow]) -> SeaLevel? {
        var years: [Int: [String: ClimateValue]] = [:]
        var said: [Climate: Double] = [:]
        for row in rows where row.variable == seaLevel {
            guard let value = row.figure.value else { continue }
            if let year = row.year {
                years[year, default: [:]][row.series] = value
            } else if let climate = Climate(rawValue: String(row.series.dropFirst(stated.count))) {
                said[climate] = value.mid
            }
        }
        guard !years.isEmpty else { return nil }
        return SeaLevel(
            years: years.map { year, series in
                SeaLevel.Year(
                    year: year, measured: series["gemeten"]?.mid, trend: series["trend"]?.mid, low: series["laag"],
                    high: series["hoog"])
            }, stated: said)
    }
}
