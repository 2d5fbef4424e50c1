/// A property in which districts differ, and how a neighbourhood comes by its value.
enum Trait: Int, CaseIterable {
    // Homes
    case dwellings, ownerShare, corporationShare, apartmentShare, householdSize, before2000, last10Years, buildYear
    case homeValue, floorArea, otherFloorArea, storeys, vacancy, newDwellings
    // Energy
    case gas, electricity, solar, districtHeat, electricHeat, blockHeat, poorLabel
    // People
    case age0, age15, age25, age45, age65, singles, withChildren, educationHigh, educationLow
    case participation, selfEmployed
    // Income and care
    case income, lowest40, highest20, socialMinimum, poverty, wealth, assistance, disability, unemployment
    case youthCare, socialSupport, loneliness, makingEndsMeet, obesity, frailty
    // Work, traffic, safety
    case businesses, carsPerHousehold, crime, burglary, vandalism, violence, liveability
    case amenityDistance, nitrogenDioxide, carSurface
    // Surroundings
    case green, treeCover, paved, surfaceWater, extremeHeat, rainwater, species

    /// Typical value per character, how much neighbourhoods differ, how wealth moves it, and how a year does.
    var row: TraitRow { TraitTable.rows[rawValue] }
}

/// One line of the table of traits.
struct TraitRow {
    /// In 2024, in the order of ``DistrictCharacter``.
    let typical: [Double]
    /// Largest chance difference between neighbourhoods, as a part of the value.
    let spread: Double
    /// Change as a part of the value for the wealthiest neighbourhoods, opposite for the poorest.
    let wealth: Double
    /// Growth per year, as a part of the value.
    let trend: Double
}
