/// The columns of *Kerncijfers wijken en buurten* of Statistics Netherlands, under the names that its files have.
enum KeyFigures {
    /// The columns of a year: as in reality some come, some go, and one year misses a few.
    static func columns(in year: Int) -> [FigureColumn] {
        population + dwellings(in: year) + energy(in: year) + income(in: year) + care(in: year) + businesses + traffic
            + proximity + surface
    }

    private static var population: [FigureColumn] {
        [
            .count("a_inw") { $0.inhabitants },
            .count("a_man") { $0.inhabitants * (0.495 + 0.02 * $0.chance(3)) },
            .count("a_vrouw") { $0.inhabitants * (0.505 - 0.02 * $0.chance(3)) },
            .count("a_00_14") { $0.inhabitants * $0.ageShare(.age0) },
            .count("a_15_24") { $0.inhabitants * $0.ageShare(.age15) },
            .count("a_25_44") { $0.inhabitants * $0.ageShare(.age25) },
            .count("a_45_64") { $0.inhabitants * $0.ageShare(.age45) },
            .count("a_65_oo") { $0.inhabitants * $0.ageShare(.age65) },
            .count("a_geb", .fewInhabitants) { $0.inhabitants * $0.ageShare(.age0) * 0.065 },
            .mean("p_geb", 0, by: .inhabitants, .fewInhabitants) { $0.ageShare(.age0) * 65 },
            .count("a_ste", .fewInhabitants) { $0.inhabitants * $0.ageShare(.age65) * 0.046 },
            .mean("p_ste", 0, by: .inhabitants, .fewInhabitants) { $0.ageShare(.age65) * 46 },
            .count("a_hh") { $0.households },
            .count("a_1p_hh") { $0.households * $0.singleShare },
            .count("a_hh_z_k") { $0.households * (1 - $0.singleShare - $0.withChildrenShare) },
            .count("a_hh_m_k") { $0.households * $0.withChildrenShare },
            .mean("g_hhgro", 1, by: .households) { $0.households > 0 ? $0.inhabitants / $0.households : .nan },
            .mean("bev_dich", 0, by: .land) { $0.land > 0 ? $0.inhabitants / $0.land * 100 : .nan },
        ]
    }

    private static func dwellings(in year: Int) -> [FigureColumn] {
        let always: [FigureColumn] = [
            .count("a_woning", step: 1) { $0.dwellings },
            .mean("g_wozbag", 0, by: .dwellings, .fewDwellings) { $0[.homeValue] },
            .share("p_1gezw", 0, by: .dwellings, .fewDwellings) { 100 - $0.apartmentShare },
            .share("p_mgezw", 0, by: .dwellings, .fewDwellings) { $0.apartmentShare },
            .share("p_bewndw", 0, by: .dwellings, .fewDwellings) { 100 - $0.vacancyShare },
            .share("p_leegsw", 0, by: .dwellings, .fewDwellings) { $0.vacancyShare },
            .share("p_koopw", 0, by: .dwellings, .fewDwellings) { $0.ownerShare },
            .share("p_huurw", 0, by: .dwellings, .fewDwellings) { $0.rentalShare },
            .share("p_wcorpw", 0, by: .dwellings, .fewDwellings) { $0.corporationShare },
            .share("p_ov_hw", 0, by: .dwellings, .fewDwellings) { $0.rentalShare - $0.corporationShare },
            .share("p_e_o_w", 0, by: .dwellings, .fewDwellings) { $0.tenureUnknownShare },
        ]
        let until2023: [FigureColumn] = [
            .share("p_bjj2k", 0, by: .dwellings, .fewDwellings) { $0.before2000Share },
            .share("p_bjo2k", 0, by: .dwellings, .fewDwellings) { 100 - $0.before2000Share },
        ]
        let since2024: [FigureColumn] = [
            .share("p_1gezw_tw", 0, by: .dwellings, .fewDwellings) { $0.share(of: .terraced) * 66 },
            .share("p_1gezw_hw", 0, by: .dwellings, .fewDwellings) { $0.share(of: .terraced) * 34 },
            .share("p_1gezw_2w", 0, by: .dwellings, .fewDwellings) { $0.share(of: .semiDetached) * 100 },
            .share("p_1gezw_vw", 0, by: .dwellings, .fewDwellings) { $0.share(of: .detached) * 100 },
            .count("a_nb_won", step: 1) { max(0, $0[.newDwellings]) },
            .share("p_bj_me10", 0, by: .dwellings, .fewDwellings) { 100 - $0[.last10Years] },
            .share("p_bj_mi10", 0, by: .dwellings, .fewDwellings) { $0[.last10Years] },
        ]
        return always + (year < 2024 ? until2023 : since2024)
    }

    private static var businesses: [FigureColumn] {
        // Shares of the branches, from agriculture to other services.
        let branches: [(String, Double)] = [
            ("a_bed_a", 0.02), ("a_bed_bf", 0.14), ("a_bed_gi", 0.2), ("a_bed_hj", 0.11), ("a_bed_kl", 0.07),
            ("a_bed_mn", 0.23), ("a_bed_oq", 0.13), ("a_bed_ru", 0.1),
        ]
        return [.count("a_bedv") { $0[.businesses] }]
            + branches.enumerated().map { index, branch in
                .count(branch.0) { state in
                    let farming = state.place.character == .rural && index == 0
                    return state[.businesses] * (farming ? 0.32 : branch.1) * (1 + 0.3 * state.chance(20 + index))
                }
            }
    }

    private static var traffic: [FigureColumn] {
        [
            .count("a_pau") { $0.cars },
            .count("a_bst_b", .fewInhabitants) { $0.cars * 0.78 },
            .count("a_bst_nb", .fewInhabitants) { $0.cars * 0.22 },
            .mean("g_pau_hh", 1, by: .households, .fewInhabitants) { $0[.carsPerHousehold] },
            .mean("g_pau_km", 0, by: .land) { $0.land > 0 ? $0.cars / $0.land * 100 : .nan },
            .count("a_m2w", .fewInhabitants) { $0.inhabitants * 0.042 },
        ]
    }

    private static var proximity: [FigureColumn] {
        [
            .mean("g_afs_hp", 1, by: .inhabitants, .fewInhabitants) { $0.kilometres(0.9, purpose: 31) },
            .mean("g_afs_gs", 1, by: .inhabitants, .fewInhabitants) { $0.kilometres(0.8, purpose: 32) },
            .mean("g_afs_kv", 1, by: .inhabitants, .fewInhabitants) { $0.kilometres(0.6, purpose: 33) },
            .mean("g_afs_sc", 1, by: .inhabitants, .fewInhabitants) { $0.kilometres(0.65, purpose: 34) },
            .mean("g_3km_sc", 1, by: .inhabitants, .fewInhabitants) {
                max(0.2, 12 / ($0.place.kilometresFromCentre + 1))
            },
        ]
    }

    private static var surface: [FigureColumn] {
        [
            .count("a_opp_ha", step: 1) { $0.place.area },
            .count("a_lan_ha", step: 1) { $0.land },
            .count("a_wat_ha", step: 1) { $0.water },
            .mean(
                "ste_mvs", 0, by: .dwellings,
                presented: { NeighbourhoodState.urbanityClass(ofAddressDensity: $0) }, { $0.addressDensity }),
            .mean("ste_oad", 0, by: .dwellings) { $0.addressDensity },
        ]
    }
}
