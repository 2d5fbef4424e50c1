internal import GeoModel
internal import Geometry

extension DrawnArea {
    /// What lies inside both borders, in m², measured in RD New; 0 where they only touch.
    ///
    /// Two squares of 1 km, one half over the other, share 0.5 km².
    /// - Complexity: both borders; only their boxes where they lie apart.
    public func squareMetresShared(with other: DrawnArea) -> Double {
        guard metres.box.intersects(other.metres.box) else { return 0 }
        var shape = MeasuredShape()
        let isRead = WellKnownBinary.bytes(of: other.metres).withUnsafeBytes { shape.load($0) }
        var shares: [AreaShare] = []
        guard isRead, shape.measure > 0,
            AreaOverlay(areas: [metres], threads: 1).shares(of: shape, into: &shares)
        else { return 0 }
        return shares.reduce(0) { $0 + $1.measure }
    }
}
