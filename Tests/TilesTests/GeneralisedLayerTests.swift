import GeoModel
import Testing
import TestSupport

@testable import Tiles

@Suite("Generalised layer")
struct GeneralisedLayerTests {
    /// Two squares with a wiggly border between them at x around 10; the second one runs clockwise.
    private let pair: (shapes: [MultiPolygon], border: [Coordinate]) = {
        var generator = SeededGenerator(state: 3)
        let border = (0...40).map { step in
            let isEnd = step == 0 || step == 40
            return Coordinate(
                x: 10 + (isEnd ? 0 : Double.random(in: -1...1, using: &generator)), y: Double(step) / 2)
        }
        let left = [Coordinate(x: 0, y: 20), Coordinate(x: 0, y: 0)] + border + [Coordinate(x: 0, y: 20)]
        let right = [Coordinate(x: 20, y: 20), Coordinate(x: 20, y: 0)] + border + [Coordinate(x: 20, y: 20)]
        return ([shape(left), shape(right)], border)
    }()

    @Test("Two squares that share a wiggly border keep the same vertices of it at every tolerance")
    func sharedBorder() {
        let layer = GeneralisedLayer(shapes: pair.shapes)
        let border = Set(pair.border)
        var counts: [Int] = []
        for tolerance in stride(from: 0.0, through: 6, by: 0.1) {
            let kept = (0...1).map { feature in
                Set(layer.rings(of: feature, tolerance: tolerance).joined().joined()).intersection(border)
            }
            #expect(kept[0] == kept[1])
            counts.append(kept[0].count)
        }
        #expect(counts.first == 41)
        #expect(counts.last == 2)
        #expect(counts == counts.sorted(by: >))
    }

    @Test("Every inland border of a lattice is drawn by both neighbours at every tolerance, so no gap opens")
    func noGaps() {
        let lattice = Lattice(columns: 8, rows: 6, cell: 100, segments: 9, origin: Coordinate(x: 1000, y: 2000))
        let layer = GeneralisedLayer(shapes: lattice.shapes)
        // The corners of the whole lattice go at √5000 ≈ 71 m.
        for tolerance in [0, 1, 3, 7, 15, 40, 70] as [Double] {
            var uses: [Set<Coordinate>: Int] = [:]
            var area = 0.0
            for feature in 0..<layer.count {
                let rings = layer.rings(of: feature, tolerance: tolerance).flatMap { $0 }
                #expect(!rings.isEmpty)
                for ring in rings {
                    area += signedArea(of: ring)
                    for (a, b) in zip(ring, ring.dropFirst()) { uses[[a, b], default: 0] += 1 }
                }
            }
            for (edge, count) in uses where count != 2 {
                let onSide =
                    [1000, 1800].contains { side in edge.allSatisfy { $0.x == side } }
                    || [2000, 2600].contains { side in edge.allSatisfy { $0.y == side } }
                #expect(count == 1 && onSide)
            }
            #expect(abs(area - 480_000) < 1e-6)
        }
    }

    @Test("A point where three areas meet stays at every tolerance")
    func threeCountryNode() {
        let meeting = Coordinate(x: 0.1, y: 0.2)
        let shapes = [
            shape(ring((0.1, 0.2), (5, 0), (5, 5), (0, 5))), shape(ring((0.1, 0.2), (0, 5), (-5, 5), (-5, 0))),
            shape(ring((0.1, 0.2), (-5, 0), (0, -5), (5, 0))),
        ]
        let layer = GeneralisedLayer(shapes: shapes)
        for tolerance in [0, 1, 10, 1e6] as [Double] {
            for feature in 0..<3 {
                let rings = layer.rings(of: feature, tolerance: tolerance).joined()
                #expect(rings.joined().contains(meeting))
            }
        }
    }

    @Test("The worked example: a nearly straight corner goes before a real one")
    func workedExample() {
        let layer = GeneralisedLayer(shapes: [shape(ring((0, 0), (4, 0), (8, 0), (8, 8), (4, 9), (0, 8)))])
        #expect(layer.rings(of: 0, tolerance: 0) == [[ring((0, 0), (4, 0), (8, 0), (8, 8), (4, 9), (0, 8))]])
        #expect(layer.rings(of: 0, tolerance: 1) == [[ring((0, 0), (8, 0), (8, 8), (4, 9), (0, 8))]])
        #expect(layer.rings(of: 0, tolerance: 3) == [[ring((0, 0), (8, 0), (8, 8), (0, 8))]])
    }

    @Test("An island never turns over, and is a triangle or more while its area is twice the squared tolerance")
    func islands() {
        for seed in UInt64(1)...60 {
            let island = wavyIsland(x: 500, y: 500, radius: 100, count: 12 + Int(seed), seed: seed)
            let turned = Array(island.reversed())
            let layer = GeneralisedLayer(shapes: [shape(island), shape(turned)])
            let area = signedArea(of: island)
            for tolerance in stride(from: 0.0, through: 200, by: 5) {
                let rings = layer.rings(of: 0, tolerance: tolerance).joined()
                let opposite = layer.rings(of: 1, tolerance: tolerance).joined()
                #expect(rings.allSatisfy { signedArea(of: $0) > 0 && $0.first == $0.last })
                #expect(opposite.allSatisfy { signedArea(of: $0) < 0 })
                #expect(Set(rings.joined()) == Set(opposite.joined()))
                if tolerance * tolerance * 2 < area { #expect(!rings.isEmpty) }
            }
        }
    }

    @Test("An area that has collapsed is left out, or kept as its coarsest ring when asked")
    func keepAtLeastOne() {
        let small = Polygon(exterior: ring((0, 0), (1, 0), (1, 1), (0, 1)))
        let large = Polygon(exterior: ring((10, 0), (14, 0), (15, 2), (14, 4), (10, 4)))
        let layer = GeneralisedLayer(shapes: [MultiPolygon(polygons: [small, large])])
        #expect(layer.rings(of: 0, tolerance: 1000).isEmpty)
        let kept = layer.rings(of: 0, tolerance: 1000, keepAtLeastOne: true)
        #expect(kept.count == 1)
        #expect(kept.first?.first?.count == 4)
        #expect(kept.joined().joined().allSatisfy { $0.x >= 10 })
        #expect(layer.rings(of: 7, tolerance: 0).isEmpty)
        #expect(layer.rings(of: -1, tolerance: 0, keepAtLeastOne: true).isEmpty)
    }

    @Test("A hole and the enclave that fills it keep the same vertices")
    func enclave() {
        let island = wavyIsland(x: 50, y: 50, radius: 30, count: 60, seed: 11)
        let around = shape(ring((0, 0), (100, 0), (100, 100), (0, 100)), holes: [Array(island.reversed())])
        let layer = GeneralisedLayer(shapes: [around, shape(island)])
        for tolerance in [0, 2, 5, 10, 20] as [Double] {
            let hole = layer.rings(of: 0, tolerance: tolerance).first?.dropFirst().first ?? []
            let enclave = layer.rings(of: 1, tolerance: tolerance).first?.first ?? []
            #expect(Set(hole) == Set(enclave))
        }
    }

    @Test("The area hardly changes at a fine tolerance")
    func areaIsPreserved() {
        let island = wavyIsland(x: 0, y: 0, radius: 1000, count: 4000, seed: 5)
        let layer = GeneralisedLayer(shapes: [shape(island)])
        let drawn = layer.rings(of: 0, tolerance: 10).joined()
        #expect((drawn.first?.count ?? 0) < island.count)
        let area = drawn.reduce(0) { $0 + signedArea(of: $1) }
        #expect(abs(area / signedArea(of: island) - 1) < 0.01)
    }

    @Test("The order of the features does not change what is drawn")
    func orderDoesNotMatter() {
        let shapes = Lattice(columns: 5, rows: 5, cell: 10, segments: 7, origin: Coordinate(x: 0, y: 0)).shapes
        let forwards = GeneralisedLayer(shapes: shapes)
        let backwards = GeneralisedLayer(shapes: shapes.reversed())
        for feature in shapes.indices {
            #expect(
                forwards.rings(of: feature, tolerance: 0.7)
                    == backwards.rings(of: shapes.count - 1 - feature, tolerance: 0.7))
        }
    }

    @Test("Boxes and extent are those of the shapes; an unusable shape keeps its number and has an empty box")
    func boxes() {
        let layer = GeneralisedLayer(shapes: [
            shape(ring((0, 0), (2, 0), (2, 3))), shape(ring((0, 0), (1, 1))), shape(ring((5, 5), (6, 5), (6, 6))),
        ])
        #expect(layer.count == 3)
        #expect(layer.boxes[0] == Box(minX: 0, minY: 0, maxX: 2, maxY: 3))
        #expect(layer.boxes[1] == .empty)
        #expect(layer.boxes[2] == Box(minX: 5, minY: 5, maxX: 6, maxY: 6))
        #expect(layer.extent == Box(minX: 0, minY: 0, maxX: 6, maxY: 6))
        #expect(layer.features(in: Box(minX: -1, minY: -1, maxX: 9, maxY: 9)) == [0, 2])
        #expect(layer.features(in: Box(minX: 3, minY: 3, maxX: 5, maxY: 5)) == [2])
        #expect(GeneralisedLayer(shapes: []).features(in: layer.extent).isEmpty)
    }
}
