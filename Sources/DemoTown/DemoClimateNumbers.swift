internal import NaturalSystem

/// Invented climate figures of about the size that they have in the Netherlands.
struct DemoClimateNumbers {
    let now: Double
    let low5: Double
    let high95: Double
    let low2050: Double
    let high2050: Double
    let high2100: Double

    init(_ now: Double, _ low5: Double, _ high95: Double, _ low2050: Double, _ high2050: Double, _ high2100: Double) {
        self.now = now
        self.low5 = low5
        self.high95 = high95
        self.low2050 = low2050
        self.high2050 = high2050
        self.high2100 = high2100
    }

    /// The figures of a variable; zeros for one that is not listed, which a test rules out.
    static func of(_ variable: String) -> DemoClimateNumbers { table[variable] ?? .init(0, 0, 0, 0, 0, 0) }

    /// True when the variable is listed.
    static func has(_ variable: String) -> Bool { table[variable] != nil }

    /// One of the three numbers in a climate. With low emissions it is as warm around 2100 as around 2050.
    func value(_ climate: Climate, _ part: ClimatePart) -> Double {
        let middle =
            switch climate {
            case .reference: now
            case .low2050, .low2100: low2050
            case .high2050: high2050
            case .high2100: high2100
            }
        // The band keeps its width and moves along; where it is that of counts it never goes below zero.
        return switch part {
        case .mid: middle
        case .low5: low5 == 0 ? max(0, (middle - now) / 3) : middle - (now - low5)
        case .high95: middle + (high95 - now)
        }
    }

    /// Rain in mm that is exceeded once in so many years, in regime R.
    static func rain(hours: Int, years: Int) -> Double {
        let first = hours == 1 ? 16.0 : hours == 24 ? 36.0 : 82.0
        let steps = years >= 1000 ? 3.0 : years >= 100 ? 2.0 : years >= 10 ? 1.0 : 0.0
        return first * (1 + steps * 0.62 + steps * steps * 0.19)
    }

    /// How much more rain falls than now.
    static func rainFactor(_ climate: Climate) -> Double {
        switch climate {
        case .reference: 1
        case .low2050, .low2100: 1.03
        case .high2050: 1.07
        case .high2100: 1.22
        }
    }

    private static let table: [String: DemoClimateNumbers] = [
        "warm_days": .init(90, 64, 117, 106, 121, 160),
        "summer_days": .init(27, 12, 47, 38, 49, 88),
        "tropical_days": .init(5, 0.3, 14, 8.5, 13, 33),
        "extremely_hot_days": .init(0.4, 0, 2, 0.9, 1.9, 8),
        "tropical_nights": .init(0.4, 0, 2, 1, 2.8, 21),
        "longest_summer_spell": .init(7, 3, 14, 9, 11.5, 33),
        "cooling_degree_days": .init(14, 1, 48, 28, 49, 180),
        "frost_days": .init(54, 27, 86, 42, 32, 12),
        "ice_days": .init(7.5, 0, 21, 4.5, 3.6, 0.7),
        "heating_degree_days": .init(2890, 2510, 3330, 2640, 2440, 1770),
        "precipitation": .init(870, 665, 1065, 848, 892, 944),
        "precipitation_winter": .init(222, 185, 253, 231, 239, 277),
        "precipitation_spring": .init(160, 131, 190, 159, 167, 176),
        "precipitation_summer": .init(240, 203, 288, 234, 210, 173),
        "precipitation_autumn": .init(237, 193, 282, 240, 248, 268),
        "heavy_rain_days_15": .init(9.4, 4.4, 15, 9.7, 10.5, 12.4),
        "heavy_rain_days_25": .init(2, 0, 4.6, 2.3, 2.5, 3.5),
        "longest_dry_spell": .init(16, 9.7, 25, 16.5, 17, 18.6),
        "evaporation": .init(612, 558, 673, 647, 666, 716),
        "precipitation_deficit": .init(180, 146, 227, 208, 239, 321),
        "precipitation_deficit_1_in_10": .init(213, 213, 213, 242, 298, 389),
        "mean_temperature": .init(10.4, 9.1, 11.6, 11.2, 12, 14.7),
        "mean_temperature_winter": .init(3.7, 3, 4.7, 4.4, 5, 7.6),
        "mean_temperature_spring": .init(9.6, 8.6, 10.4, 10.3, 11, 13.2),
        "mean_temperature_summer": .init(17.3, 16.4, 18.1, 18.4, 19.4, 22.4),
        "mean_temperature_autumn": .init(10.8, 9.9, 11.8, 11.8, 12.6, 15.9),
        "maximum_temperature": .init(14.3, 12.9, 15.5, 15.2, 15.9, 18.6),
        "maximum_temperature_winter": .init(6.2, 3.7, 8.6, 6.9, 7.4, 9.8),
        "maximum_temperature_spring": .init(14.2, 12.1, 16.2, 14.9, 15.5, 17.5),
        "maximum_temperature_summer": .init(22.2, 20.2, 24.5, 23.3, 24.4, 27.5),
        "maximum_temperature_autumn": .init(14.5, 12.7, 16.3, 15.6, 16.3, 19.6),
        "minimum_temperature": .init(6.3, 4.9, 7.5, 7.1, 7.9, 10.8),
        "minimum_temperature_winter": .init(0.9, -1.7, 3.3, 1.6, 2.3, 5.1),
        "minimum_temperature_spring": .init(4.9, 3.1, 6.5, 5.5, 6.3, 8.7),
        "minimum_temperature_summer": .init(12.2, 10.5, 14, 13.2, 14.2, 17.2),
        "minimum_temperature_autumn": .init(7.1, 5.3, 9, 8, 8.9, 12.3),
        "growing_season": .init(218, 186, 256, 231, 244, 293),
    ]
}
