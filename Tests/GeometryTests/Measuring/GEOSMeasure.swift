import CGEOS

@testable import Geometry

extension GEOSContext {
    /// Length of what two shapes share (`GEOSIntersection_r`, `GEOSLength_r`).
    func sharedLength(_ a: [UInt8], _ b: [UInt8]) -> Double {
        guard let first = read(a), let second = read(b),
            let shared = GEOSIntersection_r(handle, first.pointer, second.pointer).map({ GEOSShape($0, context: self) })
        else { return .nan }
        var length = 0.0
        return GEOSLength_r(handle, shared.pointer, &length) == 1 ? length : .nan
    }

    /// Middle of a shape (`GEOSGetCentroid_r`).
    func centroid(of wkb: [UInt8]) -> (x: Double, y: Double)? {
        guard let shape = read(wkb),
            let middle = GEOSGetCentroid_r(handle, shape.pointer).map({ GEOSShape($0, context: self) })
        else { return nil }
        var (x, y) = (0.0, 0.0)
        guard GEOSGeomGetX_r(handle, middle.pointer, &x) == 1, GEOSGeomGetY_r(handle, middle.pointer, &y) == 1 else {
            return nil
        }
        return (x, y)
    }
}
