internal import Atlas
internal import Foundation
internal import GeoModel
internal import Planning
internal import Tiles

/// Code and name of an area.
struct AreaName: Encodable, Sendable {
    let code: String
    let naam: String

    init(_ code: AreaCode, in atlas: Atlas) {
        self.code = code.description
        naam = atlas.name(of: code)
    }
}

/// An area as the API describes it.
struct AreaItem: Encodable, Sendable {
    let code: String
    let naam: String
    let niveau: String
    /// The municipality it lies in; for a municipality, itself.
    let gemeente: AreaName
    /// The district it lies in, for a neighbourhood.
    let wijk: AreaName?
    /// Land and water together.
    let oppervlakteM2: Double
    /// West, south, east, north in WGS84; absent for an area without a usable shape.
    let bbox: [Double]?

    init(_ areas: Atlas.Level, _ place: Int, site: Site) {
        let code = areas.codes[place]
        self.code = code.description
        naam = areas.names[place]
        niveau = areas.level.rawValue
        gemeente = AreaName(code.municipality, in: site.atlas)
        wijk = areas.level == .neighbourhood ? code.parent.map { AreaName($0, in: site.atlas) } : nil
        oppervlakteM2 = areas.squareMetres[place].rounded()
        bbox = site.layer(areas.level).flatMap { layer in
            let box = layer.shapes.boxes[place]
            return box.isEmpty ? nil : WebMercator.degrees(box)
        }
    }
}

/// Between Web Mercator and degrees; boxes stay boxes, as meridians and parallels are straight lines in it.
enum WebMercator {
    private static let radius = TileAddress.halfWorld / Double.pi
    /// The latitude at which the square of the tiles ends.
    private static let lastLatitude = 85.06

    /// West, south, east, north in degrees, to a decimetre.
    static func degrees(_ box: Box) -> [Double] {
        func longitude(_ x: Double) -> Double { x / radius * 180 / Double.pi }
        func latitude(_ y: Double) -> Double { atan(sinh(y / radius)) * 180 / Double.pi }
        let values = [longitude(box.minX), latitude(box.minY), longitude(box.maxX), latitude(box.maxY)]
        return values.map { ($0 * 1e6).rounded() / 1e6 }
    }

    /// The box in metres of a box in degrees.
    static func metres(_ box: Box) -> Box {
        func x(_ longitude: Double) -> Double { longitude * Double.pi / 180 * radius }
        func y(_ latitude: Double) -> Double {
            let clamped = min(lastLatitude, max(-lastLatitude, latitude))
            return asinh(tan(clamped * Double.pi / 180)) * radius
        }
        return Box(minX: x(box.minX), minY: y(box.minY), maxX: x(box.maxX), maxY: y(box.maxY))
    }
}
