import GeoModel

/// All rings of a layer in flat arrays: vertex numbers, and where each ring, polygon and feature begins.
///
/// Rings are stored open (the first vertex is not repeated), without vertices that are usable numbers (finite, and
/// at most ``reach`` from the origin) and without immediate repetitions. A ring of fewer than three vertices or without area is left out; a polygon without an outer
/// ring is left out with its holes. A feature is never left out, so its number stays its index in the source.
struct RingStore {
    /// The largest ordinate in metres; it keeps areas and tile coordinates within what their types hold.
    static let reach = 1e12

    /// Positions, indexed by vertex number.
    private(set) var coordinates: ContiguousArray<Coordinate> = []
    /// Vertex numbers of all rings, one ring after the other.
    private(set) var vertices: ContiguousArray<UInt32> = []
    /// Where each ring begins in `vertices`, and the end of the last.
    private(set) var ringStarts: ContiguousArray<Int> = [0]
    /// Signed area of each ring in square metres: positive when it runs counter-clockwise.
    private(set) var ringAreas: ContiguousArray<Double> = []
    /// The first ring of each polygon, and the end of the last; the first one is the outer ring.
    private(set) var polygonStarts: ContiguousArray<Int> = [0]
    /// The first polygon of each feature, and the end of the last.
    private(set) var featureStarts: ContiguousArray<Int> = [0]
    /// The box of each feature; empty when nothing of its shape could be used.
    private(set) var boxes: [Box] = []

    /// Stores the rings of `shapes`, giving equal positions the same vertex number.
    init(shapes: [MultiPolygon]) {
        var total = 0
        for shape in shapes {
            for polygon in shape.polygons {
                total += polygon.exterior.count
                for hole in polygon.holes { total += hole.count }
            }
        }
        // Inland borders occur twice and coasts once, so somewhat more than half of the vertices are distinct.
        var table = VertexTable(expectedCount: total * 5 / 8 + 16)
        vertices.reserveCapacity(total)
        boxes.reserveCapacity(shapes.count)
        var draft = RingDraft()
        for shape in shapes {
            var box = Box.empty
            for polygon in shape.polygons {
                guard draft.read(polygon.exterior) else { continue }
                box.extend(by: draft.box)
                append(draft, to: &table)
                for hole in polygon.holes where draft.read(hole) { append(draft, to: &table) }
                polygonStarts.append(ringStarts.count - 1)
            }
            featureStarts.append(polygonStarts.count - 1)
            boxes.append(box)
        }
        coordinates = table.coordinates
    }

    private mutating func append(_ draft: RingDraft, to table: inout VertexTable) {
        for point in draft.points { vertices.append(table.number(of: point)) }
        ringStarts.append(vertices.count)
        ringAreas.append(draft.area)
    }

    /// How many rings the layer has.
    var ringCount: Int { ringAreas.count }

    /// How many features the layer has.
    var featureCount: Int { boxes.count }

    /// Places in `vertices` that belong to a ring.
    func slots(ofRing ring: Int) -> Range<Int> { ringStarts[ring]..<ringStarts[ring + 1] }

    /// The rings of a polygon, the outer one first.
    func rings(ofPolygon polygon: Int) -> Range<Int> { polygonStarts[polygon]..<polygonStarts[polygon + 1] }

    /// The polygons of a feature.
    func polygons(ofFeature feature: Int) -> Range<Int> { featureStarts[feature]..<featureStarts[feature + 1] }
}

/// One ring on its way into the store; kept between rings for its memory.
private struct RingDraft {
    /// The cleaned ring, open.
    var points: ContiguousArray<Coordinate> = []
    /// Signed area in square metres.
    var area = 0.0
    /// The smallest box around the points.
    var box = Box.empty

    /// Takes over a ring; false when it cannot enclose anything.
    mutating func read(_ ring: Ring) -> Bool {
        points.removeAll(keepingCapacity: true)
        var minX = Double.infinity
        var minY = Double.infinity
        var maxX = -Double.infinity
        var maxY = -Double.infinity
        for point in ring where isUsable(point) && point != points.last {
            points.append(point)
            minX = min(minX, point.x)
            minY = min(minY, point.y)
            maxX = max(maxX, point.x)
            maxY = max(maxY, point.y)
        }
        while points.count > 1, points.first == points.last { points.removeLast() }
        box = Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
        area = signedArea(ofOpenRing: points)
        return points.count >= 3 && area != 0
    }

    private func isUsable(_ point: Coordinate) -> Bool {
        abs(point.x) <= RingStore.reach && abs(point.y) <= RingStore.reach
    }
}

/// Shoelace area of an open ring, positive when it runs counter-clockwise; (0,0) (2,0) (2,2) (0,2) gives 4.
func signedArea(ofOpenRing points: ContiguousArray<Coordinate>) -> Double {
    guard points.count >= 3 else { return 0 }
    let origin = points[0]
    var sum = 0.0
    var ax = points[1].x - origin.x
    var ay = points[1].y - origin.y
    for index in 2..<points.count {
        let bx = points[index].x - origin.x
        let by = points[index].y - origin.y
        sum += ax * by - bx * ay
        ax = bx
        ay = by
    }
    return sum / 2
}
