/// What follows from traits and counts about people, energy and work.
extension NeighbourhoodState {
    /// A share of inhabitants in an age class; the five add up to 1.
    func ageShare(_ trait: Trait) -> Double {
        let total = self[.age0] + self[.age15] + self[.age25] + self[.age45] + self[.age65]
        return total > 0 ? self[trait] / total : 0
    }

    /// Households of one person and those with children, as parts of all; the rest are couples without.
    var singleShare: Double { max(0.05, min(0.75, self[.singles] / 100)) }
    var withChildrenShare: Double { max(0.03, min(0.95 - singleShare, self[.withChildren] / 100)) }

    /// Inhabitants from 15 to 75 or so, of whom education is known.
    var educated: Double { inhabitants * (1 - ageShare(.age0)) * 0.9 }
    var educationHighShare: Double { max(0.05, min(0.75, self[.educationHigh] / 100)) }
    var educationLowShare: Double { max(0.05, min(0.9 - educationHighShare, self[.educationLow] / 100)) }
    var incomeRecipients: Double { inhabitants * (1 - ageShare(.age0)) * 0.96 }
    var cars: Double { households * self[.carsPerHousehold] }

    /// Homes without gas: heated by a district network or by electricity.
    var gasFreeShare: Double { min(98, districtHeatShare + electricHeatShare) }
    var districtHeatShare: Double { self[.districtHeat] < 2 ? 0 : min(90, self[.districtHeat]) }
    var electricHeatShare: Double { min(95 - districtHeatShare, self[.electricHeat]) }
    var solarShare: Double { min(92, self[.solar]) }
    /// kWh a year that an average home gives back to the grid.
    var feedIn: Double { 2_150 * solarShare / 100 * (1 + 0.1 * chance(2)) }

    /// Gas or electricity of one kind of home, as a factor of the average; no number where the kind is hardly there.
    func usage(_ average: Trait, factor: Double, presentShare: Double) -> Double {
        presentShare * dwellings / 100 < 10 ? .nan : self[average] * factor
    }

    /// Kilometres to something of which a town has few or many.
    func kilometres(_ base: Double, purpose: Int) -> Double {
        max(0.1, base * (0.35 + 0.65 * self[.amenityDistance]) * (1 + 0.3 * chance(purpose)))
    }

    /// Kilometres to something of which there is one, in the middle of the town.
    func kilometresToCentre(adding extra: Double) -> Double { place.kilometresFromCentre * 1.25 + extra }
}
