/// A closed ring: the first position is repeated at the end.
public typealias Ring = [Coordinate]

/// One outer ring and the holes in it.
public struct Polygon: Hashable, Sendable {
    /// The outer ring, closed.
    public var exterior: Ring
    /// The inner rings, each closed.
    public var holes: [Ring]

    /// Makes a polygon from its rings.
    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The polygon with its outer ring counter-clockwise and its holes clockwise, as RFC 7946 and GeoPackage readers expect.
    public var rightHanded: Polygon {
        Polygon(
            exterior: signedArea(of: exterior) < 0 ? exterior.reversed() : exterior,
            holes: holes.map { signedArea(of: $0) > 0 ? $0.reversed() : $0 })
    }

    /// Outer ring first, then the holes.
    public var rings: [Ring] { [exterior] + holes }
}

/// The shape of an area: any number of polygons that do not overlap.
public struct MultiPolygon: Hashable, Sendable {
    /// The parts, in the order of the source.
    public var polygons: [Polygon]

    /// Makes a shape from its parts.
    public init(polygons: [Polygon]) {
        self.polygons = polygons
    }

    /// The shape with every part ``Polygon/rightHanded``.
    public var rightHanded: MultiPolygon { MultiPolygon(polygons: polygons.map(\.rightHanded)) }

    /// The smallest box around all parts.
    public var box: Box {
        var box = Box.empty
        for polygon in polygons {
            for point in polygon.exterior { box.extend(by: point) }
        }
        return box
    }

    /// Area in the square of the coordinate unit: for each part the outer ring less its holes, by the shoelace formula
    /// `½ |Σ (xᵢ yᵢ₊₁ − xᵢ₊₁ yᵢ)|`. A square of 10 by 10 with a hole of 2 by 2 gives 96.
    public var area: Double {
        polygons.reduce(0) { sum, polygon in
            sum + abs(signedArea(of: polygon.exterior)) - polygon.holes.reduce(0) { $0 + abs(signedArea(of: $1)) }
        }
    }
}

/// Area of a closed ring by the shoelace formula: positive when it runs counter-clockwise.
///
/// Positions are taken relative to the first one, so that rings far from the origin keep their digits.
public func signedArea(of ring: Ring) -> Double {
    guard let origin = ring.first, ring.count >= 4 else { return 0 }
    var sum = 0.0
    for index in 1..<ring.count {
        let a = ring[index - 1]
        let b = ring[index]
        sum += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return sum / 2
}
