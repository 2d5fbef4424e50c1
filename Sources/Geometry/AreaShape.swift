internal import CGEOS

/// What became of the shape of an area when it was checked.
public enum AreaShape: Equatable, Sendable {
    /// Valid as it came: its WKB and its area in m².
    case valid([UInt8], area: Double)
    /// Made valid; `kept` is the share of the area that remains, `reason` what was wrong.
    case repaired([UInt8], area: Double, kept: Double, reason: String)
    /// Cannot be used: what is wrong.
    case unusable(reason: String)
}

extension GEOSContext {
    /// The smallest share of an area that a repair must keep: 99.9 %.
    public static let leastKeptByRepair = 0.999

    /// Checks the shape of an area, reduces collections to their polygons and repairs what can be repaired.
    ///
    /// A repair is taken when the area of the repaired shape differs by at most 0.1 % from that of the shape as it came,
    /// the sum of its rings by the shoelace formula: a square of 100 m² with a spike without area keeps 100 % and is
    /// repaired; a bow tie, whose two halves cancel, is not.
    ///
    /// - Parameter wkb: a Polygon, MultiPolygon or GeometryCollection in metres.
    public func check(areaShape wkb: [UInt8]) -> AreaShape {
        guard let shape = read(wkb) else { return .unusable(reason: "not a geometry") }
        let isPolygonal = shape.type == 3 || shape.type == 6
        if isPolygonal, shape.isValid {
            return shape.isEmpty ? .unusable(reason: "empty") : .valid(wkb, area: shape.area)
        }
        guard let polygons = polygonsOnly(of: [shape]), !polygons.isEmpty else {
            return .unusable(reason: "has no polygon")
        }
        let before = polygons.area
        let wasValid = polygons.isValid
        let reason = isPolygonal ? shape.invalidReason : "geometry collection reduced to its polygons"
        guard let fixed = wasValid ? polygons : polygons.madeValid().flatMap({ polygonsOnly(of: [$0]) }), fixed.isValid
        else { return .unusable(reason: reason) }
        let area = fixed.area
        let kept = before > 0 ? 1 - abs(area - before) / before : 0
        guard kept >= GEOSContext.leastKeptByRepair, area > 0, let bytes = write(fixed) else {
            return .unusable(reason: "\(reason); repair would keep \(percent(max(0, kept))) of its area")
        }
        return .repaired(bytes, area: area, kept: kept, reason: reason)
    }

    /// Joins pieces of one area into one shape (`GEOSUnaryUnion_r`); nil when GEOS cannot.
    public func dissolve(_ pieces: [[UInt8]]) -> (wkb: [UInt8], area: Double)? {
        let shapes = pieces.compactMap(read)
        guard shapes.count == pieces.count, let all = polygonsOnly(of: shapes),
            let union = GEOSUnaryUnion_r(handle, all.pointer).map({ GEOSShape($0, context: self) }),
            let polygons = polygonsOnly(of: [union]), let bytes = write(polygons)
        else { return nil }
        return (bytes, polygons.area)
    }

    /// A shape with fewer positions, no border moved by more than about `tolerance` metres, that stays valid
    /// (`GEOSTopologyPreserveSimplify_r`); nil when GEOS cannot.
    public func simplified(_ wkb: [UInt8], tolerance: Double) -> [UInt8]? {
        guard let shape = read(wkb),
            let simple = GEOSTopologyPreserveSimplify_r(handle, shape.pointer, tolerance).map({
                GEOSShape($0, context: self)
            }), let polygons = polygonsOnly(of: [simple]), polygons.isValid
        else { return nil }
        return write(polygons)
    }

    /// Area that two shapes share, in m² (`GEOSIntersection_r`); 0 where they only touch.
    public func sharedArea(_ a: [UInt8], _ b: [UInt8]) -> Double {
        guard let first = read(a), let second = read(b),
            let shared = GEOSIntersection_r(handle, first.pointer, second.pointer).map({ GEOSShape($0, context: self) })
        else { return 0 }
        return shared.area
    }

    /// All polygons in the shapes, however nested, as one MultiPolygon.
    private func polygonsOnly(of shapes: [GEOSShape]) -> GEOSShape? {
        var polygons: [OpaquePointer?] = []
        var queue = shapes.flatMap { $0.cloneParts() }
        while let part = queue.popLast() {
            switch GEOSGeomTypeId_r(handle, part) {
            case 3:
                polygons.append(part)
            case 6, 7:
                let collection = GEOSShape(part, context: self)
                queue += collection.cloneParts()
            default:
                GEOSGeom_destroy_r(handle, part)
            }
        }
        polygons.reverse()
        // The collection takes the parts over.
        return GEOSGeom_createCollection_r(handle, 6, &polygons, UInt32(polygons.count))
            .map { GEOSShape($0, context: self) }
    }
}

private func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }
