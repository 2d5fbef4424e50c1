extension KeyFigures {
    /// Deliveries per home in tens, as published; by kind of home until 2023, heating and sun from 2024.
    static func energy(in year: Int) -> [FigureColumn] {
        let always: [FigureColumn] = [
            tens("g_ele") { $0[.electricity] },
            tens("g_gas") { $0.gasFreeShare > 90 ? .nan : $0[.gas] },
            .share("p_stadsv", 0, by: .dwellings, .fewDwellings) { $0.districtHeatShare },
        ]
        return always + (year < 2024 ? byKindOfHome("g_ele", .electricity) + byKindOfHome("g_gas", .gas) : since2024)
    }

    private static var since2024: [FigureColumn] {
        [
            tens("g_ele_tr") { $0.feedIn },
            .share("p_won_z_ag", 0, by: .dwellings, .fewDwellings) { $0.gasFreeShare },
            .share("p_won_m_ag", 0, by: .dwellings, .fewDwellings) { 100 - $0.gasFreeShare },
            .share("p_won_ev", 0, by: .dwellings, .fewDwellings) { $0.electricHeatShare },
            .share("p_won_zs", 0, by: .dwellings, .fewDwellings) { $0.solarShare },
            .count("a_lp_pub", step: 1) { $0.cars * 0.018 * (1 + 0.5 * $0.chance(40)) },
        ]
    }

    private static func byKindOfHome(_ name: String, _ average: Trait) -> [FigureColumn] {
        [
            tens(name + "_ap") { $0.usage(average, factor: 0.72, presentShare: $0.apartmentShare) },
            tens(name + "_tw") { $0.usage(average, factor: 0.96, presentShare: (100 - $0.apartmentShare) * 0.5) },
            tens(name + "_hw") { $0.usage(average, factor: 1.12, presentShare: (100 - $0.apartmentShare) * 0.25) },
            tens(name + "_2w") { $0.usage(average, factor: 1.3, presentShare: (100 - $0.apartmentShare) * 0.15) },
            tens(name + "_vw") { $0.usage(average, factor: 1.62, presentShare: (100 - $0.apartmentShare) * 0.1) },
            tens(name + "_hu") { $0.usage(average, factor: 0.88, presentShare: $0.rentalShare) },
            tens(name + "_ko") { $0.usage(average, factor: 1.1, presentShare: $0.ownerShare) },
        ]
    }

    private static func tens(
        _ name: String, _ figure: @escaping @Sendable (NeighbourhoodState) -> Double
    ) -> FigureColumn {
        .mean(name, 0, by: .dwellings, .fewDwellings, presented: { ($0 / 10).rounded() * 10 }, figure)
    }
}
