/// The position of an area on higher scale levels (seed 004): what kind of living environment it is, whether it grows or
/// shrinks, and which scale level is present in it. Every outcome carries the figure it follows from.
public struct DistrictPosition: Sendable, Equatable {
    /// Kinds of living environment.
    public enum Environment: String, Sendable, CaseIterable {
        /// Very strongly urban, mostly stacked homes or many businesses.
        case centre = "centrum"
        /// Strongly urban, outside the centre.
        case urban = "stedelijk"
        /// Moderately urban, green.
        case greenUrban = "groenstedelijk"
        /// The heart of a village.
        case village = "dorps"
        /// Rural living.
        case rural = "landelijk"
        /// Hardly anybody lives there, but there are addresses: work or facilities.
        case work = "werkgebied"
    }

    /// Growth or shrinkage.
    public enum Pressure: String, Sendable, CaseIterable {
        /// One percent a year or more inhabitants are added.
        case growth = "overdruk"
        /// Between the two.
        case steady = "stabiel"
        /// A half percent a year or more leave.
        case shrinkage = "onderdruk"
    }

    /// The highest scale level with functions in or near the area.
    public enum Scale: String, Sendable, CaseIterable {
        /// A station or motorway within a kilometre.
        case metropolitan = "metropolitaan"
        /// A supermarket within a kilometre.
        case urban = "stedelijk"
        /// Neither.
        case neighbourhood = "buurt"
    }

    /// Living environment; nil where the address density is not known.
    public let environment: Environment?
    /// Pressure; nil where population is known for one year only.
    public let pressure: Pressure?
    /// Change of population in percent a year.
    public let yearlyGrowth: Double?
    /// Scale; nil where no station or motorway is near and the distance to a supermarket is not known.
    public let scale: Scale?

    /// Figures the position follows from, each nil where unknown.
    public struct Figures: Sendable {
        /// Inhabitants, newest.
        public var population: Double?
        /// Inhabitants and years apart of an earlier year.
        public var earlier: (population: Double, years: Int)?
        /// Addresses per km².
        public var addressDensity: Double?
        /// Share of stacked homes, percent.
        public var multiFamilyShare: Double?
        /// Businesses per 1,000 inhabitants.
        public var businessesPer1000: Double?
        /// Kilometres.
        public var distanceToStation: Double?
        /// Kilometres.
        public var distanceToMotorway: Double?
        /// Kilometres.
        public var distanceToSupermarket: Double?

        /// Makes an empty set.
        public init() {}
    }

    /// Derives the position.
    ///
    /// An area with 2,784 addresses per km², 80 % stacked homes and 2,040 inhabitants is a `centre`; with 2,100 inhabitants
    /// five years earlier it changes by −0.57 % a year and so is under `shrinkage`.
    public init(_ figures: Figures) {
        environment = DistrictPosition.environment(figures)
        if let now = figures.population, let earlier = figures.earlier, earlier.population > 0, earlier.years > 0 {
            let growth = (now - earlier.population) / earlier.population * 100 / Double(earlier.years)
            yearlyGrowth = growth
            pressure = growth >= 1 ? .growth : growth <= -0.5 ? .shrinkage : .steady
        } else {
            yearlyGrowth = nil
            pressure = nil
        }
        let near = [figures.distanceToStation, figures.distanceToMotorway].compactMap { $0 }
        if near.contains(where: { $0 <= 1 }) {
            scale = .metropolitan
        } else if let shop = figures.distanceToSupermarket {
            scale = shop <= 1 ? .urban : .neighbourhood
        } else {
            scale = nil
        }
    }

    private static func environment(_ figures: Figures) -> Environment? {
        guard let density = figures.addressDensity else { return nil }
        if let population = figures.population, population < 100, density >= 500 { return .work }
        switch density {
        case 2_500...:
            let stacked = (figures.multiFamilyShare ?? 0) >= 75
            return stacked || (figures.businessesPer1000 ?? 0) >= 150 ? .centre : .urban
        case 1_500..<2_500: return .urban
        case 1_000..<1_500: return .greenUrban
        case 500..<1_000: return .village
        default: return .rural
        }
    }
}
