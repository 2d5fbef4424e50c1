extension KeyFigures {
    /// Education, work and income; the measure of poverty changed in 2024.
    static func income(in year: Int) -> [FigureColumn] {
        let always: [FigureColumn] = [
            .count("a_opl_lg", step: 10, .income) { $0.educated * $0.educationLowShare },
            .count("a_opl_md", step: 10, .income) { $0.educated * (1 - $0.educationLowShare - $0.educationHighShare) },
            .count("a_opl_hg", step: 10, .income) { $0.educated * $0.educationHighShare },
            .share("p_arb_pp", 0, by: .inhabitants, .income) { $0[.participation] },
            .share("p_arb_wn", 0, by: .inhabitants, .income) { 100 - $0[.selfEmployed] },
            .share("p_arb_zs", 0, by: .inhabitants, .income) { $0[.selfEmployed] },
            .count("a_inkont", step: 100, .income) { $0.incomeRecipients },
            .mean("g_ink_po", 1, by: .inhabitants, .income) { $0[.income] * 1.08 },
            .mean("g_ink_pi", 1, by: .inhabitants, .income) { $0[.income] * 0.9 },
            .share("p_ink_li", 1, by: .inhabitants, .income) { $0[.lowest40] },
            .share("p_ink_hi", 1, by: .inhabitants, .income) { $0[.highest20] },
            .mean("g_hh_sti", 1, by: .households, .income) { $0[.income] },
            .share("p_hh_li", 1, by: .households, .income) { $0[.lowest40] * 1.02 },
            .share("p_hh_hi", 1, by: .households, .income) { $0[.highest20] * 0.98 },
            .mean("m_hh_ver", 1, by: .households, .income) { $0[.wealth] },
        ]
        let until2023: [FigureColumn] = [
            .share("p_hh_lkk", 1, by: .households, .income) { $0[.socialMinimum] * 0.9 },
            .share("p_hh_osm", 1, by: .households, .income) { $0[.socialMinimum] },
            .share("p_hh_110", 1, by: .households, .income) { $0[.socialMinimum] * 1.6 },
            .share("p_hh_120", 1, by: .households, .income) { $0[.socialMinimum] * 2.05 },
        ]
        let since2024: [FigureColumn] = [
            .share("p_ink_ar", 1, by: .inhabitants, .income) { $0[.poverty] },
            .share("p_ink_ba", 1, by: .inhabitants, .income) { $0[.poverty] * 2.1 },
        ]
        return always + (year < 2024 ? until2023 : since2024)
    }

    /// Benefits and care. Youth care and social support are absent in 2022, as a year sometimes lacks them.
    static func care(in year: Int) -> [FigureColumn] {
        let benefits: [FigureColumn] = [
            .count("a_soz_wb", .fewInhabitants) { $0.inhabitants * $0[.assistance] / 1_000 },
            .count("a_soz_ao", .fewInhabitants) { $0.inhabitants * $0[.disability] / 1_000 },
            .count("a_soz_ww", .fewInhabitants) { $0.inhabitants * $0[.unemployment] / 1_000 },
            .count("a_soz_ow", .fewInhabitants) { $0.inhabitants * $0.ageShare(.age65) * 0.88 },
        ]
        guard year != 2022 else { return benefits }
        return benefits + [
            .count("a_jz_tn", .income) { $0.inhabitants * $0.ageShare(.age0) * 1.4 * $0[.youthCare] / 100 },
            .share("p_jz_tn", 1, by: .youth, .income) { $0[.youthCare] },
            .count("a_wmo_t", .income) { $0.inhabitants * $0[.socialSupport] / 1_000 },
            .mean("p_wmo_t", 0, by: .inhabitants, .income) { $0[.socialSupport] },
        ]
    }
}
