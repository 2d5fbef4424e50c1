import Foundation
import TestSupport

/// Twenty made-up neighbourhoods of Leiden and a municipality, as GeoJSON and a recipe in a temporary folder.
final class MadeUpTown {
    let folder: TemporaryFolder
    var recipe: String { folder.file("recipe.yaml") }
    var atlas: String { folder.file("atlas.gpkg") }

    init() throws {
        folder = try TemporaryFolder()
        let areas = (0..<20).map { index in
            Self.feature(
                "BU054604\(String(format: "%02d", index))", index == 3 ? "=Meer \\\"burg\\\", Oost" : "Buurt \(index)",
                x: Double(index) * 100, side: 100,
                figures: [
                    "aantal_inwoners": "\(100 + index * 35)",
                    "gemiddeld_gasverbruik_totaal": "\(900 + index * 7 % 11 * 100)",
                    "percentage_personen_0_tot_15_jaar": "\(index * 3 % 17)",
                    "percentage_personen_65_jaar_en_ouder": "\(index * 5 % 13)",
                    "percentage_koopwoningen": index == 2 ? "-99997" : "\(index * 4)",
                    "stedelijkheid_adressen_per_km2": "\(1 + index % 2)",
                ])
        }
        _ = try folder.write(Self.collection(areas), as: "buurten.geojson")
        _ = try folder.write(
            Self.collection([Self.feature("GM0546", "Leiden", x: 0, side: 2_000)]), as: "gemeenten.geojson")
        try writeRecipe([Self.areas, Self.municipalities])
    }

    static let areas =
        "  - {id: buurten, title: Buurten, publisher: Niemand, licence: CC0, origin: 'https://voorbeeld.nl', kind: areas, level: buurt, year: 2020, code: code, name: naam, paths: [buurten.geojson]}\n"
    static let municipalities =
        "  - {id: gemeenten, title: Gemeenten, publisher: Niemand, licence: CC0, origin: 'https://voorbeeld.nl', kind: areas, level: gemeente, code: code, name: naam, paths: [gemeenten.geojson]}\n"

    func writeRecipe(_ sources: [String]) throws {
        _ = try folder.write(
            "title: Proef\nedition: '1'\nfictional: true\nsources:\n" + sources.joined(), as: "recipe.yaml")
    }

    /// Builds the atlas and gives what the program printed.
    @discardableResult
    func build(_ more: String...) throws -> Program.Outcome {
        try Program.run(["atlas", "build", recipe, "--out", atlas, "--timestamp", "2024-01-31T00:00:00.000Z"] + more)
    }

    static func feature(
        _ code: String, _ name: String, x: Double, y: Double = 0, side: Double, figures: [String: String] = [:]
    ) -> String {
        let ring = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)]
        let positions = ring.map { "[\(155_000 + x + $0.0),\(463_000 + y + $0.1)]" }.joined(separator: ",")
        let properties = figures.sorted { $0.key < $1.key }.map { ",\"\($0.key)\":\($0.value)" }.joined()
        return "{\"type\":\"Feature\",\"properties\":{\"code\":\"\(code)\",\"naam\":\"\(name)\"\(properties)},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(positions)]]}}"
    }

    static func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::28992\"}},"
            + "\"features\":[\n" + features.joined(separator: ",\n") + "\n]}"
    }
}

/// The object in JSON text; nil when there is none.
func object(_ text: String) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any]
}
