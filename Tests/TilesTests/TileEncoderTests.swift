import GeoModel
import Testing
import TestSupport

@testable import Tiles

@Suite("Tile encoder")
struct TileEncoderTests {
    private let half = TileAddress.halfWorld

    @Test("The tile of one triangle has the bytes that the specification gives, worked out by hand")
    func oneTriangle() throws {
        let triangle = shape(ring((0, 0), (half / 2, 0), (0, half / 2)))
        let encoder = TileEncoder(
            layerName: "t", layer: GeneralisedLayer(shapes: [triangle]),
            attributes: FeatureAttributes(columns: ["n": .text(["A"])]))
        let address = try #require(TileAddress(z: 0, x: 0, y: 0))
        // In tile units the triangle is (2048, 1024) (3072, 2048) (2048, 2048), clockwise on the screen.
        #expect(
            encoder.tile(address) == [
                0x1A, 0x2A,  // layer, 42 bytes
                0x0A, 0x01, 0x74,  // name "t"
                0x12, 0x18,  // feature, 24 bytes
                0x08, 0x00,  // id 0
                0x12, 0x02, 0x00, 0x00,  // tags: key 0 has value 0
                0x18, 0x03,  // polygon
                0x22, 0x0E,  // geometry, 14 bytes
                0x09, 0x80, 0x20, 0x80, 0x10,  // MoveTo +2048 +1024
                0x12, 0x80, 0x10, 0x80, 0x10, 0xFF, 0x0F, 0x00,  // LineTo +1024 +1024, −1024 0
                0x0F,  // ClosePath
                0x1A, 0x01, 0x6E,  // key "n"
                0x22, 0x03, 0x0A, 0x01, 0x41,  // value "A"
                0x28, 0x80, 0x20,  // extent 4096
                0x78, 0x02,  // version 2
            ])
    }

    @Test("A square is cut off 64 units outside the tile")
    func clippedSquare() throws {
        let side = half / 2
        let square = shape(ring((-side, -side), (side, -side), (side, side), (-side, side)))
        let encoder = TileEncoder(layerName: "t", layer: GeneralisedLayer(shapes: [square]))
        let tile = try #require(TileAddress(z: 1, x: 1, y: 0).flatMap(encoder.tile).flatMap(DecodedTile.init))
        let points = try #require(tile.features.first?.rings.first)
        #expect(points.count == 4)
        #expect(Set(points.map { [$0.x, $0.y] }) == [[-64, 2048], [2048, 2048], [2048, 4160], [-64, 4160]])
    }

    @Test("Outer rings have a positive area and holes a negative one, whichever way they ran")
    func winding() throws {
        let outer = ring((0, 0), (half, 0), (half, half), (0, half))
        let inner = ring((half / 4, half / 4), (half / 2, half / 4), (half / 2, half / 2), (half / 4, half / 2))
        for exterior in [outer, outer.reversed()] {
            for hole in [inner, inner.reversed()] {
                let layer = GeneralisedLayer(shapes: [shape(exterior, holes: [hole])])
                let bytes = TileAddress(z: 0, x: 0, y: 0).flatMap(TileEncoder(layerName: "t", layer: layer).tile)
                let areas = try #require(bytes.flatMap(DecodedTile.init)?.features.first?.doubledAreas)
                #expect(areas == [2 * 2048 * 2048, -2 * 512 * 512])
            }
        }
    }

    @Test("Attributes are stored once per value; what a feature lacks is left out")
    func attributes() throws {
        let squares = (0..<3).map { index in
            let x = Double(index) * half / 4
            return shape(ring((x, 0), (x + half / 4, 0), (x + half / 4, half / 4), (x, half / 4)))
        }
        let encoder = TileEncoder(
            layerName: "areas", layer: GeneralisedLayer(shapes: squares),
            attributes: FeatureAttributes(columns: [
                "name": .text(["Noord", "Noord", ""]), "value": .number([1.5, nil, .nan]), "rank": .number([-3, 7]),
            ]))
        let tile = try #require(TileAddress(z: 0, x: 0, y: 0).flatMap(encoder.tile).flatMap(DecodedTile.init))
        #expect(tile.name == "areas" && tile.version == 2 && tile.extent == 4096)
        #expect(tile.features.map(\.id) == [0, 1, 2])
        #expect(
            tile.features.map(\.tags) == [
                ["name": "Noord", "value": "1.5", "rank": "-3"], ["name": "Noord", "rank": "7"], [:],
            ])
        #expect(Set(tile.values).count == tile.values.count && tile.values.count == 4)
        #expect(Set(tile.keys) == ["name", "value", "rank"] && tile.keys.count == 3)
    }

    @Test("There is no tile where the layer is not")
    func nothing() throws {
        let layer = GeneralisedLayer(shapes: [shape(ring((1, 1), (900, 1), (900, 900)))])
        let encoder = TileEncoder(layerName: "t", layer: layer)
        #expect(try encoder.tile(#require(TileAddress(z: 3, x: 0, y: 0))) == nil)
        // In sight, but far smaller than a unit.
        #expect(try encoder.tile(#require(TileAddress(z: 0, x: 0, y: 0))) == nil)
        let none = TileEncoder(layerName: "t", layer: GeneralisedLayer(shapes: []))
        #expect(try none.tile(#require(TileAddress(z: 0, x: 0, y: 0))) == nil)
    }
}

@Suite("Tiles of ten thousand areas")
struct LargeLayerTests {
    /// 100 × 100 cells of 4 km around the Netherlands, with a long name each, so that whole-country tiles overflow.
    private static let layer = GeneralisedLayer(
        shapes: Lattice(
            columns: 100, rows: 100, cell: 4000, segments: 4, origin: Coordinate(x: 380_000, y: 6_580_000)
        ).shapes)
    private static let encoder = TileEncoder(
        layerName: "neighbourhoods", layer: layer,
        attributes: FeatureAttributes(columns: [
            "name": .text((0..<10_000).map { "Neighbourhood with a long name, number \($0)" }),
            "value": .number((0..<10_000).map { Double($0) / 7 }),
        ]))
    private static let extent = Box(minX: 380_000, minY: 6_580_000, maxX: 780_000, maxY: 6_980_000)

    /// At most about `count` addresses of a zoom, spread over the country.
    private static func sample(z: Int, count: Int) -> [TileAddress] {
        let all = TileAddress.covering(extent, z: z)
        return stride(from: 0, to: all.count, by: max(1, all.count / count)).map { all[$0] }
    }

    @Test("Tiles of zoom 0 to 14 stay under the limit and can be read", arguments: 0...14)
    func sizes(z: Int) throws {
        for address in Self.sample(z: z, count: 8) {
            guard let bytes = Self.encoder.tile(address) else {
                #expect(z < 3)
                continue
            }
            #expect(bytes.count <= TileEncoder.maximumBytes)
            let tile = try #require(DecodedTile(bytes))
            for feature in tile.features {
                #expect(feature.doubledAreas.allSatisfy { $0 > 0 })
                let buffered = -64...4160
                #expect(feature.rings.joined().allSatisfy { buffered.contains($0.x) && buffered.contains($0.y) })
            }
        }
    }

    @Test("A tile that overflows loses its text before its numbers")
    func overflow() throws {
        let address = try #require(Self.sample(z: 5, count: 1).first)
        let shapes = TileShapes(of: Array(0..<10_000), in: Self.layer, address: address, coarseness: 2)
        #expect(Self.encoder.assemble(shapes, content: .everything) == nil)
        let decoded = try #require(Self.encoder.tile(address).flatMap(DecodedTile.init))
        #expect(decoded.keys == ["value"])
        #expect(decoded.features.count == shapes.entries.count)
    }

    @Test("Forty thousand areas on top of each other still give a tile under the limit, with as many as fit")
    func lastResort() throws {
        let square = shape(ring((0, 0), (4e6, 0), (4e6, 4e6), (0, 4e6)))
        let layer = GeneralisedLayer(shapes: Array(repeating: square, count: 40_000))
        let bytes = try #require(
            TileAddress(z: 0, x: 0, y: 0).flatMap(TileEncoder(layerName: "t", layer: layer).tile))
        #expect((490_000...TileEncoder.maximumBytes).contains(bytes.count))
        let features = try #require(DecodedTile(bytes)).features
        #expect(features.prefix(1000).map(\.id) == Array(0..<1000))
    }

    @Test("Several threads at once make the same tiles as one")
    func serialEqualsParallel() async {
        let addresses = (5...12).flatMap { Self.sample(z: $0, count: 6) }
        let serial = addresses.map(Self.encoder.tile)
        let parallel = await withTaskGroup(of: (Int, [UInt8]?).self) { group in
            for (index, address) in addresses.enumerated() {
                group.addTask { (index, Self.encoder.tile(address)) }
            }
            var tiles = [[UInt8]?](repeating: nil, count: addresses.count)
            for await (index, tile) in group { tiles[index] = tile }
            return tiles
        }
        let same = parallel == serial
        #expect(same)
    }
}

@Suite("Any rings")
struct AnyRingsTests {
    @Test("Random rings never crash and always give tiles that can be read", arguments: 1...40)
    func randomRings(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        let odd: [Double] = [.nan, .infinity, -.infinity, 1e300, -1e12, 1e12, -0.0, .leastNonzeroMagnitude]
        func ordinate(_ generator: inout SeededGenerator) -> Double {
            if seed % 4 == 0, Int.random(in: 0..<12, using: &generator) == 0 {
                return odd.randomElement(using: &generator) ?? 0
            }
            // A few lines only, so that rings share vertices, run back on themselves and cross.
            return Double(Int.random(in: -4...4, using: &generator)) * TileAddress.halfWorld / 5
        }
        func randomRing(_ generator: inout SeededGenerator) -> Ring {
            let points = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                Coordinate(x: ordinate(&generator), y: ordinate(&generator))
            }
            return Bool.random(using: &generator) ? points : points + points.prefix(1)
        }
        let shapes = (0..<30).map { _ in
            MultiPolygon(
                polygons: (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    Polygon(
                        exterior: randomRing(&generator),
                        holes: (0..<Int.random(in: 0...2, using: &generator)).map { _ in randomRing(&generator) })
                })
        }
        let layer = GeneralisedLayer(shapes: shapes)
        for feature in 0..<layer.count {
            for tolerance in [0, 1, 1e6, 1e13, .infinity, -1, .nan] as [Double] {
                for polygon in layer.rings(of: feature, tolerance: tolerance, keepAtLeastOne: true) {
                    #expect(polygon.allSatisfy { $0.count >= 4 && $0.first == $0.last })
                }
            }
        }
        let encoder = TileEncoder(layerName: "t", layer: layer)
        for z in 0...2 {
            for address in TileAddress.covering(layer.extent, z: z) {
                guard let bytes = encoder.tile(address) else { continue }
                #expect(DecodedTile(bytes) != nil)
            }
        }
    }
}
