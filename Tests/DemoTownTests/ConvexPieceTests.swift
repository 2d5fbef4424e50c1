import GeoModel
import Testing

@testable import DemoTown

@Suite struct ConvexPieceTests {
    private func square(_ side: Double, x: Double = 0, y: Double = 0) -> ConvexPiece {
        ConvexPiece([
            Coordinate(x: x, y: y), Coordinate(x: x + side, y: y), Coordinate(x: x + side, y: y + side),
            Coordinate(x: x, y: y + side),
        ])
    }

    @Test func `a line leaves what is left of it and what is right of it`() throws {
        let parts = square(10).cut(from: Coordinate(x: 3, y: 0), to: Coordinate(x: 3, y: 1))
        #expect(try #require(parts.left).area == 30)
        #expect(try #require(parts.right).area == 70)
        let beside = square(10).cut(from: Coordinate(x: 10, y: 0), to: Coordinate(x: 10, y: 1))
        #expect(beside.left?.area == 100)
        #expect(beside.right == nil)
    }

    @Test func `cutting out a shape leaves its inside once and the rest around it`() throws {
        let parts = try #require(square(10).cut(by: square(4, x: 3, y: 3)))
        #expect(parts.inside.area == 16)
        #expect(parts.outside.count == 4)
        #expect(parts.outside.reduce(0) { $0 + $1.area } == 84)
        let corner = try #require(square(10).cut(by: square(4, x: 8, y: 8)))
        #expect(corner.inside.area == 4)
        #expect(square(10).cut(by: square(4, x: 10, y: 3)) == nil)
    }

    @Test func `what is laid first keeps its ground`() {
        var mosaic = GroundMosaic(filledBy: [square(10)])
        mosaic.lay(square(6), as: .building)
        mosaic.lay(square(6, x: 4, y: 4), as: .water)
        #expect(mosaic.area(of: .building) == 36)
        #expect(mosaic.area(of: .water) == 32)
        #expect(abs(mosaic.openArea - 32) < 1e-9)
        mosaic.fill([(.yard, 20), (.green, .infinity)], plot: 5) { $0.x }
        // What would be smaller than the smallest piece is left out.
        #expect(abs(mosaic.area(of: .yard) - 20) < ConvexPiece.smallest)
        #expect(abs(mosaic.area(of: .green) - 12) < ConvexPiece.smallest)
        #expect(abs(mosaic.pieces.reduce(0) { $0 + $1.piece.area } - 100) < ConvexPiece.smallest)
    }

    @Test func `a ring the wrong way round is turned`() {
        let ring = [(0.0, 0.0), (0, 2), (2, 2), (2, 0), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
        #expect(ConvexPiece(ring: ring).area == 4)
    }
}
