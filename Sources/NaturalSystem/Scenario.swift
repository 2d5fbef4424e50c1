/// The two sides between which a figure lies at a horizon.
///
/// The files hold for every figure only the scenario with the least and the one with the largest effect, under the names
/// *laag* and *hoog*. Which two of the KNMI'23 scenarios those are differs per figure, see ``ClimateVariable/scenarios``: for
/// summer days low is `Ln` and high `Hd`, for precipitation in the year low is `Hd` and high `Hn`. High is not always the
/// larger number: there are fewer frost days in it.
public enum Scenario: String, Codable, CaseIterable, Hashable, Sendable {
    /// The column *laag*.
    case low
    /// The column *hoog*.
    case high
}

/// A scenario of KNMI'23: how much is emitted, and whether the weather becomes drier or wetter.
///
/// The third emission level (*matig*, `Md` and `Mn`) is not in the files.
public enum KNMIScenario: String, Codable, CaseIterable, Hashable, Sendable {
    /// Low emissions, drier.
    case lowDry = "Ld"
    /// Low emissions, wetter.
    case lowWet = "Ln"
    /// High emissions, drier.
    case highDry = "Hd"
    /// High emissions, wetter.
    case highWet = "Hn"

    /// True for low emissions, with which it is as warm around 2100 as around 2050.
    public var hasLowEmissions: Bool { self == .lowDry || self == .lowWet }
}
