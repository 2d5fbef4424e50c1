extension EnvironmentFigures {
    /// Average distances over the road in kilometres, as *Nabijheid voorzieningen* gives them.
    static var distances: [FigureColumn] {
        spread.enumerated().map { index, kind in
            .mean(kind.0, 1, by: .inhabitants, .fewInhabitants) { $0.kilometres(kind.1, purpose: 60 + index) }
        }
            + single.map { kind in
                .mean(kind.0, 1, by: .inhabitants, .fewInhabitants) { $0.kilometresToCentre(adding: kind.1) }
            }
            + [
                .mean("supermarkets_1km", 1, by: .inhabitants, .fewInhabitants) {
                    max(0, 3.4 / (0.6 + $0[.amenityDistance]) - 0.9)
                }
            ]
    }

    /// What a town has several of, with the distance in a neighbourhood of middling density.
    private static let spread: [(String, Double)] = [
        ("distance_pharmacy", 1.1), ("distance_after_school_care", 0.7), ("distance_secondary_school", 2.4),
        ("distance_cafe", 1.1), ("distance_restaurant", 0.7), ("distance_motorway", 2.0),
        ("distance_public_green", 0.45), ("distance_park", 0.7), ("distance_recreation_area", 2.2),
        ("distance_forest", 2.4), ("distance_open_nature", 3.4), ("distance_dry_nature", 6.5),
        ("distance_wet_nature", 3.9), ("distance_sports_field", 0.9), ("distance_allotment", 2.2),
        ("distance_recreational_water", 1.0),
    ]

    /// What a town has one of, with the distance from its middle.
    private static let single: [(String, Double)] = [
        ("distance_gp_post", 1.6), ("distance_hospital", 2.2), ("distance_library", 0.4),
        ("distance_swimming_pool", 1.3), ("distance_train_station", 0.6), ("distance_interchange_station", 14),
    ]
}
