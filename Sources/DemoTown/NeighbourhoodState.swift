internal import GeoModel

/// A neighbourhood in one year: its traits, and the counts that everything else is a ratio of.
struct NeighbourhoodState {
    /// The year that the table of traits describes.
    static let yearOfTraits = 2024

    let place: Neighbourhood
    let dwellings: Double
    let households: Double
    let inhabitants: Double
    /// Hectares.
    let water: Double
    /// Metres to the river.
    let riverDistance: Double
    /// From −1 (poor) to 1 (wealthy), as its surroundings are.
    let wealth: Double
    /// From −1 (low and wet) to 1 (high and dry).
    let height: Double
    private let values: [Double]

    init(of place: Neighbourhood, in settlement: Settlement, year: Int) {
        self.place = place
        let surroundings = SmoothNoise(seed: settlement.seed &+ 11, scale: 1_800).value(at: place.centre)
        wealth = max(-1, min(1, surroundings * 1.3))
        height = SmoothNoise(seed: settlement.seed &+ 12, scale: 6_000).value(at: place.centre)
        riverDistance = settlement.river.distance(from: place.centre)
        values = NeighbourhoodState.values(of: place, wealth: wealth, year: year)
        // One business area in three has nobody, and some rural neighbourhoods are a handful of farms.
        let emptiness = SplitMix64.fraction(SplitMix64.hash(place.seed, [-1]))
        let share =
            switch place.character {
            case .businessPark where emptiness < 0.34: 0.0
            case .rural where emptiness < 0.34: 0.12
            default: 1.0
            }
        dwellings = (values[Trait.dwellings.rawValue] * share).rounded()
        let occupied = 1 - values[Trait.vacancy.rawValue] / 100
        households = NeighbourhoodState.toFive(dwellings * occupied)
        inhabitants = NeighbourhoodState.toFive(households * values[Trait.householdSize.rawValue])
        let river = NeighbourhoodState.riverHectares(of: place, distance: riverDistance, width: settlement.river.width)
        water = max(place.area * values[Trait.surfaceWater.rawValue] / 100, river).rounded()
    }

    /// The value of a trait.
    subscript(_ trait: Trait) -> Double { values[trait.rawValue] }

    /// Hectares of land.
    var land: Double { max(0, place.area.rounded() - water) }

    /// Other chance about this neighbourhood, from −1 to 1, the same in every year.
    func chance(_ purpose: Int) -> Double {
        var random = SplitMix64(seed: place.seed, 1_000 + purpose)
        return random.bell()
    }

    /// Hectares of river in a neighbourhood taken to be round.
    private static func riverHectares(of place: Neighbourhood, distance: Double, width: Double) -> Double {
        let squaredRadius = place.area * 10_000 / 3.141_592_653_589_793
        let half = max(0, squaredRadius - distance * distance).squareRoot()
        return 2 * half * width / 10_000
    }

    private static func toFive(_ count: Double) -> Double { (count / 5).rounded() * 5 }

    private static func values(of place: Neighbourhood, wealth: Double, year: Int) -> [Double] {
        TraitTable.rows.enumerated().map { index, row in
            var own = SplitMix64(seed: place.seed, index)
            var yearly = SplitMix64(seed: place.seed, index, year)
            let typical = row.typical[place.character.rawValue]
            let varied = typical * (1 + row.spread * own.bell()) * (1 + row.wealth * wealth)
            // Years differ by chance a little, less than the trend of a few years.
            let wobble = row.trend == 0 ? 1 : 1 + 0.006 * yearly.bell()
            return varied * compounded(1 + row.trend, years: year - yearOfTraits) * wobble
        }
    }

    /// `factor` to the power `years`, by multiplying, so that it is equal on every machine.
    private static func compounded(_ factor: Double, years: Int) -> Double {
        var result = 1.0
        for _ in 0..<abs(years) { result *= factor }
        return years < 0 ? 1 / result : result
    }
}
