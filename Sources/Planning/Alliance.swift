/// The three alliances that every theme, party, layer and ambition belongs to (seed 001). Heritage links them and is a theme
/// in each.
public enum Alliance: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Soil and underground, water, green, climate.
    case natural = "natuurlijk"
    /// Buildings, stations, streets, rails and networks.
    case built = "bebouwing"
    /// Health, work, education, age, income, heritage.
    case society = "mens"
}

/// The three planning levels (seed 001): what a piece of work is about, and how long it takes.
public enum PlanLevel: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Relations between structures; long term. The natural system is the base.
    case strategic = "strategisch"
    /// One structure, quality or interest; cycles of five to ten years. The focus is on people.
    case tactical = "tactisch"
    /// Things at a place, done within four years. The focus is on buildings and infrastructure.
    case operational = "operationeel"

    /// The alliance that leads on this level, as the AB-Zipper has it.
    public var leading: Alliance {
        switch self {
        case .strategic: .natural
        case .tactical: .society
        case .operational: .built
        }
    }
}

/// The scale levels at which a transition has knobs to turn (seed 004), large to small.
public enum ScaleLevel: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Region, country, Europe; land outside the built-up area.
    case supralocal = "bovenlokaal"
    /// The municipality.
    case municipality = "gemeente"
    /// A part of a city: several districts.
    case borough = "stadsdeel"
    /// The district itself.
    case district = "wijk"
}

/// The layers of the *lagenbenadering*, top to bottom.
public enum PhysicalLayer: String, Codable, CaseIterable, Hashable, Sendable, CodingKeyRepresentable {
    /// Buildings and their use.
    case buildings = "gebouwen"
    /// Streets, squares, gardens: what is on the ground.
    case ground = "maaiveld"
    /// Cables, pipes and sewers.
    case underground = "ondergrond"
    /// Soil, groundwater, water and green.
    case naturalSystem = "natuurlijk-systeem"
}
