import GeoModel
import Geometry

/// A feature as it comes out of a file.
func measured(_ wkb: [UInt8]) -> MeasuredShape {
    var shape = MeasuredShape()
    _ = wkb.withUnsafeBytes { shape.load($0) }
    return shape
}

func measured(_ shape: MultiPolygon) -> MeasuredShape { measured(WellKnownBinary.bytes(of: shape)) }

extension AreaOverlay {
    /// Shares of a feature as a list.
    func shares(of shape: MeasuredShape) -> [AreaShare] {
        var shares: [AreaShare] = []
        self.shares(of: shape, into: &shares)
        return shares
    }

    /// Share per area, 0 where there is none.
    func measures(of shape: MeasuredShape) -> [Double] {
        var measures = [Double](repeating: 0, count: areaCount)
        for share in shares(of: shape) { measures[share.area] += share.measure }
        return measures
    }
}
