import GeoModel
import Testing

@testable import Geometry

/// Nothing is lost and nothing counts twice: over areas without gaps the shares of a feature add up to its measure.
struct TilingConservationTests {
    static let boxes = [
        Box(minX: 0, minY: 0, maxX: 1_000, maxY: 800),
        Box(minX: 100_000, minY: 400_000, maxX: 101_500, maxY: 401_000),
        Box(minX: 0, minY: 300_000, maxX: 280_000, maxY: 625_000),
    ]

    private static func total(_ shares: [AreaShare]) -> Double { shares.reduce(0) { $0 + $1.measure } }

    @Test(arguments: boxes)
    func `shares of polygons add up`(box: Box) {
        var maker = ShapeMaker(seed: 21)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            for number in 0..<300 {
                let radius = box.height * [0.004, 0.05, 0.24][number % 3]
                let feature = measured(maker.any(maker.point(in: box.insetBy(radius)), radius: radius))
                worst.note(
                    Self.total(overlay.shares(of: feature)), feature.measure, per: feature.measure, "case \(number)")
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `a feature over all areas has every area whole`(box: Box) {
        var maker = ShapeMaker(seed: 22)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            let all = GeometryTests.box(box.minX, box.minY, box.maxX, box.maxY)
            let more = GeometryTests.box(box.minX - 5e5, box.minY - 5e5, box.maxX + 5e5, box.maxY + 5e5)
            for feature in [all, more] {
                for (area, measure) in zip(tiling.areas, overlay.measures(of: measured(feature))) {
                    worst.note(measure, area.area, per: area.area, "area of \(area.area)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `an area laid over its own tiling has itself, and its neighbours no more than rounding`(box: Box) {
        var maker = ShapeMaker(seed: 23)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            for (index, area) in tiling.areas.enumerated() {
                let feature = measured(area)
                for (other, measure) in overlay.measures(of: feature).enumerated() {
                    worst.note(
                        measure, other == index ? feature.measure : 0, per: feature.measure, "\(index) and \(other)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `an area around others has what they have together, and one on top of another the same`(box: Box) {
        var maker = ShapeMaker(seed: 28)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let whole = GeometryTests.box(box.minX, box.minY, box.maxX, box.maxY)
            let overlay = AreaOverlay(areas: tiling.areas + [whole] + tiling.areas, threads: 2)
            let count = tiling.areas.count
            for number in 0..<150 {
                let radius = box.height * [0.004, 0.05, 0.6][number % 3]
                let middle = maker.point(in: box)
                let feature = measured(maker.any(middle, radius: radius))
                let path = measured(maker.path(middle, radius: radius, positions: 4))
                for shape in [feature, path] {
                    let measures = overlay.measures(of: shape)
                    worst.note(
                        measures[..<count].reduce(0, +), measures[count], per: shape.measure, "case \(number)")
                    #expect(Array(measures[..<count]) == Array(measures[(count + 1)...]))
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `a feature of several parts has what its parts have, less its holes`(box: Box) {
        var maker = ShapeMaker(seed: 24)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            for number in 0..<100 {
                let radius = box.height * [0.01, 0.1, 0.6][number % 3]
                let middle = maker.point(in: box)
                let feature =
                    number % 2 == 0
                    ? maker.holed(middle, radius: radius) : maker.scattered(middle, radius: radius)
                let whole = measured(feature)
                var sum = [Double](repeating: 0, count: tiling.areas.count)
                for polygon in feature.polygons {
                    for (index, ring) in polygon.rings.enumerated() {
                        let part = measured(MultiPolygon(polygons: [Polygon(exterior: ring)]))
                        for (area, measure) in overlay.measures(of: part).enumerated() {
                            sum[area] += index == 0 ? measure : -measure
                        }
                    }
                }
                for (area, measure) in overlay.measures(of: whole).enumerated() {
                    worst.note(measure, sum[area], per: whole.measure, "case \(number), area \(area)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `shares of lines add up`(box: Box) {
        var maker = ShapeMaker(seed: 25)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            for number in 0..<400 {
                let radius = box.height * [0.002, 0.03, 0.2][number % 3]
                let feature = measured(
                    maker.path(maker.point(in: box.insetBy(radius)), radius: radius, positions: maker.whole(2...8)))
                worst.note(
                    Self.total(overlay.shares(of: feature)), feature.measure, per: feature.measure, "case \(number)")
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `lines along the borders add up, each stretch to the area on one side`(box: Box) {
        var maker = ShapeMaker(seed: 26)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            for (index, area) in tiling.areas.enumerated() {
                // Sides of the box belong to the area on one side as well, which may be none.
                let ring = area.polygons[0].exterior
                for (a, b) in zip(ring, ring.dropFirst()) where !box.hasSide(along: a, b) {
                    let feature = measured(path([a, b]))
                    worst.note(
                        Self.total(overlay.shares(of: feature)), feature.measure, per: feature.measure,
                        "area \(index)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: boxes)
    func `a position lies in exactly one area, on borders and corners too`(box: Box) {
        var maker = ShapeMaker(seed: 27)
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 2)
            var places = (0..<300).map { _ in maker.point(in: box) }
            for area in tiling.areas {
                let ring = area.polygons[0].exterior
                for (a, b) in zip(ring, ring.dropFirst()) {
                    let share = maker.number(0...1)
                    places += [a, Coordinate(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))]
                }
            }
            // The upper and the right side of the box belong to what would lie beyond them.
            places.removeAll { $0.x >= box.maxX || $0.y >= box.maxY || $0.x < box.minX || $0.y < box.minY }
            for place in places {
                var count = 0.0
                overlay.forEachArea(at: place) { count += $0.count }
                #expect(count == 1, "\(place)")
            }
            let all = measured(multiPoint(places))
            #expect(Self.total(overlay.shares(of: all)) == Double(places.count))
            #expect(places.count > 300)
        }
    }
}
