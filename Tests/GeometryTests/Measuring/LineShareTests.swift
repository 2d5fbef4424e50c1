import GeoModel
import Testing

@testable import Geometry

struct LineShareTests {
    private static let town = Box(minX: 0, minY: 0, maxX: 1_000, maxY: 800)
    private static let place = Box(minX: 100_000, minY: 400_000, maxX: 101_500, maxY: 401_000)

    private static func length(_ path: [Coordinate], in area: MultiPolygon) -> Double {
        zip(path, path.dropFirst()).reduce(0) { $0 + BruteForce.length(of: $1.0, $1.1, in: area) }
    }

    @Test(arguments: [town, place])
    func `lengths in a tiling are those found stretch by stretch`(box: Box) {
        var maker = ShapeMaker(seed: 31)
        var worst = Worst()
        for tiling in Tiling.all(in: box, &maker) {
            let overlay = AreaOverlay(areas: tiling.areas, threads: 1)
            for number in 0..<120 {
                let path = maker.pathPositions(
                    maker.point(in: box), radius: [5, 60, 700][number % 3], positions: maker.whole(2...5))
                let feature = measured(GeometryTests.path(path))
                for (area, measure) in overlay.measures(of: feature).enumerated() {
                    worst.note(
                        measure, Self.length(path, in: tiling.areas[area]), per: feature.measure,
                        "case \(number), area \(area)")
                }
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
        #expect(worst.count > 8_000)
    }

    @Test func `lengths in areas that overlap and have holes are those of GEOS`() {
        var maker = ShapeMaker(seed: 32)
        var worst = Worst()
        let context = GEOSContext()
        let areas = (0..<30).map { _ in maker.any(maker.point(in: Self.town), radius: maker.number(20...400)) }
        let wkb = areas.map { WellKnownBinary.bytes(of: $0) }
        let overlay = AreaOverlay(areas: areas, threads: 1)
        for number in 0..<500 {
            // Two positions only: GEOS counts a stretch that a line runs over twice once.
            let path = maker.path(maker.point(in: Self.town), radius: maker.number(5...900), positions: 2)
            let feature = measured(path)
            for (area, measure) in overlay.measures(of: feature).enumerated() {
                worst.note(
                    measure, context.sharedLength(path, wkb[area]), per: feature.measure,
                    "case \(number), area \(area)")
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
    }

    @Test(arguments: GridLineTests.origins)
    func `lines between corners of cells have whole stretches`(x: Double, y: Double) {
        // Two areas of 40 by 30 side by side, split over cells of 10 by 10.
        let overlay = AreaOverlay(areas: [box(x, y, x + 40, y + 30), box(x + 40, y, x + 80, y + 30)], threads: 1)
        func shares(_ positions: (Double, Double)...) -> [Double] {
            overlay.measures(
                of: measured(path(positions.map { Coordinate(x: x + $0.0, y: y + $0.1) })))
        }
        // Across, up and aslant along lines of the grid.
        #expect(shares((0, 10), (80, 10)) == [40, 40])
        #expect(shares((80, 20), (0, 20)) == [40, 40])
        #expect(shares((20, 0), (20, 30)) == [30, 0])
        #expect(shares((60, 30), (60, 0)) == [0, 30])
        #expect(shares((0, 0), (30, 30)) == [Double(1_800).squareRoot(), 0])
        // The border that both share belongs to the right one, the lower side to what is above it.
        #expect(shares((40, 0), (40, 30)) == [0, 30])
        #expect(shares((0, 0), (80, 0)) == [40, 40])
        #expect(shares((0, 30), (80, 30)) == [0, 0])
        #expect(shares((80, 0), (80, 30)) == [0, 0])
        // Out of the areas and back.
        #expect(shares((40, -30), (40, 60)) == [0, 30])
        #expect(shares((-40, 15), (120, 15)) == [40, 40])
    }

    @Test func `a line that comes back over itself counts twice`() {
        let overlay = AreaOverlay(areas: [box(0, 0, 40, 30)], threads: 1)
        let there = [Coordinate(x: 5, y: 5), Coordinate(x: 35, y: 5), Coordinate(x: 5, y: 5)]
        #expect(overlay.measures(of: measured(path(there))) == [60])
    }

    @Test(arguments: [1, 1e-2, 1e-4, 1e-6])
    func `nearly level lines over a border with corners on one side only lose what their coordinates do`(
        rise: Double
    ) {
        var maker = ShapeMaker(seed: 33)
        var worst = Worst()
        // One area under three others, in cells of 10 by 10 from the corner of the box.
        let (x, y) = (155_000.0, 463_000.0)
        let overlay = AreaOverlay(
            areas: [
                box(x, y, x + 80, y + 30), box(x, y + 30, x + 17.3, y + 60),
                box(x + 17.3, y + 30, x + 55.1, y + 60), box(x + 55.1, y + 30, x + 80, y + 60),
            ], threads: 1)
        for number in 0..<300 {
            let a = Coordinate(x: x + maker.number(1...30), y: y + 30 - rise * maker.number(0...1))
            let b = Coordinate(x: x + maker.number(40...79), y: y + 30 + rise * maker.number(0...1))
            let feature = measured(path([a, b]))
            worst.note(
                overlay.measures(of: feature).reduce(0, +), feature.measure, per: feature.measure, "case \(number)")
        }
        // Heights have steps of 6e-11 m here: over a rise of 1 m, that is how uncertain the place of the crossing is.
        #expect(worst.deviation < 1e-9 / rise, "\(worst)")
    }
}
