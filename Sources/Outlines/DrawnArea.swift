public import Atlas
public import GeoModel
internal import Geometry
public import Planning
public import Process

/// What a border means on an atlas: how large it is, and which areas it overlaps for which part.
public struct DrawnArea: Sendable {
    /// An area of the atlas that lies inside, in whole or in part.
    public struct Overlap: Hashable, Sendable {
        /// The area.
        public let code: AreaCode
        /// What lies inside, in m².
        public let squareMetres: Double
        /// Which part of the area that is, from 0 to 1.
        public let shareOfArea: Double
        /// Which part of what is inside the border that is, from 0 to 1.
        public let shareOfOutline: Double
    }

    /// Area in m², measured in RD New.
    public let squareMetres: Double
    /// Areas of the finest level of the atlas that share ground with it, most ground first; then by code.
    public let overlaps: [Overlap]
    /// The border in Web Mercator, for drawing.
    public let mercator: MultiPolygon
    /// The border in RD New, for measuring.
    let metres: MultiPolygon

    /// The overlaps that say something: at least a thousandth of the area or of the border. Where borders run along each
    /// other, drawing leaves slivers on the other side.
    public var notable: [Overlap] { overlaps.filter { $0.shareOfArea >= 0.001 || $0.shareOfOutline >= 0.001 } }

    /// Area in hectares: m² / 10,000. A square of 1,000 by 500 m is 50 ha.
    public var hectares: Double { squareMetres / 10_000 }

    /// Lays a border over an atlas.
    ///
    /// Shares are exact: the sum over both borders of what lies under them (`AreaOverlay`), in RD New.
    ///
    /// - Throws: an error when PROJ cannot reproject it.
    /// - Complexity: the boxes of all areas of the level, and the borders of those near by.
    public init(_ outline: Outline, on atlas: Atlas) throws {
        let metres = try outline.shape.transformed(from: .wgs84, to: .rdNew)
        self.metres = metres
        squareMetres = metres.area
        mercator = try outline.shape.transformed(from: .wgs84, to: .webMercator)
        guard let level = atlas.levels.keys.sorted().last.flatMap({ atlas[$0] }), metres.area > 0 else {
            overlaps = []
            return
        }
        let overlay = AreaOverlay(areas: [metres], threads: 1)
        let box = metres.box
        var shape = MeasuredShape()
        var shares: [AreaShare] = []
        var found: [Overlap] = []
        for (place, area) in level.shapes.enumerated() where area.box.intersects(box) {
            let isRead = WellKnownBinary.bytes(of: area).withUnsafeBytes { shape.load($0) }
            guard isRead, shape.measure > 0, overlay.shares(of: shape, into: &shares) else { continue }
            let inside = shares.reduce(0) { $0 + $1.measure }
            guard inside > 0 else { continue }
            found.append(
                Overlap(
                    code: level.codes[place], squareMetres: inside, shareOfArea: min(1, inside / shape.measure),
                    shareOfOutline: min(1, inside / metres.area)))
        }
        overlaps = found.sorted { ($1.squareMetres, $0.code) < ($0.squareMetres, $1.code) }
    }

    /// The figure of what is inside, each area counting for the ground that it shares. Ground that no area of the atlas covers
    /// has no figure.
    public func mean(_ figure: (AreaCode) -> Double?) -> GroundMean {
        var mean = GroundMean()
        for overlap in overlaps { mean.add(figure(overlap.code), squareMetres: overlap.squareMetres) }
        mean.add(nil, squareMetres: squareMetres - overlaps.reduce(0) { $0 + $1.squareMetres })
        return mean
    }
}
