internal import CGEOS

/// How a shape lies to an area.
public enum ShapeRelation: Hashable, Sendable {
    /// All of it inside.
    case inside
    /// Some of it inside and some outside.
    case across
    /// All of it outside.
    case apart
}

extension GEOSContext {
    /// How a point, line or area lies to an area (`GEOSCovers_r`, `GEOSIntersects_r`); nil when GEOS cannot tell.
    ///
    /// - Parameters:
    ///   - wkb: any shape but a mixed collection, in the same system as the area.
    ///   - area: a valid Polygon or MultiPolygon.
    public func relation(of wkb: [UInt8], to area: [UInt8]) -> ShapeRelation? {
        guard let shape = read(wkb), let ground = read(area) else { return nil }
        switch GEOSCovers_r(handle, ground.pointer, shape.pointer) {
        case 1: return .inside
        case 0: break
        default: return nil
        }
        switch GEOSIntersects_r(handle, ground.pointer, shape.pointer) {
        case 1: return .across
        case 0: return .apart
        default: return nil
        }
    }

    /// A shape with everything within `metres` around it (`GEOSBuffer_r`, with two pieces per quarter of a circle); nil when
    /// GEOS cannot.
    public func widened(_ wkb: [UInt8], by metres: Double) -> [UInt8]? {
        guard let shape = read(wkb),
            let wide = GEOSBuffer_r(handle, shape.pointer, metres, 2).map({ GEOSShape($0, context: self) })
        else { return nil }
        return write(wide)
    }

    /// Lines with fewer positions, none moved by more than about `tolerance` metres
    /// (`GEOSTopologyPreserveSimplify_r`); nil when GEOS cannot.
    public func simplified(lines wkb: [UInt8], tolerance: Double) -> [UInt8]? {
        guard let shape = read(wkb),
            let simple = GEOSTopologyPreserveSimplify_r(handle, shape.pointer, tolerance).map({
                GEOSShape($0, context: self)
            }), !simple.isEmpty
        else { return nil }
        return write(simple)
    }
}
