/// The figures behind the demo town. They are made up, of the size that such places have in the Netherlands.
enum TraitTable {
    /// A line per trait, in the order of `Trait.allCases`.
    static let rows: [TraitRow] = Trait.allCases.map(row)

    private static func row(of trait: Trait) -> TraitRow {
        homes(trait) ?? energy(trait) ?? people(trait) ?? income(trait) ?? activity(trait) ?? surroundings(trait)
            ?? TraitRow(
                typical: Array(repeating: 0, count: DistrictCharacter.allCases.count), spread: 0, wealth: 0, trend: 0)
    }

    private static func row(
        _ typical: [Double], spread: Double = 0.15, wealth: Double = 0, trend: Double = 0
    ) -> TraitRow {
        TraitRow(typical: typical, spread: spread, wealth: wealth, trend: trend)
    }

    //              centre, inter-war, flats, cauliflower, new-build, villa, business, rural
    private static func homes(_ trait: Trait) -> TraitRow? {
        switch trait {
        case .dwellings: row([1070, 980, 1480, 1120, 1040, 560, 20, 110], spread: 0.45, trend: 0.006)
        case .ownerShare: row([42, 52, 28, 58, 66, 82, 55, 74], spread: 0.15, wealth: 0.2, trend: -0.002)
        case .corporationShare: row([24, 30, 62, 34, 20, 5, 4, 8], spread: 0.25, wealth: -0.25, trend: -0.005)
        case .apartmentShare: row([62, 24, 82, 14, 34, 8, 30, 3], spread: 0.2)
        case .householdSize: row([1.65, 2.05, 1.85, 2.25, 2.6, 2.45, 1.9, 2.5], spread: 0.08, trend: -0.003)
        case .before2000: row([88, 94, 90, 95, 12, 78, 70, 84], spread: 0.08, trend: -0.006)
        case .last10Years: row([6, 3, 5, 2, 34, 8, 12, 6], spread: 0.5)
        case .buildYear: row([1890, 1932, 1963, 1978, 2010, 1968, 1992, 1938], spread: 0.004)
        case .homeValue: row([345, 330, 245, 335, 440, 720, 310, 520], spread: 0.12, wealth: 0.2, trend: 0.055)
        case .floorArea: row([85, 105, 75, 115, 125, 185, 130, 160], spread: 0.12, wealth: 0.1)
        case .otherFloorArea:
            row([45_000, 14_000, 13_000, 9_000, 11_000, 7_000, 120_000, 12_000], spread: 0.5, trend: 0.004)
        case .storeys: row([2.9, 2.3, 4.6, 2.1, 2.6, 2, 1.6, 1.5], spread: 0.12)
        case .vacancy: row([7, 3, 3, 2, 3, 4, 11, 5], spread: 0.5)
        case .newDwellings: row([6, 3, 14, 2, 24, 3, 0, 1], spread: 1, trend: 0.02)
        default: nil
        }
    }

    private static func energy(_ trait: Trait) -> TraitRow? {
        switch trait {
        case .gas: row([980, 1160, 790, 1010, 450, 1700, 1150, 1580], spread: 0.14, wealth: 0.1, trend: -0.06)
        case .electricity:
            row([2050, 2380, 1890, 2560, 2810, 3550, 2950, 3480], spread: 0.1, wealth: 0.1, trend: -0.012)
        case .solar: row([11, 24, 14, 34, 62, 41, 30, 48], spread: 0.3, wealth: 0.2, trend: 0.17)
        case .districtHeat: row([3, 0, 24, 2, 38, 0, 0, 0], spread: 0.9, trend: 0.02)
        case .electricHeat: row([3, 3, 3, 3, 41, 9, 5, 8], spread: 0.4, wealth: 0.15, trend: 0.1)
        case .blockHeat: row([9, 4, 38, 3, 6, 1, 4, 0], spread: 0.5, trend: -0.02)
        case .poorLabel: row([47, 44, 31, 21, 0.6, 27, 22, 42], spread: 0.3, wealth: -0.15, trend: -0.06)
        default: nil
        }
    }

    private static func people(_ trait: Trait) -> TraitRow? {
        switch trait {
        case .age0: row([10, 15, 15, 16, 24, 16, 10, 15], spread: 0.2)
        case .age15: row([15, 11, 12, 12, 10, 10, 12, 11], spread: 0.15)
        case .age25: row([38, 29, 30, 24, 33, 18, 32, 21], spread: 0.15)
        case .age45: row([22, 26, 23, 26, 23, 31, 30, 30], spread: 0.1)
        case .age65: row([15, 19, 20, 22, 10, 25, 16, 23], spread: 0.3, trend: 0.015)
        case .singles: row([58, 40, 49, 32, 23, 22, 44, 21], spread: 0.15)
        case .withChildren: row([15, 31, 27, 36, 50, 37, 22, 40], spread: 0.12)
        case .educationHigh: row([46, 34, 22, 27, 44, 50, 28, 31], spread: 0.15, wealth: 0.3, trend: 0.01)
        case .educationLow: row([18, 25, 38, 28, 16, 14, 30, 25], spread: 0.15, wealth: -0.25, trend: -0.01)
        case .participation: row([72, 71, 63, 70, 79, 68, 70, 72], spread: 0.05, wealth: 0.06, trend: 0.004)
        case .selfEmployed: row([19, 15, 11, 13, 15, 25, 22, 31], spread: 0.15, wealth: 0.1, trend: 0.01)
        default: nil
        }
    }

    private static func income(_ trait: Trait) -> TraitRow? {
        switch trait {
        case .income: row([33.5, 32, 26.5, 32.5, 40, 50, 31, 38], spread: 0.08, wealth: 0.18, trend: 0.045)
        case .lowest40: row([44, 42, 58, 38, 24, 18, 40, 28], spread: 0.1, wealth: -0.2)
        case .highest20: row([20, 17, 7, 16, 32, 48, 15, 26], spread: 0.15, wealth: 0.3)
        case .socialMinimum: row([7.5, 6.5, 13.5, 5, 2.5, 1.6, 6, 2.6], spread: 0.2, wealth: -0.35, trend: -0.03)
        case .poverty: row([3.9, 3.2, 6.8, 2.5, 1.4, 1.1, 3, 1.7], spread: 0.2, wealth: -0.35, trend: -0.06)
        case .wealth: row([60, 75, 8, 110, 150, 480, 90, 330], spread: 0.25, wealth: 0.4, trend: 0.06)
        case .assistance: row([28, 26, 62, 18, 8, 3, 20, 5], spread: 0.25, wealth: -0.35, trend: -0.03)
        case .disability: row([38, 44, 66, 46, 24, 22, 40, 31], spread: 0.15, wealth: -0.2)
        case .unemployment: row([10, 10, 13, 9, 8, 7, 10, 7], spread: 0.2, wealth: -0.1, trend: -0.02)
        case .youthCare: row([11, 12, 16, 13, 9, 7, 11, 9], spread: 0.2, wealth: -0.2, trend: 0.01)
        case .socialSupport: row([58, 62, 95, 64, 28, 38, 50, 42], spread: 0.2, wealth: -0.2, trend: 0.01)
        case .loneliness: row([12, 11, 15, 10, 8, 7, 11, 7.5], spread: 0.12, wealth: -0.15, trend: 0.01)
        case .makingEndsMeet: row([13, 13, 23, 11, 7, 4, 12, 6], spread: 0.15, wealth: -0.3)
        case .obesity: row([11, 15, 19, 17, 13, 11, 16, 16], spread: 0.12, wealth: -0.15, trend: 0.01)
        case .frailty: row([25, 27, 34, 25, 21, 18, 26, 22], spread: 0.12, wealth: -0.15)
        default: nil
        }
    }

    private static func activity(_ trait: Trait) -> TraitRow? {
        switch trait {
        case .businesses: row([230, 140, 120, 130, 150, 170, 190, 75], spread: 0.35, trend: 0.03)
        case .carsPerHousehold:
            row([0.62, 0.88, 0.72, 1.12, 1.25, 1.6, 1.2, 1.7], spread: 0.1, wealth: 0.1, trend: 0.005)
        case .crime: row([85, 42, 68, 34, 28, 24, 120, 26], spread: 0.3, wealth: -0.2, trend: -0.02)
        case .burglary: row([2.2, 2.4, 2.8, 1.9, 1.8, 3.4, 6, 2.1], spread: 0.4, trend: -0.04)
        case .vandalism: row([9, 6, 10, 5, 4, 2.5, 12, 3], spread: 0.35, wealth: -0.2, trend: -0.02)
        case .violence: row([8, 5, 9, 4, 3, 1.5, 10, 2], spread: 0.35, wealth: -0.25, trend: -0.01)
        case .liveability: row([4.18, 4.1, 3.85, 4.12, 4.28, 4.45, 4.0, 4.3], spread: 0.015, wealth: 0.03)
        case .amenityDistance: row([0.4, 0.7, 0.7, 0.9, 1.1, 1.4, 1.8, 3.2], spread: 0.25)
        case .nitrogenDioxide: row([19, 16.5, 17, 14.5, 16, 13, 20, 11], spread: 0.06, trend: -0.03)
        case .carSurface: row([42, 52, 54, 56, 50, 60, 78, 74], spread: 0.08)
        default: nil
        }
    }

    private static func surroundings(_ trait: Trait) -> TraitRow? {
        switch trait {
        case .green: row([13, 23, 33, 35, 25, 50, 17, 66], spread: 0.2, wealth: 0.1)
        case .treeCover: row([6, 11, 15, 14, 7, 26, 5, 12], spread: 0.25, wealth: 0.1)
        case .paved: row([56, 46, 40, 37, 44, 25, 55, 8], spread: 0.1, wealth: -0.08)
        case .surfaceWater: row([4, 2, 3, 5, 7, 3, 4, 7], spread: 0.6)
        case .extremeHeat: row([74, 63, 54, 51, 70, 36, 80, 62], spread: 0.1)
        case .rainwater: row([24, 21, 16, 17, 12, 11, 22, 15], spread: 0.25)
        case .species: row([260, 280, 330, 350, 240, 470, 180, 420], spread: 0.15)
        default: nil
        }
    }
}
