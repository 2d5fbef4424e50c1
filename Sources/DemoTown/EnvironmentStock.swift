extension EnvironmentFigures {
    /// Homes by kind and period, demand for energy and vehicles, as energy and vehicle registers count them.
    static var stock: [FigureColumn] { homes + demand + vehicles }

    private static var homes: [FigureColumn] {
        HomeKind.allCases.flatMap { kind in
            HomePeriod.allCases.map { period in
                .count("\(kind.rawValue)_\(period.rawValue)", step: 1) { state in
                    state.dwellings * state.share(of: kind) * state.share(of: period)
                }
            }
        }
    }

    private static var demand: [FigureColumn] {
        [
            // 35.17 MJ of heat in a cubic metre of gas, 3.6 MJ in a kWh.
            .total("household_gas_demand", 2) { state in
                state.dwellings * state[.gas] * (1 - state.gasFreeShare / 100) * 35.17 / 1_000_000
            },
            .total("household_electricity_demand", 2) { $0.dwellings * $0[.electricity] * 3.6 / 1_000_000 },
            .total("buildings_gas_demand", 2) { $0[.otherFloorArea] * 12 * 35.17 / 1_000_000 },
        ]
    }

    private static var vehicles: [FigureColumn] {
        [
            .count("cars_younger_than_6") { $0.cars * $0.youngCarShare },
            .count("cars_6_and_older") { $0.cars * (1 - $0.youngCarShare) },
            .count("company_vehicles") { $0[.businesses] * 0.9 * (1 + 0.4 * $0.chance(90)) },
            .count("vans") { $0[.businesses] * 0.72 * (1 + 0.4 * $0.chance(90)) },
            .count("trucks") { $0[.businesses] * ($0.place.character == .businessPark ? 0.4 : 0.05) },
            .count("buses") { $0.place.character == .businessPark ? 10 * max(0, $0.chance(91)) : 0 },
        ]
    }
}

/// Kinds of home, by the first part of the catalogue's names.
enum HomeKind: String, CaseIterable {
    case apartments
    case terraced = "terraced_houses"
    case semiDetached = "semi_detached_houses"
    case detached = "detached_houses"
}

/// Periods of building, by the last part of the catalogue's names.
enum HomePeriod: String, CaseIterable {
    case before1945 = "before_1945"
    case from1945 = "1945_1964"
    case from1965 = "1965_1984"
    case from1985 = "1985_2004"
    case from2005 = "2005_present"

    /// First and last year; the one that is still going on ends in the year of the traits.
    var years: ClosedRange<Int> {
        switch self {
        case .before1945: 1900...1944
        case .from1945: 1945...1964
        case .from1965: 1965...1984
        case .from1985: 1985...2004
        case .from2005: 2005...NeighbourhoodState.yearOfTraits
        }
    }

    /// About the middle of what still stands from it.
    fileprivate var middle: Double {
        switch self {
        case .before1945: 1920
        case .from1945: 1955
        case .from1965: 1975
        case .from1985: 1995
        case .from2005: 2014
        }
    }
}

extension NeighbourhoodState {
    /// Part of the homes that are of a kind; the four add up to 1.
    func share(of kind: HomeKind) -> Double {
        let apartments = apartmentShare / 100
        // Of the houses: in rows, two under one roof, and detached.
        let houses: (rows: Double, pairs: Double) =
            switch place.character {
            case .villa: (0.1, 0.3)
            case .rural, .businessPark: (0.08, 0.17)
            case .newBuild: (0.68, 0.2)
            default: (0.84, 0.11)
            }
        return switch kind {
        case .apartments: apartments
        case .terraced: (1 - apartments) * houses.rows
        case .semiDetached: (1 - apartments) * houses.pairs
        case .detached: (1 - apartments) * (1 - houses.rows - houses.pairs)
        }
    }

    /// Part of the homes that are from a period: most from around the neighbourhood's own year, fewer further away.
    func share(of period: HomePeriod) -> Double {
        nearness(of: period) / HomePeriod.allCases.reduce(0) { $0 + nearness(of: $1) }
    }

    private func nearness(of period: HomePeriod) -> Double {
        // Everything before 1945 is one period, so an older neighbourhood is no further from it.
        let steps = abs(max(HomePeriod.before1945.middle, self[.buildYear]) - period.middle) / 9
        return 1 / (1 + steps * steps)
    }

    fileprivate var youngCarShare: Double { max(0.1, min(0.7, 0.3 + 0.08 * wealth + 0.05 * chance(92))) }
}
