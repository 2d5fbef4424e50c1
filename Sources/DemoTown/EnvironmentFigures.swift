/// Figures that in reality come from many services: climate, green, traffic, safety, proximity, density. Columns bear
/// the names of the catalogue's own fields, since the services have no common ones.
enum EnvironmentFigures {
    static var columns: [FigureColumn] {
        density + green + heat + water + traffic + safety + health + heating + stock + distances
    }

    private static var density: [FigureColumn] {
        [
            .mean("floor_space_index", 3, by: .land) { $0.floorSpaceIndex },
            .mean("ground_space_index", 3, by: .land) { $0.groundSpaceIndex },
            .mean("open_space_ratio", 2, by: .floor) { $0.openSpaceRatio },
            .mean("mixed_use_index", 2, by: .floor) { $0.mixedUseIndex },
            .share("foundation_risk_share", 1, by: .dwellings) {
                $0[.before2000] * 0.16 * (1 - $0.height) * ($0[.buildYear] < 1970 ? 1 : 0.15)
            },
        ]
    }

    private static var green: [FigureColumn] {
        [
            .share("tree_cover_share", 1, by: .surface) { $0.treeShare },
            .share("tree_cover_public_share", 1, by: .surface) { min($0.greenShare * 1.3, $0.treeShare * 1.7) },
            .share("tree_cover_private_share", 1, by: .surface) { $0.treeShare * 0.6 },
            .share("green_share", 1, by: .surface) { $0.greenShare },
            .share("green_share_rivm", 1, by: .surface) { min(97, $0.greenShare * 1.08) },
            .share("green_public_share", 1, by: .surface) { min(90, $0.greenShare * 1.45) },
            .share("green_private_share", 1, by: .surface) { $0.greenShare * 0.7 },
            .share("paved_share", 1, by: .surface) { $0.pavedShare },
            .share("paved_public_share", 1, by: .surface) { min(92, $0.pavedShare * 1.12) },
            .share("paved_private_share", 1, by: .surface) { $0.pavedShare * 0.92 },
            .share("water_cover_share", 1, by: .surface) { $0.waterShare },
            .mean("green_per_inhabitant", 0, by: .inhabitants, .fewInhabitants) {
                $0.place.area * 100 * $0.greenShare / $0.inhabitants
            },
            .mean("species_per_km2", 0, by: .surface) { $0[.species] },
            // It is measured in the country only.
            .share("landscape_elements_share", 1, by: .surface) {
                $0.place.character.isBuiltUp ? .nan : $0.landscapeShare
            },
        ]
    }

    private static var heat: [FigureColumn] {
        [
            .share("heat_31_34_share", 1, by: .surface) { (100 - $0.extremeHeat) * 0.42 },
            .share("heat_35_40_share", 1, by: .surface) { (100 - $0.extremeHeat) * 0.58 },
            .share("heat_41_45_share", 1, by: .surface) { $0.extremeHeat * 0.45 },
            .share("heat_46_50_share", 1, by: .surface) { $0.extremeHeat * 0.54 },
            .share("heat_51_plus_share", 2, by: .surface) { $0.extremeHeat * 0.01 },
            .share("heat_extreme_share", 1, by: .surface) { $0.extremeHeat },
            .mean("heat_island", 1, by: .surface) { 0.2 + $0.pavedShare * 0.03 },
            .mean("distance_coolness", 0, by: .dwellings) { max(60, 140 + $0.pavedShare * 7 - $0.treeShare * 6) },
            .share("shade_share", 1, by: .surface) { 14 + $0.treeShare * 1.7 + 4 * $0.chance(51) },
            .share("drought_stress_share", 1, by: .surface) { 13 + 6 * $0.height + 2 * $0.chance(52) },
        ]
    }

    private static var water: [FigureColumn] {
        [
            .share("rain_depth_5_10_share", 1, by: .surface) { $0.rainwater * 0.45 },
            .share("rain_depth_10_15_share", 1, by: .surface) { $0.rainwater * 0.25 },
            .share("rain_depth_15_20_share", 1, by: .surface) { $0.rainwater * 0.14 },
            .share("rain_depth_20_30_share", 1, by: .surface) { $0.rainwater * 0.1 },
            .share("rain_depth_30_plus_share", 1, by: .surface) { $0.rainwater * 0.06 },
            .mean("groundwater_low", 2, by: .surface) { 1.65 + 0.55 * $0.height },
            .mean("groundwater_high", 2, by: .surface) { 1.0 + 0.45 * $0.height },
            .mean("groundwater_extreme_low", 2, by: .surface) { 1.8 + 0.58 * $0.height },
            .mean("groundwater_extreme_high", 2, by: .surface) { 0.68 + 0.4 * $0.height },
            .mean("groundwater_low_change", 3, by: .surface) { -0.04 - 0.05 * $0.height },
            .share("flood_depth_0_20_share", 1, by: .surface) { 100 - $0.floodable },
            .share("flood_depth_20_50_share", 1, by: .surface) { $0.floodable * 0.3 },
            .share("flood_depth_50_200_share", 1, by: .surface) { $0.floodable * 0.55 },
            .share("flood_depth_200_plus_share", 1, by: .surface) { $0.floodable * 0.15 },
            .share("dry_storey_share", 1, by: .dwellings) { 99 - $0.floodable * 0.12 },
            .mean("subsidence", 1, by: .surface) { max(0, 5 - 9 * $0.height) },
            .share("pile_rot_share", 1, by: .dwellings) {
                $0[.buildYear] < 1970 ? max(0, 6 - 8 * $0.height) : max(0, 0.6 - $0.height)
            },
        ]
    }

    private static var traffic: [FigureColumn] {
        [
            .mean("distance_bus_stop", 0, by: .households) {
                160 + 190 * $0[.amenityDistance] * (1 + 0.2 * $0.chance(53))
            },
            .share("far_from_bus_stop_share", 1, by: .households) {
                max(0, 14 * ($0[.amenityDistance] - 0.5) * (1 + 0.4 * $0.chance(54)))
            },
            .share("road_surface_car_share", 1, by: .surface) { $0[.carSurface] },
            .share("road_surface_foot_share", 1, by: .surface) { (100 - $0[.carSurface]) * 0.72 },
            .mean("pm25_annual", 1, by: .surface) { 6.6 + $0[.nitrogenDioxide] * 0.1 },
            .mean("pm10_annual", 1, by: .surface) { 12.4 + $0[.nitrogenDioxide] * 0.2 },
            .mean("no2_annual", 1, by: .surface) { $0[.nitrogenDioxide] },
        ]
    }

    private static var safety: [FigureColumn] {
        [
            .count("crimes_registered", step: 1) { $0.crimeBase * $0[.crime] / 1_000 },
            .count("crime_property", step: 1) { $0.crimeBase * $0[.crime] * 0.56 / 1_000 },
            .count("crime_vandalism", step: 1) { $0.crimeBase * $0[.vandalism] / 1_000 },
            .count("crime_violence", step: 1) { $0.crimeBase * $0[.violence] / 1_000 },
            .mean("burglary_per_1000", 1, by: .inhabitants, .fewInhabitants) { $0[.burglary] },
            .mean("vandalism_per_1000", 1, by: .inhabitants, .fewInhabitants) { $0[.vandalism] },
            .mean("violence_per_1000", 1, by: .inhabitants, .fewInhabitants) { $0[.violence] },
            .mean("liveability", 2, by: .inhabitants, .fewInhabitants) { $0[.liveability] },
            .mean("liveability_physical", 3, by: .inhabitants, .fewInhabitants) { ($0.greenShare - 28) * 0.003 },
            .mean("liveability_nuisance", 3, by: .inhabitants, .fewInhabitants) { (45 - $0[.crime]) * 0.004 },
            .mean("liveability_social", 3, by: .inhabitants, .fewInhabitants) { (9.5 - $0[.loneliness]) * 0.02 },
            .mean("liveability_amenities", 3, by: .inhabitants, .fewInhabitants) { (1 - $0[.amenityDistance]) * 0.09 },
            .mean("liveability_housing", 3, by: .inhabitants, .fewInhabitants) { ($0.ownerShare - 55) * 0.003 },
        ]
    }

    private static var health: [FigureColumn] {
        [
            .share("frail_65_plus_share", 1, by: .elderly, .fewInhabitants) { $0[.frailty] },
            .share("severe_loneliness_share", 1, by: .inhabitants, .fewInhabitants) { $0[.loneliness] },
            .share("making_ends_meet_share", 1, by: .inhabitants, .fewInhabitants) { $0[.makingEndsMeet] },
            .share("obesity_share", 1, by: .inhabitants, .fewInhabitants) { $0[.obesity] },
            .count("lonely_75_plus", .fewInhabitants) {
                $0.inhabitants * $0.ageShare(.age65) * 0.42 * $0[.loneliness] * 1.4 / 100
            },
        ]
    }

    private static var heating: [FigureColumn] {
        [
            .share("label_efg_share", 1, by: .dwellings, .fewDwellings) { $0[.poorLabel] },
            .share("block_heating_share", 1, by: .dwellings, .fewDwellings) { $0.blockHeatShare },
            .share("individual_boiler_share", 1, by: .dwellings, .fewDwellings) {
                100 - $0.gasFreeShare - $0.blockHeatShare
            },
            .total("roof_area_for_solar", 4) { $0.homeFloorArea / $0[.storeys] * 0.45 / 1_000_000 },
        ]
    }
}

extension NeighbourhoodState {
    /// Share of outdoor space that feels like 41 °C or more on a hot day.
    fileprivate var extremeHeat: Double { max(5, min(95, self[.extremeHeat] - 0.35 * (treeShare - self[.treeCover]))) }
    /// Share of surface with hedges, banks and verges; none in town.
    var landscapeShare: Double { place.character.isBuiltUp ? 0 : 5.5 + 3 * chance(50) }
    /// Share of surface under 5 cm of water or more after 70 mm in two hours.
    var rainwater: Double { self[.rainwater] * (1 - 0.3 * height) }
    /// Share of surface that a breach would put under 20 cm or more: low ground near the river.
    fileprivate var floodable: Double { max(0, min(100, 62 - 38 * height - riverDistance / 60)) }
    fileprivate var blockHeatShare: Double { max(0, min(100 - gasFreeShare, self[.blockHeat])) }
    /// Visitors and staff are victims too, so places of work count beside inhabitants.
    fileprivate var crimeBase: Double { inhabitants + self[.businesses] * 0.6 }
}
