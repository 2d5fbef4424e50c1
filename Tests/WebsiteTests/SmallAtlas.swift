import Atlas
import Foundation
import Website

/// A country small enough to check by hand, built by the same builder as any other atlas.
///
/// Two municipalities of two districts each, with three neighbourhoods in each district, on squares of 500 m in a row:
/// Noorddam (`GM9001`) with `WK900101` and `WK900102`, Zuiddam (`GM9002`) with `WK900201` and `WK900202`. Codes, names and
/// figures are invented.
enum SmallAtlas {
    /// Years of the figures, newest first.
    static let years = [2024, 2023]
    /// Codes of the neighbourhoods in ascending order.
    static let neighbourhoods = districts.flatMap { district in (0..<3).map { "BU\(district)0\($0)" } }
    /// Digits of the districts.
    static let districts = ["900101", "900102", "900201", "900202"]
    /// Names of the neighbourhoods, in the order of their codes. One is written with an accent, one with a comma.
    static let names = [
        "Kerkbuurt", "Café-eiland", "Molenwijk", "Havenkwartier", "Stationsbuurt", "De Akkers",
        "Dorp, Oost", "Lindenhof", "Zuidplas", "Brugbuurt", "Weidezicht", "Boswijk",
    ]
    /// South-west corner of the first neighbourhood in RD New, near Leiden.
    static let origin = (x: 93_000.0, y: 463_000.0)
    /// Side of a neighbourhood in metres.
    static let side = 500.0

    /// The atlas, built once for all tests.
    static let opened: Result<Atlas, any Error> = Result { try build() }

    /// A site that serves it, the same one for all tests.
    static let served: Result<Site, any Error> = Result {
        try Site(opened.get(), configuration: SiteConfiguration(assets: "/nonexistent"))
    }

    /// Builds it in a folder that is gone afterwards.
    static func build() throws -> Atlas {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("small-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files() { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
        let recipe = try Recipe.read(from: folder.appendingPathComponent("recipe.yaml").path)
        let file = folder.appendingPathComponent("small.gpkg").path
        let report = try AtlasBuilder(recipe: recipe, folder: folder.path, threads: 1)
            .build(to: file, timestamp: "2026-01-01T00:00:00Z")
        guard report.isComplete else { throw NotComplete(report: report.text) }
        return try Atlas.open(file)
    }

    /// Why the atlas could not be built.
    struct NotComplete: Error, CustomStringConvertible {
        let report: String
        var description: String { report }
    }

    // MARK: Files

    private static func files() -> [String: String] {
        var files = [
            "gemeente.geojson": collection(
                [("GM9001", "Noorddam", 0..<6), ("GM9002", "Zuiddam", 6..<12)].map { feature($0, $1, $2) }),
            "wijk.geojson": collection(
                districts.enumerated().map { index, code in
                    feature(
                        "WK\(code)", "Wijk \(["Noord", "Midden", "Zuid", "West"][index])", (index * 3)..<(index * 3 + 3)
                    )
                }),
            "buurt.geojson": collection(
                neighbourhoods.enumerated().map { feature($1, names[$0], $0..<($0 + 1)) }),
            "recipe.yaml": recipe,
        ]
        for year in years { files["cijfers-\(year).csv"] = figures(year) }
        return files
    }

    private static func collection(_ features: [String]) -> String {
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28992"}},"features":[
        \(features.joined(separator: ",\n"))
        ]}
        """
    }

    /// The neighbourhoods stand in a row; larger areas are rectangles over them.
    private static func feature(_ code: String, _ name: String, _ places: Range<Int>) -> String {
        let west = origin.x + Double(places.lowerBound) * side
        let east = origin.x + Double(places.upperBound) * side
        let south = origin.y
        let north = origin.y + side
        // Corners of neighbours are in larger areas too, so that borders are the same line.
        let bottom = places.dropFirst().map { "[\(origin.x + Double($0) * side),\(south)]" }
        let top = places.dropFirst().reversed().map { "[\(origin.x + Double($0) * side),\(north)]" }
        let ring =
            ["[\(west),\(south)]"] + bottom + ["[\(east),\(south)]", "[\(east),\(north)]"] + top
            + ["[\(west),\(north)]", "[\(west),\(south)]"]
        return """
            {"type":"Feature","properties":{"gwb_code":"\(code)","naam":"\(name)"},\
            "geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}
            """
    }

    private static var recipe: String {
        var text = "title: Klein land\nedition: \"2024\"\nfictional: true\nsources:\n"
        for level in ["gemeente", "wijk", "buurt"] {
            text += """
                  - {id: klein-\(level), title: "\(level)", publisher: Test, licence: CC0-1.0, origin: test, kind: areas,
                     level: \(level), code: gwb_code, name: naam, paths: [\(level).geojson]}

                """
        }
        for year in years {
            text += """
                  - {id: cijfers-\(year), title: "Cijfers \(year)", publisher: Test, licence: CC0-1.0, origin: test, kind: table,
                     year: \(year), code: gwb_code, paths: [cijfers-\(year).csv]}

                """
        }
        return text
    }

    /// Columns of the figures and how each follows from the number of the area; nil is a figure kept back.
    ///
    /// Neighbourhood 5 has no inhabitants' shares, as CBS gives none for so few people, and no gas figure.
    static let columns: [(name: String, value: @Sendable (Int) -> Double?)] = [
        ("population", { $0 == 5 ? 20 : 1_000 + Double($0) * 100 }),
        ("households", { $0 == 5 ? 10 : 500 + Double($0) * 40 }),
        ("age_0_14_share", { $0 == 5 ? nil : 10 + Double($0) }),
        ("age_65_plus_share", { $0 == 5 ? nil : 30 - Double($0) }),
        ("one_person_households_share", { $0 == 5 ? nil : 20 + 3 * Double($0) }),
        ("household_size", { 2.8 - 0.08 * Double($0) }),
        ("owner_occupied_share", { 70 - 2 * Double($0) }),
        ("address_density", { 500 + 150 * Double($0) }),
        ("urbanity_class", { Double(5 - $0 / 3) }),
        ("population_density", { 1_500 + 250 * Double($0) }),
        ("gas_average", { $0 == 5 ? nil : 800 + 75 * Double($0) }),
        ("electricity_average", { 2_400 + 60 * Double($0) }),
        ("gas_free_share", { 30 - 2 * Double($0) }),
        ("solar_dwellings_share", { 40 - 3 * Double($0) }),
        ("dwellings_before_2000_share", { 50 + 4 * Double($0) }),
        ("heat_extreme_share", { 5 + 4 * Double($0) }),
        ("heat_island", { 0.4 + 0.1 * Double($0) }),
        ("distance_coolness", { 150 + 30 * Double($0) }),
        ("shade_share", { 40 - 2 * Double($0) }),
        ("rain_depth_20_30_share", { 1 + 0.5 * Double($0) }),
        ("rain_depth_30_plus_share", { 0.5 * Double($0) }),
        ("paved_share", { 30 + 4 * Double($0) }),
        ("tree_cover_share", { 35 - 2 * Double($0) }),
        ("green_share", { 60 - 4 * Double($0) }),
        ("green_per_inhabitant", { 120 - 8 * Double($0) }),
        ("species_per_km2", { 90 - 5 * Double($0) }),
        ("landscape_elements_share", { 8 - 0.5 * Double($0) }),
        ("distance_public_green", { 100 + 25 * Double($0) }),
        ("distance_park", { 300 + 40 * Double($0) }),
        ("cars_per_household", { 1.4 - 0.05 * Double($0) }),
        ("cars_per_km2", { 600 + 90 * Double($0) }),
        ("distance_train_station", { 6 - 0.4 * Double($0) }),
        ("pm25_annual", { 8 + 0.3 * Double($0) }),
        ("social_assistance", { $0 == 5 ? nil : 20 + 12 * Double($0) }),
        ("disability_benefits", { $0 == 5 ? nil : 30 + 5 * Double($0) }),
        ("unemployment_benefits", { $0 == 5 ? nil : 15 + 2 * Double($0) }),
        ("low_income_households_share", { $0 == 5 ? nil : 5 + 1.5 * Double($0) }),
    ]

    private static func figures(_ year: Int) -> String {
        // The level of an area makes no difference: a district has the figures of the neighbourhood with its number.
        let areas =
            neighbourhoods.enumerated().map { ($1, $0) } + districts.enumerated().map { ("WK\($1)", $0 * 3) }
            + [("GM9001", 2), ("GM9002", 8)]
        let rows = areas.map { code, number in
            let cells = columns.map { column -> String in
                guard let value = column.value(number) else { return "." }
                return "\(year == years[0] ? value : value * 0.95)"
            }
            return ([code] + cells).joined(separator: ";")
        }
        return ((["gwb_code"] + columns.map(\.name)).joined(separator: ";") + "\n" + rows.joined(separator: "\n"))
            + "\n"
    }
}
