import GeoModel

/// Turns the shape of one feature after another into the drawing commands of a tile.
struct TileGeometry {
    private let store: RingStore
    private let weights: ContiguousArray<Float>
    private let grid: TileGrid
    private let threshold: Float
    private var clipping = RingClipping(box: TileGrid.clipBox)
    private var points: ContiguousArray<Coordinate> = []
    private var ring: ContiguousArray<TilePoint> = []
    private var cursor = TilePoint(x: 0, y: 0)

    /// The commands of the feature that was encoded last; empty when nothing of it is seen.
    private(set) var commands = MVTWriter()

    /// Draws on `grid` the vertices whose weight is at least `threshold` square metres.
    init(layer: GeneralisedLayer, grid: TileGrid, threshold: Float) {
        store = layer.store
        weights = layer.weights
        self.grid = grid
        self.threshold = threshold
    }

    /// Encodes a feature into `commands`.
    ///
    /// A ring that has collapsed or turned over on the grid is left out; holes go with their outer ring.
    mutating func encode(feature: Int) {
        commands.reset()
        cursor = TilePoint(x: 0, y: 0)
        guard !grid.collapses(store.boxes[feature]) else { return }
        for polygon in store.polygons(ofFeature: feature) {
            let rings = store.rings(ofPolygon: polygon)
            guard draw(ring: rings.lowerBound, isHole: false) else { continue }
            for hole in rings.dropFirst() { _ = draw(ring: hole, isHole: true) }
        }
    }

    private mutating func draw(ring number: Int, isHole: Bool) -> Bool {
        load(ring: number)
        let area = doubledArea(of: ring)
        // y runs downwards, so a ring that runs counter-clockwise in metres has a negative area here.
        guard ring.count >= 3, area != 0, (area < 0) == (store.ringAreas[number] > 0) else { return false }
        if (area < 0) != isHole { ring.reverse() }
        commands.varint(Self.command(.moveTo, count: 1))
        move(to: ring[0])
        commands.varint(Self.command(.lineTo, count: ring.count - 1))
        for point in ring.dropFirst() { move(to: point) }
        commands.varint(Self.command(.closePath, count: 1))
        return true
    }

    /// Puts the kept vertices of a ring in `ring`: clipped, on the grid and without immediate repetitions.
    private mutating func load(ring number: Int) {
        points.removeAll(keepingCapacity: true)
        ring.removeAll(keepingCapacity: true)
        var box = Box.empty
        for vertex in store.vertices[store.slots(ofRing: number)] where weights[Int(vertex)] >= threshold {
            let point = grid.project(store.coordinates[Int(vertex)])
            box.minX = min(box.minX, point.x)
            box.minY = min(box.minY, point.y)
            box.maxX = max(box.maxX, point.x)
            box.maxY = max(box.maxY, point.y)
            points.append(point)
        }
        guard points.count >= 3, clipping.box.intersects(box) else { return }
        if !clipping.box.contains(box) { clipping.clip(&points) }
        for point in points {
            let snapped = grid.snap(point)
            if snapped != ring.last { ring.append(snapped) }
        }
        while ring.count > 1, ring.first == ring.last { ring.removeLast() }
    }

    private mutating func move(to point: TilePoint) {
        commands.zigZag(Int(point.x) - Int(cursor.x))
        commands.zigZag(Int(point.y) - Int(cursor.y))
        cursor = point
    }

    private enum Command: UInt64 {
        case moveTo = 1
        case lineTo = 2
        case closePath = 7
    }

    /// `id | count << 3`: MoveTo once is 9, LineTo twice 18, ClosePath 15.
    private static func command(_ command: Command, count: Int) -> UInt64 { command.rawValue | UInt64(count) << 3 }
}
