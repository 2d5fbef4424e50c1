import GeoModel
import Testing

@testable import Geometry

struct NearestIndexTests {
    private static let town = Box(minX: 100_000, minY: 400_000, maxX: 103_000, maxY: 402_000)

    private static func index(_ shapes: [[UInt8]], leastArea: Double = 0) -> NearestIndex {
        var targets = NearestTargets(leastArea: leastArea)
        for shape in shapes {
            let isTaken = targets.add(shape)
            #expect(isTaken)
        }
        return targets.index(threads: 2)
    }

    @Test func `a stop 3 to the east and 4 to the north is 5 away`() {
        let index = Self.index([
            multiPoint([Coordinate(x: 3, y: 4)]), path([Coordinate(x: 0, y: 9), Coordinate(x: 9, y: 9)]),
        ])
        #expect(index.distance(from: Coordinate(x: 0, y: 0)) == 5)
        #expect(index.distance(from: Coordinate(x: 4, y: 10)) == 1)
        #expect(index.distance(from: Coordinate(x: 3, y: 4)) == 0)
    }

    @Test func `inside an area the distance is 0, in its hole it is that to its side`() {
        let ring = Polygon(
            exterior: box(0, 0, 10, 10).polygons[0].exterior, holes: [box(2, 2, 8, 8).polygons[0].exterior])
        let index = Self.index([WellKnownBinary.bytes(of: MultiPolygon(polygons: [ring]))])
        #expect(index.distance(from: Coordinate(x: 1, y: 5)) == 0)
        #expect(index.distance(from: Coordinate(x: 4, y: 5)) == 2)
        #expect(index.distance(from: Coordinate(x: 13, y: 14)) == 5)
    }

    @Test func `no targets have no distance, and small areas do not count`() {
        #expect(Self.index([]).distance(from: Coordinate(x: 0, y: 0)) == nil)
        let small = WellKnownBinary.bytes(of: box(0, 0, 70, 70))
        #expect(Self.index([small], leastArea: 5_000).distance(from: Coordinate(x: 35, y: 35)) == nil)
        #expect(Self.index([small], leastArea: 4_900).distance(from: Coordinate(x: 35, y: 35)) == 0)
    }

    @Test func `a polygon in a collection has an inside as well`() {
        let index = Self.index([collection([line([(0, 0), (9, 0)]), rectangle(20, 0, 30, 10)])])
        #expect(index.distance(from: Coordinate(x: 25, y: 5)) == 0)
        #expect(index.distance(from: Coordinate(x: 17, y: 5)) == 3)
        #expect(index.distance(from: Coordinate(x: 4, y: 3)) == 3)
    }

    @Test func `long lines stand in the cells that they run through only, and are found from anywhere`() {
        var maker = ShapeMaker(seed: 17)
        let lines = (0..<400).map { _ in [maker.point(in: Self.town), maker.point(in: Self.town)] }
        let index = Self.index(lines.map(path))
        // About 200 cells of 170 m: a line crosses some twenty of them, of two hundred in the box around it.
        #expect(index.count < 400 * 30)
        let segments = lines.map { LineSegment(a: $0[0], b: $0[1]) }
        for _ in 0..<500 {
            let point = maker.point(in: Self.town)
            let nearest = segments.map { $0.squaredDistance(to: point) }.min() ?? .nan
            #expect(index.distance(from: point) == nearest.squareRoot())
        }
    }

    @Test func `what is no shape is no target`() {
        var targets = NearestTargets()
        for bytes in [[], [1, 2, 3]] as [[UInt8]] {
            let isTaken = targets.add(bytes)
            #expect(!isTaken)
        }
        #expect(targets.count == 0)
    }

    @Test(arguments: [1, 7, 60, 400])
    func `distances are the least of those to all targets`(count: Int) {
        var maker = ShapeMaker(seed: 151)
        var worst = Worst()
        for kind in 0..<4 {
            var segments: [LineSegment] = []
            var areas: [MultiPolygon] = []
            var shapes: [[UInt8]] = []
            for number in 0..<count {
                // The last kind has some of all, and lies in clusters.
                let middle =
                    kind == 3 && number % 4 > 0
                    ? Coordinate(x: 102_900 + maker.number(0...9), y: 400_100 + maker.number(0...9))
                    : maker.point(in: Self.town)
                switch kind == 3 ? number % 3 : kind {
                case 0:
                    shapes.append(multiPoint([middle]))
                    segments.append(LineSegment(a: middle, b: middle))
                case 1:
                    let places = maker.pathPositions(middle, radius: maker.number(5...600), positions: 3)
                    shapes.append(path(places))
                    segments += zip(places, places.dropFirst()).map { LineSegment(a: $0, b: $1) }
                default:
                    let area = maker.any(middle, radius: maker.number(5...200))
                    shapes.append(WellKnownBinary.bytes(of: area))
                    areas.append(area)
                    for ring in area.polygons.flatMap(\.rings) {
                        segments += zip(ring, ring.dropFirst()).map { LineSegment(a: $0, b: $1) }
                    }
                }
            }
            let index = Self.index(shapes)
            for number in 0..<60 {
                let place = maker.point(in: Self.town.insetBy(number % 5 == 0 ? -4_000 : 0))
                let isInside = areas.contains { BruteForce.holds($0, place) }
                let squared = segments.map { $0.squaredDistance(to: place) }.min() ?? .nan
                worst.note(
                    index.distance(from: place) ?? .nan, isInside ? 0 : squared.squareRoot(),
                    "kind \(kind), case \(number)")
            }
        }
        #expect(worst.deviation == 0, "\(worst)")
    }

    @Test func `targets gathered apart give what they give together`() {
        var maker = ShapeMaker(seed: 152)
        var (all, first, second) = (NearestTargets(), NearestTargets(), NearestTargets())
        for number in 0..<80 {
            let shape = WellKnownBinary.bytes(of: maker.any(maker.point(in: Self.town), radius: 50))
            let isTaken = all.add(shape) && (number < 40 ? first.add(shape) : second.add(shape))
            #expect(isTaken)
        }
        first.append(second)
        #expect(first.count == all.count)
        let (together, apart) = (all.index(threads: 1), first.index(threads: 4))
        for _ in 0..<200 {
            let place = maker.point(in: Self.town)
            #expect(together.distance(from: place) == apart.distance(from: place))
        }
    }
}
