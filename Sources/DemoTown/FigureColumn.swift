/// A column of a table of figures: how a neighbourhood's figure is made and how figures add up to larger areas.
struct FigureColumn: Sendable {
    /// What a mean over neighbourhoods is weighted by.
    enum Weight: Int, CaseIterable, Sendable {
        case inhabitants, households, dwellings, land, surface, youth, elderly, floor

        /// How heavy a neighbourhood counts.
        func value(for state: NeighbourhoodState) -> Double {
            switch self {
            case .inhabitants: state.inhabitants
            case .households: state.households
            case .dwellings: state.dwellings
            case .land: state.land
            case .surface: state.place.area
            case .youth: state.inhabitants * (state[.age0] + state[.age15] * 0.5) / 100
            case .elderly: state.inhabitants * state[.age65] / 100
            case .floor: state.floorArea
            }
        }
    }

    /// How figures of neighbourhoods become one of a district or municipality.
    enum Aggregation: Sendable {
        /// They are added up, after rounding.
        case sum
        /// Their weighted mean.
        case mean(Weight)
    }

    /// When a neighbourhood's figure is kept back. Larger areas still count it, as in the real tables.
    enum Protection: Sendable {
        /// Never.
        case none
        /// Under 25 dwellings.
        case fewDwellings
        /// Under 50 inhabitants.
        case fewInhabitants
        /// Under 100 households, and now and then elsewhere.
        case income
    }

    let name: String
    let decimals: Int
    /// Counts are rounded to a multiple of this; 0 for figures that are not.
    let step: Double
    let aggregation: Aggregation
    let protection: Protection
    /// Applied when the figure is written, at every level; for classes, which cannot be averaged.
    let presented: (@Sendable (Double) -> Double)?
    /// The figure, NaN where it has no meaning; it never leaves this target.
    let figure: @Sendable (NeighbourhoodState) -> Double

    /// A count, published to a multiple of five.
    static func count(
        _ name: String, step: Double = 5, _ protection: Protection = .none,
        _ figure: @escaping @Sendable (NeighbourhoodState) -> Double
    ) -> FigureColumn {
        FigureColumn(
            name: name, decimals: 0, step: step, aggregation: .sum, protection: protection, presented: nil,
            figure: figure)
    }

    /// A quantity that adds up, with decimals.
    static func total(
        _ name: String, _ decimals: Int, _ protection: Protection = .none,
        _ figure: @escaping @Sendable (NeighbourhoodState) -> Double
    ) -> FigureColumn {
        FigureColumn(
            name: name, decimals: decimals, step: 0, aggregation: .sum, protection: protection, presented: nil,
            figure: figure)
    }

    /// A share or an average.
    static func mean(
        _ name: String, _ decimals: Int, by weight: Weight, _ protection: Protection = .none,
        presented: (@Sendable (Double) -> Double)? = nil, _ figure: @escaping @Sendable (NeighbourhoodState) -> Double
    ) -> FigureColumn {
        FigureColumn(
            name: name, decimals: decimals, step: 0, aggregation: .mean(weight), protection: protection,
            presented: presented, figure: figure)
    }

    /// A share in percent, kept within 0 to 100.
    static func share(
        _ name: String, _ decimals: Int, by weight: Weight, _ protection: Protection = .none,
        _ figure: @escaping @Sendable (NeighbourhoodState) -> Double
    ) -> FigureColumn {
        mean(name, decimals, by: weight, protection) { state in
            let share = figure(state)
            return share.isNaN ? .nan : max(0, min(100, share))
        }
    }

    /// True when the neighbourhood's own figure is not published.
    func isKeptBack(for state: NeighbourhoodState, at index: Int) -> Bool {
        switch protection {
        case .none: return false
        case .fewDwellings: return state.dwellings < 25
        case .fewInhabitants: return state.inhabitants < 50
        case .income:
            if state.households < 100 { return true }
            return SplitMix64.fraction(SplitMix64.hash(state.place.seed, [2_000 + index])) < 0.03
        }
    }
}
