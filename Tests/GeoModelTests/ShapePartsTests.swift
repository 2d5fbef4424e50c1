import GeoModel
import Testing

@Suite struct ShapePartsTests {
    private let a = Coordinate(x: 1, y: 2)
    private let b = Coordinate(x: 3, y: 4)

    @Test func `points and lines are read as they were written`() throws {
        #expect(try WellKnownBinary.parts(of: WellKnownBinary.bytes(ofPoint: a)) == ShapeParts(points: [a]))
        let lines = [[a, b], [b, a, b]]
        #expect(try WellKnownBinary.parts(of: WellKnownBinary.bytes(ofLines: lines)) == ShapeParts(lines: lines))
    }

    @Test func `a collection of everything comes apart, empty parts left out`() throws {
        let ring = [a, Coordinate(x: 3, y: 2), b, a]
        let shapes = [
            WellKnownBinary.bytes(ofPoint: a), WellKnownBinary.bytes(ofPoint: Coordinate(x: .nan, y: .nan)),
            WellKnownBinary.bytes(ofLines: [[a, b], []]),
            WellKnownBinary.bytes(of: MultiPolygon(polygons: [Polygon(exterior: ring)])),
        ]
        let collection: [UInt8] = [1, 7, 0, 0, 0, UInt8(shapes.count), 0, 0, 0] + shapes.joined()
        let parts = try WellKnownBinary.parts(of: collection)
        #expect(parts == ShapeParts(points: [a], lines: [[a, b]], polygons: [Polygon(exterior: ring)]))
        #expect(parts.positionCount == 7)
        #expect(parts.box == Box(minX: 1, minY: 2, maxX: 3, maxY: 4))
        #expect(throws: WellKnownBinary.Failure.truncated) {
            try WellKnownBinary.parts(of: Array(collection.dropLast()))
        }
    }
}
