import Atlas
import Foundation
import GeoModel
import Geometry
import Outlines
import Planning
import Process
import Testing

@Suite struct DrawnAreaTests {
    private func code(_ place: Int) throws -> AreaCode { try #require(AreaCode("BU9001010\(place)")) }

    /// A border of 1,500 by 500 m that begins in the middle of the first neighbourhood: 500 by 500 m of the first, 1,000 by
    /// 500 m of the second, nothing of the third.
    private func drawn() throws -> DrawnArea {
        let ring = [(500, 0), (2_000, 0), (2_000, 500), (500, 500), (500, 0)].map {
            Coordinate(x: 93_000.0 + Double($0.0), y: 463_000.0 + Double($0.1))
        }
        return try DrawnArea(Drawings.read(Drawings.rd([Drawings.polygon(ring)])).outline, on: Drawings.atlas.get())
    }

    @Test func `a square of 1,000 m measures 100 ha in RD New`() throws {
        let ring = Drawings.square(93_000, 463_000, side: 1_000)
        let area = try DrawnArea(Drawings.read(Drawings.rd([Drawings.polygon(ring)])).outline, on: Drawings.atlas.get())
        #expect(abs(area.hectares - 100) < 0.001)
    }

    @Test func `overlaps are told for area and for border, most ground first`() throws {
        let area = try drawn()
        let large = area.overlaps.filter { $0.squareMetres > 10 }
        #expect(large.map(\.code) == [try code(1), try code(0)])
        #expect(abs(large[0].squareMetres - 500_000) < 20)
        #expect(abs(large[0].shareOfArea - 0.5) < 1e-4)
        #expect(abs(large[0].shareOfOutline - 2.0 / 3) < 1e-4)
        #expect(abs(large[1].squareMetres - 250_000) < 20)
        #expect(abs(large[1].shareOfArea - 0.25) < 1e-4)
        #expect(abs(large[1].shareOfOutline - 1.0 / 3) < 1e-4)
    }

    @Test func `two borders share the ground that lies inside both`() throws {
        func square(_ x: Double) throws -> DrawnArea {
            let ring = Drawings.square(x, 463_000, side: 1_000)
            return try DrawnArea(
                Drawings.read(Drawings.rd([Drawings.polygon(ring)])).outline, on: Drawings.atlas.get())
        }
        let one = try square(93_000)
        // Half over the first: 500 by 1,000 m.
        #expect(abs(one.squareMetresShared(with: try square(93_500)) - 500_000) < 20)
        #expect(abs(one.squareMetresShared(with: try square(93_000)) - 1_000_000) < 20)
        // Side by side they share a line, which rounding makes a sliver at most; apart nothing at all.
        #expect(one.squareMetresShared(with: try square(94_000)) < 20)
        #expect(one.squareMetresShared(with: try square(95_000)) == 0)
    }

    @Test func `a mean counts areas for the ground that they share`() throws {
        let area = try drawn()
        let (first, second) = (try code(0), try code(1))
        // (250,000 · 80 + 500,000 · 20) / 750,000 = 40.
        let mean = try #require(area.mean { $0 == first ? 80 : $0 == second ? 20 : nil }.value(leastCoverage: 0.5))
        #expect(abs(mean - 40) < 0.01)
        // An area without a figure does not count in the mean; what speaks for a third of the ground speaks for too little.
        let one = area.mean { $0 == first ? 80 : nil }
        #expect(abs(one.coverage - 1.0 / 3) < 1e-4)
        #expect(one.value(leastCoverage: 0.5) == nil)
        #expect(abs(try #require(one.value(leastCoverage: 0.3)) - 80) < 1e-9)
        #expect(area.mean { _ in nil }.value(leastCoverage: 0) == nil)
    }

    @Test func `30 ha with score 40 and 10 ha with score 80 give 50`() throws {
        // From 300 m before the border of the first and the second to 100 m behind it, 1,000 m high.
        let ring = [(700, 0), (1_100, 0), (1_100, 1_000), (700, 1_000), (700, 0)].map {
            Coordinate(x: 93_000.0 + Double($0.0), y: 463_000.0 + Double($0.1))
        }
        let area = try DrawnArea(Drawings.read(Drawings.rd([Drawings.polygon(ring)])).outline, on: Drawings.atlas.get())
        let first = try code(0)
        let mean = try #require(area.mean { $0 == first ? 40 : 80 }.value(leastCoverage: 0.5))
        #expect(abs(mean - 50) < 0.01)
    }

    @Test func `shares agree with the overlay of GEOS`() throws {
        let atlas = try Drawings.atlas.get()
        let level = try #require(atlas[.neighbourhood])
        // A star over all three neighbourhoods.
        let points = (0..<10).map { step -> Coordinate in
            let angle = Double(step) * .pi / 5
            let radius = step.isMultiple(of: 2) ? 1_400.0 : 450.0
            return Coordinate(x: 94_500 + radius * cos(angle), y: 463_500 + radius * sin(angle))
        }
        let ring = points + points.prefix(1)
        let star = WellKnownBinary.bytes(of: MultiPolygon(polygons: [Polygon(exterior: ring)]))
        let context = GEOSContext()
        let read = try Drawings.read(Drawings.rd([Drawings.polygon(ring)]))
        #expect(read.remarks == [])
        let area = try DrawnArea(read.outline, on: atlas)
        #expect(area.overlaps.count == 3)
        for (place, shape) in level.shapes.enumerated() {
            let expected = context.sharedArea(star, WellKnownBinary.bytes(of: shape))
            let found = area.overlaps.first { $0.code == level.codes[place] }?.squareMetres ?? 0
            #expect(abs(found - expected) < 5, "area \(place)")
        }
    }

    @Test func `a border beside all areas overlaps none`() throws {
        let ring = Drawings.square(193_000, 463_000, side: 1_000)
        let area = try DrawnArea(Drawings.read(Drawings.rd([Drawings.polygon(ring)])).outline, on: Drawings.atlas.get())
        #expect(area.overlaps.isEmpty)
        #expect(area.mean { _ in 50 }.value(leastCoverage: 0) == nil)
        #expect(area.mean { _ in 50 }.coverage == 0)
    }
}
