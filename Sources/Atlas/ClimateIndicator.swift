internal import Diagnosis
internal import NaturalSystem

/// A climate figure that is also an ordinary indicator, to show on the map and in the table beside other figures.
struct ClimateIndicator {
    /// Id in the catalogue of indicators.
    let id: String
    /// Id in the catalogue of the climate.
    let variable: String
    let climate: Climate

    static let all = [
        ClimateIndicator(id: "climate_tropical_days_now", variable: "tropical_days", climate: .reference),
        ClimateIndicator(id: "climate_tropical_days_2050_high", variable: "tropical_days", climate: .high2050),
        ClimateIndicator(id: "climate_summer_days_2050_high", variable: "summer_days", climate: .high2050),
        ClimateIndicator(id: "climate_tropical_nights_2050_high", variable: "tropical_nights", climate: .high2050),
        ClimateIndicator(id: "climate_heavy_rain_days_2050_high", variable: "heavy_rain_days_25", climate: .high2050),
        ClimateIndicator(
            id: "climate_precipitation_deficit_2050_high", variable: "precipitation_deficit", climate: .high2050),
    ]

    /// Per year, in ascending order. The climate of now stands under the last year that it is the mean of.
    static var byPeriod: [(period: Int, indicators: [ClimateIndicator])] {
        Dictionary(grouping: all, by: \.period).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The year under which it stands.
    var period: Int {
        switch climate.horizon {
        case .reference: 2020
        case .year2050: 2050
        case .year2100: 2100
        }
    }

    /// The middle as a figure of an indicator.
    func figure(_ figure: ClimateFigure) -> Figure {
        figure.mid.map(Figure.value) ?? .missing(figure.status)
    }
}
