import ArgumentParser
import Atlas
import GeoModel
import Planning
import Tiles

/// `bench-diagnosis addresses ATLAS`
struct Addresses: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print addresses on the website for a load test, as one JSON object {passports, tiles}.",
        discussion: "200 neighbourhoods spread over the country, and all tiles of zoom 6 to 13 with something in them.")

    @Argument(help: "The atlas.") var atlas: String

    private struct Lists: Encodable {
        let passports: [String]
        let tiles: [String]
    }

    func run() throws {
        let opened = try Atlas.open(atlas)
        guard let areas = opened[.neighbourhood] else { throw Failure(description: "The atlas has no neighbourhoods.") }
        let layer = GeneralisedLayer(shapes: try Atlas.shapes(areas.shapes, in: .webMercator))
        let tiles = TileSample.shallow(layer, zooms: 6...13)
        try printJSON(
            Lists(
                passports: spread(200, over: areas.count).map { "/gebied/\(areas.codes[$0])" },
                tiles: tiles.map { "/tegels/\(areas.level.rawValue)/\($0.z)/\($0.x)/\($0.y).mvt" }))
    }
}
