/// One of the five climates that the files describe: that of now, and two for each of the two horizons.
public enum Climate: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// The climate of now.
    case reference
    /// Around 2050, the low side.
    case low2050
    /// Around 2050, the high side.
    case high2050
    /// Around 2100, the low side.
    case low2100
    /// Around 2100, the high side.
    case high2100

    /// The climate of a horizon; the scenario does not matter for that of now.
    public init(_ horizon: Horizon, _ scenario: Scenario) {
        self =
            switch (horizon, scenario) {
            case (.reference, _): .reference
            case (.year2050, .low): .low2050
            case (.year2050, .high): .high2050
            case (.year2100, .low): .low2100
            case (.year2100, .high): .high2100
            }
    }

    /// When it is.
    public var horizon: Horizon {
        switch self {
        case .reference: .reference
        case .low2050, .high2050: .year2050
        case .low2100, .high2100: .year2100
        }
    }

    /// Which side it is; nil for the climate of now.
    public var scenario: Scenario? {
        switch self {
        case .reference: nil
        case .low2050, .low2100: .low
        case .high2050, .high2100: .high
        }
    }

    /// Place in the fixed order in which climates are shown and stored, 0 to 4.
    public var index: Int {
        switch self {
        case .reference: 0
        case .low2050: 1
        case .high2050: 2
        case .low2100: 3
        case .high2100: 4
        }
    }

    /// The same horizon on the other side; that of now is its own.
    var otherSide: Climate {
        switch self {
        case .reference: .reference
        case .low2050: .high2050
        case .high2050: .low2050
        case .low2100: .high2100
        case .high2100: .low2100
        }
    }
}

/// Which of the three numbers of a climate figure.
public enum ClimatePart: String, Codable, CaseIterable, Hashable, Sendable {
    /// The mean over the years, or the level itself.
    case mid
    /// The 5th percentile.
    case low5
    /// The 95th percentile.
    case high95
}
