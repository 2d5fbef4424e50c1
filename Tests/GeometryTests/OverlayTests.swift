import GeoModel
import Geometry
import Testing

struct OverlayTests {
    private let context = GEOSContext()

    @Test func `two halves dissolve into the whole`() throws {
        let whole = try #require(context.dissolve([rectangle(0, 0, 5, 10), rectangle(5, 0, 10, 10)]))
        #expect(whole.area == 100)
        let shape = try WellKnownBinary.multiPolygon(from: whole.wkb)
        #expect(shape.polygons.count == 1)
        #expect(shape.area == 100)
    }

    @Test func `pieces apart stay two parts of one shape`() throws {
        let whole = try #require(context.dissolve([rectangle(0, 0, 5, 10), rectangle(6, 0, 10, 10)]))
        #expect(whole.area == 90)
        #expect(try WellKnownBinary.multiPolygon(from: whole.wkb).polygons.count == 2)
    }

    @Test func `pieces that overlap count once`() throws {
        let whole = try #require(context.dissolve([rectangle(0, 0, 6, 10), rectangle(4, 0, 10, 10)]))
        #expect(abs(whole.area - 100) < 1e-9)
    }

    @Test func `the order of the pieces does not change the area`() throws {
        let pieces = [rectangle(0, 0, 5, 5), rectangle(5, 0, 10, 5), rectangle(0, 5, 10, 10)]
        let one = try #require(context.dissolve(pieces))
        let other = try #require(context.dissolve(pieces.reversed()))
        #expect(one.area == other.area)
    }

    @Test func `a piece that is no geometry stops the dissolving`() {
        #expect(context.dissolve([rectangle(0, 0, 5, 10), [1, 2, 3]]) == nil)
    }

    @Test func `squares that overlap by 2 by 10 share 20 square metres`() {
        #expect(abs(context.sharedArea(rectangle(0, 0, 10, 10), rectangle(8, 0, 20, 10)) - 20) < 1e-9)
    }

    @Test func `squares that touch or lie apart share nothing`() {
        #expect(context.sharedArea(rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10)) == 0)
        #expect(context.sharedArea(rectangle(0, 0, 10, 10), rectangle(30, 0, 40, 10)) == 0)
        #expect(context.sharedArea(rectangle(0, 0, 10, 10), []) == 0)
    }
}
