public import Atlas
internal import GeoFiles
public import GeoModel
internal import Geometry
public import Planning
public import Process

/// What a drawn place means: how long and how large it is, in RD New, and how to draw it.
public struct DrawnPlace: Sendable {
    /// How many points, lines and areas there are.
    public let counts: (points: Int, lines: Int, areas: Int)
    /// Length of all lines together in m: `Σ √(Δx² + Δy²)`. A line of 30 m east and then 40 m north is 70 m.
    public let metres: Double
    /// Area of all areas together in m².
    public let squareMetres: Double
    /// Its parts in Web Mercator, for drawing.
    public let mercator: ShapeParts
    /// Its parts in RD New.
    let rd: ShapeParts

    /// Measures a sketch.
    ///
    /// - Throws: an error when PROJ cannot reproject it.
    public init(_ sketch: Sketch) throws {
        let degrees = sketch.parts
        rd = try degrees.transformed(from: .wgs84, to: .rdNew)
        mercator = try degrees.transformed(from: .wgs84, to: .webMercator)
        counts = (rd.points.count, rd.lines.count, rd.polygons.count)
        squareMetres = MultiPolygon(polygons: rd.polygons).area
        metres = rd.lines.reduce(0) { sum, line in
            zip(line, line.dropFirst()).reduce(sum) { sum, pair in
                let (x, y) = (pair.1.x - pair.0.x, pair.1.y - pair.0.y)
                return sum + (x * x + y * y).squareRoot()
            }
        }
    }
}

/// How a drawn place lies to the ground of a process.
public enum PlaceReach: Hashable, Sendable {
    /// All of it on that ground.
    case inside
    /// Some of it.
    case partly
    /// None of it.
    case outside

    fileprivate init(_ relation: ShapeRelation) {
        switch relation {
        case .inside: self = .inside
        case .across: self = .partly
        case .apart: self = .outside
        }
    }
}

/// The ground of a process: inside its own border, or in the areas that it is about.
public struct ProcessGround: Sendable {
    /// What people draw along a border may lie this far over it, in metres, and still be inside.
    static let leeway = 1.0

    private let wkb: [UInt8]

    /// Joins border and areas; nil when there is neither, or none that the atlas has.
    ///
    /// - Throws: an error when PROJ cannot reproject the border.
    public init?(outline: Outline?, areas: [AreaCode], on atlas: Atlas) throws {
        var pieces: [[UInt8]] = []
        if let outline {
            pieces.append(WellKnownBinary.bytes(of: try outline.shape.transformed(from: .wgs84, to: .rdNew)))
        }
        for code in areas {
            if let (level, place) = atlas.find(code) {
                pieces.append(WellKnownBinary.bytes(of: level.shapes[place]))
            }
        }
        let context = GEOSContext()
        guard !pieces.isEmpty, let union = context.dissolve(pieces),
            let wide = context.widened(union.wkb, by: Self.leeway)
        else { return nil }
        wkb = wide
    }

    /// How a place lies to the ground; nil when it cannot be told.
    public func reach(of place: DrawnPlace) -> PlaceReach? {
        let context = GEOSContext()
        var shapes = place.rd.points.map { WellKnownBinary.bytes(ofPoint: $0) }
        if !place.rd.lines.isEmpty { shapes.append(WellKnownBinary.bytes(ofLines: place.rd.lines)) }
        if !place.rd.polygons.isEmpty {
            shapes.append(WellKnownBinary.bytes(of: MultiPolygon(polygons: place.rd.polygons)))
        }
        let found = shapes.compactMap { context.relation(of: $0, to: wkb) }
        guard found.count == shapes.count, let first = found.first else { return nil }
        return PlaceReach(found.allSatisfy { $0 == first } ? first : .across)
    }
}
