import GeoModel

/// The whole-number coordinates of one tile: 0 to 4096 in both directions, y downwards, 64 more on every side.
struct TileGrid {
    /// Units along the side of a tile.
    static let extent = 4096
    /// Units beyond the sides that are drawn too, so that lines and joins at the sides are whole.
    static let buffer = 64
    /// Pixels along the side of a tile as maps show it.
    static let pixels = 512

    /// North-west corner in metres.
    private let west: Double
    private let north: Double
    /// Tile units per metre.
    private let scale: Double
    /// Distance between the lines of the grid on which positions are put, in tile units; a power of two up to 64.
    private let step: Double

    /// The grid of a tile; with a `step` above 1 all positions are multiples of it.
    init(_ address: TileAddress, step: Int = 1) {
        let box = address.box
        west = box.minX
        north = box.maxY
        scale = Double(Self.extent) / address.side
        self.step = Double(step)
    }

    /// The tile with its buffer, in metres.
    static func bufferedBox(of address: TileAddress) -> Box {
        address.box.insetBy(-address.side * Double(buffer) / Double(extent))
    }

    /// The tile with its buffer, in tile units.
    static var clipBox: Box {
        Box(
            minX: -Double(buffer), minY: -Double(buffer), maxX: Double(extent + buffer), maxY: Double(extent + buffer))
    }

    /// A position in metres as a position in tile units, not yet on the grid.
    func project(_ point: Coordinate) -> Coordinate {
        Coordinate(x: (point.x - west) * scale, y: (north - point.y) * scale)
    }

    /// The nearest position on the grid to a position within the clip box.
    func snap(_ point: Coordinate) -> TilePoint {
        TilePoint(x: Int32((point.x / step).rounded() * step), y: Int32((point.y / step).rounded() * step))
    }

    /// True when everything in `box` falls on one line of the grid, so that no area can remain.
    func collapses(_ box: Box) -> Bool {
        let first = project(Coordinate(x: box.minX, y: box.maxY))
        let last = project(Coordinate(x: box.maxX, y: box.minY))
        return (first.x / step).rounded() == (last.x / step).rounded()
            || (first.y / step).rounded() == (last.y / step).rounded()
    }
}

/// A position on the grid of a tile.
struct TilePoint: Hashable {
    var x: Int32
    var y: Int32
}

/// Twice the area of an open ring by the surveyor's formula, positive for an outer ring as the tile specification has
/// it: (0,0) (3,0) (3,3) gives 9.
func doubledArea(of ring: ContiguousArray<TilePoint>) -> Int {
    guard var before = ring.last else { return 0 }
    var sum = 0
    for point in ring {
        sum += Int(before.x) * Int(point.y) - Int(point.x) * Int(before.y)
        before = point
    }
    return sum
}
