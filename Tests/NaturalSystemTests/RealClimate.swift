import Foundation
import NaturalSystem
import Testing
import TestSupport

/// The KNMI'23 files as Climate Adaptation Services publishes them, read once per run.
struct RealClimate: Sendable {
    let catalogue: ClimateCatalogue
    /// All 1,184 cells.
    let grid: ClimateGrid
    /// The 371 cells that count as land of the Netherlands.
    let land: [ClimateCell]
    let extremeRain: ExtremeRain
    let seaLevel: SeaLevel

    static let shared = Result { try RealClimate() }

    /// True when the files are there.
    static var isThere: Bool { testData("cas-knmi/zeespiegelstijging.csv") != nil }

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: try #require(testData("cas-knmi/" + path)), encoding: .utf8)
    }

    /// A point of a mask: its position and what is known of it.
    struct Point: @unchecked Sendable {
        let x: Double
        let y: Double
        let properties: [String: Any]

        func number(_ name: String) -> Double? { (properties[name] as? NSNumber)?.doubleValue }

        /// The cell it is the centre of, by its number (`cellen`).
        func cell(_ name: String = "cellen_lat_lon_XYTableToPoint1_cellen") throws -> ClimateCell {
            try #require(number(name).flatMap { ClimateCell(number: Int($0)) })
        }
    }

    static func mask(_ file: String) throws -> [Point] {
        let data = Data(try text(file).utf8)
        let collection = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let features = try #require(collection["features"] as? [[String: Any]])
        return try features.map { feature in
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let position = try #require(geometry["coordinates"] as? [NSNumber])
            return Point(
                x: position[0].doubleValue, y: position[1].doubleValue,
                properties: try #require(feature["properties"] as? [String: Any]))
        }
    }

    init() throws {
        let catalogue = try ClimateCatalogue.bundled()
        self.catalogue = catalogue
        grid = try ClimateGrid(
            columns: try catalogue.variables(.grid).map {
                try ClimateColumn(csv: try RealClimate.text($0.file), variable: $0, catalogue: catalogue)
            })
        land = try RealClimate.mask("KNMIpuntenmasker_gemeentenaam_upd20250204.geojson").map { try $0.cell() }
        extremeRain = try ExtremeRain(
            levels: try catalogue.variables(.extremeRain).map {
                try ExtremeRain.Level(csv: try RealClimate.text($0.file), variable: $0, catalogue: catalogue)
            }, catalogue: catalogue)
        let sea = try #require(catalogue.variable("sea_level"))
        seaLevel = try SeaLevel(csv: try RealClimate.text(sea.file), variable: sea)
    }
}
