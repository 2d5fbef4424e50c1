import GeoModel
import Testing

@testable import Geometry

/// Areas that nobody draws on purpose: they are measured as they are, and the program goes on.
struct UnusualAreasTests {
    private static let square = measured(box(0, 0, 10, 10))

    @Test func `areas far apart along one axis take no more cells than others`() {
        let overlay = AreaOverlay(areas: [box(0, 0, 10, 10), box(0, 1e12, 10, 1e12 + 10)], threads: 1)
        #expect(overlay.measures(of: Self.square) == [100, 0])
        #expect(overlay.measures(of: measured(box(5, 1e12, 15, 1e12 + 5))) == [0, 25])
    }

    @Test func `small areas in a large box have their shares`() {
        let areas = [box(0, 0, 1, 1), box(280_000, 325_000, 280_001, 325_001), box(140_000, 0.25, 140_000.5, 0.75)]
        let overlay = AreaOverlay(areas: areas, threads: 1)
        for (index, area) in areas.enumerated() {
            var expected = [0.0, 0, 0]
            expected[index] = area.area
            #expect(overlay.measures(of: measured(area)) == expected)
        }
    }

    @Test func `a feature as large as a country has the whole of areas as small as a yard`() {
        let areas = [box(50, 50, 60, 60), box(70, 50, 70.5, 52)]
        let overlay = AreaOverlay(areas: areas, threads: 1)
        let measures = overlay.measures(of: measured(box(-50_000, -50_000, 50_000, 50_000)))
        #expect(abs(measures[0] - 100) < 1e-9 && abs(measures[1] - 1) < 1e-9)
    }

    @Test func `areas without area, and with a hole larger than they are, do not stop the program`() {
        let flat = box(0, 0, 10, 0)
        let hollow = MultiPolygon(polygons: [
            Polygon(exterior: box(0, 0, 1, 1).polygons[0].exterior, holes: [box(20, 20, 90, 90).polygons[0].exterior])
        ])
        #expect(AreaOverlay(areas: [flat], threads: 1).shares(of: Self.square).isEmpty)
        #expect(AreaOverlay(areas: [hollow], threads: 1).measures(of: Self.square) == [1])
    }

    @Test func `the same area twice has its share twice, an area lying on itself counts twice`() {
        let area = box(5, 0, 20, 10)
        let twice = MultiPolygon(polygons: area.polygons + area.polygons)
        let overlay = AreaOverlay(areas: [area, area, twice], threads: 1)
        #expect(overlay.measures(of: Self.square) == [50, 50, 100])
    }
}
