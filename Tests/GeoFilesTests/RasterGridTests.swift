import GeoFiles
import GeoModel
import Testing
import TestSupport

struct RasterGridTests {
    private let grid = RasterGrid(originX: 0, originY: 40, cellWidth: 10, cellHeight: 10, width: 4, height: 4)

    @Test func `a grid covers its cells, the first of them in the north-west`() {
        #expect(grid.box == Box(minX: 0, minY: 0, maxX: 40, maxY: 40))
        let window = RasterWindow(column: 1, row: 0, width: 2, height: 1)
        #expect(grid.box(of: window) == Box(minX: 10, minY: 30, maxX: 30, maxY: 40))
        #expect(window.count == 2)
    }

    @Test func `a box needs the cells that it touches`() {
        let window = grid.window(covering: Box(minX: 5, minY: 5, maxX: 15, maxY: 12))
        #expect(window == RasterWindow(column: 0, row: 2, width: 2, height: 2))
    }

    @Test(arguments: [
        (Box(minX: -100, minY: -100, maxX: 500, maxY: 500), RasterWindow(column: 0, row: 0, width: 4, height: 4)),
        (Box(minX: -5, minY: 35, maxX: 5, maxY: 45), RasterWindow(column: 0, row: 0, width: 1, height: 1)),
        (Box(minX: 10, minY: 10, maxX: 20, maxY: 20), RasterWindow(column: 1, row: 2, width: 1, height: 1)),
        (
            Box(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity),
            RasterWindow(column: 0, row: 0, width: 4, height: 4)
        ),
    ])
    func `what lies outside the grid needs no cells`(box: Box, window: RasterWindow) {
        #expect(grid.window(covering: box) == window)
    }

    @Test(arguments: [
        Box(minX: 50, minY: 0, maxX: 60, maxY: 10), Box.empty, Box(minX: 40, minY: 0, maxX: 50, maxY: 40),
        Box(minX: .nan, minY: 0, maxX: .nan, maxY: 10),
    ])
    func `a box beside the grid has no window`(box: Box) {
        #expect(grid.window(covering: box) == nil)
    }

    @Test func `blocks cover every cell once and are cut off at the edges`() throws {
        let folder = try TemporaryFolder()
        try RasterSamples.writeNumbered(folder.file("a.tif"), width: 50, height: 33)
        let blocks = try #require(RasterFile(opening: folder.file("a.tif")).bands.first).blocks
        #expect(blocks.columns == 4)
        #expect(blocks.rows == 3)
        #expect(blocks.count == 12)
        #expect(blocks[0] == RasterWindow(column: 0, row: 0, width: 16, height: 16))
        #expect(blocks[5] == RasterWindow(column: 16, row: 16, width: 16, height: 16))
        #expect(blocks.last == RasterWindow(column: 48, row: 32, width: 2, height: 1))
        #expect(blocks.reduce(0) { $0 + $1.count } == 50 * 33)
        #expect(blocks.allSatisfy(blocks.areWhole))
        #expect(blocks.areWhole(in: RasterWindow(column: 16, row: 16, width: 34, height: 17)))
        #expect(!blocks.areWhole(in: RasterWindow(column: 16, row: 16, width: 33, height: 17)))
        #expect(!blocks.areWhole(in: RasterWindow(column: 8, row: 16, width: 8, height: 16)))
    }
}
