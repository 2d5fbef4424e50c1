import GeoModel
import Testing
import TestSupport

@testable import Tiles

@Suite("Parts of a layer")
struct PartsTests {
    @Test("Weights of the worked arc are 1, 4 and 12, and the same in the other direction")
    func arcWeights() {
        let arc: ContiguousArray = [(0, 0), (1, 1), (2, 0), (4, 4), (6, 0)].map(Coordinate.init(x:y:)).contiguous
        var measuring = ArcWeights()
        measuring.measure(arc)
        #expect(measuring.weights == [.infinity, 1, 4, 12, .infinity])
        measuring.measure(ContiguousArray(arc.reversed()))
        #expect(measuring.weights == [.infinity, 12, 4, 1, .infinity])
    }

    @Test("Weights equal those of removing the smallest triangle by looking at all of them each time")
    func arcWeightsTwoWays() {
        var generator = SeededGenerator(state: 21)
        var measuring = ArcWeights()
        for count in [2, 3, 4, 9, 60, 200] {
            let arc = ContiguousArray(
                (0..<count).map { Coordinate(x: Double($0), y: Double.random(in: 0...20, using: &generator)) })
            measuring.measure(arc)
            #expect(measuring.weights == slowWeights(arc))
        }
    }

    private func slowWeights(_ arc: ContiguousArray<Coordinate>) -> ContiguousArray<Float> {
        var weights = ContiguousArray(repeating: Float.infinity, count: arc.count)
        var left = Array(arc.indices)
        var largest = 0.0
        while left.count > 2 {
            let areas = (1..<left.count - 1).map {
                triangleArea(arc[left[$0 - 1]], arc[left[$0]], arc[left[$0 + 1]])
            }
            let smallest = areas.min() ?? 0
            largest = max(largest, smallest)
            let place = (areas.firstIndex(of: smallest) ?? 0) + 1
            weights[left[place]] = Float(largest)
            left.remove(at: place)
        }
        return weights
    }

    @Test("A position gets one number, however often it comes and however many there are; −0 is 0")
    func vertexTable() {
        var table = VertexTable(expectedCount: 4)
        #expect(table.number(of: Coordinate(x: 0, y: 1)) == 0)
        #expect(table.number(of: Coordinate(x: -0.0, y: 1)) == 0)
        for number in 1..<5000 { _ = table.number(of: Coordinate(x: Double(number), y: 1)) }
        #expect((0..<5000).allSatisfy { table.number(of: Coordinate(x: Double($0), y: 1)) == UInt32($0) })
        #expect(table.coordinates.count == 5000)
    }

    @Test("The grid finds the same boxes as looking at all of them")
    func gridIndex() {
        var generator = SeededGenerator(state: 9)
        func box(_ generator: inout SeededGenerator, largest: Double) -> Box {
            let x = Double.random(in: 0...100, using: &generator)
            let y = Double.random(in: 0...50, using: &generator)
            let size = Double.random(in: 0...largest, using: &generator)
            return Box(minX: x, minY: y, maxX: x + size, maxY: y + size / 2)
        }
        let boxes = (0..<700).map { $0 % 50 == 0 ? .empty : box(&generator, largest: $0 % 20 == 1 ? 60 : 3) }
        var extent = Box.empty
        for box in boxes { extent.extend(by: box) }
        let index = GridIndex(boxes: boxes, extent: extent)
        for _ in 0..<300 {
            let asked = box(&generator, largest: 30).insetBy(-Double.random(in: 0...5, using: &generator))
            #expect(index.indexes(in: asked) == boxes.indices.filter { boxes[$0].intersects(asked) })
        }
        #expect(index.indexes(in: .empty).isEmpty)
        #expect(GridIndex(boxes: [], extent: .empty).indexes(in: extent).isEmpty)
    }

    @Test("A square cut at x ≤ 4 is the left part of it")
    func clipping() {
        var square = [(0, 0), (10, 0), (10, 10), (0, 10)].map(Coordinate.init(x:y:)).contiguous
        var clipping = RingClipping(box: Box(minX: -100, minY: -100, maxX: 4, maxY: 100))
        clipping.clip(&square)
        #expect(Set(square) == Set([(0, 0), (4, 0), (4, 10), (0, 10)].map(Coordinate.init(x:y:))))
        #expect(square.count == 4)
        #expect(signedArea(ofOpenRing: square) == 40)
    }

    @Test("A ring around the rectangle becomes the rectangle, and one outside it nothing")
    func clippingAroundAndOutside() {
        let box = Box(minX: 1, minY: 1, maxX: 3, maxY: 2)
        var clipping = RingClipping(box: box)
        var around = [(0, 0), (10, 0), (10, 10), (0, 10)].map(Coordinate.init(x:y:)).contiguous
        clipping.clip(&around)
        #expect(signedArea(ofOpenRing: around) == 2)
        var outside = [(5, 0), (10, 0), (10, 10), (5, 10)].map(Coordinate.init(x:y:)).contiguous
        clipping.clip(&outside)
        #expect(outside.isEmpty)
    }

    @Test("A tile address is checked, and tile 1/1/0 is the north-east quarter of the world")
    func addresses() {
        let half = TileAddress.halfWorld
        #expect(TileAddress(z: 1, x: 1, y: 0)?.box == Box(minX: 0, minY: 0, maxX: half, maxY: half))
        #expect(TileAddress(z: 13, x: 0, y: 0).map { abs($0.side - 4891.97) < 0.005 } == true)
        for (z, x, y) in [(-1, 0, 0), (17, 0, 0), (0, 1, 0), (3, 0, 8), (3, -1, 0), (2, 0, Int.max)] {
            #expect(TileAddress(z: z, x: x, y: y) == nil)
        }
        #expect(TileAddress.covering(Box(minX: -1, minY: 1, maxX: 1, maxY: 2), z: 1).map(\.x) == [0, 1])
        #expect(TileAddress.covering(Box(minX: -1e99, minY: -1e99, maxX: 1e99, maxY: 1e99), z: 2).count == 16)
        #expect(TileAddress.covering(.empty, z: 2).isEmpty)
    }

    @Test("Numbers are written as protobuf has it")
    func writer() {
        var writer = MVTWriter()
        writer.varint(300)
        writer.field(5, varint: 4096)
        writer.field(1, bytes: "t".utf8)
        writer.field(3, double: 1)
        #expect(
            writer.bytes == [0xAC, 0x02, 0x28, 0x80, 0x20, 0x0A, 0x01, 0x74, 0x19, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
        #expect([0, -1, 1, -2, 2].map(MVTWriter.zigZag) == [0, 1, 2, 3, 4])
    }
}

extension Array {
    /// The same elements in a `ContiguousArray`.
    var contiguous: ContiguousArray<Element> { ContiguousArray(self) }
}
