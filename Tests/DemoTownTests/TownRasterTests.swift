import GeoModel
import Testing

@testable import DemoTown

@Suite struct TownRasterTests {
    private let raster = SmallTown.raster
    private let ground = SmallTown.ground

    @Test func `cells say what lies in their middle`() {
        // The cells of a kind together are about as large as its pieces.
        for kind in [GroundKind.yard, .green, .field, .water, .building] {
            let pieces = ground.parts.flatMap(\.pieces).reduce(0) { $0 + ($1.kind == kind ? $1.piece.area : 0) }
            let cells = Double(raster.kinds.count { $0 == kind.rawValue }) * 100
            #expect(abs(cells - pieces) < pieces * 0.03, "\(kind)")
        }
        let town = SmallTown.settlement.outline.shape(of: ground.town.cells).area
        let inside = Double(raster.kinds.count { $0 != 0 }) * 100
        #expect(abs(inside - town) < town * 0.001)
    }

    @Test func `as much ground is under water after a cloudburst as the key figures say`() {
        let depths = CloudburstDepths(of: ground, in: raster, seed: 1).cells
        for (index, part) in ground.parts.enumerated() {
            let own = raster.parts.indices.filter { raster.parts[$0] == index && depths[$0] != GroundRasters.missing }
            let wet = own.count { depths[$0] > 5 }
            let deep = own.count { depths[$0] > 20 }
            #expect(abs(Double(wet) / Double(own.count) * 100 - part.state.rainwater) < 0.5)
            #expect(abs(Double(deep) / Double(own.count) * 100 - part.state.rainwater * 0.16) < 0.5)
        }
    }

    @Test func `the mean around a cell counts only what counts`() {
        // Three by three, the last column of which does not count.
        let average = CellAverage(width: 3, height: 3, reach: 1)
        let means = average.means(of: [1, 0, 0, 0, 1, 0, 0, 0, 0], counting: [1, 1, 0, 1, 1, 0, 1, 1, 0])
        #expect(means == [0.5, 0.5, 0.5, Float(2) / 6, Float(2) / 6, Float(1) / 3, 0.25, 0.25, 0.5])
    }

    @Test func `walking over a landscape finds what it is`() {
        let noise = SmoothNoise(seed: 5, scale: 70)
        var walk = NoiseWalk(seed: 5, scale: 70)
        for step in 0..<40 {
            let place = Coordinate(x: 1_000 + Double(step) * 13, y: 2_000 - Double(step) * 7)
            #expect(walk.value(at: place) == noise.value(at: place))
        }
    }
}
