import GeoModel

import Testing

@testable import Geometry

/// Borders and corners that lie on lines of the grid the areas are split over, to the last bit.
struct GridLineTests {
    /// Rectangles of 40 by 30: the overlay splits them over cells of 10 by 10, from the corner of the box.
    private static func tiles(from x: Double, _ y: Double) -> Tiling {
        var areas: [MultiPolygon] = []
        for row in 0..<6 {
            for column in 0..<5 {
                let (left, bottom) = (x + Double(40 * column), y + Double(30 * row))
                areas.append(box(left, bottom, left + 40, bottom + 30))
            }
        }
        return Tiling(areas: areas, box: Box(minX: x, minY: y, maxX: x + 200, maxY: y + 180))
    }

    /// RD coordinates of the two ends and the middle of the country among them.
    static let origins: [(Double, Double)] = [
        (0, 0), (-100, -90), (0, 300_000), (155_000, 463_000), (279_800, 624_820),
    ]

    @Test(arguments: origins)
    func `features with corners on the lines are shared as GEOS shares them`(x: Double, y: Double) {
        let tiling = Self.tiles(from: x, y)
        let scene = PolygonScene(tiling.areas)
        var worst = Worst()
        for (seed, grain) in [(11, 1.0), (12, 5.0), (13, 10.0)] as [(UInt64, Double)] {
            var maker = ShapeMaker(seed: seed, grain: grain)
            let around = Box(
                minX: x - 30, minY: y - 30, maxX: tiling.box.maxX + 30, maxY: tiling.box.maxY + 30)
            for number in 0..<150 {
                let feature = maker.any(maker.point(in: around), radius: maker.number(grain...90))
                scene.compare(feature, &worst, "grain \(grain), case \(number)")
            }
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
        #expect(worst.count > 5_000)
    }

    @Test(arguments: origins)
    func `rectangles along the lines have exactly the cells within them`(x: Double, y: Double) {
        let tiling = Self.tiles(from: x, y)
        // Every area twice, so that cells next to each other are covered by different pairs.
        let areas = tiling.areas + tiling.areas
        let overlay = AreaOverlay(areas: areas, threads: 1)
        var maker = ShapeMaker(seed: 14)
        for _ in 0..<300 {
            let (left, right) = (maker.whole(-2...18), maker.whole(1...6))
            let (bottom, top) = (maker.whole(-2...16), maker.whole(1...6))
            let feature = Box(
                minX: x + Double(10 * left), minY: y + Double(10 * bottom), maxX: x + Double(10 * (left + right)),
                maxY: y + Double(10 * (bottom + top)))
            let shares = overlay.shares(
                of: measured(box(feature.minX, feature.minY, feature.maxX, feature.maxY)))
            let expected = areas.enumerated().compactMap { index, area -> AreaShare? in
                let own = area.box
                let width = min(own.maxX, feature.maxX) - max(own.minX, feature.minX)
                let height = min(own.maxY, feature.maxY) - max(own.minY, feature.minY)
                return width > 0 && height > 0 ? AreaShare(area: index, measure: width * height) : nil
            }
            #expect(shares == expected)
        }
    }

    @Test(arguments: origins)
    func `triangles whose sides run through corners of cells are shared as GEOS shares them`(x: Double, y: Double) {
        let tiling = Self.tiles(from: x, y)
        let scene = PolygonScene(tiling.areas)
        var worst = Worst()
        var maker = ShapeMaker(seed: 15)
        for number in 0..<300 {
            let corners = (0..<3).map { _ in
                Coordinate(x: x + Double(10 * maker.whole(-2...22)), y: y + Double(10 * maker.whole(-2...20)))
            }
            scene.compare(
                MultiPolygon(polygons: [Polygon(exterior: maker.closed(corners))]), &worst, "case \(number)")
        }
        #expect(worst.deviation < 1e-9, "\(worst)")
        #expect(worst.count > 5_000)
    }
}
