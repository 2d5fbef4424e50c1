/// A position in a plane: metres in RD New (EPSG:28992), degrees in WGS84 (x is longitude), or tile units.
///
/// The type does not carry its CRS; the value that holds coordinates says which one it is.
public struct Coordinate: Hashable, Sendable {
    /// Easting, longitude or column.
    public var x: Double
    /// Northing, latitude or row.
    public var y: Double

    /// Makes a position from its two ordinates.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
