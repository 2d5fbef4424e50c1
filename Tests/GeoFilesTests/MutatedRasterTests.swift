import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

/// Small rasters with bytes changed, taken out or cut off: reading may fail, but never stops the program.
struct MutatedRasterTests {
    /// Reads some blocks and a window across blocks of every band, and fails when nothing at all can be read. A damaged
    /// file may claim millions of blocks, or cells in a block.
    private func readSome(_ path: String) throws {
        let raster = try RasterFile(opening: path)
        var failure: GeoFileError?
        var windowsRead = 0
        for band in raster.bands.prefix(3) {
            let across = RasterWindow(
                column: raster.width / 3, row: raster.height / 3, width: min(40, raster.width - raster.width / 3),
                height: min(40, raster.height - raster.height / 3))
            let windows = [across] + band.blocks.prefix(12) + band.blocks.suffix(2)
            for window in windows where window.count < 1_000_000 {
                do {
                    _ = try raster.doubles(band, window)
                    if band.dataType.isExactAsFloat { _ = try raster.floats(band, window) }
                    var mask = [UInt8](repeating: 0, count: window.count)
                    try mask.withUnsafeMutableBufferPointer {
                        try raster.readMask(band: band, window: window, into: $0)
                    }
                    windowsRead += 1
                } catch let error as GeoFileError { failure = error }
            }
        }
        if windowsRead == 0, let failure { throw failure }
    }

    @Test(arguments: [RasterDataType.byte, .int16, .float32, .float64])
    func `a GeoTIFF with changed bytes never stops the program`(type: RasterDataType) throws {
        let folder = try TemporaryFolder()
        try RasterSamples.writeNumbered(folder.file("a.tif"), width: 50, height: 40, dataType: type)
        try tryMutations(of: try folder.bytes("a.tif"), as: "b.tif", seed: 51, read: readSome)
    }

    @Test func `the directory of a GeoTIFF with changed bytes never stops the program`() throws {
        let folder = try TemporaryFolder()
        let grid = RasterGrid(originX: 0, originY: 16, cellWidth: 1, cellHeight: 1, width: 16, height: 16)
        let writer = try RasterWriter(creating: folder.file("a.tif"), grid: grid, crs: .rdNew, noData: -1, tile: 16)
        try writer.write((0..<256).map { Double($0) })
        try writer.close()
        try tryMutations(of: try folder.bytes("a.tif"), as: "b.tif", seed: 52, rounds: 600, read: readSome)
    }

    @Test func `an ASCII grid with changed bytes never stops the program`() throws {
        try tryMutations(of: Array(RasterSamples.asciiGrid.utf8), as: "b.asc", seed: 53, rounds: 400, read: readSome)
    }

    @Test func `a virtual raster with changed bytes never stops the program`() throws {
        let text = RasterSamples.vrt(bands: [
            "<VRTRasterBand dataType=\"Float32\" band=\"1\"><NoDataValue>-1</NoDataValue></VRTRasterBand>"
        ])
        try tryMutations(of: Array(text.utf8), as: "b.vrt", seed: 54, read: readSome)
    }
}
