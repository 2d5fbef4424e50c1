import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct RasterWriterTests {
    private let grid = RasterGrid(originX: 10, originY: 20, cellWidth: 1, cellHeight: 2, width: 3, height: 2)

    @Test func `what is written is read, band by band and window by window`() throws {
        let folder = try TemporaryFolder()
        let writer = try RasterWriter(
            creating: folder.file("a.tif"), grid: grid, crs: .rdNew, dataType: .byte, bands: 2, noData: 255, tile: 16)
        try writer.write([1, 2, 3, 4, 5, 255])
        try writer.write([9, 8], band: 2, window: RasterWindow(column: 1, row: 1, width: 2, height: 1))
        try writer.close()
        let raster = try RasterFile(opening: folder.file("a.tif"))
        #expect(raster.grid == grid)
        #expect(raster.crs == .rdNew)
        #expect(raster.bands.map(\.noData) == [255, 255])
        #expect(try raster.floats(raster.bands[0], grid.window) == [1, 2, 3, 4, 5, 255])
        #expect(try raster.floats(raster.bands[1], grid.window).suffix(2) == [9, 8])
    }

    @Test func `nothing stands in the file's place before it is whole, or when it never becomes so`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.tif")
        func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }
        do {
            let writer = try RasterWriter(creating: path, grid: grid, crs: nil)
            try writer.write(Array(repeating: 1, count: 6))
            #expect(try names() == ["a.tif.part"])
        }
        #expect(try names().isEmpty)
        let writer = try RasterWriter(creating: path, grid: grid, crs: nil)
        try writer.close()
        try writer.close()
        #expect(try names() == ["a.tif"])
    }

    @Test func `the same calls give the same bytes`() throws {
        let folder = try TemporaryFolder()
        try RasterSamples.writeNumbered(folder.file("a.tif"), width: 40, height: 30)
        try RasterSamples.writeNumbered(folder.file("b.tif"), width: 40, height: 30)
        #expect(try folder.bytes("a.tif") == folder.bytes("b.tif"))
    }

    @Test func `what cannot be written is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.tif")
        #expect(throws: GeoFileError.self) {
            try RasterWriter(creating: folder.file("geen/a.tif"), grid: grid, crs: nil)
        }
        #expect(throws: GeoFileError.self) { try RasterWriter(creating: path, grid: grid, crs: nil, dataType: .int64) }
        #expect(throws: GeoFileError.self) { try RasterWriter(creating: path, grid: grid, crs: nil, bands: 0) }
        #expect(throws: GeoFileError.self) { try RasterWriter(creating: path, grid: grid, crs: nil, tile: 17) }
        let writer = try RasterWriter(creating: path, grid: grid, crs: nil)
        #expect(throws: GeoFileError.self) { try writer.write([1, 2]) }
        #expect(throws: GeoFileError.self) { try writer.write(Array(repeating: 1, count: 6), band: 2) }
        #expect(throws: GeoFileError.self) {
            try writer.write([1], window: RasterWindow(column: 3, row: 0, width: 1, height: 1))
        }
        try writer.close()
        #expect(throws: GeoFileError.self) { try writer.write(Array(repeating: 1, count: 6)) }
    }
}
