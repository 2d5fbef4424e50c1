public import GeoModel

/// Areas of one layer with, per vertex, the weight that decides from which scale on it is drawn.
///
/// Prepared once; after that, the shape at any scale is a filter. Neighbours keep the same vertices of the border they
/// share, so no gap or overlap opens between them at any scale. Shapes are in metres of one plane: Web Mercator for
/// tiles, or any other for maps as images. A feature is known by its index in the array it came from.
public struct GeneralisedLayer: Sendable {
    let store: RingStore
    /// Effective area of each vertex in square metres; infinity where borders meet.
    let weights: ContiguousArray<Float>
    private let index: GridIndex

    /// The smallest box around all features; empty when there are none.
    public let extent: Box

    /// Prepares shapes for drawing at any scale.
    ///
    /// Borders are shared where vertices have exactly the same ordinates. Rings without area, and vertices that are not
    /// finite or farther than 10¹² m from the origin, are left out.
    ///
    /// - Parameter shapes: in metres; the index of each is its feature number.
    /// - Complexity: O(n log m) in time, with n vertices and m the size of the longest border; about 20 bytes per
    ///   distinct vertex and 4 per vertex of a ring are kept.
    public init(shapes: [MultiPolygon]) {
        store = RingStore(shapes: shapes)
        weights = VertexWeights.measure(store)
        var extent = Box.empty
        for box in store.boxes { extent.extend(by: box) }
        self.extent = extent
        index = GridIndex(boxes: store.boxes, extent: extent)
    }

    /// How many features the layer has.
    public var count: Int { store.featureCount }

    /// The box of each feature at full detail; empty for a feature without a usable shape.
    public var boxes: [Box] { store.boxes }

    /// Indexes of the features whose boxes share a position with `box`, ascending.
    public func features(in box: Box) -> [Int] { index.indexes(in: box) }

    /// The rings of a feature with the vertices that matter at a scale.
    ///
    /// A vertex stays when its effective area (of the triangle with its neighbours, by Visvalingam) is at least `tolerance²`; the place where three
    /// borders meet, or a border reaches the coast, always stays. Take as tolerance about half the size of a pixel. For
    /// the ring (0,0) (4,0) (8,0) (8,8) (4,9) (0,8), drawn alone, (4,0) has effective area 0 and (4,9) has 4: tolerance 1
    /// leaves out (4,0), tolerance 3 leaves out both.
    ///
    /// A ring is left out when fewer than three vertices remain, or when what remains runs the other way round; holes go
    /// with their outer ring. An area of at least 2 tolerance² keeps three vertices.
    ///
    /// - Parameters:
    ///   - feature: index of the feature; one that does not exist gives nothing.
    ///   - tolerance: metres; 0 keeps everything.
    ///   - keepAtLeastOne: when nothing would remain, gives the largest outer ring in its coarsest usable form, so that
    ///     a small area can still be seen and pointed at.
    /// - Returns: for each polygon that remains, the outer ring and then the holes, each closed and in its original
    ///   direction.
    public func rings(of feature: Int, tolerance: Double, keepAtLeastOne: Bool = false) -> [[Ring]] {
        guard feature >= 0, feature < count else { return [] }
        let threshold = Self.threshold(tolerance: tolerance)
        var polygons: [[Ring]] = []
        for polygon in store.polygons(ofFeature: feature) {
            let rings = store.rings(ofPolygon: polygon)
            guard let exterior = closedRing(rings.lowerBound, threshold: threshold) else { continue }
            let holes = rings.dropFirst().compactMap { closedRing($0, threshold: threshold) }
            polygons.append([exterior] + holes)
        }
        if polygons.isEmpty, keepAtLeastOne, let ring = coarsestRing(of: feature) { return [[ring]] }
        return polygons
    }

    /// The weight from which on vertices are kept, in square metres.
    static func threshold(tolerance: Double) -> Float { tolerance > 0 ? Float(tolerance * tolerance) : 0 }

    /// Adds the kept vertices of a ring to `points`, open and in their original order.
    func appendKept(ofRing ring: Int, threshold: Float, to points: inout ContiguousArray<Coordinate>) {
        for slot in store.slots(ofRing: ring) {
            let vertex = Int(store.vertices[slot])
            if weights[vertex] >= threshold { points.append(store.coordinates[vertex]) }
        }
    }

    /// A ring at a scale; nil when it has collapsed or turned over.
    private func closedRing(_ ring: Int, threshold: Float) -> Ring? {
        var points: ContiguousArray<Coordinate> = []
        appendKept(ofRing: ring, threshold: threshold, to: &points)
        let area = signedArea(ofOpenRing: points)
        guard points.count >= 3, area != 0, (area > 0) == (store.ringAreas[ring] > 0) else { return nil }
        return Array(points) + [points[0]]
    }

    /// The largest outer ring of a feature with as few vertices as keep its direction.
    private func coarsestRing(of feature: Int) -> Ring? {
        let exteriors = store.polygons(ofFeature: feature).map { store.rings(ofPolygon: $0).lowerBound }
        guard let largest = exteriors.max(by: { abs(store.ringAreas[$0]) < abs(store.ringAreas[$1]) }) else {
            return nil
        }
        let slots = store.slots(ofRing: largest)
        let descending = slots.map { weights[Int(store.vertices[$0])] }.sorted(by: >)
        var wanted = 3
        while wanted < descending.count {
            if let ring = closedRing(largest, threshold: descending[wanted - 1]) { return ring }
            wanted *= 2
        }
        return closedRing(largest, threshold: 0)
    }
}
