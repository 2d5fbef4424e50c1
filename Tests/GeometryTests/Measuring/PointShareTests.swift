import GeoModel
import Testing

@testable import Geometry

struct PointShareTests {
    private static let town = Box(minX: 0, minY: 0, maxX: 1_000, maxY: 800)

    @Test func `positions lie in the areas that a ray finds`() {
        var maker = ShapeMaker(seed: 41)
        let areas = (0..<60).map { _ in maker.any(maker.point(in: Self.town), radius: maker.number(5...300)) }
        let overlay = AreaOverlay(areas: areas, threads: 1)
        for _ in 0..<1_500 {
            let place = maker.point(in: Self.town.insetBy(-300))
            let expected = areas.indices.filter { BruteForce.holds(areas[$0], place) }
            var found: [Int] = []
            overlay.forEachArea(at: place) { found.append($0.area) }
            #expect(found == expected, "\(place)")
            #expect(overlay.shares(of: measured(multiPoint([place]))).map(\.area) == expected, "\(place)")
        }
    }

    @Test(arguments: GridLineTests.origins)
    func `the left and the lower side belong to an area, the right and the upper side do not`(x: Double, y: Double) {
        let overlay = AreaOverlay(areas: [box(x, y, x + 40, y + 30)], threads: 1)
        func count(_ dx: Double, _ dy: Double) -> Int {
            overlay.shares(of: measured(multiPoint([Coordinate(x: x + dx, y: y + dy)]))).count
        }
        #expect(count(0, 0) == 1)
        #expect(count(20, 0) == 1)
        #expect(count(0, 20) == 1)
        #expect(count(40, 0) == 0)
        #expect(count(0, 30) == 0)
        #expect(count(40, 30) == 0)
        #expect(count(40, 10) == 0)
        #expect(count(10, 30) == 0)
        #expect(count(10, 20) == 1)
        #expect(count(-1, 10) == 0)
    }

    @Test func `positions are counted, the same one as often as it is there`() {
        let overlay = AreaOverlay(areas: [box(0, 0, 40, 30), box(20, 0, 60, 30)], threads: 1)
        let places = [(10.0, 10.0), (30, 10), (30, 10), (50, 10), (70, 10)].map { Coordinate(x: $0.0, y: $0.1) }
        #expect(overlay.measures(of: measured(multiPoint(places))) == [3, 3])
    }

    @Test func `no areas, empty areas and no shape have no shares`() {
        let point = measured(multiPoint([Coordinate(x: 1, y: 1)]))
        #expect(AreaOverlay(areas: [], threads: 4).shares(of: point).isEmpty)
        let empty = AreaOverlay(areas: [MultiPolygon(polygons: []), box(0, 0, 2, 2)], threads: 4)
        #expect(empty.shares(of: point).map(\.area) == [1])
        #expect(empty.shares(of: measured([])).isEmpty)
        #expect(empty.areaCount == 2)
    }

    @Test func `a polygon without area has no shares, inside an area and on its border`() {
        let overlay = AreaOverlay(areas: [box(0, 0, 40, 30)], threads: 1)
        for x in [15.0, 40, 60] {
            let flat = [[x, 5], [x + 1, 6], [x, 5], [x, 5]]
            let shape = measured(WKBWriter().bytes(of: .polygon([flat])))
            #expect(shape.measure == 0)
            #expect(overlay.shares(of: shape).isEmpty)
        }
    }
}
