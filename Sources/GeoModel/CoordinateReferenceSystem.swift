/// A coordinate reference system by its EPSG number.
public struct CoordinateReferenceSystem: Hashable, Sendable {
    /// The number in the EPSG registry.
    public let epsg: Int32

    /// Names the system with that EPSG number.
    public init(epsg: Int32) { self.epsg = epsg }

    /// Amersfoort / RD New: metres, the Dutch system for measuring.
    public static let rdNew = CoordinateReferenceSystem(epsg: 28992)
    /// WGS84 longitude and latitude in degrees, for exchange.
    public static let wgs84 = CoordinateReferenceSystem(epsg: 4326)
    /// Web Mercator, the plane of map tiles: metres at the equator.
    public static let webMercator = CoordinateReferenceSystem(epsg: 3857)
}
