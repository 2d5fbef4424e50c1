public import GeoModel

/// The place of a map tile: zoom, column and row, counted from the north-west corner of the Web Mercator square.
public struct TileAddress: Hashable, Sendable {
    /// Half the side of the Web Mercator square (EPSG:3857) in metres: π times the earth radius 6 378 137.
    public static let halfWorld = 20_037_508.342789244
    /// The deepest zoom that is served.
    public static let deepestZoom = 16

    /// Zoom: the world is 2^z tiles wide.
    public let z: Int
    /// Column, from west to east.
    public let x: Int
    /// Row, from north to south.
    public let y: Int

    /// Names a tile; nil when the zoom is not 0...16 or the tile lies outside the world.
    public init?(z: Int, x: Int, y: Int) {
        guard (0...Self.deepestZoom).contains(z), (0..<(1 << z)).contains(x), (0..<(1 << z)).contains(y) else {
            return nil
        }
        self.z = z
        self.x = x
        self.y = y
    }

    /// Length of a side in metres: `2 · halfWorld / 2^z`; 40 075 016.7 at zoom 0, 4 891.97 at zoom 13.
    public var side: Double { 2 * Self.halfWorld / Double(1 << z) }

    /// What the tile shows, in Web Mercator metres. Tile 1/1/0 runs from (0, 0) to (halfWorld, halfWorld).
    public var box: Box {
        Box(
            minX: Double(x) * side - Self.halfWorld, minY: Self.halfWorld - Double(y + 1) * side,
            maxX: Double(x + 1) * side - Self.halfWorld, maxY: Self.halfWorld - Double(y) * side)
    }

    /// The tiles of a zoom that touch `box`, by row and then by column; none for an empty box or a zoom not served.
    public static func covering(_ box: Box, z: Int) -> [TileAddress] {
        guard (0...deepestZoom).contains(z), !box.isEmpty else { return [] }
        let side = 2 * halfWorld / Double(1 << z)
        let last = Double((1 << z) - 1)
        func cell(_ distance: Double) -> Int { Int(min(max((distance / side).rounded(.down), 0), last)) }
        let columns = cell(box.minX + halfWorld)...cell(box.maxX + halfWorld)
        let rows = cell(halfWorld - box.maxY)...cell(halfWorld - box.minY)
        return rows.flatMap { row in columns.compactMap { TileAddress(z: z, x: $0, y: row) } }
    }
}
