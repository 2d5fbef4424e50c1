import GeoModel
import Testing
import TestSupport

/// Bytes from a seeded generator: the reader may refuse them, but never stops the program.
struct WellKnownBinaryPropertyTests {
    @Test func `random bytes are read or refused`() {
        var generator = SeededGenerator(state: 1)
        var refused = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...120, using: &generator)
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            // Half of them begin as a polygon does, or nearly all would fail on the first byte.
            if Bool.random(using: &generator), count > 8 {
                bytes.replaceSubrange(0..<5, with: [1, UInt8.random(in: 1...7, using: &generator), 0, 0, 0])
                bytes.replaceSubrange(6..<9, with: [0, 0, 0])
            }
            do {
                _ = try WellKnownBinary.multiPolygon(from: bytes)
            } catch {
                refused += 1
            }
            _ = try? WellKnownBinary.lines(from: bytes)
            _ = try? WellKnownBinary.point(from: bytes)
        }
        #expect(refused > 10_000)
    }

    @Test func `a shape with one byte changed is read or refused`() {
        let bytes = WellKnownBinary.bytes(of: WellKnownBinaryTests.shape)
        var generator = SeededGenerator(state: 2)
        for place in bytes.indices {
            for _ in 0..<8 {
                var changed = bytes
                changed[place] = UInt8.random(in: 0...255, using: &generator)
                _ = try? WellKnownBinary.multiPolygon(from: changed)
            }
        }
    }

    @Test func `random shapes come back as they were written`() throws {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<200 {
            let polygons = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                let rings = (0...Int.random(in: 0...3, using: &generator)).map { _ -> Ring in
                    (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                        Coordinate(
                            x: Double.random(in: -1e7...1e7, using: &generator),
                            y: Double.random(in: -1e7...1e7, using: &generator))
                    }
                }
                return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
            }
            let shape = MultiPolygon(polygons: polygons)
            #expect(try WellKnownBinary.multiPolygon(from: WellKnownBinary.bytes(of: shape)) == shape)
        }
    }

    @Test func `a count that bytes cannot hold is refused at once`() {
        // Empty rings and parts take bytes too, so a large count must run out of them before it takes time.
        let text = WKBText(order: .big)
        for header in [text.header(3), text.header(6)] {
            #expect(throws: WellKnownBinary.Failure.truncated) {
                try WellKnownBinary.multiPolygon(from: header + text.integer(.max) + [0, 0, 0, 0])
            }
        }
    }
}
