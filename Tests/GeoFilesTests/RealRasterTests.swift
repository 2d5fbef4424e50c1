import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

/// Rasters of a water board, from the test data of HYDROLIB (SAMENHANG_TEST_DATA, default ../shared/data).
@Suite(.enabled(if: testData("hydrolib/data/rasters") != nil, "no test data"))
struct RealRasterTests {
    private func raster(_ name: String) throws -> RasterFile {
        try RasterFile(opening: try #require(testData("hydrolib/data/rasters/" + name)))
    }

    @Test func `every raster is read in blocks as it is read whole, or refused by name`() throws {
        let folder = try #require(testData("hydrolib/data/rasters"))
        let names = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        let files = names.filter { !["", "xml"].contains(URL(fileURLWithPath: $0).pathExtension) }.sorted()
        var read = 0
        for name in files {
            do {
                let raster = try RasterFile(opening: folder + "/" + name)
                for band in raster.bands {
                    let whole = try raster.doubles(band, raster.grid.window)
                    #expect(try raster.floats(band, raster.grid.window) == whole.map { Float($0) })
                    let middle = RasterWindow(
                        column: raster.width / 4, row: raster.height / 4, width: raster.width / 2,
                        height: raster.height / 2)
                    let rows = (middle.row..<middle.row + middle.height).flatMap { row in
                        whole[row * raster.width + middle.column..<row * raster.width + middle.column + middle.width]
                    }
                    #expect(try raster.doubles(band, middle) == rows)
                }
                read += 1
            } catch let error as GeoFileError {
                // GDAL 3.6 has no driver for the binary grids of iMOD.
                #expect(name.lowercased().hasSuffix(".idf"), "\(error)")
                #expect(error.path.hasSuffix(name))
            }
        }
        #expect(read > 70)
    }

    @Test func `the heights of AHN have their nodata value in their cells`() throws {
        let heights = try raster("AHN25.tif")
        let band = try #require(heights.bands.first)
        #expect(heights.grid.box == Box(minX: 185_000, minY: 381_250, maxX: 205_000, maxY: 406_250))
        #expect(heights.crs == nil)
        #expect(heights.crsName == "unknown")
        let cells = try heights.floats(band, heights.grid.window)
        let present = cells.filter { Double($0) != band.noData }
        #expect(cells.count - present.count == 250_000)
        #expect(present.min() == 8.535_535)
        #expect(present.max() == 47.730_198)
    }

    @Test func `ground water and rain come from ASCII grids without a system`() throws {
        let groundwater = try raster("GHG.ASC")
        #expect(groundwater.crs == nil)
        #expect(groundwater.bands.first?.noData == Double(Float(-999.99)))
        let band = try #require(groundwater.bands.first)
        let first = try groundwater.floats(band, RasterWindow(column: 0, row: 0, width: 3, height: 1))
        #expect(first == [-999.99, 0.754_750_1, 0.709_369_7])
        #expect(try raster("precipitation/NSL_201606010200.ASC").bands.first?.noData == -999)
    }

    @Test func `land use is in RD New and in whole numbers`() throws {
        let landUse = try raster("sobek_landuse_greenhouse.tif")
        #expect(landUse.crs == .rdNew)
        #expect(landUse.bands.first?.dataType == .uint16)
        #expect(landUse.bands.first?.noData == 0)
        #expect(landUse.grid.cellWidth == 5)
    }
}
