internal import GeoFiles
internal import GeoModel
internal import Geometry
internal import Process

/// Polygons in degrees on their way to a border: near enough, proper shapes, in few enough positions.
struct OutlineShape {
    /// How far what was drawn may move to have fewer positions, in metres.
    static let tolerances = [0.1, 0.25, 0.5, 1, 2, 5]

    let degrees: [Polygon]
    let check: () throws -> Void

    init(degrees: [Polygon], check: @escaping () throws -> Void) throws(DrawingRefusal) {
        try MultiPolygon(polygons: degrees).box.holdToCountry()
        self.degrees = degrees.map { polygon in
            Polygon(exterior: Self.closed(polygon.exterior), holes: polygon.holes.map(Self.closed))
        }
        self.check = check
    }

    /// The border, and what had to be done for it.
    func read() throws -> ReadOutline {
        var remarks: [DrawingRemark] = []
        let context = GEOSContext()
        let pieces = try mended(context, &remarks)
        var whole = pieces.count == 1 ? pieces[0] : try joined(pieces, context, &remarks)
        let count = try Self.positions(whole)
        if count > Outline.mostPositions { whole = try simpler(whole, from: count, context, &remarks) }
        // A shape that needed nothing keeps its own numbers, so that saving it again changes nothing.
        if remarks.isEmpty { return ReadOutline(outline: Outline(degrees: degrees), remarks: []) }
        let shape = try WellKnownBinary.multiPolygon(from: whole)
        let transformed = try shape.transformed(from: .rdNew, to: .wgs84)
        return ReadOutline(outline: Outline(degrees: transformed.rightHanded.polygons), remarks: remarks)
    }

    /// Each polygon on its own, in metres, as WKB.
    private func mended(_ context: GEOSContext, _ remarks: inout [DrawingRemark]) throws -> [[UInt8]] {
        let metres = try MultiPolygon(polygons: degrees).transformed(from: .wgs84, to: .rdNew)
        var pieces: [[UInt8]] = []
        var repaired = 0
        var least = 1.0
        for (index, polygon) in metres.polygons.enumerated() {
            try check()
            let number = index + 1
            guard polygon.rings.allSatisfy({ $0.count >= 4 }) else {
                throw DrawingRefusal.invalid(polygon: number, .flat)
            }
            switch context.check(areaShape: WellKnownBinary.bytes(of: MultiPolygon(polygons: [polygon]))) {
            case .valid(let bytes, let area):
                guard area > 0 else { throw DrawingRefusal.invalid(polygon: number, .flat) }
                pieces.append(bytes)
            case .repaired(let bytes, area: _, let kept, reason: _):
                pieces.append(bytes)
                repaired += 1
                least = min(least, kept)
            case .unusable(let reason):
                throw DrawingRefusal.invalid(polygon: number, DrawingRefusal.Defect(geosReason: reason))
            }
        }
        if repaired > 0 { remarks.append(.repaired(polygons: repaired, kept: least)) }
        return pieces
    }

    /// One shape of several: as they are where they lie apart, else their union.
    private func joined(
        _ pieces: [[UInt8]], _ context: GEOSContext, _ remarks: inout [DrawingRemark]
    ) throws -> [UInt8] {
        try check()
        let polygons = try pieces.flatMap { try WellKnownBinary.polygons(in: $0).polygons }
        let together = WellKnownBinary.bytes(of: MultiPolygon(polygons: polygons))
        if case .valid = context.check(areaShape: together) { return together }
        guard let union = context.dissolve(pieces) else { throw DrawingRefusal.invalid(polygon: 1, .other) }
        remarks.append(.joined)
        return union.wkb
    }

    private func simpler(
        _ shape: [UInt8], from count: Int, _ context: GEOSContext, _ remarks: inout [DrawingRemark]
    ) throws -> [UInt8] {
        for metres in Self.tolerances {
            try check()
            guard let simple = context.simplified(shape, tolerance: metres) else { continue }
            let left = try Self.positions(simple)
            if left <= Outline.mostPositions {
                remarks.append(.simplified(metres: metres, from: count, to: left))
                return simple
            }
        }
        throw DrawingRefusal.tooManyPositions(most: Outline.mostPositions)
    }

    private static func positions(_ wkb: [UInt8]) throws -> Int {
        try WellKnownBinary.multiPolygon(from: wkb).polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } }
    }

    private static func closed(_ ring: Ring) -> Ring {
        guard let first = ring.first, ring.last != first else { return ring }
        return ring + [first]
    }
}

extension DrawingRefusal.Defect {
    /// GEOS' own reason, `Self-intersection[93000 463000]`, as one of ours.
    init(geosReason reason: String) {
        if reason.contains("ntersection") {
            self = .crossing
        } else if reason.contains("Too few points") || reason.contains("no polygon") || reason.contains("empty") {
            self = .flat
        } else {
            self = .other
        }
    }
}

extension Box {
    /// The European Netherlands with room around it, in degrees; as `Outline` and `Sketch` hold to.
    private static let country = Box(minX: 2, minY: 50, maxX: 8, maxY: 54.5)
    /// All of the RD New system, in metres.
    private static let allOfRD = Box(minX: -7_000, minY: 289_000, maxX: 300_000, maxY: 629_000)

    /// Refuses what does not lie in the Netherlands when its numbers are taken as degrees.
    func holdToCountry() throws(DrawingRefusal) {
        guard Self.country.contains(self) else { throw Self.allOfRD.contains(self) ? .unnamedRD : .outside }
    }
}

extension MultiPolygon {
    /// The same shape in another system.
    func transformed(
        from source: CoordinateReferenceSystem, to target: CoordinateReferenceSystem
    ) throws -> MultiPolygon {
        let transformation = try CoordinateTransformation(from: source, to: target)
        func moved(_ ring: Ring) throws -> Ring {
            var ring = ring
            if !ring.isEmpty { try transformation.apply(to: &ring) }
            return ring
        }
        return MultiPolygon(
            polygons: try polygons.map { polygon in
                Polygon(exterior: try moved(polygon.exterior), holes: try polygon.holes.map(moved))
            })
    }
}

extension Outline {
    /// Polygons in degrees, to eight decimals: a millimetre.
    init(degrees polygons: [Polygon]) {
        func rounded(_ value: Double) -> Double { (value * 1e8).rounded() / 1e8 }
        self.init(
            polygons: polygons.map { polygon in
                polygon.rings.map { ring in ring.map { [rounded($0.x), rounded($0.y)] } }
            })
    }

    /// The shape in degrees.
    var shape: MultiPolygon {
        MultiPolygon(
            polygons: polygons.compactMap { rings in
                let rings = rings.map { ring in
                    ring.compactMap { $0.count == 2 ? Coordinate(x: $0[0], y: $0[1]) : nil }
                }
                return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
            })
    }
}
