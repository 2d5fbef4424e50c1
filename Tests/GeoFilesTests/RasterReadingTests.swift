import Foundation
import GeoFiles
import GeoModel
import Testing
import TestSupport

struct RasterReadingTests {
    @Test func `an ASCII grid is read with its place, values and nodata`() throws {
        let folder = try TemporaryFolder()
        let raster = try RasterFile(opening: try folder.write(RasterSamples.asciiGrid, as: "a.asc"))
        #expect(raster.grid.box == Box(minX: 1000, minY: 2000, maxX: 1100, maxY: 2075))
        #expect(raster.width == 4)
        #expect(raster.height == 3)
        #expect(raster.crs == nil)
        #expect(raster.crsName == nil)
        let band = try #require(raster.bands.first)
        #expect(band.dataType == .float32)
        let noData = try #require(band.noData)
        #expect(noData == Double(Float(-999.99)))
        let cells = try raster.doubles(band, raster.grid.window)
        #expect(cells == [1.5, 2.5, 3.5, 4.5, 0, 0, noData, 0, 0, 0, 0, 0])
        #expect(try raster.floats(band, raster.grid.window) == cells.map { Float($0) })
    }

    @Test func `an ASCII grid that begins with whole numbers keeps its broken ones`() throws {
        let folder = try TemporaryFolder()
        let rows = Array(repeating: Array(repeating: "0", count: 500).joined(separator: " "), count: 499)
        let header = "ncols 500\nnrows 500\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -999\n"
        let last = Array(repeating: "0.25", count: 500).joined(separator: " ")
        let path = try folder.write(header + (rows + [last]).joined(separator: "\n") + "\n", as: "a.asc")
        let raster = try RasterFile(opening: path)
        let band = try #require(raster.bands.first)
        let window = RasterWindow(column: 0, row: 499, width: 500, height: 1)
        #expect(try raster.doubles(band, window) == Array(repeating: 0.25, count: 500))
    }

    @Test func `whole blocks, several blocks and parts of blocks give the same cells`() throws {
        let folder = try TemporaryFolder()
        try RasterSamples.writeNumbered(folder.file("a.tif"), width: 50, height: 33)
        let raster = try RasterFile(opening: folder.file("a.tif"))
        #expect(raster.crs == .rdNew)
        let band = try #require(raster.bands.first)
        var windows = Array(band.blocks)
        windows += [
            raster.grid.window, RasterWindow(column: 16, row: 0, width: 32, height: 33),
            RasterWindow(column: 0, row: 16, width: 16, height: 17),
            RasterWindow(column: 3, row: 5, width: 40, height: 20),
            RasterWindow(column: 49, row: 32, width: 1, height: 1),
        ]
        for window in windows {
            let expected = RasterSamples.numbers(in: window)
            #expect(try raster.doubles(band, window) == expected)
            #expect(try raster.floats(band, window) == expected.map { Float($0) })
        }
    }

    @Test(arguments: [RasterDataType.byte, .uint16, .int16, .uint32, .int32, .float32, .float64])
    func `every type gives its values, in single precision where that is exact`(type: RasterDataType) throws {
        let folder = try TemporaryFolder()
        let grid = RasterGrid(originX: 0, originY: 1, cellWidth: 0.5, cellHeight: 1, width: 3, height: 1)
        let values: [Double] = type == .byte ? [0, 7, 255] : [0, 7, 32_767]
        let writer = try RasterWriter(creating: folder.file("a.tif"), grid: grid, crs: .wgs84, dataType: type)
        try writer.write(values)
        try writer.close()
        let raster = try RasterFile(opening: folder.file("a.tif"))
        let band = try #require(raster.bands.first)
        #expect(band.dataType == type)
        #expect(band.noData == nil)
        #expect(try raster.doubles(band, grid.window) == values)
        if type.isExactAsFloat {
            #expect(try raster.floats(band, grid.window) == values.map { Float($0) })
        } else {
            let error = #expect(throws: GeoFileError.self) { try raster.floats(band, grid.window) }
            #expect(error?.reason.contains(band.typeName) == true)
        }
    }

    @Test func `bands say their scale, offset, unit and nodata, and cells come without them`() throws {
        let folder = try TemporaryFolder()
        try RasterSamples.writeNumbered(folder.file("a.tif"), width: 4, height: 4, dataType: .int16)
        let source = "<SimpleSource><SourceFilename relativeToVRT=\"1\">a.tif</SourceFilename></SimpleSource>"
        let bands = [
            """
            <VRTRasterBand dataType="Int16" band="1"><NoDataValue>-999</NoDataValue><UnitType>m</UnitType>
            <Offset>10</Offset><Scale>0.01</Scale>\(source)</VRTRasterBand>
            """,
            "<VRTRasterBand dataType=\"Float64\" band=\"2\"><NoDataValue>nan</NoDataValue>\(source)</VRTRasterBand>",
            "<VRTRasterBand dataType=\"Byte\" band=\"3\"><NoDataValue>-1</NoDataValue>\(source)</VRTRasterBand>",
        ]
        let raster = try RasterFile(opening: try folder.write(RasterSamples.vrt(bands: bands), as: "b.vrt"))
        #expect(raster.bands.map(\.index) == [1, 2, 3])
        #expect(raster.bands.map(\.dataType) == [.int16, .float64, .byte])
        #expect(raster.bands.map(\.scale) == [0.01, 1, 1])
        #expect(raster.bands.map(\.offset) == [10, 0, 0])
        #expect(raster.bands.map(\.unit) == ["m", "", ""])
        #expect(raster.bands[0].noData == -999)
        #expect(raster.bands[1].noData?.isNaN == true)
        // No byte is −1, so nothing is missing.
        #expect(raster.bands[2].noData == nil)
        let window = RasterWindow(column: 1, row: 0, width: 2, height: 1)
        #expect(try raster.doubles(raster.bands[0], window) == [1, 2])
        #expect(try raster.doubles(raster.bands[1], window) == [1, 2])
    }

    @Test func `signed bytes keep their sign`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(Data([0, 127, 128, 255]), as: "a.raw")
        let band = """
            <VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand">
            <Metadata domain="IMAGE_STRUCTURE"><MDI key="PIXELTYPE">SIGNEDBYTE</MDI></Metadata>
            <SourceFilename relativeToVRT="1">a.raw</SourceFilename><NoDataValue>-128</NoDataValue>
            <ImageOffset>0</ImageOffset><PixelOffset>1</PixelOffset><LineOffset>4</LineOffset></VRTRasterBand>
            """
        let raster = try RasterFile(
            opening: try folder.write(RasterSamples.vrt(width: 4, height: 1, bands: [band]), as: "a.vrt"))
        let signed = try #require(raster.bands.first)
        #expect(signed.dataType == .int8)
        #expect(signed.noData == -128)
        #expect(try raster.doubles(signed, raster.grid.window) == [0, 127, -128, -1])
        #expect(try raster.floats(signed, raster.grid.window) == [0, 127, -128, -1])
    }

    @Test func `blocks that a file leaves out are nodata`() throws {
        let folder = try TemporaryFolder()
        let grid = RasterGrid(originX: 0, originY: 40, cellWidth: 1, cellHeight: 1, width: 40, height: 40)
        let writer = try RasterWriter(
            creating: folder.file("a.tif"), grid: grid, crs: nil, dataType: .float32, noData: -1, tile: 16)
        let corner = RasterWindow(column: 32, row: 32, width: 8, height: 8)
        try writer.write(Array(repeating: 3, count: 64), window: corner)
        try writer.close()
        let raster = try RasterFile(opening: folder.file("a.tif"))
        let band = try #require(raster.bands.first)
        #expect(raster.crs == nil)
        #expect(try raster.floats(band, band.blocks[0]) == Array(repeating: -1, count: 256))
        #expect(try raster.floats(band, corner) == Array(repeating: 3, count: 64))
    }

    @Test func `a mask tells which cells are missing`() throws {
        let folder = try TemporaryFolder()
        let raster = try RasterFile(opening: try folder.write(RasterSamples.asciiGrid, as: "a.asc"))
        let band = try #require(raster.bands.first)
        #expect(band.mask == .none)
        var mask = [UInt8](repeating: 9, count: 12)
        try mask.withUnsafeMutableBufferPointer {
            try raster.readMask(band: band, window: raster.grid.window, into: $0)
        }
        #expect(mask.firstIndex(of: 0) == 6)
        #expect(mask.count { $0 == 255 } == 11)
        let alpha = [
            "<VRTRasterBand dataType=\"Byte\" band=\"1\"/>",
            "<VRTRasterBand dataType=\"Byte\" band=\"2\"><ColorInterp>Alpha</ColorInterp></VRTRasterBand>",
        ]
        let picture = try RasterFile(opening: try folder.write(RasterSamples.vrt(bands: alpha), as: "b.vrt"))
        #expect(picture.bands.first?.mask == .alpha)
    }
}
