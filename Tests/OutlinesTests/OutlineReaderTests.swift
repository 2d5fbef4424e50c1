import Foundation
import GeoModel
import Outlines
import Process
import Testing

@Suite struct OutlineReaderTests {
    private let corner = Drawings.corner

    @Test func `a square in RD New becomes degrees near Leiden`() throws {
        let read = try Drawings.read(Drawings.rd([Drawings.polygon(Drawings.square(93_000, 463_000, side: 1_000))]))
        #expect(read.remarks == [])
        let ring = try #require(read.outline.polygons.first?.first)
        #expect(ring.count == 5)
        #expect(ring.first == ring.last)
        // The corner by pyproj: Transformer.from_crs(28992, 4326, always_xy=True).transform(93000, 463000).
        #expect(abs(ring[0][0] - 4.481277711) < 1e-6)
        #expect(abs(ring[0][1] - 52.151694652) < 1e-6)
    }

    @Test func `a GeoPackage gives the same border as GeoJSON`() throws {
        let package = try OutlineReader().read(Drawings.geoPackage())
        let text = try Drawings.read(Drawings.rd([Drawings.polygon(Drawings.square(93_000, 463_000, side: 1_000))]))
        #expect(package == text)
    }

    @Test func `a border that was read is read again as it is`() throws {
        let read = try Drawings.read(Drawings.rd([Drawings.polygon(Drawings.square(93_000, 463_000, side: 1_000))]))
        let again = try Drawings.read(read.outline.geoJSON)
        #expect(again == read)
    }

    @Test func `a ring that is left open is closed`() throws {
        let read = try Drawings.read(
            "{\"type\":\"Polygon\",\"coordinates\":[[[4.4,52.1],[4.5,52.1],[4.5,52.2]]]}")
        #expect(read.outline.polygons == [[[[4.4, 52.1], [4.5, 52.1], [4.5, 52.2], [4.4, 52.1]]]])
    }

    @Test func `lines and points are counted and left out`() throws {
        let square = Drawings.polygon(Drawings.square(93_000, 463_000, side: 100))
        let read = try Drawings.read(Drawings.rd([Drawings.line, square, Drawings.point, Drawings.point]))
        #expect(read.remarks == [.notTaken(lines: 1, points: 2)])
        #expect(read.outline.polygons.count == 1)
    }

    @Test func `a small loop at a corner is mended, and told`() throws {
        // The line from (0, 2) to (2, −1) crosses the south side of the square: a loop of less than 2 m² of 1,000,000.
        let ring = [(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000), (0, 2), (2, -1), (0, -1), (0, 0)].map {
            Coordinate(x: 93_000.0 + Double($0.0), y: 463_000.0 + Double($0.1))
        }
        let read = try Drawings.read(Drawings.rd([Drawings.polygon(ring)]))
        guard case .repaired(let polygons, let kept)? = read.remarks.first else {
            Issue.record("not repaired: \(read.remarks)")
            return
        }
        #expect(polygons == 1)
        #expect(kept > 0.99999)
        #expect(kept < 1)
        let area = try DrawnArea(read.outline, on: Drawings.atlas.get())
        #expect(abs(area.hectares - 100) < 0.001)
    }

    @Test func `squares that overlap become one border`() throws {
        let read = try Drawings.read(
            Drawings.rd([
                Drawings.polygon(Drawings.square(93_000, 463_000, side: 1_000)),
                Drawings.polygon(Drawings.square(93_500, 463_000, side: 1_000)),
            ]))
        #expect(read.remarks == [.joined])
        #expect(read.outline.polygons.count == 1)
        // 1,500 by 1,000 m.
        let area = try DrawnArea(read.outline, on: Drawings.atlas.get())
        #expect(abs(area.hectares - 150) < 0.01)
    }

    @Test func `squares that lie apart stay apart`() throws {
        let read = try Drawings.read(
            Drawings.rd([
                Drawings.polygon(Drawings.square(93_000, 463_000, side: 100)),
                Drawings.polygon(Drawings.square(94_000, 463_000, side: 100)),
            ]))
        #expect(read.remarks == [])
        #expect(read.outline.polygons.count == 2)
    }

    @Test func `too many positions are made fewer without moving the border`() throws {
        // A circle of 24,000 points with a radius of 2 km: an arc between neighbours is half a metre.
        let count = 24_000
        var ring = (0..<count).map { step -> Coordinate in
            let angle = 2 * Double.pi * Double(step) / Double(count)
            return Coordinate(x: 95_000 + 2_000 * cos(angle), y: 465_000 + 2_000 * sin(angle))
        }
        ring.append(ring[0])
        let read = try Drawings.read(Drawings.rd([Drawings.polygon(ring)]))
        guard case .simplified(let metres, let from, let to)? = read.remarks.first else {
            Issue.record("not simplified: \(read.remarks)")
            return
        }
        #expect(metres == 0.1)
        #expect(from == count + 1)
        #expect(to <= Outline.mostPositions)
        let area = try DrawnArea(read.outline, on: Drawings.atlas.get())
        #expect(abs(area.hectares - Double.pi * 400) / (Double.pi * 400) < 0.001)
    }
}
