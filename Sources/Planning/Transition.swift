/// The six transitions that come together in a neighbourhood (seed 004).
public enum Transition: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Energy: from gas to heat without fossil fuel.
    case energy = "energie"
    /// Climate adaptation: heat, drought, heavy rain, flooding.
    case climateAdaptation = "klimaatadaptatie"
    /// Nature inclusivity: green, biodiversity, soil.
    case natureInclusivity = "natuurinclusiviteit"
    /// Mobility: from car to walking, cycling, public transport, shared and electric.
    case mobility = "mobiliteit"
    /// Urbanisation: more homes and functions on the same ground.
    case urbanisation = "verstedelijking"
    /// Socio-economic: living, working, health, living together.
    case socioEconomic = "sociaaleconomisch"

    /// Place in the fixed order in which transitions are shown.
    public var index: Int {
        switch self {
        case .energy: 0
        case .climateAdaptation: 1
        case .natureInclusivity: 2
        case .mobility: 3
        case .urbanisation: 4
        case .socioEconomic: 5
        }
    }
}
